import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Tooltip from "@mui/material/Tooltip";
import useMediaQuery from "@mui/material/useMediaQuery";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, EllipsisVertical, PanelRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactName } from "../../../lib/format";
import type { Ticket } from "../../../lib/wire";
import { Avatar } from "../../../ui/avatar";
import type { TicketAction } from "../api/use-ticket-action";

interface Props {
  ticket: Ticket;
  busy: TicketAction | undefined;
  onAction: (action: TicketAction) => void;
  panelOpen: boolean;
  onTogglePanel: () => void;
}

const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;
const dots = { open: "tk.ok", pending: "tk.warn", closed: "tk.control" };

export function TicketHeader({ ticket, busy, onAction, panelOpen, onTogglePanel }: Props) {
  const { t } = useTranslation();
  const narrow = useMediaQuery("(max-width: 759px)");
  const name = contactName(ticket.contact);

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
        to="/tickets"
        search={((old: object) => old) as never}
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
              t(`channels.${ticket.connection.kind}.short`),
              ticket.connection.name,
            ].join(" · ")}
          </Box>
        </Box>
      </Box>
      {!narrow && ticket.can.return && (
        <Button loading={busy === "return"} disabled={Boolean(busy)} onClick={() => onAction("return")}>
          {t("tickets.return")}
        </Button>
      )}
      {ticket.can.close && (
        <Button
          variant="contained"
          color="primary"
          loading={busy === "close"}
          disabled={Boolean(busy)}
          onClick={() => onAction("close")}
        >
          {t("tickets.close")}
        </Button>
      )}
      {narrow ? (
        <MoreMenu ticket={ticket} onAction={onAction} onTogglePanel={onTogglePanel} />
      ) : (
        <Tooltip title={panelOpen ? t("tickets.panel.hide") : t("tickets.panel.show")}>
          <IconButton
            aria-label={t("tickets.panel.toggle")}
            aria-pressed={panelOpen}
            onClick={onTogglePanel}
            sx={{ color: panelOpen ? "tk.accent" : "tk.ink2", mr: -1 }}
          >
            <PanelRight size={19} />
          </IconButton>
        </Tooltip>
      )}
    </Box>
  );
}

function MoreMenu({ ticket, onAction, onTogglePanel }: Pick<Props, "ticket" | "onAction" | "onTogglePanel">) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (run: () => void) => () => {
    setAnchor(null);
    run();
  };
  return (
    <>
      <IconButton
        aria-label={t("tickets.more")}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <EllipsisVertical size={20} />
      </IconButton>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose(onTogglePanel)}>{t("tickets.panel.show")}</MenuItem>
        {ticket.can.return && <MenuItem onClick={choose(() => onAction("return"))}>{t("tickets.return")}</MenuItem>}
      </Menu>
    </>
  );
}
