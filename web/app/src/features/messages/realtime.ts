import type { QueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { coalesce } from "../../lib/coalesce";
import type { Pages } from "../../lib/paging";
import type { Message, Push } from "../../lib/wire";
import { sessionState } from "../../lib/session";
import { toast } from "../../ui/toast";
import { upsertMessage } from "./message-cache";
import { messageKeys } from "./message-keys";

/** Nobody sees a reaction that did not go out, so whoever sent it is told. */
function tellOwnFailure(message: Message) {
  const state = sessionState();
  if (state.status !== "signedIn" || message.author?.id !== state.session.user.id) return;
  const { title, advice } = message.error ?? {};
  toast([title ?? i18next.t("messages.reactionFailed"), advice].filter(Boolean).join(" "), { tone: "danger" });
}

const REFETCH_DELAY_MS = 250;

/**
 * message.* pushes → the conversation. The stream of a joined ticket carries the message and is patched in; everything
 * else only marks the conversation stale.
 */
export function messageRealtime(
  queryClient: QueryClient,
  isJoined: (ticketId: string) => boolean,
  onAttachedFailed: (message: Message) => void = tellOwnFailure,
) {
  const stale = new Set<string>();
  const refetch = coalesce(
    async () => {
      const ids = [...stale];
      stale.clear();
      await Promise.all(ids.map((id) => queryClient.invalidateQueries({ queryKey: messageKeys.list(id) })));
    },
    () => REFETCH_DELAY_MS,
  );
  const markStale = (ticketId: string) => {
    stale.add(ticketId);
    refetch();
  };

  return (push: Push) => {
    const { ticketId, message } = push;
    if (!push.type.startsWith("message.") || !ticketId) return;
    const key = messageKeys.list(ticketId);
    const state = queryClient.getQueryState<Pages<Message>>(key);
    if (!state) return;
    if (!message) {
      if (!isJoined(ticketId)) markStale(ticketId);
      return;
    }
    // A reaction or an edit is never a bubble: it is shown at its message, which comes with a push of its own.
    if (message.attachedTo) {
      if (message.status === "failed" && message.direction === "outbound") {
        markStale(ticketId);
        onAttachedFailed(message);
      }
      return;
    }
    // A fetch on its way may have been answered before this change: its result would take the message back.
    if (state.fetchStatus === "fetching") {
      markStale(ticketId);
    }
    const result = upsertMessage(state.data, message);
    queryClient.setQueryData<Pages<Message>>(key, result.data, { updatedAt: state.dataUpdatedAt });
    if (result.stale) markStale(ticketId);
  };
}
