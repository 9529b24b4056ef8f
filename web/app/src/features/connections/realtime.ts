import type { QueryClient } from "@tanstack/react-query";
import { coalesce } from "../../lib/coalesce";
import type { Push } from "../../lib/wire";
import { connectionKeys } from "./connection-keys";

/** connection.* and events.* pushes → the list of connections and its parked events. */
export function connectionRealtime(queryClient: QueryClient) {
  const refresh = coalesce(
    () => queryClient.invalidateQueries({ queryKey: connectionKeys.all }),
    () => 300,
  );
  return (push: Push) => {
    if (push.type.startsWith("connection.") || push.type.startsWith("events.")) refresh();
  };
}
