import Box from "@mui/material/Box";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import { useSession } from "../../../lib/session";
import { useNow } from "../../../lib/use-now";
import type { Message, MessageStatus } from "../../../lib/wire";
import { isWaitingLong } from "../message-status";
import { Bubble } from "./bubble";
import { BubbleButton } from "./bubble-button";
import { LinkedText } from "./linked-text";
import { MessagePlaceholder } from "./message-placeholder";
import { Quote } from "./quote";
import { Ticks } from "./ticks";

interface Props {
  message: Message;
  joins: boolean;
  contact: string;
  canRetry: boolean;
  retrying: boolean;
  onRetry: (messageId: string) => void;
}

const tones: Partial<Record<MessageStatus, "danger" | "warn">> = { failed: "danger", unknown: "warn" };

export const MessageBubble = memo(function MessageBubble({
  message,
  joins,
  contact,
  canRetry,
  retrying,
  onRetry,
}: Props) {
  const { t } = useTranslation();
  const dates = useDates();
  const me = useSession().user.id;
  const out = message.direction === "outbound";
  const author = out && message.author && message.author.id !== me && !joins ? message.author.name : undefined;
  const time = dates.time(message.createdAt);
  const tone = tones[message.status] ?? "plain";
  const foot = out ? (
    <Trouble message={message} canRetry={canRetry} retrying={retrying} onRetry={() => onRetry(message.id)} />
  ) : undefined;

  return (
    <Bubble
      direction={message.direction}
      status={message.status}
      joins={joins}
      author={author}
      tone={tone}
      label={t(out ? "messages.sentAt" : "messages.receivedAt", {
        name: out ? (message.author?.name ?? "") : contact,
        time,
      })}
      meta={
        <>
          {message.isEdited && t("messages.edited")}
          <time dateTime={message.createdAt} title={dates.full(message.createdAt)}>
            {time}
          </time>
          {out && <Ticks status={message.status} />}
        </>
      }
      foot={tone !== "plain" || message.status === "queued" ? foot : undefined}
    >
      {message.quoted && <Quote quoted={message.quoted} contact={contact} />}
      <Body message={message} />
    </Bubble>
  );
});

function Body({ message }: { message: Message }) {
  const { t } = useTranslation();
  if (message.isDeleted) {
    return (
      <Box component="em" sx={{ color: "tk.ink3" }}>
        {t("messages.deleted")}
      </Box>
    );
  }
  if (message.type === "text" || message.type === "system") return <LinkedText text={message.text ?? ""} />;
  return (
    <>
      <MessagePlaceholder type={message.type} rawType={message.rawType} />
      {message.text && <LinkedText text={message.text} />}
    </>
  );
}

/** Why a message did not go out, and what to do now. Nothing here is ever re-sent without a person asking. */
function Trouble({
  message,
  canRetry,
  retrying,
  onRetry,
}: Omit<Props, "joins" | "contact" | "onRetry"> & { onRetry: () => void }) {
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
