import Box from "@mui/material/Box";
import { Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../lib/use-now";
import type { Ticket } from "../../../lib/wire";
import { windowState } from "../ticket-window";

/** How long the 24-hour window is still open, by the minute; amber in its last hour and once it is closed. */
export function WindowClock({ window }: { window: Ticket["window"] }) {
  const { t } = useTranslation();
  const state = windowState(window, useNow());
  if (state.state === "none") return null;
  const closed = state.state === "closed";
  const left = closed
    ? ""
    : state.hours > 0
      ? t("tickets.window.hours", { hours: state.hours, minutes: state.minutes })
      : t("tickets.window.minutes", { minutes: state.minutes });
  const said = closed ? t("tickets.window.closed") : t("tickets.window.closes", { left });
  const calm = state.state === "open";
  return (
    <Box
      component="span"
      role="timer"
      aria-live="off"
      aria-label={said}
      title={t("tickets.window.help")}
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 0.5,
        flexShrink: 0,
        color: calm ? undefined : "tk.warn",
        fontWeight: calm ? undefined : 600,
      }}
    >
      {calm ? (
        <Box component="span" aria-hidden sx={{ display: { xs: "none", sm: "inline" } }}>
          ·
        </Box>
      ) : (
        <Hourglass size={12} aria-hidden />
      )}
      <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
        {said}
      </Box>
      <Box component="span" aria-hidden sx={{ display: { xs: "inline", sm: "none" } }}>
        {closed ? t("tickets.window.closedShort") : state.hours > 0 ? `${state.hours} h` : left}
      </Box>
    </Box>
  );
}
