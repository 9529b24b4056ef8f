import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { History } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf } from "../../../lib/paging";
import { useProblemText } from "../../../lib/use-problem-text";
import { BusyButton } from "../../../ui/busy-button";
import { Card, Page } from "../../../ui/page";
import { QueryState } from "../../../ui/query-state";
import { Blank } from "../../../ui/states";
import { useAudit } from "../api/use-audit";
import type { AuditFilter } from "../audit-filter";
import { AuditFilters } from "../components/audit-filters";
import { AuditRow } from "../components/audit-row";
import type { People } from "../components/person-field";

const all: AuditFilter = { actorId: "", action: "", period: "all" };

/** What was done in the company that cannot be seen in what is left. */
export function AuditPage({ people }: { people: People }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [filter, setFilter] = useState(all);
  const audit = useAudit(filter);
  const lines = rowsOf(audit.data);
  const isFiltered = Boolean(filter.actorId || filter.action || filter.period !== "all");

  return (
    <Page title={t("nav.audit")} subtitle={t("audit.subtitle")}>
      <AuditFilters filter={filter} people={people} onChange={setFilter} />
      <Card>
        <QueryState
          query={audit}
          rowHeight={64}
          texts={{ title: t("states.errorTitle"), reload: t("states.reload"), loading: t("states.loading") }}
          problemText={problemText}
        >
          {lines.length === 0 ? (
            <Blank
              role="status"
              icon={<History />}
              title={t(isFiltered ? "audit.noneFoundTitle" : "audit.emptyTitle")}
              text={t(isFiltered ? "audit.noneFound" : "audit.empty")}
              action={isFiltered && <Button onClick={() => setFilter(all)}>{t("audit.clear")}</Button>}
            />
          ) : (
            <Box component="ul" aria-label={t("nav.audit")} sx={{ listStyle: "none", m: 0, p: 0 }}>
              {lines.map((line) => (
                <AuditRow key={line.id} line={line} />
              ))}
            </Box>
          )}
        </QueryState>
      </Card>
      {audit.hasNextPage && (
        <Box sx={{ display: "grid", placeItems: "center", mt: 2 }}>
          <BusyButton busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t("states.more")}
          </BusyButton>
        </Box>
      )}
    </Page>
  );
}
