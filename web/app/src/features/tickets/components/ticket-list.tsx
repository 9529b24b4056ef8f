import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePermission } from "../../../lib/session";
import { useDebounced } from "../../../lib/use-debounced";
import type { EntrySource } from "../../../lib/wire";
import { SearchInput } from "../../../ui/search-input";
import { Tabs } from "../../../ui/tabs";
import { useQueues, useTicketCounts } from "../api/use-tickets";
import { entrySources, ticketTabs, type TicketFilter, type TicketTab } from "../ticket-filter";
import { ChoiceChip, ToggleChip } from "./filter-chip";
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
  const [search, setSearch] = useState("");
  const settled = useDebounced(search);
  const effective = useMemo(() => ({ ...filter, search: settled.trim() || undefined }), [filter, settled]);
  const seesQueues = usePermission("queues.view");
  const queues = useQueues(seesQueues);
  const clear = () => {
    setSearch("");
    onFilter({ unread: undefined, connectionId: undefined, queueId: undefined, entrySource: undefined });
  };

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
      <Box
        role="group"
        aria-label={t("tickets.filters")}
        sx={{
          display: "flex",
          gap: 0.75,
          px: 2,
          py: 1.25,
          overflowX: "auto",
          scrollbarWidth: "none",
          borderTop: "1px solid",
          borderColor: "tk.line",
          mt: "-1px",
        }}
      >
        <ToggleChip
          label={t("tickets.unreadOnly")}
          active={Boolean(filter.unread)}
          onToggle={() => onFilter({ unread: filter.unread ? undefined : true })}
        />
        {seesQueues && (
          <ChoiceChip
            label={t("tickets.queue")}
            all={t("tickets.allQueues")}
            value={filter.queueId}
            options={[
              ...(queues.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
              { value: "none", label: t("tickets.noQueue") },
            ]}
            onChange={(queueId) => onFilter({ queueId })}
          />
        )}
        {connections && (
          <ChoiceChip
            label={t("tickets.connection")}
            all={t("tickets.allConnections")}
            value={filter.connectionId}
            options={connections.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(connectionId) => onFilter({ connectionId })}
          />
        )}
        <ChoiceChip
          label={t("tickets.source")}
          all={t("tickets.allSources")}
          value={filter.entrySource}
          options={entrySources.map((value) => ({ value, label: t(`tickets.sources.${value}`) }))}
          onChange={(value) => onFilter({ entrySource: value as EntrySource | undefined })}
        />
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
