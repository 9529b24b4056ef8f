import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post } from "../../../lib/http";
import type { ConnectionName } from "../../../api/types.gen";
import type { Page, Ticket } from "../../../lib/wire";
import { showTicket } from "./use-ticket-action";

interface NewTicket {
  contactId?: string;
  phone?: string;
  connectionId: string;
  queueId?: string;
}

/** Begins a conversation, or answers the caller's own active one with this contact. */
export function useCreateTicket() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewTicket) => post<Ticket>("/api/tickets", body),
    onSuccess: (ticket) => showTicket(queryClient, ticket),
  });
}

interface Choice {
  id: string;
  name: string;
}

/** The connections one may begin a conversation over. */
export function useConnectionChoices() {
  return useQuery({
    queryKey: ["connections", "names"],
    queryFn: async ({ signal }): Promise<Choice[]> => {
      const { items } = await get<Page<ConnectionName>>("/api/connections/names", undefined, signal);
      return items.filter(({ isStopped }) => !isStopped).map(({ id, name }) => ({ id, name }));
    },
    staleTime: 5 * 60_000,
  });
}
