import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { get, post } from "../../../lib/http";
import { firstPage, nextPage, type Pages } from "../../../lib/paging";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Message, Page } from "../../../lib/wire";
import { toast } from "../../../ui/toast";
import { messageKeys } from "../message-keys";
import { upsertMessage } from "../message-cache";

/** The messages of a ticket, newest page first; `fetchNextPage` goes back in time. */
export function useMessages(ticketId: string) {
  return useInfiniteQuery({
    queryKey: messageKeys.list(ticketId),
    queryFn: ({ pageParam, signal }) =>
      get<Page<Message>>(`/api/tickets/${ticketId}/messages`, { after: pageParam, limit: 50 }, signal),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });
}

/** *Tentar de novo*: a new attempt of a message that failed or whose fate is unknown. */
export function useRetryMessage(ticketId: string) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (messageId: string) => post<Message>(`/api/messages/${messageId}/retry`),
    onSuccess: (message) => {
      queryClient.setQueryData<Pages<Message>>(messageKeys.list(ticketId), (data) => upsertMessage(data, message).data);
    },
    onError: (error) => {
      toast(problemText(error), { tone: "danger" });
      void queryClient.invalidateQueries({ queryKey: messageKeys.list(ticketId) });
    },
  });
}
