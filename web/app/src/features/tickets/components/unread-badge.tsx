import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";

/** How many messages wait to be read. */
export function UnreadBadge({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <Box
      component="span"
      aria-label={t("tickets.unread", { count })}
      role="img"
      sx={{
        minWidth: 20,
        height: 20,
        px: 0.75,
        flexShrink: 0,
        borderRadius: 999,
        bgcolor: "tk.accent",
        color: "tk.accentInk",
        fontSize: 11,
        fontWeight: 700,
        display: "grid",
        placeItems: "center",
      }}
    >
      {count > 99 ? "99+" : count}
    </Box>
  );
}
