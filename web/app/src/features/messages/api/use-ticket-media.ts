import { useInfiniteQuery } from "@tanstack/react-query";
import { get } from "../../../lib/http";
import { firstPage, nextPage } from "../../../lib/paging";
import type { Message, Page } from "../../../lib/wire";
import { messageKeys } from "../message-keys";

const PAGE = 9;

/** The messages with a file in all tickets of this conversation, newest first. */
export function useTicketMedia(ticketId: string) {
  return useInfiniteQuery({
    queryKey: messageKeys.media(ticketId),
    queryFn: ({ pageParam, signal }) =>
      get<Page<Message>>(`/api/tickets/${ticketId}/media`, { after: pageParam, limit: PAGE }, signal),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    // The addresses of files end within the hour.
    staleTime: 60_000,
  });
}
