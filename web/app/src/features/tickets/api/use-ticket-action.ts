import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { post } from "../../../lib/http";
import { toProblem } from "../../../lib/problem";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Ticket } from "../../../lib/wire";
import { toast } from "../../../ui/toast";
import { ticketKeys } from "../ticket-keys";

export type TicketAction = "accept" | "return" | "close" | "reopen";

/** Shows a ticket the server has just answered with, wherever it is on the screen. */
export function showTicket(queryClient: QueryClient, ticket: Ticket) {
  queryClient.setQueryData(ticketKeys.detail(ticket.id), ticket);
  void queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
  void queryClient.invalidateQueries({ queryKey: ticketKeys.counts });
  void queryClient.invalidateQueries({ queryKey: ticketKeys.events(ticket.id) });
}

/** Accept, return to the queue, close, reopen. Somebody else being faster is not an error: it is said and shown. */
export function useTicketAction(ticketId: string) {
  const queryClient = useQueryClient();
  const { t } = useTranslation();
  const problemText = useProblemText();

  return useMutation({
    mutationFn: (action: TicketAction) => post<Ticket>(`/api/tickets/${ticketId}/${action}`),
    onSuccess: (ticket) => showTicket(queryClient, ticket),
    onError: (error, action) => {
      const problem = toProblem(error);
      const current = problem.body.ticket as Ticket | undefined;
      if (current?.id === ticketId) showTicket(queryClient, current);
      else if (problem.status === 409) void queryClient.invalidateQueries({ queryKey: ticketKeys.all });
      toast(raceText(action, current) ?? problemText(error), { tone: current ? "plain" : "danger" });
    },
  });

  function raceText(action: TicketAction, current: Ticket | undefined) {
    if (!current) return undefined;
    if (action === "accept" && current.assignee) return t("tickets.race.taken", { name: current.assignee.name });
    if (current.status === "closed") return t("tickets.race.closed");
    return t("tickets.race.changed");
  }
}
