import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { usePermission } from "../../../lib/session";
import type { EntrySource } from "../../../lib/wire";
import { useQueues } from "../api/use-tickets";
import { entrySources, type TicketFilter } from "../ticket-filter";
import { ChoiceChip, ToggleChip } from "./filter-chip";

interface Props {
  filter: TicketFilter;
  /** Left out for those who may not see connections. */
  connections?: { id: string; name: string }[];
  onFilter: (next: Partial<TicketFilter>) => void;
}

/** The chips that narrow the tickets, the same in the list and in the columns. */
export function TicketFilters({ filter, connections, onFilter }: Props) {
  const { t } = useTranslation();
  const seesQueues = usePermission("queues.view");
  const queues = useQueues(seesQueues);

  return (
    <Box
      role="group"
      aria-label={t("tickets.filters")}
      sx={{ display: "flex", gap: 0.75, minWidth: 0, overflowX: "auto", scrollbarWidth: "none" }}
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
  );
}
