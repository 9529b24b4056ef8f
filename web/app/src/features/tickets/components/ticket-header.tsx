import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import useMediaQuery from "@mui/material/useMediaQuery";
import { ArrowLeft, PanelRight, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { contactName } from "../../../lib/format";
import type { Ticket } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Avatar } from "../../../ui/avatar";
import { MoreMenu } from "../../../ui/more-menu";
import type { MenuEntry } from "../../../ui/popup-menu-list";
import type { TicketAction } from "../api/use-ticket-action";
import { WindowClock } from "./window-clock";

const DeleteTicket = lazy(() => import("./delete-ticket").then((module) => ({ default: module.DeleteTicket })));

interface Props {
  ticket: Ticket;
  listHref: string;
  busy: TicketAction | undefined;
  onAction: (action: TicketAction) => void;
  panelOpen: boolean;
  onTogglePanel: () => void;
}

const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;
const dots = { open: "tk.ok", pending: "tk.warn", closed: "tk.control" };

export function TicketHeader({ ticket, listHref, busy, onAction, panelOpen, onTogglePanel }: Props) {
  const { t } = useTranslation();
  const narrow = useMediaQuery("(max-width: 759px)");
  // With the panel beside it the conversation is narrow on a wide screen too.
  const tight = useMediaQuery(panelOpen ? "(max-width: 1659px)" : "(max-width: 1099px)");
  const name = contactName(ticket.contact);
  const [deleting, setDeleting] = useState(false);
  const entries: MenuEntry[] = [];
  if (narrow) entries.push({ kind: "item", key: "panel", label: t("tickets.panel.show"), run: onTogglePanel });
  if (tight && ticket.can.return)
    entries.push({ kind: "item", key: "return", label: t("tickets.return"), run: () => onAction("return") });
  if (ticket.can.delete) {
    entries.push({
      kind: "item",
      key: "delete",
      label: t("tickets.delete.action"),
      icon: <Trash2 size={16} aria-hidden />,
      danger: true,
      run: () => setDeleting(true),
    });
  }

  return (
    <Box
      component="header"
      sx={{
        height: 64,
        flexShrink: 0,
        display: "flex",
        alignItems: "center",
        gap: 1.5,
        px: { xs: 1, sm: 2.5 },
        bgcolor: "tk.surface",
        borderBottom: "1px solid",
        borderColor: "tk.line",
      }}
    >
      <IconButton
        component={Link}
        href={listHref}
        aria-label={t("tickets.back")}
        sx={{ display: { xs: "inline-flex", md: "none" }, mr: -0.5 }}
      >
        <ArrowLeft size={20} />
      </IconButton>
      <Avatar name={name} seed={ticket.contact.id} size={38} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box component="h2" sx={{ ...line, m: 0, fontSize: 15, fontWeight: 650, letterSpacing: "-.01em" }}>
          {name}
        </Box>
        <Box sx={{ ...line, display: "flex", alignItems: "center", gap: 0.75, fontSize: 12, color: "tk.ink2" }}>
          <Box
            component="span"
            aria-hidden
            sx={{ width: 7, height: 7, borderRadius: "50%", bgcolor: dots[ticket.status], flexShrink: 0 }}
          />
          <Box component="span" sx={line}>
            {[
              t(`tickets.status.${ticket.status}`),
              ...(tight ? [] : [t(`channels.${ticket.connection.kind}.short`), ticket.connection.name]),
            ].join(" · ")}
          </Box>
          {ticket.status !== "closed" && <WindowClock window={ticket.window} short={tight} />}
        </Box>
      </Box>
      {!tight && ticket.assignee && (
        <Box sx={{ display: "flex" }} title={ticket.assignee.name}>
          <Avatar name={ticket.assignee.name} seed={ticket.assignee.id} size={26} photo={ticket.assignee.photoUrl} />
          <span className="visually-hidden">{`${t("tickets.panel.assignee")}: ${ticket.assignee.name}`}</span>
        </Box>
      )}
      {!tight && ticket.can.return && (
        <BusyButton busy={busy === "return"} disabled={Boolean(busy)} onClick={() => onAction("return")}>
          {t("tickets.return")}
        </BusyButton>
      )}
      {ticket.can.close && (
        <BusyButton
          variant="contained"
          color="primary"
          busy={busy === "close"}
          disabled={Boolean(busy)}
          onClick={() => onAction("close")}
        >
          {t("tickets.close")}
        </BusyButton>
      )}
      {!narrow && (
        <IconButton
          aria-label={t("tickets.panel.toggle")}
          title={panelOpen ? t("tickets.panel.hide") : t("tickets.panel.show")}
          aria-pressed={panelOpen}
          onClick={onTogglePanel}
          sx={{ color: panelOpen ? "tk.accent" : "tk.ink2", mr: -1 }}
        >
          <PanelRight size={19} />
        </IconButton>
      )}
      {entries.length > 0 && <MoreMenu label={t("tickets.more")} entries={entries} />}
      {deleting && (
        <Suspense>
          <DeleteTicket ticket={ticket} listHref={listHref} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </Box>
  );
}
