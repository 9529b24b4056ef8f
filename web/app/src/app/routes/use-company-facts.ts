import { useConnections } from "../../features/connections/api/use-connection-list";
import type { CompanyFacts } from "../../features/dashboard/first-steps";
import { useEverClosed } from "../../features/tickets/api/use-closed-today";
import { useQueues, useTicketCounts } from "../../features/tickets/api/use-tickets";
import { useUsers } from "../../features/users/api/use-users";
import { rowsOf } from "../../lib/paging";

/** What the first steps ask about, from the screens that own it, and the first failure on the way. */
export function useCompanyFacts(enabled: boolean): { facts: CompanyFacts; error: unknown; refetch: () => void } {
  const connections = useConnections(enabled);
  const queues = useQueues(enabled);
  const users = useUsers(enabled);
  const counts = useTicketCounts();
  const everClosed = useEverClosed(enabled);
  const all = [connections, queues, users, counts, everClosed];

  return {
    facts: {
      connections: connections.data,
      queues: queues.data?.length,
      users: users.data && rowsOf(users.data).filter(({ isActive }) => isActive).length,
      tickets:
        counts.data && everClosed.data !== undefined
          ? counts.data.pending + counts.data.open + everClosed.data
          : undefined,
    },
    error: all.find(({ isError, data }) => isError && data === undefined)?.error,
    refetch: () => {
      for (const query of all) if (query.isError) void query.refetch();
    },
  };
}
