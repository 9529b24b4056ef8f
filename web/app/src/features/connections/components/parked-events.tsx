import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Skeleton from "@mui/material/Skeleton";
import { CircleCheck } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import { rowsOf } from "../../../lib/paging";
import { usePermission } from "../../../lib/session";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Connection, InboundEvent } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Notice } from "../../../ui/notice";
import { Blank } from "../../../ui/states";
import { useParkedEventAction, useParkedEvents } from "../api/use-connections";

/** Updates that arrived and were kept, but could not be worked in: each with its reason, to replay or to let go. */
export function ParkedEvents({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const problemText = useProblemText();
  const events = useParkedEvents(connection.id, true);
  const rows = rowsOf(events.data);

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t("connections.parked.title", { name: connection.name })}</DialogTitle>
      <DialogContent>
        <Box sx={{ color: "tk.ink2", fontSize: 13.5, mb: 2 }}>{t("connections.parked.text")}</Box>
        {events.isPending && <Skeleton variant="rounded" height={88} />}
        {events.isError && <Notice tone="danger">{problemText(events.error)}</Notice>}
        {events.isSuccess && rows.length === 0 && <Blank icon={<CircleCheck />} title={t("connections.parked.none")} />}
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.25 }}>
          {rows.map((event) => (
            <ParkedEvent key={event.id} event={event} connectionId={connection.id} />
          ))}
        </Box>
        {events.hasNextPage && (
          <BusyButton sx={{ mt: 2 }} busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {t("states.more")}
          </BusyButton>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t("forms.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}

function ParkedEvent({ event, connectionId }: { event: InboundEvent; connectionId: string }) {
  const { t } = useTranslation();
  const dates = useDates();
  const act = useParkedEventAction(connectionId);
  const canManage = usePermission("events.manage");
  return (
    <Box component="li" sx={{ border: "1px solid", borderColor: "tk.line", borderRadius: "12px", p: 1.75 }}>
      <Box sx={{ display: "flex", gap: 2, alignItems: "flex-start", flexWrap: "wrap" }}>
        <Box sx={{ flex: "1 1 280px", minWidth: 0 }}>
          <Box sx={{ fontWeight: 600 }}>{event.reason ?? t("connections.parked.noReason")}</Box>
          <Box sx={{ fontSize: 12.5, color: "tk.ink2", mt: 0.25 }}>
            {t("connections.parked.meta", { at: dates.full(event.receivedAt), count: event.attempts })}
          </Box>
        </Box>
        {canManage && (
          <Box sx={{ display: "flex", gap: 1 }}>
            <Button
              size="small"
              disabled={act.isPending}
              onClick={() => act.mutate({ id: event.id, action: "replay" })}
            >
              {t("connections.parked.replay")}
            </Button>
            <Button
              size="small"
              variant="text"
              disabled={act.isPending}
              onClick={() => act.mutate({ id: event.id, action: "discard" })}
            >
              {t("connections.parked.discard")}
            </Button>
          </Box>
        )}
      </Box>
      {event.preview && (
        <Box
          component="pre"
          tabIndex={0}
          sx={{
            m: 0,
            mt: 1.25,
            p: 1.25,
            maxHeight: 120,
            overflow: "auto",
            borderRadius: "8px",
            bgcolor: "tk.sunken",
            fontSize: 12,
            whiteSpace: "pre-wrap",
            overflowWrap: "anywhere",
          }}
        >
          {event.preview}
        </Box>
      )}
    </Box>
  );
}
