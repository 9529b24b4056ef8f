export const ticketViews = ["list", "columns"] as const;
export type TicketView = (typeof ticketViews)[number];

const keyOf = (userId: string) => `taktchat.ticketView.${userId}`;
const known = (value: string | null) => ticketViews.find((view) => view === value);

/** How the tickets are laid out: what the address says, else what this person chose here last. */
export function parseView(search: string, kept: string | null): TicketView {
  return known(new URLSearchParams(search).get("view")) ?? known(kept) ?? "list";
}

export const keptView = {
  read: (userId: string) => localStorage.getItem(keyOf(userId)),
  write: (userId: string, view: TicketView) => localStorage.setItem(keyOf(userId), view),
};
