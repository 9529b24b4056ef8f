import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import type { Message } from "../../../lib/wire";
import { formatBytes } from "../file-kinds";
import { Ticks } from "./ticks";

/** When a message was written, sent, delivered and read, by whom, and what the provider calls it. */
export function MessageDetails({
  message,
  contact,
  onClose,
}: {
  message: Message;
  contact: string;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const dates = useDates();
  const id = useId();
  const out = message.direction === "outbound";
  const rows: [string, string | null | undefined][] = [
    [t("messages.details.author"), out ? message.author?.name : contact],
    [t("messages.details.created"), dates.full(message.createdAt)],
    [t("messages.details.sent"), message.sentAt && dates.full(message.sentAt)],
    [t("messages.details.delivered"), message.deliveredAt && dates.full(message.deliveredAt)],
    [t("messages.details.read"), message.readAt && dates.full(message.readAt)],
    [t("messages.details.attempts"), out && message.attempts > 1 ? String(message.attempts) : null],
    [t("messages.details.file"), message.media?.name],
    [t("messages.details.size"), message.media?.size ? formatBytes(message.media.size, i18n.language) : null],
    [t("messages.details.providerId"), message.providerId],
    [
      t("messages.details.providerCode"),
      message.error && message.error.providerCode > 0 ? String(message.error.providerCode) : null,
    ],
    [t("messages.details.providerText"), message.error?.detail],
  ];
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t("messages.details.title")}</DialogTitle>
      <DialogContent>
        {out && (
          <Box sx={{ display: "flex", alignItems: "center", gap: 0.75, pb: 1.5, fontWeight: 600 }}>
            <Ticks status={message.status} />
            {t(`messages.status.${message.status}`)}
          </Box>
        )}
        <Box
          component="dl"
          sx={{ m: 0, display: "grid", gridTemplateColumns: "auto 1fr", columnGap: 2, rowGap: 1, fontSize: 13.5 }}
        >
          {rows.map(
            ([label, value]) =>
              value && (
                <Box key={label} sx={{ display: "contents" }}>
                  <Box component="dt" sx={{ color: "tk.ink3" }}>
                    {label}
                  </Box>
                  <Box component="dd" sx={{ m: 0, overflowWrap: "anywhere", userSelect: "text" }}>
                    {value}
                  </Box>
                </Box>
              ),
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {t("forms.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
