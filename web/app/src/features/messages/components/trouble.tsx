import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../lib/use-now";
import type { Message } from "../../../lib/wire";
import { isWaitingLong } from "../message-status";
import { BubbleButton } from "./bubble-button";

interface Props {
  message: Message;
  canRetry: boolean;
  retrying: boolean;
  onRetry: () => void;
}

/** Why a message did not go out, and what to do now. Nothing here is ever re-sent without a person asking. */
export function Trouble({ message, canRetry, retrying, onRetry }: Props) {
  const { t } = useTranslation();
  const retry = canRetry && (
    <BubbleButton busy={retrying} onClick={onRetry}>
      {t("messages.retry")}
    </BubbleButton>
  );

  if (message.status === "failed") {
    return (
      <Box sx={{ color: "tk.danger" }}>
        <b>{message.error?.title ?? t("messages.failed")}</b>
        {message.error?.advice && <Box sx={{ color: "tk.ink2" }}>{message.error.advice}</Box>}
        {(message.error?.canRetry ?? true) && retry}
      </Box>
    );
  }
  if (message.status === "unknown") {
    return (
      <Box sx={{ color: "tk.warn" }}>
        <b>{t("messages.unknown.title")}</b>
        <Box sx={{ color: "tk.ink2" }}>{t("messages.unknown.text")}</Box>
        {retry}
      </Box>
    );
  }
  return <Waiting message={message} />;
}

function Waiting({ message }: { message: Message }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!isWaitingLong(message, now)) return null;
  return (
    <Box sx={{ color: "tk.ink2" }} role="status">
      {message.waitingReason?.title ?? t("messages.waiting")}
    </Box>
  );
}
