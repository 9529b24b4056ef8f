import type { QueryClient } from "@tanstack/react-query";
import { coalesce } from "../../lib/coalesce";
import type { Pages } from "../../lib/paging";
import type { Push, Ticket } from "../../lib/wire";
import { ticketKeys } from "./ticket-keys";

const LIST_DELAY_MS = 300;
const DETAIL_DELAY_MS = 150;

/** ticket.* and message.* pushes → what of the ticket lists, counts and the open ticket is stale. */
export function ticketRealtime(queryClient: QueryClient) {
  // A list that was scrolled far costs one request per page, so it is asked less often.
  const pages = () =>
    Math.max(
      1,
      ...queryClient
        .getQueriesData<Pages<Ticket>>({ queryKey: ticketKeys.lists, type: "active" })
        .map(([, data]) => data?.pages.length ?? 1),
    );
  const refreshLists = coalesce(
    () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ticketKeys.lists }),
        queryClient.invalidateQueries({ queryKey: ticketKeys.counts }),
      ]),
    () => LIST_DELAY_MS * pages(),
  );

  const refreshHistories = coalesce(
    () => queryClient.invalidateQueries({ queryKey: ticketKeys.ofContacts }),
    () => LIST_DELAY_MS,
  );

  const changed = new Set<string>();
  const refreshDetails = coalesce(
    async () => {
      const ids = [...changed];
      changed.clear();
      await Promise.all(
        ids.flatMap((id) => [
          queryClient.invalidateQueries({ queryKey: ticketKeys.detail(id) }),
          queryClient.invalidateQueries({ queryKey: ticketKeys.events(id) }),
        ]),
      );
    },
    () => DETAIL_DELAY_MS,
  );

  return (push: Push) => {
    if (push.type === "queue.changed") {
      void queryClient.invalidateQueries({ queryKey: ["queues"] });
      return;
    }
    // Who is writing concerns the conversation alone, and comes every three seconds.
    if (push.type === "ticket.typing") return;
    if (push.type === "ticket.deleted") void queryClient.resetQueries({ queryKey: ticketKeys.detail(push.id) });
    const isTicket = push.type.startsWith("ticket.");
    if (!isTicket && !push.type.startsWith("message.")) return;
    refreshLists();
    if (isTicket) refreshHistories();
    const id = isTicket ? push.id : push.ticketId;
    if (id && queryClient.getQueryState(ticketKeys.detail(id))) {
      changed.add(id);
      refreshDetails();
    }
  };
}
