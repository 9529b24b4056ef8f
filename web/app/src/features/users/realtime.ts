import type { QueryClient } from "@tanstack/react-query";
import { reloadRights, sessionState } from "../../lib/session";
import type { Push } from "../../lib/wire";
import { userKeys } from "./user-keys";

/** user.* pushes → the list of users; when it is about me, my own rights are asked for again. */
export function userRealtime(queryClient: QueryClient) {
  return (push: Push) => {
    if (!push.type.startsWith("user.")) return;
    void queryClient.invalidateQueries({ queryKey: userKeys.all });
    const state = sessionState();
    if (state.status === "signedIn" && state.session.user.id === push.id) void reloadRights();
  };
}
