import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

/** The frame of every screen that is not the inbox: title, one line of meaning, one action, content. */
export function Page({
  title,
  subtitle,
  action,
  children,
}: {
  title: string;
  subtitle?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Box component="main" sx={{ flex: 1, minWidth: 0, height: "100%", overflow: "auto", bgcolor: "tk.bg" }}>
      <Box sx={{ maxWidth: 1040, mx: "auto", px: { xs: 2, md: 4 }, py: { xs: 2.5, md: 4 } }}>
        <Box sx={{ display: "flex", alignItems: "flex-start", gap: 2, mb: 3 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography variant="h1">{title}</Typography>
            {subtitle && (
              <Typography variant="body2" sx={{ color: "tk.ink2", mt: 0.5, textWrap: "pretty" }}>
                {subtitle}
              </Typography>
            )}
          </Box>
          {action}
        </Box>
        {children}
      </Box>
    </Box>
  );
}

/** A white card with hairlines between its rows. */
export function Card({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        bgcolor: "tk.surface",
        border: "1px solid",
        borderColor: "tk.line",
        borderRadius: "14px",
        overflow: "hidden",
      }}
    >
      {children}
    </Box>
  );
}
