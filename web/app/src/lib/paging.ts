import type { InfiniteData } from "@tanstack/react-query";
import type { Page } from "./wire";

export type Pages<T> = InfiniteData<Page<T>, string | null>;

/** All rows of an endless list; a row that moved between two fetches is shown once, where it was met first. */
export function rowsOf<T extends { id: string }>(data: { pages: Page<T>[] } | undefined): T[] {
  const seen = new Set<string>();
  const rows: T[] = [];
  for (const page of data?.pages ?? []) {
    for (const row of page.items) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      rows.push(row);
    }
  }
  return rows;
}

export const firstPage: string | null = null;
export const nextPage = <T>(page: Page<T>) => page.next;
