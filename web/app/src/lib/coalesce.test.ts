import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesce } from "./coalesce";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("The first call is answered at once, the next only after the pause", async () => {
  const run = vi.fn(() => Promise.resolve());
  const call = coalesce(run, () => 300);

  call();
  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(1);
  call();
  await vi.advanceTimersByTimeAsync(250);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(100);

  expect(run).toHaveBeenCalledTimes(2);
});

test("A hundred calls in a moment run once", async () => {
  const run = vi.fn(() => Promise.resolve());
  const call = coalesce(run, () => 300);

  for (let each = 0; each < 100; each++) call();
  await vi.advanceTimersByTimeAsync(1_000);

  expect(run).toHaveBeenCalledTimes(1);
});

test("Constant traffic cannot starve it", async () => {
  const run = vi.fn(() => Promise.resolve());
  const call = coalesce(run, () => 300);

  for (let at = 0; at < 3_000; at += 50) {
    call();
    await vi.advanceTimersByTimeAsync(50);
  }

  expect(run.mock.calls.length).toBeGreaterThanOrEqual(8);
  expect(run.mock.calls.length).toBeLessThanOrEqual(11);
});

test("What comes in while it runs is run for once more, never at the same time", async () => {
  let running = 0;
  let most = 0;
  const run = vi.fn(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 500));
    running--;
  });
  const call = coalesce(run, () => 100);

  call();
  await vi.advanceTimersByTimeAsync(200);
  call();
  call();
  await vi.advanceTimersByTimeAsync(2_000);

  expect(run).toHaveBeenCalledTimes(2);
  expect(most).toBe(1);
});

test("A run that fails does not stop the next", async () => {
  const run = vi.fn(() => Promise.reject(new Error("offline")));
  const call = coalesce(run, () => 100);

  call();
  await vi.advanceTimersByTimeAsync(150);
  call();
  await vi.advanceTimersByTimeAsync(150);

  expect(run).toHaveBeenCalledTimes(2);
});
