import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import { ConnectionsPage } from "../../features/connections/routes/connections-page";
import { ContactsPage } from "../../features/contacts/routes/contacts-page";
import { UsersPage } from "../../features/users/routes/users-page";
import { usePageTitle } from "../../lib/page-title";
import { usePermission } from "../../lib/session";
import { ForbiddenScreen } from "./fallbacks";

function Allowed({ permission, title, children }: { permission: string; title: string; children: ReactNode }) {
  usePageTitle(title);
  return usePermission(permission) ? children : <ForbiddenScreen />;
}

export function ContactsRoute() {
  const { t } = useTranslation();
  const q = new URLSearchParams(useSearch()).get("q");
  return (
    <Allowed permission="contacts.view" title={t("nav.contacts")}>
      <ContactsPage key={q ?? ""} initialSearch={q ?? ""} />
    </Allowed>
  );
}

export function ConnectionsRoute() {
  const { t } = useTranslation();
  return (
    <Allowed permission="connections.view" title={t("nav.connections")}>
      <ConnectionsPage />
    </Allowed>
  );
}

export function UsersRoute() {
  const { t } = useTranslation();
  return (
    <Allowed permission="users.view" title={t("nav.users")}>
      <UsersPage />
    </Allowed>
  );
}

export { AuditRoute } from "./audit-route";
