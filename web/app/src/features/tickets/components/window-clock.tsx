import Box from "@mui/material/Box";
import { Clock, Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../lib/use-now";
import type { Ticket } from "../../../lib/wire";
import { windowState } from "../ticket-window";

/** How long the 24-hour window is still open, by the minute; amber in its last hour and once it is closed. Where there is little
 * room (`short`) it shows whole hours only, so that the ticket's status beside it is not cut off. */
export function WindowClock({ window, short }: { window: Ticket["window"]; short: boolean }) {
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
  const brief = closed
    ? t("tickets.window.closedShort")
    : state.hours > 0
      ? t("tickets.window.hoursOnly", { hours: state.hours })
      : left;
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
      {calm && !short && (
        <Box component="span" aria-hidden>
          ·
        </Box>
      )}
      {calm && short && <Clock size={12} aria-hidden />}
      {!calm && <Hourglass size={12} aria-hidden />}
      <span aria-hidden={short || undefined}>{short ? brief : said}</span>
    </Box>
  );
}
