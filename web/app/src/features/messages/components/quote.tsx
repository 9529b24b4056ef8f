import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../lib/wire";

export function Quote({ quoted, contact }: { quoted: NonNullable<Message["quoted"]>; contact: string }) {
  const { t } = useTranslation();
  return (
    <Box
      component="blockquote"
      sx={{
        m: 0,
        mb: "5px",
        px: 1,
        py: "4px",
        borderLeft: "3px solid",
        borderColor: "tk.accent",
        borderRadius: "6px",
        background: "color-mix(in srgb, var(--palette-tk-accent) 9%, transparent)",
        fontSize: 13,
        color: "tk.ink2",
        whiteSpace: "normal",
      }}
    >
      <Box sx={{ fontSize: 12, fontWeight: 600, color: "tk.accent" }}>
        {quoted.direction === "inbound" ? contact : t("messages.us")}
      </Box>
      <Box sx={{ display: "-webkit-box", WebkitLineClamp: 2, WebkitBoxOrient: "vertical", overflow: "hidden" }}>
        {quoted.text ?? t("messages.types.unsupported")}
      </Box>
    </Box>
  );
}
