// The wire contract as types. Everything that talks to the server goes through features/*/api, so that these types
// can give way to the generated ones without touching a component.

export type Role = "admin" | "supervisor" | "agent";

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Session {
  accessToken: string;
  expiresIn: number;
  user: { id: string; name: string; email: string; role: Role; isSuperAdmin: boolean; language: string | null };
  company: { id: string; name: string; timeZone: string; language: string };
  permissions: string[];
}

export interface SetupState {
  needed: boolean;
  demo: boolean;
}

export interface User {
  id: string;
  name: string;
  email: string;
  role: Role;
  isActive: boolean;
  isSuperAdmin: boolean;
  createdAt: string;
}

export interface Queue {
  id: string;
  name: string;
  color: string;
  isDefault: boolean;
}

export type ConnectionStatus = "connected" | "connecting" | "awaiting_action" | "disconnected" | "blocked";

export interface Connection {
  id: string;
  name: string;
  kind: string;
  status: ConnectionStatus;
  statusReason: { code: string; title: string; advice: string | null } | null;
  phoneNumberId: string;
  displayPhoneNumber: string | null;
  verifiedName: string | null;
  businessAccountId: string;
  webhookUrl: string;
  webhookVerifiedAt: string | null;
  lastWebhookAt: string | null;
  isActive: boolean;
  queuedMessages: number;
  parkedEvents: number;
  /** What did not work on the side, in words. */
  warnings?: string[];
  createdAt: string;
  updatedAt: string;
}

export interface InboundEvent {
  id: string;
  connectionId: string;
  kind: string;
  state: string;
  reason: string | null;
  attempts: number;
  receivedAt: string;
  preview: string | null;
}

export type TicketStatus = "pending" | "open" | "closed";
export type EntrySource = "whatsapp" | "lead" | "reseller" | "site_chat";
export type Direction = "inbound" | "outbound";

export type MessageStatus =
  "received" | "queued" | "sending" | "sent" | "delivered" | "read" | "played" | "failed" | "unknown";

export interface Ticket {
  id: string;
  status: TicketStatus;
  protocol: string;
  contact: { id: string; name: string; phone: string | null };
  connectionId: string;
  connection: { id: string; name: string; kind: string };
  queueId: string | null;
  queue: { id: string; name: string; color: string } | null;
  assigneeId: string | null;
  assignee: { id: string; name: string } | null;
  entrySource: EntrySource;
  unreadCount: number;
  lastMessage: string | null;
  lastMessageType: string | null;
  lastMessageDirection: Direction | null;
  lastMessageStatus?: MessageStatus | null;
  lastMessageAt: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  stateVersion: number;
  can: { accept: boolean; return: boolean; close: boolean; reopen: boolean; reply: boolean };
}

export interface TicketCounts {
  mine: number;
  pending: number;
  open: number;
  unread: number;
}

export interface TicketEvent {
  id: string;
  type: string;
  actor: { id: string; name: string } | null;
  at: string;
  data: string | null;
}

export interface Message {
  id: string;
  ticketId: string | null;
  conversationId: string;
  direction: Direction;
  type: string;
  text: string | null;
  rawType: string | null;
  status: MessageStatus;
  waitingReason: { code: string; title: string } | null;
  providerId: string | null;
  clientId: string | null;
  error: {
    code: string;
    title: string;
    advice: string | null;
    providerCode: number | string | null;
    canRetry: boolean;
  } | null;
  author: { id: string; name: string } | null;
  quoted: { id: string; text: string | null; direction: Direction } | null;
  isEdited: boolean;
  isDeleted: boolean;
  attempts: number;
  createdAt: string;
  sentAt: string | null;
  deliveredAt: string | null;
  readAt: string | null;
}

export interface Contact {
  id: string;
  name: string;
  phone: string | null;
  addresses: { kind: string; value: string; isCurrent: boolean }[];
  email: string | null;
  createdAt: string;
  updatedAt: string;
}

/** What the hub says: which thing is stale; only the message stream carries content. */
export interface Push {
  type: string;
  id: string;
  ticketId?: string | null;
  version?: number;
  message?: Message;
}
