import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import CircularProgress from "@mui/material/CircularProgress";
import { MessageCircleDashed, TriangleAlert } from "lucide-react";
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from "react";
import { useTranslation } from "react-i18next";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { useDates } from "../../../lib/format";
import { rowsOf } from "../../../lib/paging";
import { usePermission } from "../../../lib/session";
import { useTicketStream } from "../../../lib/realtime";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Message, TicketEvent } from "../../../lib/wire";
import { Blank } from "../../../ui/states";
import { toast } from "../../../ui/toast";
import { useMessages, useRetryMessage } from "../api/use-messages";
import { conversationItems, type ConversationItem } from "../conversation-items";
import { useOutbox } from "../outbox";
import { ConversationProvider } from "./conversation-provider";
import { ConversationSkeleton } from "./conversation-skeleton";
import { MessageBubble } from "./message-bubble";
import { NewMessagesPill } from "./new-messages-pill";
import { OutgoingBubble } from "./outgoing-bubble";
import { DaySeparator, TimelineEvent } from "./timeline-event";

export interface ConversationHandle {
  scrollToEnd: () => void;
}

interface Props {
  ticketId: string;
  contact: string;
  events: TicketEvent[];
  /** False while one may only read here. */
  canReply?: boolean;
  /** Begins a conversation with a contact that was handed on. */
  onStartChat?: (card: { name: string; phone: string }) => void;
  ref?: Ref<ConversationHandle>;
}

const noEvents: TicketEvent[] = [];
// Virtuoso keeps the scroll position when rows are added above if their number is taken off this index.
const START = 1_000_000;

/** Everything said on a ticket, in time. Mount with key=ticketId. */
export function Conversation({ events, ...props }: Props) {
  const { ticketId } = props;
  const { t } = useTranslation();
  const problemText = useProblemText();
  const messages = useMessages(ticketId);
  useTicketStream(ticketId);

  if (messages.isPending) return <ConversationSkeleton label={t("states.loading")} />;
  if (messages.isError && !messages.data) {
    return (
      <Ground>
        <Blank
          role="alert"
          tone="danger"
          icon={<TriangleAlert />}
          title={t("states.errorTitle")}
          text={problemText(messages.error)}
          action={<Button onClick={() => void messages.refetch()}>{t("states.reload")}</Button>}
        />
      </Ground>
    );
  }
  return (
    <Ground>
      <Timeline
        {...props}
        messages={rowsOf(messages.data)}
        events={events.length > 0 ? events : noEvents}
        hasOlder={messages.hasNextPage}
        loadingOlder={messages.isFetchingNextPage}
        onOlder={() => void messages.fetchNextPage()}
      />
    </Ground>
  );
}

interface TimelineProps extends Props {
  messages: Message[];
  hasOlder: boolean;
  loadingOlder: boolean;
  onOlder: () => void;
}

