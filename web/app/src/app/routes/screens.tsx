import type { ReactNode } from "react";
import { useSearch } from "wouter";
import { ConnectionsPage } from "../../features/connections/routes/connections-page";
import { ContactsPage } from "../../features/contacts/routes/contacts-page";
import { UsersPage } from "../../features/users/routes/users-page";
import { usePermission } from "../../lib/session";
import { ForbiddenScreen } from "./fallbacks";

function Allowed({ permission, children }: { permission: string; children: ReactNode }) {
  return usePermission(permission) ? children : <ForbiddenScreen />;
}

export function ContactsRoute() {
  const q = new URLSearchParams(useSearch()).get("q");
  return (
    <Allowed permission="contacts.view">
      <ContactsPage key={q ?? ""} initialSearch={q ?? ""} />
    </Allowed>
  );
}

export function ConnectionsRoute() {
  return (
    <Allowed permission="connections.view">
      <ConnectionsPage />
    </Allowed>
  );
}

export function UsersRoute() {
  return (
    <Allowed permission="users.view">
      <UsersPage />
    </Allowed>
  );
}
