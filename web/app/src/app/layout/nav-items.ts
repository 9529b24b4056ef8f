import { useMemo } from "react";
import { useLocation } from "wouter";
import { useSession } from "../../lib/session";
import { navFor } from "./nav";

/** The menu of this user, in groups. */
export function useNavGroups() {
  const { permissions } = useSession();
  return useMemo(() => navFor(permissions), [permissions]);
}

/** The screens this user may open, in the order of the menu. */
export function useNavItems() {
  const groups = useNavGroups();
  return useMemo(() => groups.flatMap(({ items }) => items), [groups]);
}

/** Tells whether a screen or something below it is what is looked at. */
export function useIsActive() {
  const [pathname] = useLocation();
  return (to: string) => pathname === to || pathname.startsWith(`${to}/`);
}
