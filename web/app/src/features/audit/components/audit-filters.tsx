import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../../ui/select-field";
import { auditActions, periods, type AuditFilter, type Period } from "../audit-filter";
import { PersonField, type People } from "./person-field";

interface Props {
  filter: AuditFilter;
  people: People;
  onChange: (filter: AuditFilter) => void;
}

/** By person, by what was done and by when. */
export function AuditFilters({ filter, people, onChange }: Props) {
  const { t } = useTranslation();
  const set = (part: Partial<AuditFilter>) => onChange({ ...filter, ...part });
  return (
    <Box
      role="search"
      aria-label={t("audit.filters")}
      sx={{
        display: "grid",
        gap: 2,
        mb: 2.5,
        gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(3, minmax(0, 1fr))" },
      }}
    >
      <PersonField people={people} isChosen={Boolean(filter.actorId)} onChange={(actorId) => set({ actorId })} />
      <SelectField
        label={t("audit.action")}
        value={filter.action}
        options={[
          { value: "", label: t("audit.everything") },
          ...auditActions.map((value) => ({ value, label: t(`audit.actions.${value}`) })),
        ]}
        onChange={(action) => set({ action })}
      />
      <SelectField
        label={t("audit.period")}
        value={filter.period}
        options={periods.map((value) => ({ value, label: t(`audit.periods.${value}`) }))}
        onChange={(period) => set({ period: period as Period })}
      />
    </Box>
  );
}
