import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Blank } from "./states";

interface Props {
  query: { isPending: boolean; isError: boolean; error: unknown; data: unknown; refetch: () => unknown };
  /** Height of the rows that will come, so that nothing jumps when they do. */
  rowHeight: number;
  texts: { title: string; reload: string; loading: string };
  problemText: (error: unknown) => string;
  children: ReactNode;
}

/** Skeleton, error with a way out, or the content. Data that is already there stays when a refetch fails. */
export function QueryState({ query, rowHeight, texts, problemText, children }: Props) {
  if (query.isPending) {
    return (
      <Box role="status" aria-label={texts.loading} aria-busy>
        {Array.from({ length: 5 }, (_, index) => (
          <Box key={index} sx={{ height: rowHeight, display: "flex", alignItems: "center", gap: 2, px: 2.5 }}>
            <Box sx={{ flex: 1 }}>
              <Skeleton variant="rounded" width={`${46 - ((index * 7) % 20)}%`} height={14} />
              <Skeleton variant="rounded" width={`${66 - ((index * 11) % 24)}%`} height={11} sx={{ mt: 1.25 }} />
            </Box>
            <Skeleton variant="rounded" width={84} height={28} />
          </Box>
        ))}
      </Box>
    );
  }
  if (query.isError && query.data === undefined) {
    return (
      <Blank
        role="alert"
        tone="danger"
        icon={<TriangleAlert />}
        title={texts.title}
        text={problemText(query.error)}
        action={<Button onClick={() => query.refetch()}>{texts.reload}</Button>}
      />
    );
  }
  return children;
}
