import { useQuery } from "@tanstack/react-query";
import { dayStart } from "../../../lib/day-start";
import { useDates } from "../../../lib/format";
import { get } from "../../../lib/http";
import type { Page, Ticket } from "../../../lib/wire";
import { toQuery } from "../ticket-filter";
import { ticketKeys } from "../ticket-keys";

const EVERY_MS = 60_000;

/** How many tickets were closed today, by the company's calendar, and still are. */
export function useClosedToday() {
  const dates = useDates();
  return useQuery({
    queryKey: [...ticketKeys.all, "closedToday"],
    queryFn: async ({ signal }) => {
      const since = dayStart(dates.timeZone, Date.now()).toISOString();
      return (await get<{ count: number }>("/api/tickets/counts/closed", { since }, signal)).count;
    },
    refetchInterval: EVERY_MS,
  });
}

/** Whether any ticket was ever closed. */
export function useEverClosed(enabled: boolean) {
  return useQuery({
    queryKey: [...ticketKeys.all, "everClosed"],
    queryFn: ({ signal }) => get<Page<Ticket>>("/api/tickets", { ...toQuery({ tab: "closed" }), limit: 1 }, signal),
    select: ({ items }) => items.length,
    enabled,
  });
}
