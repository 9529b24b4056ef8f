import Box from "@mui/material/Box";
import { Forward, Info } from "lucide-react";
import { memo, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import { useSession } from "../../../lib/session";
import type { Message, MessageStatus } from "../../../lib/wire";
import { useConversation } from "../conversation-actions";
import { mayReactTo } from "../message-status";
import { setReplyTarget } from "../reply-target";
import { useBubbleGestures } from "../use-bubble-gestures";
import { ReferralCard } from "./bodies/referral";
import { Bubble } from "./bubble";
import { BubbleTools } from "./bubble-tools";
import { frameOf, isMetaOver, MessageBody, metaDropOf, stripOf } from "./message-body";
import { Quote } from "./quote";
import { Reactions } from "./reactions";
import { RichText } from "./rich-text";
import { Ticks } from "./ticks";
import { Trouble } from "./trouble";

interface Props {
  message: Message;
  joins: boolean;
  contact: string;
  canRetry: boolean;
  retrying: boolean;
  onRetry: (messageId: string) => void;
}

const tones: Partial<Record<MessageStatus, "danger" | "warn">> = { failed: "danger", unknown: "warn" };

export const MessageBubble = memo(function MessageBubble(props: Props) {
  if (props.message.type === "system" && !props.message.isDeleted) return <SystemLine message={props.message} />;
  return <SpokenBubble {...props} />;
});

function SpokenBubble({ message, joins, contact, canRetry, retrying, onRetry }: Props) {
  const { t } = useTranslation();
  const dates = useDates();
  const me = useSession().user.id;
  const { openMenu, jumpTo, canReply, ticketId, startChat } = useConversation();
  const out = message.direction === "outbound";
  const time = dates.time(message.createdAt);
  const tone = tones[message.status] ?? "plain";
  const frame = frameOf(message);
  const showsFoot = out && (tone !== "plain" || message.status === "queued");
  const reply = canReply && mayReactTo(message) ? () => setReplyTarget(ticketId, message) : undefined;
  const touch = useBubbleGestures({ onHold: (at) => openMenu(message, at), onSwipe: reply });

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    const opens = event.key === "Enter" || event.key === "ContextMenu" || (event.shiftKey && event.key === "F10");
    if (opens) openMenu(message, event.currentTarget as HTMLElement);
    else if (event.key.toLowerCase() === "r" && !event.ctrlKey && !event.metaKey && reply) reply();
    else return;
    event.preventDefault();
  }

  return (
    <Bubble
      id={message.id}
      direction={message.direction}
      status={message.status}
      joins={joins}
      author={out && message.author && message.author.id !== me && !joins ? message.author.name : undefined}
      tone={tone}
      frame={frame}
      metaOver={isMetaOver(message, Boolean(startChat))}
      metaDrop={metaDropOf(message)}
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
      foot={
        showsFoot ? (
          <Trouble message={message} canRetry={canRetry} retrying={retrying} onRetry={() => onRetry(message.id)} />
        ) : undefined
      }
      strip={stripOf(message)}
      reactions={
        message.reactions?.customer || message.reactions?.company ? <Reactions message={message} /> : undefined
      }
      tools={<BubbleTools message={message} />}
      touch={touch}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        // Where words are chosen or a link is meant, the browser's own menu is the right one.
        if (getSelection()?.toString() || (event.target as HTMLElement).closest("a")) return;
        event.preventDefault();
        openMenu(message, { left: event.clientX, top: event.clientY });
      }}
    >
      <Marks message={message} />
      {message.quoted && (
        <Quote quoted={message.quoted} contact={contact} onJump={() => message.quoted && jumpTo(message.quoted.id)} />
      )}
      <MessageBody message={message} />
    </Bubble>
  );
}

/** Where a message comes from, when not from its writer's own keyboard. */
function Marks({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { forwarded, referral } = message.content ?? {};
  if (message.isDeleted) return null;
  return (
    <>
      {forwarded && (
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            gap: 0.5,
            fontSize: 12,
            fontStyle: "italic",
            color: "tk.ink3",
            px: frameOf(message) === "media" ? 1 : 0,
          }}
        >
          <Forward size={13} aria-hidden />
          {t(forwarded === "many_times" ? "messages.forwardedOften" : "messages.forwarded")}
        </Box>
      )}
      {referral && <ReferralCard referral={referral} />}
    </>
  );
}

/** What the channel itself says: in the middle, like the ticket's own events. */
function SystemLine({ message }: { message: Message }) {
  const dates = useDates();
  return (
    <Box
      component="article"
      data-message={message.id}
      sx={{
        display: "flex",
        justifyContent: "center",
        gap: 0.75,
        px: 4,
        pt: "10px",
        fontSize: 12,
        color: "tk.ink3",
        textAlign: "center",
      }}
    >
      <Info size={13} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
      <span>
        <RichText text={message.text ?? ""} /> ·{" "}
        <time dateTime={message.createdAt}>{dates.time(message.createdAt)}</time>
      </span>
    </Box>
  );
}
