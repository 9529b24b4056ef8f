import type { Message, MessageStatus } from "../../lib/wire";

const rank: Record<MessageStatus, number> = {
  queued: 0,
  sending: 1,
  unknown: 2,
  sent: 3,
  failed: 4,
  delivered: 5,
  read: 6,
  played: 7,
  received: 8,
};

/** How a message waiting longer than this is told why. */
export const WAITING_TOLD_AFTER_MS = 120_000;

/**
 * Whether `incoming` is older news than what is shown. Answers and pushes travel on two roads and may overtake each
 * other; within one attempt a status only moves forward. A failed or unknown message that is queued again is a retry.
 */
export function isStale(shown: Message, incoming: Message) {
  if (incoming.attempts !== shown.attempts) return incoming.attempts < shown.attempts;
  if ((shown.status === "failed" || shown.status === "unknown") && rank[incoming.status] < rank.unknown) return false;
  return rank[incoming.status] < rank[shown.status];
}

export function isWaitingLong(message: Message, now: number) {
  return message.status === "queued" && now - Date.parse(message.createdAt) > WAITING_TOLD_AFTER_MS;
}

/** The provider knows only what it has taken: an answer or a reaction to anything else would be lost. */
export function mayReactTo(message: Message) {
  return !message.isDeleted && message.type !== "system" && message.providerId !== null && message.status !== "failed";
}
