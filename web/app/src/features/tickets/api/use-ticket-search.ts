import { useMemo, useState } from "react";
import { useDebounced } from "../../../lib/use-debounced";
import type { TicketFilter } from "../ticket-filter";

/** What is typed above the tickets, the filter that follows it when the typing rests, and the way back to all. */
export function useTicketSearch(filter: TicketFilter, onFilter: (next: Partial<TicketFilter>) => void) {
  const [search, setSearch] = useState("");
  const settled = useDebounced(search);
  const effective = useMemo(() => ({ ...filter, search: settled.trim() || undefined }), [filter, settled]);
  function clear() {
    setSearch("");
    onFilter({ unread: undefined, connectionId: undefined, queueId: undefined, entrySource: undefined });
  }
  return { search, setSearch, effective, clear };
}
