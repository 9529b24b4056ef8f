import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { Link } from "wouter";

interface Props {
  label: string;
  /** Undefined while it is on its way. */
  value: number | string | undefined;
  hint?: string;
  color: string;
  href: string;
}

/** One number of today, and the way to what it counts. */
export function NumberTile({ label, value, hint, color, href }: Props) {
  return (
    <Box
      component={Link}
      href={href}
      sx={{
        display: "block",
        p: 2,
        borderRadius: "14px",
        color: "tk.ink",
        textDecoration: "none",
        bgcolor: "tk.surface",
        border: "1px solid",
        borderColor: "tk.line",
        transition: "border-color .12s",
        "&:hover": { borderColor: "tk.lineStrong" },
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, fontSize: 13, fontWeight: 550, color: "tk.ink2" }}>
        <Box component="span" aria-hidden sx={{ width: 8, height: 8, borderRadius: "50%", bgcolor: color }} />
        {label}
      </Box>
      <Box
        sx={{
          mt: 0.75,
          height: 38,
          fontSize: 30,
          lineHeight: "38px",
          fontWeight: 650,
          letterSpacing: "-.03em",
          fontVariantNumeric: "tabular-nums",
        }}
      >
        {value ?? <Skeleton variant="rounded" width={52} height={26} sx={{ position: "relative", top: 6 }} />}
      </Box>
      <Box sx={{ minHeight: 18, fontSize: 12.5, color: "tk.ink3" }}>{hint}</Box>
    </Box>
  );
}
