import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import type { Ticket } from "../../../lib/wire";
import { Avatar } from "../../../ui/avatar";
import { Facts } from "../../../ui/facts";
import { Tag } from "../../../ui/tag";

interface Props {
  ticket: Ticket;
  onClose: () => void;
  /** Who the customer is: comes from the contacts feature, composed by the page. */
  children: ReactNode;
  /** What belongs to other features too, below the ticket itself. */
  more?: ReactNode;
}

export function TicketPanel({ ticket, onClose, children, more }: Props) {
  const { t } = useTranslation();
  const dates = useDates();

  return (
    <Box
      component="aside"
      aria-label={t("tickets.panel.label")}
      sx={{ height: "100%", overflow: "auto", bgcolor: "tk.surface", px: 2.5, pb: 3, pt: 1.5, position: "relative" }}
    >
      <IconButton
        aria-label={t("tickets.panel.close")}
        onClick={onClose}
        sx={{ position: "absolute", top: 12, right: 12, "@media (min-width: 1400px)": { display: "none" } }}
      >
        <X size={18} />
      </IconButton>
      {children}
      <Box component="section" sx={{ mt: 2.5, pt: 2, borderTop: "1px solid", borderColor: "tk.line" }}>
        <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1, mb: 1.25 }}>
          <Typography variant="h3">{t("tickets.panel.ticket")}</Typography>
          <Typography variant="body2" sx={{ color: "tk.ink2", userSelect: "all" }}>
            #{ticket.protocol}
          </Typography>
        </Box>
        <Facts
          rows={[
            [t("tickets.panel.status"), t(`tickets.status.${ticket.status}`)],
            [
              t("tickets.queue"),
              ticket.queue ? (
                <Tag key="queue" color={ticket.queue.color} dot>
                  {ticket.queue.name}
                </Tag>
              ) : (
                t("tickets.noQueue")
              ),
            ],
            [
              t("tickets.panel.assignee"),
              ticket.assignee ? (
                <Box key="assignee" component="span" sx={{ display: "flex", alignItems: "center", gap: 0.75 }}>
                  <Avatar
                    name={ticket.assignee.name}
                    seed={ticket.assignee.id}
                    size={18}
                    photo={ticket.assignee.photoUrl}
                  />
                  {ticket.assignee.name}
                </Box>
              ) : (
                t("tickets.panel.nobody")
              ),
            ],
            [t("tickets.source"), t(`tickets.sources.${ticket.entrySource}`)],
            [t("tickets.connection"), ticket.connection.name],
            [t("tickets.panel.created"), dates.full(ticket.createdAt)],
            [t("tickets.panel.updated"), dates.full(ticket.lastMessageAt ?? ticket.updatedAt)],
            ...(ticket.closedAt ? [[t("tickets.panel.closed"), dates.full(ticket.closedAt)] as const] : []),
          ]}
        />
      </Box>
      {more}
    </Box>
  );
}
