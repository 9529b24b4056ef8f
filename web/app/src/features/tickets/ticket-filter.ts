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

/** Phones are matched by their digits, however they were typed or pasted. */
function searchText(search: string | undefined) {
  const text = search?.trim();
  return (text && /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, "") : text) || undefined;
}

/** What the tab and chips mean to GET /api/tickets. */
export function toQuery({ tab, unread, connectionId, queueId, entrySource, search }: TicketFilter) {
  return {
    status: statusOf[tab],
    assigneeId: tab === "mine" ? "me" : undefined,
    unread: unread || undefined,
    connectionId,
    queueId,
    entrySource,
    search: searchText(search),
  };
}

/** Whether anything but the tab holds tickets back. */
export function isNarrowed({ unread, connectionId, queueId, entrySource, search }: TicketFilter) {
  return Boolean(search || unread || connectionId || queueId || entrySource);
}

/** The filter as the address bar has it; anything unknown there is dropped. */
export function parseFilter(search: string): TicketFilter {
  const params = new URLSearchParams(search);
  return {
    tab: ticketTabs.find((tab) => tab === params.get("tab")) ?? "mine",
    unread: params.get("unread") === "true" || undefined,
    connectionId: params.get("connectionId") ?? undefined,
    queueId: params.get("queueId") ?? undefined,
    entrySource: entrySources.find((source) => source === params.get("entrySource")),
  };
}

/** The other way round, `?` included; what is not chosen is left out. The layout goes along when the address names one. */
export function filterSearch(
  { tab, unread, connectionId, queueId, entrySource }: TicketFilter,
  view: string | null = null,
) {
  const params = new URLSearchParams();
  if (view) params.set("view", view);
  if (tab !== "mine") params.set("tab", tab);
  if (unread) params.set("unread", "true");
  if (connectionId) params.set("connectionId", connectionId);
  if (queueId) params.set("queueId", queueId);
  if (entrySource) params.set("entrySource", entrySource);
  const text = params.toString();
  return text ? `?${text}` : "";
}
