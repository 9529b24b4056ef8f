import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post } from "../../../lib/http";
import { usePermission } from "../../../lib/session";
import type { Connection, Page, Ticket } from "../../../lib/wire";
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

// Enough rows to meet every number a company writes over.
const SAMPLE = 100;

/**
 * The connections one may begin a conversation over. Who may not look at connections (an agent) is offered those that
 * the company's tickets run over.
 */
export function useConnectionChoices() {
  const seesConnections = usePermission("connections.view");
  return useQuery({
    queryKey: ["connections", "choices", seesConnections],
    queryFn: async ({ signal }): Promise<Choice[]> => {
      if (seesConnections) {
        const { items } = await get<Page<Connection>>("/api/connections", { limit: 200 }, signal);
        return items.map(({ id, name }) => ({ id, name }));
      }
      const { items } = await get<Page<Ticket>>("/api/tickets", { limit: SAMPLE }, signal);
      return [...new Map(items.map(({ connection }) => [connection.id, connection.name]))].map(([id, name]) => ({
        id,
        name,
      }));
    },
    staleTime: 5 * 60_000,
  });
}
