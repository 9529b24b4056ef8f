import Box from "@mui/material/Box";

/** The mark: a T drawn as two strokes on the accent. */
export function Logo({ size = 34 }: { size?: number }) {
  return (
    <Box
      aria-hidden
      sx={{
        width: size,
        height: size,
        flexShrink: 0,
        borderRadius: `${Math.round(size * 0.3)}px`,
        bgcolor: "tk.accent",
        color: "tk.accentInk",
        display: "grid",
        placeItems: "center",
      }}
    >
      <svg
        width={size * 0.62}
        height={size * 0.62}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.8"
        strokeLinecap="round"
      >
        <path d="M4 4.500h12M10 4.500V16" />
      </svg>
    </Box>
  );
}
