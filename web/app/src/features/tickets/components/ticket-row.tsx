import Box from "@mui/material/Box";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { contactName, useDates } from "../../../lib/format";
import type { Ticket } from "../../../lib/wire";
import { Avatar } from "../../../ui/avatar";
import { Tag } from "../../../ui/tag";
import { previewOf } from "./preview";
import { AssigneeTag } from "./assignee-tag";
import { UnreadBadge } from "./unread-badge";

const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 } as const;

interface Props {
  ticket: Ticket;
  /** The filter of the list, carried along so that opening a ticket does not change it. */
  search: string;
  selected: boolean;
  /** On *Meus* every row is mine; elsewhere the assignee is what one looks for. */
  showAssignee: boolean;
}

export const TicketRow = memo(function TicketRow({ ticket, search, selected, showAssignee }: Props) {
  const { t } = useTranslation();
  const dates = useDates();
  const name = contactName(ticket.contact);
  const unread = ticket.unreadCount > 0;
  const at = ticket.lastMessageAt ?? ticket.createdAt;

  return (
    <Box
      component={Link}
      href={`/tickets/${ticket.id}${search}`}
      data-ticket-row
      aria-current={selected ? "true" : undefined}
      sx={{
        position: "relative",
        display: "flex",
        gap: 1.5,
        px: 2,
        py: "11px",
        color: "tk.ink",
        textDecoration: "none",
        bgcolor: selected ? "tk.accentSoft" : "transparent",
        "&:hover": { bgcolor: selected ? "tk.accentSoft" : "tk.sunken" },
        "&:focus-visible": { outlineOffset: -2 },
        "&::before": selected
          ? { content: '""', position: "absolute", insetBlock: 0, left: 0, width: 3, bgcolor: "tk.accent" }
          : undefined,
      }}
    >
      <Avatar name={name} seed={ticket.contact.id} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: "flex", alignItems: "baseline", gap: 1 }}>
          <Box component="span" sx={{ ...line, flex: 1, fontWeight: unread ? 700 : 600 }}>
            {name}
          </Box>
          <Box
            component="time"
            dateTime={at}
            sx={{
              fontSize: 12,
              color: unread ? "tk.accent" : "tk.ink3",
              fontWeight: unread ? 600 : 400,
              flexShrink: 0,
            }}
          >
            {dates.short(at)}
          </Box>
        </Box>
        <Box sx={{ display: "flex", alignItems: "center", gap: 1, mt: "1px", minHeight: 21 }}>
          <Box component="span" sx={{ ...line, flex: 1, color: unread ? "tk.ink" : "tk.ink2" }}>
            {previewOf(ticket, t)}
          </Box>
          {unread && <UnreadBadge count={ticket.unreadCount} />}
        </Box>
        <Box sx={{ display: "flex", gap: 0.75, mt: "5px", minWidth: 0, overflow: "hidden" }}>
          <Tag color={ticket.queue?.color ?? "#667085"} dot={ticket.queue !== null}>
            {ticket.queue?.name ?? t("tickets.noQueue")}
          </Tag>
          {ticket.entrySource !== "whatsapp" && <Tag color="#6941c6">{t(`tickets.sources.${ticket.entrySource}`)}</Tag>}
          {showAssignee && ticket.assignee && <AssigneeTag assignee={ticket.assignee} />}
        </Box>
      </Box>
    </Box>
  );
});

export const ROW_HEIGHT = 88;
