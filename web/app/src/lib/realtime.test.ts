import { expect, test } from "vitest";
import { retryDelay } from "./realtime";

test("Reconnecting starts within half a second, never waits over 15 s and never gives up", () => {
  expect(retryDelay(0, () => 1)).toBe(500);
  expect(retryDelay(50, () => 1)).toBe(15_000);
  expect(retryDelay(5_000, () => 0)).toBe(7_500);
});

test("Browsers do not come back in the same instant", () => {
  expect(retryDelay(3, () => 0)).not.toBe(retryDelay(3, () => 1));
});
