import type { QueryClient } from "@tanstack/react-query";
import { coalesce } from "../../lib/coalesce";
import type { Push } from "../../lib/wire";
import { contactKeys } from "./contact-keys";

/** contact.* pushes → contact lists and cards. */
export function contactRealtime(queryClient: QueryClient) {
  const refresh = coalesce(
    () => queryClient.invalidateQueries({ queryKey: contactKeys.all }),
    () => 300,
  );
  return (push: Push) => {
    if (push.type.startsWith("contact.")) refresh();
  };
}
