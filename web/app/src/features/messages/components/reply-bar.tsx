import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../lib/wire";
import { asQuoted, setReplyTarget } from "../reply-target";
import { QuoteLines } from "./quote";

/** Which message the next one answers, above the words. */
export function ReplyBar({ ticketId, message, contact }: { ticketId: string; message: Message; contact: string }) {
  const { t } = useTranslation();
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1,
        mb: 1,
        pl: 1.25,
        borderRadius: "9px",
        borderLeft: "3px solid",
        borderColor: "tk.accent",
        bgcolor: "tk.sunken",
        fontSize: 13,
        color: "tk.ink2",
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, py: 0.75 }} aria-label={t("composer.replyingTo")} role="group">
        <QuoteLines quoted={asQuoted(message)} contact={contact} />
      </Box>
      <IconButton
        aria-label={t("composer.cancelReply")}
        title={t("composer.cancelReply")}
        onClick={() => setReplyTarget(ticketId, null)}
      >
        <X size={17} />
      </IconButton>
    </Box>
  );
}
