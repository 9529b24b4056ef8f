import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../lib/http";
import type { Pages } from "../../lib/paging";
import type { Message } from "../../lib/wire";
import { upsertMessage } from "./message-cache";
import { messageKeys } from "./message-keys";

// Addresses of files are signed for half an hour; one that has just been renewed and fails again is really gone.
const RENEWED_IS_FRESH_MS = 60_000;

const asking = new Map<string, Promise<Message | null>>();
const renewed = new Map<string, number>();

/** Reads a message again for new addresses of its file; null when they have just been renewed or cannot be. */
export function refreshMedia(queryClient: QueryClient, message: Message): Promise<Message | null> {
  // What is still on its way up has no other address than that of this page.
  if (message.media?.url?.startsWith("blob:")) return Promise.resolve(null);
  const current = asking.get(message.id);
  if (current) return current;
  if (Date.now() - (renewed.get(message.id) ?? -Infinity) < RENEWED_IS_FRESH_MS) return Promise.resolve(null);
  const asked = get<Message>(`/api/messages/${message.id}`)
    .then((fresh) => {
      renewed.set(message.id, Date.now());
      if (fresh.ticketId)
        queryClient.setQueryData<Pages<Message>>(messageKeys.list(fresh.ticketId), (d) => upsertMessage(d, fresh).data);
      return fresh;
    })
    .catch(() => null)
    .finally(() => asking.delete(message.id));
  asking.set(message.id, asked);
  return asked;
}

export function forgetRenewals() {
  renewed.clear();
}

/** For `onError` of a picture or film: asks for a new address once; `broken` when that did not help either. */
export function useMediaRefresh(message: Message) {
  const queryClient = useQueryClient();
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const url = message.media?.url ?? null;
  return {
    broken: url !== null && brokenUrl === url,
    refresh: async () => {
      const fresh = await refreshMedia(queryClient, message);
      if (!fresh?.media?.url) setBrokenUrl(url);
      return fresh?.media?.url ?? null;
    },
  };
}
