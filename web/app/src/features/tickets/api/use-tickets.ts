import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { get } from "../../../lib/http";
import { firstPage, nextPage } from "../../../lib/paging";
import type { Page, Queue, Ticket, TicketCounts, TicketEvent } from "../../../lib/wire";
import { toQuery, type TicketFilter } from "../ticket-filter";
import { ticketKeys } from "../ticket-keys";

export function useTickets(filter: TicketFilter) {
  return useInfiniteQuery({
    queryKey: ticketKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      get<Page<Ticket>>("/api/tickets", { ...toQuery(filter), after: pageParam, limit: 50 }, signal),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    // While typing a search the old rows stay; another tab starts with its own skeleton.
    placeholderData: (previous, query) =>
      query?.queryKey[2].tab === filter.tab ? keepPreviousData(previous) : undefined,
  });
}

export function useTicketCounts() {
  return useQuery({
    queryKey: ticketKeys.counts,
    queryFn: ({ signal }) => get<TicketCounts>("/api/tickets/counts", undefined, signal),
  });
}

export function useTicket(id: string) {
  return useQuery({
    queryKey: ticketKeys.detail(id),
    queryFn: ({ signal }) => get<Ticket>(`/api/tickets/${id}`, undefined, signal),
  });
}

const EVENTS_LIMIT = 200;

export function useTicketEvents(id: string) {
  return useQuery({
    queryKey: ticketKeys.events(id),
    queryFn: ({ signal }) => get<Page<TicketEvent>>(`/api/tickets/${id}/events`, { limit: EVENTS_LIMIT }, signal),
    select: (page) => page.items,
  });
}

export function useQueues(enabled: boolean) {
  return useQuery({
    queryKey: ["queues"],
    queryFn: ({ signal }) => get<Page<Queue>>("/api/queues", undefined, signal),
    select: (page) => page.items,
    staleTime: 5 * 60_000,
    enabled,
  });
}
