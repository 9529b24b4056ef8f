import { lazy, Suspense, useMemo, useState, type ReactNode } from "react";
import type { Message } from "../../../lib/wire";
import { useReact, useRetryMedia } from "../api/use-react";
import { ConversationContext, type ConversationActions } from "../conversation-actions";
import { setReplyTarget } from "../reply-target";
import type { MenuPlace } from "./message-menu";

// Nothing of this is on the screen before somebody asks for it.
const MessageMenu = lazy(() => import("./message-menu").then((module) => ({ default: module.MessageMenu })));
const MessageDetails = lazy(() => import("./message-details").then((module) => ({ default: module.MessageDetails })));
const EmojiPopover = lazy(() => import("./emoji-popover").then((module) => ({ default: module.EmojiPopover })));
const MediaViewer = lazy(() => import("./media-viewer").then((module) => ({ default: module.MediaViewer })));

type Opened =
  | { what: "menu" | "picker"; message: Message; at: MenuPlace }
  | { what: "details"; message: Message }
  | { what: "media"; messageId: string };

interface Props {
  ticketId: string;
  contact: string;
  canReply: boolean;
  canRetry: boolean;
  messages: Message[];
  onJump: (messageId: string) => void;
  onRetry: (messageId: string) => void;
  onStartChat?: ConversationActions["startChat"];
  children: ReactNode;
}

/** Gives the bubbles what they can ask for, and shows one menu, picker, dialog or picture at a time for all of them. */
export function ConversationProvider(props: Props) {
  const { ticketId, contact, canReply, canRetry, messages, onJump, onRetry, onStartChat, children } = props;
  const [opened, setOpened] = useState<Opened | null>(null);
  const { mutate: sendReaction } = useReact(ticketId);
  const { mutate: retryMedia } = useRetryMedia(ticketId);
  const close = () => setOpened(null);

  const actions = useMemo<ConversationActions>(
    () => ({
      ticketId,
      contact,
      canReply,
      openMenu: (message, at) => setOpened({ what: "menu", message, at }),
      openReactions: (message, at) => setOpened({ what: "picker", message, at }),
      react: (message, emoji) => sendReaction({ message, emoji }),
      openMedia: (messageId) => setOpened({ what: "media", messageId }),
      jumpTo: onJump,
      retryMedia,
      startChat: onStartChat,
    }),
    [ticketId, contact, canReply, sendReaction, retryMedia, onJump, onStartChat],
  );

  return (
    <ConversationContext value={actions}>
      {children}
      <Suspense>
        {opened?.what === "menu" && (
          <MessageMenu
            message={opened.message}
            at={opened.at}
            canReply={canReply}
            canRetry={canRetry}
            onClose={close}
            onReply={() => setReplyTarget(ticketId, opened.message)}
            onReact={(emoji) => actions.react(opened.message, emoji)}
            onMoreReactions={() => setOpened({ ...opened, what: "picker" })}
            onDetails={() => setOpened({ what: "details", message: opened.message })}
            onRetry={() => onRetry(opened.message.id)}
          />
        )}
        {opened?.what === "picker" && (
          <EmojiPopover
            at={opened.at}
            quick
            onClose={close}
            onPick={(emoji) => {
              actions.react(opened.message, emoji);
              close();
            }}
          />
        )}
        {opened?.what === "details" && <MessageDetails message={opened.message} contact={contact} onClose={close} />}
        {opened?.what === "media" && (
          <MediaViewer messages={messages} startId={opened.messageId} contact={contact} onClose={close} />
        )}
      </Suspense>
    </ConversationContext>
  );
}
