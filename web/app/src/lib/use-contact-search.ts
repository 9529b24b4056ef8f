import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get } from "./http";
import { useDebounced } from "./use-debounced";
import type { Contact, Page } from "./wire";

const SHOWN = 8;

/** The first few contacts that a name or number fits, for pickers. */
export function useContactSearch(search: string) {
  const wanted = useDebounced(search.trim());
  return useQuery({
    queryKey: ["contacts", "pick", wanted],
    queryFn: ({ signal }) => get<Page<Contact>>("/api/contacts", { search: wanted, limit: SHOWN }, signal),
    select: (page) => page.items,
    placeholderData: keepPreviousData,
  });
}
