import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SearchInput } from "../../../ui/search-input";
import { Tabs } from "../../../ui/tabs";
import { useTicketSearch } from "../api/use-ticket-search";
import { useTicketCounts } from "../api/use-tickets";
import { ticketTabs, type TicketFilter, type TicketTab } from "../ticket-filter";
import { TicketFilters } from "./ticket-filters";
import { TicketRows } from "./ticket-rows";

interface Props {
  filter: TicketFilter;
  selectedId?: string;
  /** Left out for those who may not see connections. */
  connections?: { id: string; name: string }[];
  onFilter: (next: Partial<TicketFilter>) => void;
  headerAction?: ReactNode;
}

export function TicketList({ filter, selectedId, connections, onFilter, headerAction }: Props) {
  const { t } = useTranslation();
  const { search, setSearch, effective, clear } = useTicketSearch(filter, onFilter);

  return (
    <Box
      component="section"
      aria-label={t("nav.tickets")}
      sx={{ display: "flex", flexDirection: "column", minHeight: 0, height: "100%", bgcolor: "tk.surface" }}
    >
      <Box sx={{ px: 2, pt: 2 }}>
        <Box sx={{ display: "flex", alignItems: "center", minHeight: 32 }}>
          <Typography variant="h1" sx={{ flex: 1, fontSize: 18 }}>
            {t("nav.tickets")}
          </Typography>
          {headerAction}
        </Box>
        <Box sx={{ mt: 1.25, mb: 0.5 }}>
          <SearchInput
            label={t("tickets.search")}
            placeholder={t("tickets.searchPlaceholder")}
            value={search}
            onChange={setSearch}
          />
        </Box>
        <TicketTabs tab={filter.tab} onTab={(tab) => onFilter({ tab })} />
      </Box>
      <Box sx={{ px: 2, py: 1.25, borderTop: "1px solid", borderColor: "tk.line", mt: "-1px" }}>
        <TicketFilters filter={filter} connections={connections} onFilter={onFilter} />
      </Box>
      <TicketRows filter={effective} selectedId={selectedId} onClear={clear} />
    </Box>
  );
}

function TicketTabs({ tab, onTab }: { tab: TicketTab; onTab: (tab: TicketTab) => void }) {
  const { t } = useTranslation();
  const counts = useTicketCounts().data;
  const countOf: Record<TicketTab, number | undefined> = {
    mine: counts?.mine,
    pending: counts?.pending,
    open: counts?.open,
    closed: undefined,
  };

  return (
    <Tabs
      label={t("tickets.tabs.label")}
      value={tab}
      onChange={onTab}
      tabs={ticketTabs.map((value) => ({ value, label: t(`tickets.tabs.${value}`), count: countOf[value] }))}
    />
  );
}
