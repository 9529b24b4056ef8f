import Box from "@mui/material/Box";
import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";

const tones = {
  danger: { bg: "tk.dangerSoft", ink: "tk.danger", icon: CircleAlert },
  warn: { bg: "tk.warnSoft", ink: "tk.warn", icon: CircleAlert },
  info: { bg: "tk.infoSoft", ink: "tk.info", icon: Info },
};

/** A sentence that must be read before going on. */
export function Notice({
  tone,
  children,
  role,
}: {
  tone: keyof typeof tones;
  children: ReactNode;
  role?: "alert" | "status";
}) {
  const { bg, ink, icon: Icon } = tones[tone];
  return (
    <Box
      role={role ?? (tone === "danger" ? "alert" : undefined)}
      sx={{ display: "flex", gap: 1.25, p: 1.5, borderRadius: "10px", bgcolor: bg, fontSize: 13, lineHeight: 1.45 }}
    >
      <Box sx={{ color: ink, pt: "1px" }}>
        <Icon size={17} aria-hidden />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, color: "tk.ink", textWrap: "pretty" }}>{children}</Box>
    </Box>
  );
}
