import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { ROW_HEIGHT } from "./ticket-row";

export function TicketRowSkeleton({ index }: { index: number }) {
  return (
    <Box sx={{ height: ROW_HEIGHT, display: "flex", gap: 1.5, px: 2, py: "11px" }}>
      <Skeleton variant="circular" width={40} height={40} sx={{ flexShrink: 0 }} />
      <Box sx={{ flex: 1 }}>
        <Skeleton variant="rounded" width={`${70 - ((index * 13) % 30)}%`} height={13} sx={{ mt: "4px" }} />
        <Skeleton variant="rounded" width={`${92 - ((index * 17) % 25)}%`} height={11} sx={{ mt: "10px" }} />
        <Skeleton variant="rounded" width={66} height={16} sx={{ mt: "11px" }} />
      </Box>
    </Box>
  );
}
