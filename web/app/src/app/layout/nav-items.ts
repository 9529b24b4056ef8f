import { MessagesSquare, Plug, Users, UsersRound } from "lucide-react";
import { useSession } from "../../lib/session";

const items = [
  { to: "/tickets", key: "tickets", icon: MessagesSquare, permission: "tickets.view" },
  { to: "/contacts", key: "contacts", icon: UsersRound, permission: "contacts.view" },
  { to: "/connections", key: "connections", icon: Plug, permission: "connections.view" },
  { to: "/users", key: "users", icon: Users, permission: "users.view" },
] as const;

/** The screens this user may open, in the order of the rail. */
export function useNavItems() {
  const { permissions } = useSession();
  return items.filter((item) => permissions.includes(item.permission));
}
