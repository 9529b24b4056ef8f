import { useInfiniteQuery } from "@tanstack/react-query";
import { get } from "../../../lib/http";
import { firstPage, nextPage } from "../../../lib/paging";
import type { Page, Ticket } from "../../../lib/wire";
import { ticketKeys } from "../ticket-keys";

const PAGE = 5;

/** All tickets of a contact, newest first, a few at a time. */
export function useContactTickets(contactId: string) {
  return useInfiniteQuery({
    queryKey: ticketKeys.ofContact(contactId),
    queryFn: ({ pageParam, signal }) =>
      get<Page<Ticket>>(`/api/contacts/${contactId}/tickets`, { after: pageParam, limit: PAGE }, signal),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });
}
