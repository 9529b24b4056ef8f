import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "../../../lib/http";
import type { Pages } from "../../../lib/paging";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Message } from "../../../lib/wire";
import { toast } from "../../../ui/toast";
import { upsertMessage } from "../message-cache";
import { messageKeys } from "../message-keys";
import { newClientId } from "../outbox";

interface Reaction {
  message: Message;
  /** Empty takes it back. */
  emoji: string;
}

/** Puts our emoji on a message, at once; what the server refuses is taken back and said. */
export function useReact(ticketId: string) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const show = (message: Message, company: string | null) =>
    queryClient.setQueryData<Pages<Message>>(
      messageKeys.list(ticketId),
      (data) =>
        upsertMessage(data, { ...message, reactions: { customer: message.reactions?.customer ?? null, company } }).data,
    );

  return useMutation({
    mutationFn: ({ message, emoji }: Reaction) =>
      post<Message>("/api/messages", {
        ticketId,
        type: "reaction",
        text: emoji,
        quotedId: message.id,
        clientId: newClientId(),
      }),
    onMutate: ({ message, emoji }) => void show(message, emoji || null),
    onError: (error, { message }) => {
      show(message, message.reactions?.company ?? null);
      toast(problemText(error), { tone: "danger" });
    },
  });
}

/** *Tentar de novo* of a file that did not come from the provider. */
export function useRetryMedia(ticketId: string) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (messageId: string) => post<Message>(`/api/messages/${messageId}/media/retry`),
    onSuccess: (message) => {
      queryClient.setQueryData<Pages<Message>>(messageKeys.list(ticketId), (data) => upsertMessage(data, message).data);
    },
    onError: (error) => toast(problemText(error), { tone: "danger" }),
  });
}
