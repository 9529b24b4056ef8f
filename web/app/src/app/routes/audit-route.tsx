import { useTranslation } from "react-i18next";
import { AuditPage } from "../../features/audit/routes/audit-page";
import { useUsers } from "../../features/users/api/use-users";
import { usePageTitle } from "../../lib/page-title";
import { rowsOf } from "../../lib/paging";
import { usePermission } from "../../lib/session";
import { ForbiddenScreen } from "./fallbacks";

/** The audit, and the people it can be asked by. */
export function AuditRoute() {
  const { t } = useTranslation();
  const mayView = usePermission("audit.view");
  const people = useUsers(usePermission("users.view"));
  usePageTitle(t("nav.audit"));
  return mayView ? <AuditPage people={rowsOf(people.data)} /> : <ForbiddenScreen />;
}
