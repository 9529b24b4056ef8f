import { describe, expect, test } from "vitest";
import { message } from "../../../test/samples";
import type { Pages } from "../../lib/paging";
import type { Message } from "../../lib/wire";
import { upsertMessage } from "./message-cache";
import { isStale, isWaitingLong } from "./message-status";

const at = (minute: number) => `2026-11-24T14:${String(minute).padStart(2, "0")}:00.000Z`;

function pages(...lists: Message[][]): Pages<Message> {
  return {
    pages: lists.map((items, index) => ({ items, next: index < lists.length - 1 ? String(index) : "more" })),
    pageParams: lists.map(() => null),
  };
}

const ids = (data: Pages<Message> | undefined) => data?.pages.map((page) => page.items.map(({ id }) => id));

describe("Putting a message into the conversation", () => {
  const [a, b, c] = [
    message({ id: "a", createdAt: at(1) }),
    message({ id: "b", createdAt: at(2) }),
    message({ id: "c", createdAt: at(3) }),
  ];

  test("The newest goes first", () => {
    const result = upsertMessage(pages([b, a]), c);
    expect(ids(result.data)).toEqual([["c", "b", "a"]]);
  });

  test("One that arrives out of order takes its place in time", () => {
    const result = upsertMessage(pages([c], [a]), b);
    expect(ids(result.data)).toEqual([["c"], ["b", "a"]]);
  });

  test("One older than all that is loaded waits for its page", () => {
    const result = upsertMessage(pages([c, b]), a);
    expect(ids(result.data)).toEqual([["c", "b"]]);
  });

  test("The same message twice stays one", () => {
    const result = upsertMessage(pages([c, b, a]), message({ ...b, status: "read" }));
    expect(ids(result.data)).toEqual([["c", "b", "a"]]);
    expect(result.data?.pages[0]?.items[1]?.status).toBe("read");
  });

  test("Older news changes nothing and asks for a fetch", () => {
    const shown = message({ id: "x", status: "read" });
    const result = upsertMessage(pages([shown]), message({ id: "x", status: "sent" }));
    expect(result).toMatchObject({ stale: true });
    expect(result.data?.pages[0]?.items[0]?.status).toBe("read");
  });
});

describe("Which news is older", () => {
  test.each([
    ["sent", "delivered", false],
    ["delivered", "read", false],
    ["read", "delivered", true],
    ["sent", "queued", true],
    ["unknown", "delivered", false],
    ["sent", "failed", false],
    ["failed", "queued", false],
    ["unknown", "sending", false],
  ] as const)("after %s comes %s: stale is %s", (shown, incoming, stale) => {
    expect(isStale(message({ status: shown }), message({ status: incoming }))).toBe(stale);
  });

  test("A new attempt counts more than any status", () => {
    expect(isStale(message({ status: "failed", attempts: 1 }), message({ status: "sending", attempts: 2 }))).toBe(
      false,
    );
    expect(isStale(message({ status: "queued", attempts: 2 }), message({ status: "failed", attempts: 1 }))).toBe(true);
  });
});

test("A message is told to wait after two minutes in the queue, not before", () => {
  const queued = message({ status: "queued", createdAt: at(0) });
  expect(isWaitingLong(queued, Date.parse(at(1)))).toBe(false);
  expect(isWaitingLong(queued, Date.parse(at(3)))).toBe(true);
  expect(isWaitingLong({ ...queued, status: "sent" }, Date.parse(at(3)))).toBe(false);
});
