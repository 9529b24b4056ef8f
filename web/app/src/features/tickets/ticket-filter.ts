import type { EntrySource, TicketStatus } from "../../lib/wire";

export const ticketTabs = ["mine", "pending", "open", "closed"] as const;
export type TicketTab = (typeof ticketTabs)[number];

export const entrySources: EntrySource[] = ["whatsapp", "lead", "reseller", "site_chat"];

export interface TicketFilter {
  tab: TicketTab;
  unread?: boolean;
  connectionId?: string;
  queueId?: string;
  entrySource?: EntrySource;
  search?: string;
}

const statusOf: Record<TicketTab, TicketStatus> = { mine: "open", pending: "pending", open: "open", closed: "closed" };

/** What the tab and chips mean to GET /api/tickets. */
export function toQuery({ tab, unread, connectionId, queueId, entrySource, search }: TicketFilter) {
  return {
    status: statusOf[tab],
    assigneeId: tab === "mine" ? "me" : undefined,
    unread: unread || undefined,
    connectionId,
    queueId,
    entrySource,
    search: search?.trim() || undefined,
  };
}

function text(value: unknown) {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The filter as the address bar has it; anything unknown there is dropped. */
export function parseFilter(search: Record<string, unknown>): Partial<TicketFilter> {
  const tab = ticketTabs.find((each) => each === search.tab);
  const entrySource = entrySources.find((each) => each === search.entrySource);
  return {
    ...(tab && { tab }),
    ...(search.unread === true && { unread: true }),
    ...(text(search.connectionId) && { connectionId: text(search.connectionId) }),
    ...(text(search.queueId) && { queueId: text(search.queueId) }),
    ...(entrySource && { entrySource }),
  };
}
