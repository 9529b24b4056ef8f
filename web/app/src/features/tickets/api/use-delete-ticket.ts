import { useMutation, useQueryClient } from "@tanstack/react-query";
import { del } from "../../../lib/http";
import { ticketKeys } from "../ticket-keys";

/** Deletes a ticket with its messages and files, for good. */
export function useDeleteTicket(ticketId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => del(`/api/tickets/${ticketId}`),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: ticketKeys.detail(ticketId) });
      void queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
      void queryClient.invalidateQueries({ queryKey: ticketKeys.counts });
    },
  });
}
