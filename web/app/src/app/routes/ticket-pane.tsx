import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Drawer from "@mui/material/Drawer";
import { SearchX, TriangleAlert } from "lucide-react";
import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { ContactCard } from "../../features/contacts/components/contact-card";
import { Composer } from "../../features/messages/components/composer";
import { MediaSection } from "../../features/messages/components/media-section";
import { Conversation, type ConversationHandle } from "../../features/messages/components/conversation";
import { DropZone } from "../../features/messages/components/drop-zone";
import { useReadTicket } from "../../features/tickets/api/use-read-ticket";
import { useTicketAction, type TicketAction } from "../../features/tickets/api/use-ticket-action";
import { useTicket, useTicketEvents } from "../../features/tickets/api/use-tickets";
import { ContactHistory } from "../../features/tickets/components/contact-history";
import { TicketHeader } from "../../features/tickets/components/ticket-header";
import { TicketHeaderSkeleton } from "../../features/tickets/components/ticket-header-skeleton";
import { TicketPanel } from "../../features/tickets/components/ticket-panel";
import type { TicketTab } from "../../features/tickets/ticket-filter";
import { contactName } from "../../lib/format";
import { toProblem } from "../../lib/problem";
import { usePermission } from "../../lib/session";
import { useProblemText } from "../../lib/use-problem-text";
import type { Ticket } from "../../lib/wire";
import { Blank } from "../../ui/states";
import { size } from "../../ui/theme/tokens";
import { toast } from "../../ui/toast";
import { useReplyBlock } from "./use-reply-block";

const SendTemplate = lazy(() => import("./send-template").then((module) => ({ default: module.SendTemplate })));
const NewTicketDialog = lazy(() =>
  import("../../features/tickets/components/new-ticket-dialog").then((module) => ({ default: module.NewTicketDialog })),
);

interface ConnectionState {
  id: string;
  name: string;
  isActive?: boolean;
  displayPhoneNumber?: string | null;
}

interface Props {
  ticketId: string;
  connections: ConnectionState[];
  panelOpen: boolean;
  onTogglePanel: () => void;
  onTab: (tab: TicketTab) => void;
  /** Beside the conversation where there is room, else over it. */
  panelInline: boolean;
  /** Where the list is, with its filter. */
  listHref: string;
}

/** One ticket: conversation, composer and panel, put together from the features that own them. */
export function TicketPane(props: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const ticket = useTicket(props.ticketId);

  if (ticket.data) return <Loaded {...props} ticket={ticket.data} />;
  if (ticket.isError) {
    const gone = toProblem(ticket.error).status === 404;
    return (
      <Box sx={{ flex: 1, minWidth: 0, bgcolor: "tk.chat" }}>
        <Blank
          role="alert"
          tone={gone ? "neutral" : "danger"}
          icon={gone ? <SearchX /> : <TriangleAlert />}
          title={gone ? t("tickets.notFoundTitle") : t("states.errorTitle")}
          text={gone ? t("tickets.notFound") : problemText(ticket.error)}
          action={
            gone ? (
              <Button component={Link} href="/tickets">
                {t("states.toTickets")}
              </Button>
            ) : (
              <Button onClick={() => void ticket.refetch()}>{t("states.reload")}</Button>
            )
          }
        />
      </Box>
    );
  }
  return (
    <Box sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column" }}>
      <TicketHeaderSkeleton />
      <Conversation ticketId={props.ticketId} contact="" events={[]} />
    </Box>
  );
}

function Loaded({
  ticket,
  connections,
  panelOpen,
  onTogglePanel,
  onTab,
  panelInline,
  listHref,
}: Props & { ticket: Ticket }) {
  const { t } = useTranslation();
  const events = useTicketEvents(ticket.id).data ?? [];
  const conversation = useRef<ConversationHandle>(null);
  const action = useTicketAction(ticket.id);
  const name = contactName(ticket.contact);
  const connection = connections.find((each) => each.id === ticket.connectionId);
  const [, navigate] = useLocation();
  const [sendingTemplate, setSendingTemplate] = useState(false);
  const [startingWith, setStartingWith] = useState<{ name: string; phone: string } | null>(null);
  const mayStart = usePermission("tickets.create");
  const toEnd = useCallback(() => conversation.current?.scrollToEnd(), []);
  useReadTicket(ticket);

  function act(which: TicketAction) {
    action.mutate(which, {
      onSuccess: () => {
        // The row moves to *Meus*; the list follows, so that the agent keeps it in sight.
        if (which === "accept") onTab("mine");
        if (which === "close")
          toast(t("tickets.closedToast"), { action: { label: t("tickets.undo"), run: () => act("reopen") } });
        if (which === "return") toast(t("tickets.returnedToast"));
      },
    });
  }

  const busy = action.isPending ? action.variables : undefined;
  const blocked = useReplyBlock({
    ticket,
    busy,
    onAction: act,
    isStopped: connection?.isActive === false,
    onTemplate: () => setSendingTemplate(true),
  });
  const via = t("composer.via", {
    channel: t(`channels.${ticket.connection.kind}.short`),
    connection: [ticket.connection.name, connection?.displayPhoneNumber].filter(Boolean).join(" · "),
  });

  return (
    <>
      <Box sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column" }}>
        <TicketHeader
          ticket={ticket}
          listHref={listHref}
          busy={busy}
          onAction={act}
          panelOpen={panelOpen}
          onTogglePanel={onTogglePanel}
        />
        <DropZone ticketId={ticket.id} enabled={!blocked}>
          <Conversation
            ref={conversation}
            ticketId={ticket.id}
            contact={name}
            events={events}
            canReply={!blocked}
            onStartChat={mayStart ? setStartingWith : undefined}
          />
          <Composer
            ticketId={ticket.id}
            contact={name.split(" ")[0] ?? name}
            via={via}
            blocked={blocked}
            onTemplate={ticket.window ? () => setSendingTemplate(true) : undefined}
            onSent={toEnd}
          />
        </DropZone>
        <Suspense>
          {sendingTemplate && <SendTemplate ticket={ticket} onSent={toEnd} onClose={() => setSendingTemplate(false)} />}
          {startingWith && (
            <NewTicketDialog
              initial={startingWith}
              onClose={() => setStartingWith(null)}
              onOpened={(opened) => {
                setStartingWith(null);
                navigate(`/tickets/${opened.id}`);
              }}
            />
          )}
        </Suspense>
      </Box>
      <PanelFrame inline={panelInline} open={panelOpen} onClose={onTogglePanel}>
        <TicketPanel
          ticket={ticket}
          onClose={onTogglePanel}
          more={
            <>
              <MediaSection key={ticket.id} ticketId={ticket.id} contact={name} />
              <ContactHistory ticket={ticket} />
            </>
          }
        >
          <ContactCard contact={ticket.contact} />
        </TicketPanel>
      </PanelFrame>
    </>
  );
}

function PanelFrame({
  inline,
  open,
  onClose,
  children,
}: {
  inline: boolean;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  if (!inline) {
    return (
      <Drawer
        anchor="right"
        open={open}
        onClose={onClose}
        slotProps={{ paper: { "aria-label": t("tickets.panel.label"), sx: { width: 320, maxWidth: "88vw" } } }}
      >
        {children}
      </Drawer>
    );
  }
  return (
    open && (
      <Box sx={{ width: size.panel, flexShrink: 0, borderLeft: "1px solid", borderColor: "tk.line" }}>{children}</Box>
    )
  );
}
