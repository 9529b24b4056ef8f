import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { post } from "../../../lib/http";
import { usePermission, useSession } from "../../../lib/session";
import type { Ticket } from "../../../lib/wire";
import { ticketKeys } from "../ticket-keys";

/**
 * Marks a ticket read while its own agent is looking at it. A colleague who only looks in must not clear the badge
 * that tells the agent to come back, and neither must a tab in the background.
 */
export function useReadTicket(ticket: Ticket | undefined) {
  const queryClient = useQueryClient();
  const me = useSession().user.id;
  const allowed = usePermission("tickets.update");
  const id = ticket?.id;
  const due = allowed && ticket !== undefined && ticket.unreadCount > 0 && ticket.assigneeId === me;
  const activity = ticket?.lastMessageAt;

  useEffect(() => {
    if (!due || !id) return;
    const read = () => {
      if (document.visibilityState !== "visible") return;
      post<Ticket>(`/api/tickets/${id}/read`)
        .then((fresh) => {
          queryClient.setQueryData(ticketKeys.detail(id), fresh);
          void queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
          void queryClient.invalidateQueries({ queryKey: ticketKeys.counts });
        })
        // A badge that stays a little longer is no reason to disturb anyone.
        .catch(() => undefined);
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [due, id, activity, queryClient]);
}
