import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketKeys } from "./ticket-keys";
import { ticketRealtime } from "./realtime";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch(queryClient: QueryClient, queryKey: readonly unknown[]) {
  const fetch = vi.fn(() => Promise.resolve({ pages: [], pageParams: [] }));
  new QueryObserver(queryClient, { queryKey, queryFn: fetch, staleTime: Infinity }).subscribe(() => undefined);
  return fetch;
}

test("A burst of two hundred pushes refreshes list and counts a few times, not two hundred", async () => {
  const queryClient = new QueryClient();
  const list = watch(queryClient, ticketKeys.list({ tab: "pending" }));
  const counts = watch(queryClient, ticketKeys.counts);
  await vi.advanceTimersByTimeAsync(0);
  const push = ticketRealtime(queryClient);

  for (let each = 0; each < 200; each++) {
    push({ type: "message.created", id: `m${each}`, ticketId: `t${each}` });
    await vi.advanceTimersByTimeAsync(5);
  }
  await vi.advanceTimersByTimeAsync(1_000);

  expect(list.mock.calls.length).toBeGreaterThan(1);
  expect(list.mock.calls.length).toBeLessThanOrEqual(6);
  expect(counts.mock.calls.length).toBe(list.mock.calls.length);
});

test("The open ticket is asked for again when it changed, others are not", async () => {
  const queryClient = new QueryClient();
  const open = watch(queryClient, ticketKeys.detail("t1"));
  await vi.advanceTimersByTimeAsync(0);
  const push = ticketRealtime(queryClient);

  push({ type: "ticket.changed", id: "t2" });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(open).toHaveBeenCalledTimes(1);
  push({ type: "ticket.changed", id: "t1" });
  await vi.advanceTimersByTimeAsync(1_000);

  expect(open).toHaveBeenCalledTimes(2);
});

test("What else there was with a contact follows changes of tickets, not every message", async () => {
  const queryClient = new QueryClient();
  const others = watch(queryClient, ticketKeys.ofContact("c1"));
  await vi.advanceTimersByTimeAsync(0);
  const push = ticketRealtime(queryClient);

  push({ type: "message.created", id: "m1", ticketId: "t1" });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(others).toHaveBeenCalledTimes(1);
  push({ type: "ticket.changed", id: "t2" });
  await vi.advanceTimersByTimeAsync(1_000);

  expect(others).toHaveBeenCalledTimes(2);
});
