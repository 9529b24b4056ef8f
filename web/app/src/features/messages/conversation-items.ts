import type { Dates } from "../../lib/format";
import type { Message, TicketEvent } from "../../lib/wire";
import type { Outgoing } from "./outbox";

export type ConversationItem =
  | { kind: "day"; key: string; label: string }
  | { kind: "event"; key: string; event: TicketEvent }
  | { kind: "message"; key: string; message: Message; joins: boolean }
  | { kind: "outgoing"; key: string; outgoing: Outgoing; joins: boolean };

/** Bubbles of one writer within this time stand close together. */
const GROUP_MS = 3 * 60_000;

interface Input {
  /** Newest first, as the server lists them. */
  messages: Message[];
  events: TicketEvent[];
  outgoing: Outgoing[];
  hasOlder: boolean;
  dates: Pick<Dates, "day" | "dayKey">;
}

/** One line of time, oldest first: days, what happened to the ticket, messages, and what is still being handed over. */
export function conversationItems({ messages, events, outgoing, hasOlder, dates }: Input): ConversationItem[] {
  const items: ConversationItem[] = [];
  const oldest = messages.at(-1)?.createdAt;
  // The first message opens the ticket and is stored a moment before it; people read it the other way round.
  const placeOf = (event: TicketEvent) =>
    event.type === "created" && oldest && !hasOlder && oldest < event.at ? oldest : event.at;
  // Events before the oldest loaded message would stand above messages that are not loaded yet.
  const shownEvents = (hasOlder && oldest ? events.filter((event) => event.at >= oldest) : events).toSorted((a, b) =>
    placeOf(a) === placeOf(b) ? (a.id < b.id ? -1 : 1) : placeOf(a) < placeOf(b) ? -1 : 1,
  );
  let day = "";
  let previous: { direction: string; at: number; author: string | undefined } | null = null;
  let nextEvent = 0;

  const startDay = (iso: string) => {
    const key = dates.dayKey(iso);
    if (key === day) return;
    day = key;
    previous = null;
    items.push({ kind: "day", key: `day:${key}`, label: dates.day(iso) });
  };
  const pushEventsUntil = (iso: string | null) => {
    for (
      let event = shownEvents[nextEvent];
      event && (iso === null || placeOf(event) <= iso);
      event = shownEvents[nextEvent]
    ) {
      startDay(placeOf(event));
      items.push({ kind: "event", key: `event:${event.id}`, event });
      previous = null;
      nextEvent++;
    }
  };
  const joinsPrevious = (direction: string, iso: string, author: string | undefined) => {
    const at = Date.parse(iso);
    const joins = previous?.direction === direction && previous.author === author && at - previous.at < GROUP_MS;
    previous = { direction, at, author };
    return joins;
  };

  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index];
    if (!message) continue;
    pushEventsUntil(message.createdAt);
    startDay(message.createdAt);
    const joins = joinsPrevious(message.direction, message.createdAt, message.author?.id);
    items.push({ kind: "message", key: message.id, message, joins });
  }
  pushEventsUntil(null);

  const arrived = new Set(messages.map((message) => message.clientId));
  for (const each of outgoing) {
    if (arrived.has(each.clientId)) continue;
    startDay(each.createdAt);
    items.push({
      kind: "outgoing",
      key: each.clientId,
      outgoing: each,
      joins: joinsPrevious("outbound", each.createdAt, "me"),
    });
  }
  return items;
}
