import Box from "@mui/material/Box";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { contactName, useDates } from "../../../lib/format";
import type { Ticket } from "../../../lib/wire";
import { Avatar } from "../../../ui/avatar";
import { MoreMenu } from "../../../ui/more-menu";
import type { MenuEntry } from "../../../ui/popup-menu-list";
import { Tag } from "../../../ui/tag";
import { toast } from "../../../ui/toast";
import { useTicketAction, type TicketAction } from "../api/use-ticket-action";
import { previewOf } from "./preview";
import { AssigneeTag } from "./assignee-tag";
import { UnreadBadge } from "./unread-badge";

const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 } as const;
const actions = ["accept", "return", "close", "reopen"] as const;

/** One ticket in a column: a link to it, and beside it a menu with what one may do without opening it. */
export const TicketCard = memo(function TicketCard({ ticket, search }: { ticket: Ticket; search: string }) {
  const { t } = useTranslation();
  const dates = useDates();
  const action = useTicketAction(ticket.id);
  const name = contactName(ticket.contact);
  const unread = ticket.unreadCount > 0;
  const at = ticket.lastMessageAt ?? ticket.createdAt;

  function act(which: TicketAction) {
    action.mutate(which, {
      onSuccess: () => {
        if (which === "close")
          toast(t("tickets.closedToast"), { action: { label: t("tickets.undo"), run: () => act("reopen") } });
        if (which === "return") toast(t("tickets.returnedToast"));
      },
    });
  }

  const entries = actions
    .filter((which) => ticket.can[which])
    .map((which): MenuEntry => ({
      kind: "item",
      key: which,
      label: t(`tickets.${which}`),
      run: () => act(which),
    }));

  return (
    <Box
      aria-busy={action.isPending}
      sx={{
        position: "relative",
        borderRadius: "12px",
        bgcolor: "tk.surface",
        border: "1px solid",
        borderColor: "tk.line",
        opacity: action.isPending ? 0.55 : 1,
        transition: "opacity .12s, border-color .12s",
        "&:hover": { borderColor: "tk.lineStrong" },
      }}
    >
      <Box
        component={Link}
        href={`/tickets/${ticket.id}${search}`}
        data-ticket-card
        sx={{
          display: "block",
          p: "12px 14px",
          borderRadius: "11px",
          color: "tk.ink",
          textDecoration: "none",
          "&:focus-visible": { outlineOffset: -2 },
        }}
      >
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.25 }}>
          <Avatar name={name} seed={ticket.contact.id} size={30} />
          <Box component="span" sx={{ ...line, flex: 1, fontWeight: unread ? 700 : 600 }}>
            {name}
          </Box>
          <Box
            component="time"
            dateTime={at}
            sx={{
              fontSize: 12,
              flexShrink: 0,
              color: unread ? "tk.accent" : "tk.ink3",
              fontWeight: unread ? 600 : 400,
            }}
          >
            {dates.short(at)}
          </Box>
        </Box>
        <Box sx={{ display: "flex", alignItems: "center", gap: 1, mt: 1, minHeight: 20, fontSize: 13 }}>
          <Box component="span" sx={{ ...line, flex: 1, color: unread ? "tk.ink" : "tk.ink2" }}>
            {previewOf(ticket, t)}
          </Box>
          {unread && <UnreadBadge count={ticket.unreadCount} />}
        </Box>
        <Box sx={{ display: "flex", gap: 0.75, mt: 1, mr: 4, minWidth: 0, minHeight: 19, overflow: "hidden" }}>
          <Tag color={ticket.queue?.color ?? "#667085"} dot={ticket.queue !== null}>
            {ticket.queue?.name ?? t("tickets.noQueue")}
          </Tag>
          {ticket.entrySource !== "whatsapp" && <Tag color="#6941c6">{t(`tickets.sources.${ticket.entrySource}`)}</Tag>}
          {ticket.assignee && <AssigneeTag assignee={ticket.assignee} />}
        </Box>
      </Box>
      {entries.length > 0 && (
        <Box sx={{ position: "absolute", right: 0, bottom: 4 }}>
          <MoreMenu label={t("tickets.columns.menu", { name })} entries={entries} />
        </Box>
      )}
    </Box>
  );
});

export const CARD_HEIGHT = 112;
