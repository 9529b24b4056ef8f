import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TicketAction } from "../../features/tickets/api/use-ticket-action";
import { windowState } from "../../features/tickets/ticket-window";
import { usePermission, useSession } from "../../lib/session";
import { useNow } from "../../lib/use-now";
import type { Ticket } from "../../lib/wire";
import { BusyButton } from "../../ui/busy-button";

interface Input {
  ticket: Ticket;
  busy: TicketAction | undefined;
  onAction: (action: TicketAction) => void;
  isStopped: boolean;
  /** Opens the choice of templates, the only thing a closed window lets through. */
  onTemplate: () => void;
}

/** Why one cannot write on this ticket now, with the one click that changes it; undefined when one can. */
export function useReplyBlock({
  ticket,
  busy,
  onAction,
  isStopped,
  onTemplate,
}: Input): { reason: string; action?: ReactNode } | undefined {
  const { t } = useTranslation();
  const me = useSession().user.id;
  const window = windowState(ticket.window, useNow());
  const maySend = usePermission("messages.send");
  const step = (action: TicketAction, label: string) => (
    <BusyButton
      variant="contained"
      color="primary"
      busy={busy === action}
      disabled={Boolean(busy)}
      onClick={() => onAction(action)}
    >
      {label}
    </BusyButton>
  );

  if (ticket.status === "pending") {
    return {
      reason: ticket.can.accept ? t("composer.blocked.pending") : t("composer.blocked.pendingOther"),
      action: ticket.can.accept ? step("accept", t("tickets.accept")) : undefined,
    };
  }
  if (ticket.status === "closed") {
    return {
      reason: t("composer.blocked.closed"),
      action: ticket.can.reopen ? step("reopen", t("tickets.reopen")) : undefined,
    };
  }
  if (isStopped) return { reason: t("composer.blocked.stopped", { name: ticket.connection.name }) };
  if (!maySend) return { reason: t("composer.blocked.permission") };
  if (ticket.can.reply && window.state !== "closed") return undefined;
  if (ticket.can.reply && window.state === "closed") {
    return {
      reason: t(window.hasWritten ? "composer.blocked.window" : "composer.blocked.windowNever", {
        name: ticket.contact.name,
      }),
      action: (
        <Button variant="contained" color="primary" onClick={onTemplate}>
          {t("composer.blocked.sendTemplate")}
        </Button>
      ),
    };
  }
  if (ticket.assignee && ticket.assigneeId !== me) {
    return { reason: t("composer.blocked.assigned", { name: ticket.assignee.name }) };
  }
  return { reason: t("composer.blocked.other") };
}
