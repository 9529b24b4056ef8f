import { useQuery } from "@tanstack/react-query";
import { useDates } from "../../../lib/format";
import { get } from "../../../lib/http";
import type { Page, Ticket } from "../../../lib/wire";
import { toQuery } from "../ticket-filter";
import { ticketKeys } from "../ticket-keys";

const LIMIT = 100;
const EVERY_MS = 60_000;

/** How many tickets were closed today (`isMore`: at least so many), and whether one ever was. Closing is activity, so they come first. */
export function useClosedToday() {
  const dates = useDates();
  return useQuery({
    queryKey: [...ticketKeys.all, "closedToday"],
    queryFn: ({ signal }) => get<Page<Ticket>>("/api/tickets", { ...toQuery({ tab: "closed" }), limit: LIMIT }, signal),
    select: ({ items }) => {
      const today = dates.dayKey(new Date().toISOString());
      const count = items.filter(({ closedAt }) => closedAt && dates.dayKey(closedAt) === today).length;
      return { count, isMore: count === LIMIT, ever: items.length };
    },
    refetchInterval: EVERY_MS,
  });
}
