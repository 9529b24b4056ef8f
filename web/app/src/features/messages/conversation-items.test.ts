import { expect, test } from "vitest";
import { message } from "../../../test/samples";
import { createDates } from "../../lib/format";
import type { TicketEvent } from "../../lib/wire";
import { conversationItems } from "./conversation-items";

const dates = createDates("pt-BR", "America/Sao_Paulo");
const base = { messages: [], events: [], outgoing: [], hasOlder: false, dates };
const event = (id: string, at: string): TicketEvent => ({ id, type: "accepted", actor: null, at, data: null });
const outgoing = (clientId: string) => ({
  clientId,
  ticketId: "t1",
  draft: { type: "text" as const, text: "Oi!" },
  file: null,
  createdAt: "2026-11-24T14:10:00.000Z",
  problem: null,
});

const shape = (items: ReturnType<typeof conversationItems>) => items.map(({ kind, key }) => `${kind} ${key}`);

test("Days, events and messages stand in one line of time, oldest first", () => {
  const items = conversationItems({
    ...base,
    messages: [
      message({ id: "m2", createdAt: "2026-11-24T14:05:00.000Z" }),
      message({ id: "m1", createdAt: "2026-11-23T14:00:00.000Z" }),
    ],
    events: [event("e1", "2026-11-24T14:02:00.000Z")],
  });

  expect(shape(items)).toEqual([
    "day day:2026-11-23",
    "message m1",
    "day day:2026-11-24",
    "event event:e1",
    "message m2",
  ]);
});

test("Events older than the oldest loaded message wait for its page", () => {
  const input = {
    ...base,
    messages: [message({ id: "m1", createdAt: "2026-11-24T14:05:00.000Z" })],
    events: [event("e1", "2026-11-24T13:00:00.000Z")],
  };
  expect(shape(conversationItems({ ...input, hasOlder: true }))).not.toContain("event event:e1");
  expect(shape(conversationItems({ ...input, hasOlder: false }))).toContain("event event:e1");
});

test("The ticket opens above the message that opened it", () => {
  const opened: TicketEvent = { id: "e1", type: "created", actor: null, at: "2026-11-24T14:05:00.200Z", data: null };
  const items = conversationItems({
    ...base,
    messages: [message({ id: "m1", createdAt: "2026-11-24T14:05:00.000Z" })],
    events: [opened],
  });
  expect(shape(items).slice(1)).toEqual(["event event:e1", "message m1"]);
});

test("A message on its way is last, and gone once the server shows it", () => {
  const mine = message({ id: "m1", clientId: "c1" });
  expect(shape(conversationItems({ ...base, outgoing: [outgoing("c1")] })).at(-1)).toBe("outgoing c1");
  expect(shape(conversationItems({ ...base, messages: [mine], outgoing: [outgoing("c1")] })).at(-1)).toBe("message m1");
});

test("Bubbles of one writer within three minutes join", () => {
  const items = conversationItems({
    ...base,
    messages: [
      message({ id: "late", createdAt: "2026-11-24T14:10:00.000Z" }),
      message({ id: "soon", createdAt: "2026-11-24T14:01:00.000Z" }),
      message({ id: "first", createdAt: "2026-11-24T14:00:00.000Z" }),
    ],
  });
  const joins = items.flatMap((item) => (item.kind === "message" ? [item.joins] : []));
  expect(joins).toEqual([false, true, false]);
});
