export const messageKeys = {
  all: ["messages"] as const,
  list: (ticketId: string) => ["messages", ticketId] as const,
  media: (ticketId: string) => ["messages-media", ticketId] as const,
};
