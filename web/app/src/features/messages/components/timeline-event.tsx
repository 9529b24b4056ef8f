import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import type { TicketEvent } from "../../../lib/wire";

const known = ["created", "accepted", "returned", "closed", "reopened", "merged"];

export function TimelineEvent({ event }: { event: TicketEvent }) {
  const { t } = useTranslation();
  const dates = useDates();
  const type = known.includes(event.type) ? event.type : "other";
  const said = event.actor ? t(`timeline.${type}By`, { name: event.actor.name }) : t(`timeline.${type}`);
  return (
    <Box
      sx={{
        display: "flex",
        justifyContent: "center",
        px: 3,
        pt: "10px",
        fontSize: 12,
        color: "tk.ink3",
        textAlign: "center",
      }}
    >
      <span>
        {said} · <time dateTime={event.at}>{dates.time(event.at)}</time>
      </span>
    </Box>
  );
}

export function DaySeparator({ label }: { label: string }) {
  return (
    <Box role="separator" aria-label={label} sx={{ display: "flex", justifyContent: "center", pt: 2, pb: 0.5 }}>
      <Box
        component="span"
        sx={{
          px: 1.5,
          py: "3px",
          borderRadius: 999,
          fontSize: 12,
          fontWeight: 500,
          color: "tk.ink2",
          bgcolor: "tk.surface",
          boxShadow: "0 1px 2px rgb(15 26 43 / .06)",
        }}
      >
        {label}
      </Box>
    </Box>
  );
}
