import type { Message, Session, Ticket } from "../src/lib/wire";

export const session: Session = {
  accessToken: "token-1",
  expiresIn: 900,
  user: {
    id: "ana",
    name: "Ana Lima",
    email: "ana@padaria.example",
    role: "agent",
    isSuperAdmin: false,
    language: null,
    photoUrl: null,
  },
  company: { id: "padaria", name: "Padaria Estrela", timeZone: "America/Sao_Paulo", language: "pt-BR" },
  permissions: ["tickets.view", "tickets.update", "messages.view", "messages.send", "contacts.view"],
  isFirstSignIn: false,
};

let nextId = 1;

export function message(change: Partial<Message> = {}): Message {
  const id = change.id ?? `m${String(nextId++).padStart(6, "0")}`;
  return {
    id,
    ticketId: "t1",
    conversationId: "c1",
    connectionId: "loja",
    direction: "outbound",
    type: "text",
    text: "Oi!",
    rawType: null,
    status: "sent",
    waitingReason: null,
    providerId: null,
    media: null,
    content: null,
    reactions: null,
    attachedTo: null,
    clientId: null,
    error: null,
    author: { id: "ana", name: "Ana Lima", photoUrl: null },
    quoted: null,
    isEdited: false,
    isDeleted: false,
    attempts: 1,
    createdAt: "2026-11-24T14:00:00.000Z",
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    ...change,
  };
}

export function ticket(change: Partial<Ticket> = {}): Ticket {
  return {
    id: "t1",
    status: "pending",
    protocol: "2026-1",
    contact: { id: "marina", name: "Marina Castro", phone: "+5511971234567" },
    connectionId: "loja",
    connection: { id: "loja", name: "Loja Centro", kind: "whatsapp_cloud" },
    queueId: null,
    queue: null,
    assigneeId: null,
    assignee: null,
    entrySource: "whatsapp",
    unreadCount: 0,
    lastMessage: "Oi!",
    lastMessageType: "text",
    lastMessageDirection: "inbound",
    lastMessageAt: "2026-11-24T14:00:00.000Z",
    createdAt: "2026-11-24T14:00:00.000Z",
    updatedAt: "2026-11-24T14:00:00.000Z",
    closedAt: null,
    stateVersion: 1,
    window: null,
    can: { accept: true, return: false, close: true, reopen: false, reply: false, delete: false },
    ...change,
  };
}
