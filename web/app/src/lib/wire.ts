import type {
  ConnectionStatus,
  ConnectionView,
  ContactCard,
  ContactView,
  Direction,
  FileView,
  InboundEventView,
  Interactive,
  MessageButton,
  MessageContent,
  MessageMedia,
  MessageReactions,
  MessageStatus,
  MessageType,
  MessageView,
  Place,
  QueueView,
  SendMessageRequest,
  SentTemplate,
  SessionResponse,
  SetupState,
  ShopOrder,
  TemplateVariable,
  TemplateView,
  TicketCounts,
  TicketEventView,
  TicketStatus,
  TicketView,
  UserView,
} from "../api/types.gen";

// The generated types under the names the screens use. Only the types are taken: the generated client would cost the
// first load more than lib/http.ts, which also knows the session, its renewal and the deadlines.

export type { ConnectionStatus, Direction, MessageStatus, SetupState, TicketCounts, TicketStatus };
export type { ContactCard, Interactive, MessageButton, MessageContent, MessageMedia, MessageReactions, MessageType };
export type { Place, SendMessageRequest, SentTemplate, ShopOrder, TemplateVariable };

export type Role = "admin" | "supervisor" | "agent";
export type EntrySource = "whatsapp" | "lead" | "reseller" | "site_chat";

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Session = Omit<SessionResponse, "accessToken"> & { accessToken: string };
export type User = UserView & { role: Role };
export type Queue = QueueView;
export type Connection = ConnectionView;
export type InboundEvent = InboundEventView;
export type Ticket = TicketView;
export type TicketEvent = TicketEventView;
export type Message = MessageView;
export type Contact = ContactView;
export type StoredFile = FileView;
export type Template = TemplateView;

/** What the hub says: which thing is stale; only the message stream carries content. */
export interface Push {
  type: string;
  id: string;
  ticketId?: string | null;
  version?: number | null;
  message?: Message;
  /** Who is writing, of `ticket.typing`. */
  userId?: string;
  userName?: string;
}
