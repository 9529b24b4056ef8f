import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { Logo } from "../../../ui/logo";

/** The frame of the two screens in front of the door: sign-in and set-up. */
export function Door({ title, subtitle, children }: { title: string; subtitle: string; children: ReactNode }) {
  return (
    <Box
      component="main"
      sx={{
        height: "100%",
        overflow: "auto",
        bgcolor: "tk.bg",
        display: "grid",
        justifyItems: "center",
        alignItems: "safe center",
        p: 2,
      }}
    >
      <Box sx={{ width: "100%", maxWidth: 400, py: 3 }}>
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.25, mb: 3.5 }}>
          <Logo />
          <Typography component="span" sx={{ fontSize: 18, fontWeight: 700, letterSpacing: "-.02em" }}>
            Taktchat
          </Typography>
        </Box>
        <Box
          sx={{
            bgcolor: "tk.surface",
            border: "1px solid",
            borderColor: "tk.line",
            borderRadius: "18px",
            p: { xs: 3, sm: 4 },
            boxShadow: "0 1px 2px rgb(15 26 43 / .04), 0 12px 32px rgb(15 26 43 / .06)",
          }}
        >
          <Typography variant="h1" sx={{ fontSize: 22 }}>
            {title}
          </Typography>
          <Typography variant="body2" sx={{ color: "tk.ink2", mt: 0.75, mb: 3, textWrap: "pretty" }}>
            {subtitle}
          </Typography>
          {children}
        </Box>
      </Box>
    </Box>
  );
}
