import { useQuery } from "@tanstack/react-query";
import { get } from "../../../lib/http";
import type { Connection, Page } from "../../../lib/wire";
import { connectionKeys } from "../connection-keys";

// A company has a handful of numbers; one page of the largest size is all of them.
const LIMIT = 200;

/** All connections; a file of its own because the first load needs it and none of their actions. */
export function useConnections(enabled = true) {
  return useQuery({
    queryKey: connectionKeys.all,
    queryFn: ({ signal }) => get<Page<Connection>>("/api/connections", { limit: LIMIT }, signal),
    select: (page) => page.items,
    enabled,
  });
}
