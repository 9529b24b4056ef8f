import { useSyncExternalStore } from "react";
import type { Message } from "../../lib/wire";
import { onLeaving } from "../../lib/leaving";

/** Which message the next one will answer, per ticket: chosen at a bubble, shown at the composer. */
const targets = new Map<string, Message>();
const listeners = new Set<() => void>();

export function setReplyTarget(ticketId: string, message: Message | null) {
  if (message) targets.set(ticketId, message);
  else targets.delete(ticketId);
  for (const listener of listeners) listener();
}

export function useReplyTarget(ticketId: string) {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => targets.get(ticketId) ?? null,
  );
}

export const asQuoted = (message: Message): NonNullable<Message["quoted"]> => ({
  id: message.id,
  text: message.text ?? message.media?.name ?? null,
  direction: message.direction,
  type: message.type,
});

onLeaving(() => {
  targets.clear();
  for (const listener of listeners) listener();
});
