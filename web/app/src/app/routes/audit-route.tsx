import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AuditPage } from "../../features/audit/routes/audit-page";
import { useUsers } from "../../features/users/api/use-users";
import { usePageTitle } from "../../lib/page-title";
import { rowsOf } from "../../lib/paging";
import { usePermission } from "../../lib/session";
import { useDebounced } from "../../lib/use-debounced";
import { ForbiddenScreen } from "./fallbacks";

/** The audit, and the people it can be asked by. */
export function AuditRoute() {
  const { t } = useTranslation();
  const mayView = usePermission("audit.view");
  const [search, setSearch] = useState("");
  const people = useUsers(usePermission("users.view"), useDebounced(search.trim()));
  usePageTitle(t("nav.audit"));
  return mayView ? (
    <AuditPage people={{ found: rowsOf(people.data), isLoading: people.isFetching, onSearch: setSearch }} />
  ) : (
    <ForbiddenScreen />
  );
}
