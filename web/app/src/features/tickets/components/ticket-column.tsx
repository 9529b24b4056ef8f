import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { Inbox, SearchX, TriangleAlert } from "lucide-react";
import { useEffect, useMemo, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { rowsOf } from "../../../lib/paging";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Ticket } from "../../../lib/wire";
import { Blank } from "../../../ui/states";
import { useTickets } from "../api/use-tickets";
import { filterSearch, isNarrowed, type TicketFilter } from "../ticket-filter";
import { listRole } from "./role-list";
import { CARD_HEIGHT, TicketCard } from "./ticket-card";

export type ColumnStatus = "pending" | "open" | "closed";

const dots = { pending: "tk.warn", open: "tk.ok", closed: "tk.control" };

interface Props {
  status: ColumnStatus;
  filter: TicketFilter;
  /** How many there are in all, where the server counts them. */
  total: number | undefined;
  list: Ref<VirtuosoHandle>;
  onLength: (length: number) => void;
  onClear: () => void;
}

/** The tickets of one status, newest activity first. */
export function TicketColumn({ status, filter, total, list, onLength, onClear }: Props) {
  const { t } = useTranslation();
  const own = useMemo(() => ({ ...filter, tab: status }), [filter, status]);
  const tickets = useTickets(own);
  const rows = useMemo(() => rowsOf(tickets.data), [tickets.data]);
  const known = isNarrowed(filter) ? undefined : total;
  const isMore = known === undefined && tickets.hasNextPage;
  const count = known ?? rows.length;
  useEffect(() => onLength(rows.length), [onLength, rows.length]);

  return (
    <Box
      component="section"
      aria-label={t(`tickets.tabs.${status}`)}
      data-column={status}
      sx={{
        flex: { xs: "0 0 86vw", sm: "0 0 320px", lg: "1 1 0" },
        minWidth: 0,
        maxWidth: { lg: 520 },
        display: "flex",
        flexDirection: "column",
        borderRadius: "14px",
        bgcolor: "tk.sunken",
        border: "1px solid",
        borderColor: "tk.line",
        overflow: "hidden",
        scrollSnapAlign: "center",
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, px: 2, height: 46, flexShrink: 0 }}>
        <Box component="span" aria-hidden sx={{ width: 8, height: 8, borderRadius: "50%", bgcolor: dots[status] }} />
        <Box component="h2" sx={{ m: 0, fontSize: 14, fontWeight: 650, letterSpacing: "-.01em" }}>
          {t(`tickets.tabs.${status}`)}
        </Box>
        {!tickets.isPending && (
          <Box
            component="span"
            role="img"
            aria-label={isMore ? t("tickets.columns.atLeast", { count }) : t("tickets.columns.count", { count })}
            sx={{ fontSize: 12.5, fontWeight: 600, color: "tk.ink3", fontVariantNumeric: "tabular-nums" }}
          >
            {count}
            {isMore && "+"}
          </Box>
        )}
      </Box>
      <Cards tickets={tickets} rows={rows} filter={own} list={list} onClear={onClear} />
    </Box>
  );
}

interface CardsProps extends Pick<Props, "list" | "onClear"> {
  tickets: ReturnType<typeof useTickets>;
  rows: Ticket[];
  filter: TicketFilter;
}

function Cards({ tickets, rows, filter, list, onClear }: CardsProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const search = filterSearch(filter);

  if (tickets.isPending) return <CardSkeletons />;
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
  if (rows.length === 0 && isNarrowed(filter)) {
    return (
      <Blank
        icon={<SearchX />}
        title={t("tickets.empty.narrowedTitle")}
        text={t("tickets.empty.narrowed")}
        action={<Button onClick={onClear}>{t("tickets.clearFilters")}</Button>}
      />
    );
  }
  if (rows.length === 0) {
    return (
      <Blank icon={<Inbox />} title={t(`tickets.empty.${filter.tab}Title`)} text={t(`tickets.empty.${filter.tab}`)} />
    );
  }
  return (
    <Box sx={{ flex: 1, minHeight: 0 }}>
      <Virtuoso
        ref={list}
        data={rows}
        components={listRole}
        defaultItemHeight={CARD_HEIGHT + 8}
        increaseViewportBy={400}
        computeItemKey={(_, ticket) => ticket.id}
        endReached={() => {
          if (tickets.hasNextPage && !tickets.isFetchingNextPage) void tickets.fetchNextPage();
        }}
        itemContent={(_, ticket) => (
          <Box sx={{ px: 1.25, pb: 1 }}>
            <TicketCard ticket={ticket} search={search} />
          </Box>
        )}
        tabIndex={-1}
      />
    </Box>
  );
}

function CardSkeletons() {
  const { t } = useTranslation();
  return (
    <Box role="status" aria-busy aria-label={t("states.loading")} sx={{ px: 1.25, overflow: "hidden", flex: 1 }}>
      {Array.from({ length: 6 }, (_, index) => (
        <Box
          key={index}
          sx={{
            height: CARD_HEIGHT,
            mb: 1,
            p: "12px 14px",
            borderRadius: "12px",
            bgcolor: "tk.surface",
            border: "1px solid",
            borderColor: "tk.line",
          }}
        >
          <Box sx={{ display: "flex", alignItems: "center", gap: 1.25 }}>
            <Skeleton variant="circular" width={30} height={30} />
            <Skeleton variant="rounded" width={`${56 - ((index * 9) % 24)}%`} height={13} />
          </Box>
          <Skeleton variant="rounded" width={`${88 - ((index * 13) % 34)}%`} height={11} sx={{ mt: 1.5 }} />
          <Skeleton variant="rounded" width={72} height={16} sx={{ mt: 1.5 }} />
        </Box>
      ))}
    </Box>
  );
}