function Timeline(props: TimelineProps) {
  const { ticketId, contact, messages, events, hasOlder, loadingOlder, onOlder, canReply = false, ref } = props;
  const { t } = useTranslation();
  const dates = useDates();
  const outgoing = useOutbox(ticketId);
  const retry = useRetryMessage(ticketId);
  const canRetry = usePermission("messages.send");
  const list = useRef<VirtuosoHandle>(null);
  const [atEnd, setAtEnd] = useState(true);
  const newest = messages[0]?.id;
  const [readTo, setReadTo] = useState(newest);
  if (atEnd && newest !== readTo) setReadTo(newest);

  const items = useMemo(
    () => conversationItems({ messages, events, outgoing, hasOlder, dates }),
    [messages, events, outgoing, hasOlder, dates],
  );
  // The oldest message at first sight anchors the index; all that appears above it was added in front.
  const [anchor] = useState(() => messages.at(-1)?.id);
  const above = items.findIndex((item) => item.key === anchor);
  const firstItemIndex = START - Math.max(above, 0);
  const unseen = atEnd ? 0 : messages.findIndex((message) => message.id === readTo);
  const scrollToEnd = () => list.current?.scrollToIndex({ index: "LAST", align: "end", behavior: "auto" });
  useImperativeHandle(ref, () => ({ scrollToEnd: () => requestAnimationFrame(scrollToEnd) }));

  // A bubble that grows at the end (why it failed, what to do) must not slip out of sight.
  useEffect(() => {
    if (atEnd) list.current?.autoscrollToBottom();
  }, [items, atEnd]);

  const { jumpTo, mark } = useJump(items, list);

  const row = (item: ConversationItem) => {
    if (item.kind === "day") return <DaySeparator label={item.label} />;
    if (item.kind === "event") return <TimelineEvent event={item.event} />;
    if (item.kind === "outgoing")
      return <OutgoingBubble outgoing={item.outgoing} joins={item.joins} contact={contact} />;
    return (
      <MessageBubble
        message={item.message}
        joins={item.joins}
        contact={contact}
        canRetry={canRetry}
        retrying={retry.isPending && retry.variables === item.message.id}
        onRetry={retry.mutate}
      />
    );
  };

  if (items.length === 0) {
    return <Blank icon={<MessageCircleDashed />} title={t("messages.emptyTitle")} text={t("messages.empty")} />;
  }
  return (
    <ConversationProvider
      ticketId={ticketId}
      contact={contact}
      canReply={canReply}
      canRetry={canRetry}
      messages={messages}
      onJump={jumpTo}
      onRetry={retry.mutate}
      onStartChat={props.onStartChat}
    >
      <Box
        ref={mark}
        role="log"
        aria-label={t("messages.conversation", { name: contact })}
        aria-live="off"
        sx={{ flex: 1, minHeight: 0, position: "relative" }}
      >
        <Virtuoso
          ref={list}
          data={items}
          firstItemIndex={firstItemIndex}
          initialTopMostItemIndex={{ index: "LAST", align: "end" }}
          computeItemKey={(_, item) => item.key}
          itemContent={(_, item) => row(item)}
          alignToBottom
          followOutput={(isAtBottom) => (isAtBottom ? "auto" : false)}
          atBottomThreshold={60}
          atBottomStateChange={setAtEnd}
          totalListHeightChanged={() => atEnd && list.current?.autoscrollToBottom()}
          startReached={() => hasOlder && !loadingOlder && onOlder()}
          increaseViewportBy={{ top: 600, bottom: 300 }}
          components={{ Header: loadingOlder ? OlderSpinner : TopSpace, Footer: BottomSpace }}
          tabIndex={0}
          aria-label={t("messages.conversation", { name: contact })}
        />
        <NewMessagesPill away={!atEnd} count={Math.max(unseen, 0)} onClick={scrollToEnd} />
      </Box>
    </ConversationProvider>
  );
}

const FOUND_MS = 1_600;

/** Goes to a message that is loaded and marks it for a moment; one that is not is said to be further up. */
function useJump(items: ConversationItem[], list: RefObject<VirtuosoHandle | null>) {
  const { t } = useTranslation();
  const ground = useRef<HTMLElement>(null);
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  }, [items]);

  const jumpTo = useCallback(
    (id: string) => {
      const index = latest.current.findIndex((item) => item.key === id);
      if (index < 0) return toast(t("messages.quotedNotLoaded"));
      list.current?.scrollToIndex({ index, align: "center", behavior: "auto" });
      setTimeout(() => {
        const bubble = ground.current?.querySelector(`[data-message="${CSS.escape(id)}"]`);
        bubble?.setAttribute("data-found", "true");
        setTimeout(() => bubble?.removeAttribute("data-found"), FOUND_MS);
      }, 120);
    },
    [list, t],
  );
  return { jumpTo, mark: ground };
}

const TopSpace = () => <Box sx={{ height: 12 }} />;
const BottomSpace = () => <Box sx={{ height: 18 }} />;
const OlderSpinner = () => (
  <Box sx={{ display: "grid", placeItems: "center", height: 44 }}>
    <CircularProgress size={18} color="primary" />
  </Box>
);

function Ground({ children }: { children: React.ReactNode }) {
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", bgcolor: "tk.chat" }}>{children}</Box>
  );
}
