import type { Ticket } from "../../lib/wire";

/** What the server said last about the tickets that concern me. */
export interface Snapshot {
  /** Open, mine and unread. */
  mine: Ticket[];
  /** Waiting where I may take it. */
  pending: Ticket[];
}

export interface Alert {
  kind: "message" | "newTicket";
  ticket: Ticket;
}

interface Happened {
  /** Tickets in which something was written since the last snapshot; after a reconnect nobody knows, so all. */
  written: ReadonlySet<string> | "all";
  /** The ticket that somebody has before their eyes. */
  lookedAt: string | undefined;
}

/**
 * What deserves attention: a customer's message in my ticket, and a ticket that is new among those waiting for me.
 * Not what I am looking at, not what we wrote ourselves, and nothing at the first look after sign-in.
 */
export function whatIsNew(before: Snapshot | undefined, now: Snapshot, { written, lookedAt }: Happened): Alert[] {
  if (!before) return [];
  const wasWritten = (id: string) => written === "all" || written.has(id);
  const unreadBefore = new Map(before.mine.map(({ id, unreadCount }) => [id, unreadCount]));
  const waitedBefore = new Set(before.pending.map(({ id }) => id));
  // Taking a ticket that was not read yet moves it here; that is no news to the one who took it.
  const news = now.mine.filter(
    ({ id, unreadCount, lastMessageDirection }) =>
      wasWritten(id) &&
      id !== lookedAt &&
      lastMessageDirection === "inbound" &&
      unreadCount > (unreadBefore.get(id) ?? 0) &&
      !waitedBefore.has(id),
  );
  const newest = before.pending.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), "");
  const arrived = now.pending.filter(
    ({ id, createdAt, lastMessageDirection }) =>
      !waitedBefore.has(id) &&
      id !== lookedAt &&
      lastMessageDirection !== "outbound" &&
      // A ticket given back to the queue is old and nobody wrote in it.
      (written === "all" ? createdAt > newest : written.has(id)),
  );
  return [
    ...news.map((ticket): Alert => ({ kind: "message", ticket })),
    ...arrived.map((ticket): Alert => ({ kind: "newTicket", ticket })),
  ];
}
