import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";

const shapes = [
  [false, 300, 40],
  [true, 240, 40],
  [true, 340, 60],
  [false, 380, 60],
  [false, 180, 40],
  [true, 280, 40],
] as const;

export function ConversationSkeleton({ label }: { label: string }) {
  return (
    <Box
      role="status"
      aria-label={label}
      sx={{
        flex: 1,
        minHeight: 0,
        overflow: "hidden",
        bgcolor: "tk.chat",
        display: "flex",
        flexDirection: "column",
        justifyContent: "flex-end",
        gap: 1.5,
        p: 3,
      }}
    >
      {shapes.map(([out, width, height], index) => (
        <Skeleton
          key={index}
          variant="rounded"
          width={width}
          height={height}
          sx={{
            alignSelf: out ? "flex-end" : "flex-start",
            maxWidth: "75%",
            borderRadius: "14px",
            bgcolor: out ? "tk.bubbleOut" : "tk.bubbleIn",
          }}
        />
      ))}
    </Box>
  );
}
