import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { AuditView } from "../../../api/types.gen";
import { useDates } from "../../../lib/format";
import { get } from "../../../lib/http";
import { firstPage, nextPage } from "../../../lib/paging";
import type { Page } from "../../../lib/wire";
import { toAuditQuery, type AuditFilter } from "../audit-filter";

export type AuditLine = AuditView;

/** Nothing pushes here: who opens the screen reads it anew. */
export function useAudit(filter: AuditFilter) {
  const query = toAuditQuery(filter, useDates());
  return useInfiniteQuery({
    queryKey: ["audit", query],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AuditLine>>("/api/audit", { ...query, after: pageParam, limit: 50 }, signal),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
