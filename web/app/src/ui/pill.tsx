import Box from "@mui/material/Box";
import type { ReactNode } from "react";

export type Tone = "ok" | "info" | "warn" | "danger" | "neutral";

const soft: Record<Tone, string> = {
  ok: "tk.okSoft",
  info: "tk.infoSoft",
  warn: "tk.warnSoft",
  danger: "tk.dangerSoft",
  neutral: "tk.neutralSoft",
};
const strong: Record<Tone, string> = {
  ok: "tk.ok",
  info: "tk.info",
  warn: "tk.warn",
  danger: "tk.danger",
  neutral: "tk.ink2",
};

/** A state as colour and word, never colour alone. */
export function Pill({ tone, children, title }: { tone: Tone; children: ReactNode; title?: string }) {
  return (
    <Box
      component="span"
      title={title}
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 0.75,
        height: 22,
        px: 1,
        borderRadius: 999,
        fontSize: 11.5,
        fontWeight: 650,
        letterSpacing: ".02em",
        whiteSpace: "nowrap",
        color: strong[tone],
        bgcolor: soft[tone],
      }}
    >
      <Box component="span" aria-hidden sx={{ width: 7, height: 7, borderRadius: "50%", bgcolor: "currentColor" }} />
      {children}
    </Box>
  );
}
