import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";

export function TicketHeaderSkeleton() {
  return (
    <Box
      sx={{
        height: 64,
        flexShrink: 0,
        display: "flex",
        alignItems: "center",
        gap: 1.5,
        px: 2.5,
        bgcolor: "tk.surface",
        borderBottom: "1px solid",
        borderColor: "tk.line",
      }}
    >
      <Skeleton variant="circular" width={38} height={38} />
      <Box>
        <Skeleton variant="rounded" width={150} height={14} />
        <Skeleton variant="rounded" width={220} height={11} sx={{ mt: 1 }} />
      </Box>
    </Box>
  );
}
