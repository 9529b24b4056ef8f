import type { TicketFilter } from "./ticket-filter";

export const ticketKeys = {
  all: ["tickets"] as const,
  lists: ["tickets", "list"] as const,
  list: (filter: TicketFilter) => ["tickets", "list", filter] as const,
  counts: ["tickets", "counts"] as const,
  detail: (id: string) => ["tickets", "detail", id] as const,
  ofContacts: ["tickets", "contact"] as const,
  ofContact: (contactId: string) => ["tickets", "contact", contactId] as const,
  events: (id: string) => ["tickets", "events", id] as const,
};
