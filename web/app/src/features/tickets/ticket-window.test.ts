import { expect, test } from "vitest";
import { windowState } from "./ticket-window";

const now = Date.parse("2026-11-25T12:00:00Z");
const at = (ms: number) => windowState({ closesAt: new Date(now + ms).toISOString() }, now);
const MINUTE = 60_000;

test("A channel without the rule has no window", () => {
  expect(windowState(null, now)).toEqual({ state: "none" });
});

test("A customer who never wrote has it closed", () => {
  expect(windowState({ closesAt: null }, now)).toEqual({ state: "closed", hasWritten: false });
});

test.each([
  [21 * 60 * MINUTE + 14 * MINUTE, { state: "open", hours: 21, minutes: 14 }],
  [60 * MINUTE + 1, { state: "open", hours: 1, minutes: 1 }],
  [60 * MINUTE, { state: "closing", hours: 1, minutes: 0 }],
  [59 * MINUTE + 1, { state: "closing", hours: 1, minutes: 0 }],
  [1, { state: "closing", hours: 0, minutes: 1 }],
  [0, { state: "closed", hasWritten: true }],
  [-5, { state: "closed", hasWritten: true }],
])("With %d ms left it is %o", (left, expected) => {
  expect(at(left)).toEqual(expected);
});
