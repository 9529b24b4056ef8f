import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Inbox, SearchX, TriangleAlert } from "lucide-react";
import { useMemo, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { rowsOf } from "../../../lib/paging";
import { useProblemText } from "../../../lib/use-problem-text";
import { Blank } from "../../../ui/states";
import { useTickets } from "../api/use-tickets";
import { walkColumns } from "../column-walk";
import { filterSearch, isNarrowed, type TicketFilter } from "../ticket-filter";
import { listRole } from "./role-list";
import { ROW_HEIGHT, TicketRow } from "./ticket-row";
import { TicketRowSkeleton } from "./ticket-row-skeleton";

/** Arrows, Home and End walk the rows; Enter is the link's own. */
function walk(event: KeyboardEvent<HTMLElement>, list: VirtuosoHandle | null, length: number) {
  const row = (event.target as HTMLElement).closest<HTMLElement>("[data-item-index]");
  const to = row && walkColumns({ column: 0, index: Number(row.dataset.itemIndex) }, event.key, [length]);
  if (!to) return;
  event.preventDefault();
  const container = event.currentTarget;
  const focus = () => container.querySelector<HTMLElement>(`[data-item-index="${to.index}"] a`)?.focus();
  list?.scrollIntoView({ index: to.index, done: focus });
}

export function TicketRows({
  filter,
  selectedId,
  onClear,
}: {
  filter: TicketFilter;
  selectedId?: string;
  onClear: () => void;
}) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const tickets = useTickets(filter);
  const rows = useMemo(() => rowsOf(tickets.data), [tickets.data]);
  const list = useRef<VirtuosoHandle>(null);
  const search = filterSearch(filter);

  if (tickets.isPending) {
    return (
      <Box aria-busy aria-label={t("states.loading")} role="status" sx={{ overflow: "hidden", flex: 1 }}>
        {Array.from({ length: 9 }, (_, index) => (
          <TicketRowSkeleton key={index} index={index} />
        ))}
      </Box>
    );
  }
  if (tickets.isError && rows.length === 0) {
    return (
      <Blank
        role="alert"
        tone="danger"
        icon={<TriangleAlert />}
        title={t("states.errorTitle")}
        text={problemText(tickets.error)}
        action={<Button onClick={() => void tickets.refetch()}>{t("states.reload")}</Button>}
      />
    );
  }
  if (rows.length === 0) {
    return isNarrowed(filter) ? (
      <Blank
        icon={<SearchX />}
        title={t("tickets.empty.narrowedTitle")}
        text={t("tickets.empty.narrowed")}
        action={<Button onClick={onClear}>{t("tickets.clearFilters")}</Button>}
      />
    ) : (
      <Blank icon={<Inbox />} title={t(`tickets.empty.${filter.tab}Title`)} text={t(`tickets.empty.${filter.tab}`)} />
    );
  }

  return (
    <Box sx={{ flex: 1, minHeight: 0 }} onKeyDown={(event) => walk(event, list.current, rows.length)}>
      <Virtuoso
        ref={list}
        data={rows}
        components={listRole}
        defaultItemHeight={ROW_HEIGHT}
        increaseViewportBy={400}
        computeItemKey={(_, ticket) => ticket.id}
        endReached={() => {
          if (tickets.hasNextPage && !tickets.isFetchingNextPage) void tickets.fetchNextPage();
        }}
        itemContent={(_, ticket) => (
          <TicketRow
            ticket={ticket}
            search={search}
            selected={ticket.id === selectedId}
            showAssignee={filter.tab !== "mine"}
          />
        )}
        tabIndex={-1}
      />
    </Box>
  );
}
