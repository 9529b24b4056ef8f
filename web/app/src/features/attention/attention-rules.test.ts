import { expect, test } from "vitest";
import { ticket } from "../../../test/samples";
import { whatIsNew, type Snapshot } from "./attention-rules";

const none: Snapshot = { mine: [], pending: [] };
const mine = (change = {}) => ticket({ status: "open", assigneeId: "ana", unreadCount: 1, ...change });
const waiting = (change = {}) => ticket({ id: "w1", unreadCount: 1, ...change });
const written = (...ids: string[]) => ({ written: new Set(ids), lookedAt: undefined });
const said = (...input: Parameters<typeof whatIsNew>) =>
  whatIsNew(...input).map(({ kind, ticket: { id } }) => `${kind} ${id}`);

test("A customer's message in my ticket is news", () => {
  expect(said(none, { ...none, mine: [mine()] }, written("t1"))).toEqual(["message t1"]);
});

test("Every further message is news, reading is not", () => {
  const before = { ...none, mine: [mine({ unreadCount: 2 })] };
  expect(said(before, { ...none, mine: [mine({ unreadCount: 3 })] }, written("t1"))).toEqual(["message t1"]);
  expect(said(before, { ...none, mine: [mine({ unreadCount: 2 })] }, written("t1"))).toEqual([]);
});

test("What I am looking at needs no bell", () => {
  const looking = { written: new Set(["t1"]), lookedAt: "t1" };
  expect(said(none, { ...none, mine: [mine()] }, looking)).toEqual([]);
});

test("Nothing rings for what was there at sign-in", () => {
  expect(said(undefined, { mine: [mine()], pending: [waiting()] }, written("t1", "w1"))).toEqual([]);
});

test("Taking an unread ticket is no news, even while the customer writes", () => {
  const before = { ...none, pending: [ticket({ unreadCount: 1 })] };
  expect(said(before, { ...none, mine: [mine({ unreadCount: 2 })] }, written("t1"))).toEqual([]);
});

test("Our own answer from elsewhere rings for nobody", () => {
  expect(said(none, { ...none, mine: [mine({ lastMessageDirection: "outbound" })] }, written("t1"))).toEqual([]);
});

test("A ticket that begins to wait is news once", () => {
  const now = { ...none, pending: [waiting()] };
  expect(said(none, now, written("w1"))).toEqual(["newTicket w1"]);
  expect(said(now, { ...none, pending: [waiting({ unreadCount: 2 })] }, written("w1"))).toEqual([]);
});

test("A ticket that was given back is not", () => {
  expect(said(none, { ...none, pending: [waiting()] }, written())).toEqual([]);
});

test("After a reconnect what came meanwhile is news, what was only given back is not", () => {
  const before = { ...none, pending: [waiting({ createdAt: "2026-11-24T14:00:00.000Z" })] };
  const now = {
    mine: [mine()],
    pending: [
      waiting({ createdAt: "2026-11-24T14:00:00.000Z" }),
      waiting({ id: "w2", createdAt: "2026-11-24T14:05:00.000Z" }),
      waiting({ id: "w3", createdAt: "2026-11-20T09:00:00.000Z" }),
    ],
  };
  expect(said(before, now, { written: "all", lookedAt: undefined })).toEqual(["message t1", "newTicket w2"]);
});
