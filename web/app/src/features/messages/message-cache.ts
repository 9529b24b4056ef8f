import type { Pages } from "../../lib/paging";
import type { Message } from "../../lib/wire";
import { isStale } from "./message-status";

/** Newest first, as the server lists them; equal times by id, which is time-ordered too. */
function isNewer(a: Message, b: Message) {
  if (a.createdAt !== b.createdAt) return a.createdAt > b.createdAt;
  return a.id > b.id;
}

export type UpsertResult = { data: Pages<Message> | undefined; stale: boolean };

/**
 * Puts one message into the pages of a ticket. What is older than all that is loaded stays out: its page will bring it.
 * `stale` tells that older news arrived and only a fetch can say what is true.
 */
export function upsertMessage(data: Pages<Message> | undefined, message: Message): UpsertResult {
  if (!data) return { data, stale: false };

  for (const [at, page] of data.pages.entries()) {
    const index = page.items.findIndex((each) => each.id === message.id);
    const shown = page.items[index];
    if (!shown) continue;
    if (isStale(shown, message)) return { data, stale: true };
    const items = page.items.with(index, message);
    return { data: { ...data, pages: data.pages.with(at, { ...page, items }) }, stale: false };
  }

  for (const [at, page] of data.pages.entries()) {
    const index = page.items.findIndex((each) => isNewer(message, each));
    const isEnd = at === data.pages.length - 1 && page.next === null;
    if (index === -1 && !isEnd) continue;
    const items = page.items.toSpliced(index === -1 ? page.items.length : index, 0, message);
    return { data: { ...data, pages: data.pages.with(at, { ...page, items }) }, stale: false };
  }
  return { data, stale: false };
}
