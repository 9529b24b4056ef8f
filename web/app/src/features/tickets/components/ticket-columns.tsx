import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { VirtuosoHandle } from "react-virtuoso";
import { SearchInput } from "../../../ui/search-input";
import { useTicketCounts } from "../api/use-tickets";
import { useTicketSearch } from "../api/use-ticket-search";
import { walkColumns } from "../column-walk";
import type { TicketFilter } from "../ticket-filter";
import { TicketColumn, type ColumnStatus } from "./ticket-column";
import { TicketFilters } from "./ticket-filters";

const columns: ColumnStatus[] = ["pending", "open", "closed"];

interface Props {
  filter: TicketFilter;
  /** Left out for those who may not see connections. */
  connections?: { id: string; name: string }[];
  onFilter: (next: Partial<TicketFilter>) => void;
  headerAction?: ReactNode;
}

/** All tickets by status, side by side: the list's filters over three columns that fill by themselves. */
export function TicketColumns({ filter, connections, onFilter, headerAction }: Props) {
  const { t } = useTranslation();
  const { search, setSearch, effective, clear } = useTicketSearch(filter, onFilter);
  const counts = useTicketCounts().data;
  const totals = { pending: counts?.pending, open: counts?.open, closed: undefined };
  const lengths = useRef(columns.map(() => 0));
  const lists = useRef<(VirtuosoHandle | null)[]>([]);

  /** Arrows walk the cards; Enter is the link's own. */
  function walk(event: KeyboardEvent<HTMLElement>) {
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-ticket-card]");
    const row = card?.closest<HTMLElement>("[data-item-index]");
    const column = columns.findIndex((each) => each === card?.closest<HTMLElement>("[data-column]")?.dataset.column);
    if (!row || column < 0) return;
    const to = walkColumns({ column, index: Number(row.dataset.itemIndex) }, event.key, lengths.current);
    if (!to) return;
    event.preventDefault();
    const container = event.currentTarget.querySelector(`[data-column="${columns[to.column]}"]`);
    const focus = () =>
      container?.querySelector<HTMLElement>(`[data-item-index="${to.index}"] [data-ticket-card]`)?.focus();
    lists.current[to.column]?.scrollIntoView({ index: to.index, done: focus });
  }

  return (
    <Box
      component="section"
      aria-label={t("tickets.columns.label")}
      sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column", minHeight: 0, bgcolor: "tk.bg" }}
    >
      <Box
        sx={{
          display: "flex",
          flexWrap: "wrap",
          alignItems: "center",
          gap: { xs: 1.25, md: 2 },
          px: { xs: 2, md: 2.5 },
          pt: 2,
          pb: 1.5,
        }}
      >
        <Typography variant="h1" sx={{ fontSize: 18, flex: { xs: 1, md: "none" } }}>
          {t("nav.tickets")}
        </Typography>
        <Box sx={{ order: { md: 4 } }}>{headerAction}</Box>
        <Box sx={{ width: { xs: "100%", md: 280 } }}>
          <SearchInput
            label={t("tickets.search")}
            placeholder={t("tickets.searchPlaceholder")}
            value={search}
            onChange={setSearch}
          />
        </Box>
        <Box sx={{ flex: { xs: "1 1 100%", md: "1 1 0" }, minWidth: 0 }}>
          <TicketFilters filter={filter} connections={connections} onFilter={onFilter} />
        </Box>
      </Box>
      <Box
        onKeyDown={walk}
        sx={{
          flex: 1,
          minHeight: 0,
          display: "flex",
          gap: 1.5,
          px: { xs: 2, md: 2.5 },
          pb: { xs: 1.5, md: 2.5 },
          overflowX: "auto",
          scrollSnapType: { xs: "x mandatory", sm: "none" },
        }}
      >
        {columns.map((status, at) => (
          <TicketColumn
            key={status}
            status={status}
            filter={effective}
            total={totals[status]}
            onClear={clear}
            list={(handle) => {
              lists.current[at] = handle;
            }}
            onLength={(length) => {
              lengths.current[at] = length;
            }}
          />
        ))}
      </Box>
    </Box>
  );
}
