import type {
  ConnectionStatus,
  ConnectionView,
  ContactView,
  Direction,
  InboundEventView,
  MessageStatus,
  MessageView,
  QueueView,
  SessionResponse,
  SetupState,
  TicketCounts,
  TicketEventView,
  TicketStatus,
  TicketView,
  UserView,
} from "../api/types.gen";

// The generated types under the names the screens use. Only the types are taken: the generated client would cost the
// first load more than lib/http.ts, which also knows the session, its renewal and the deadlines.

export type { ConnectionStatus, Direction, MessageStatus, SetupState, TicketCounts, TicketStatus };

type Always = "createdAt" | "updatedAt" | "receivedAt" | "at";

/** The contract leaves times untyped (`format: date-time` alone); on the wire they are ISO 8601 text. */
type Timed<T> = { [K in keyof T]: K extends Always ? string : K extends `${string}At` ? string | null : T[K] };

export type Role = "admin" | "supervisor" | "agent";
export type EntrySource = "whatsapp" | "lead" | "reseller" | "site_chat";

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Session = Omit<SessionResponse, "accessToken"> & { accessToken: string };
export type User = Timed<UserView> & { role: Role };
export type Queue = QueueView;
export type Connection = Timed<ConnectionView>;
export type InboundEvent = Timed<InboundEventView>;
export type Ticket = Timed<TicketView>;
export type TicketEvent = Timed<TicketEventView>;
export type Message = Timed<MessageView>;
export type Contact = Timed<ContactView>;

/** What the hub says: which thing is stale; only the message stream carries content. */
export interface Push {
  type: string;
  id: string;
  ticketId?: string | null;
  version?: number | null;
  message?: Message;
}
