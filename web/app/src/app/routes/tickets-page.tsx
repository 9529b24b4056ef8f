import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import useMediaQuery from "@mui/material/useMediaQuery";
import { Outlet, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnections } from "../../features/connections/api/use-connections";
import { useTicketCounts } from "../../features/tickets/api/use-tickets";
import { TicketList } from "../../features/tickets/components/ticket-list";
import type { TicketFilter } from "../../features/tickets/ticket-filter";
import { usePermission } from "../../lib/session";
import { ForbiddenScreen } from "./fallbacks";
import { NoTicketChosen } from "./no-ticket-chosen";
import { TicketPane } from "./ticket-pane";

const PANEL_KEY = "taktchat.panel";
const none: { id: string; name: string }[] = [];

export function TicketsPage() {
  return usePermission("tickets.view") ? <Inbox /> : <ForbiddenScreen />;
}

function Inbox() {
  const { t } = useTranslation();
  const { ticketId } = useParams({ strict: false });
  const search = useSearch({ from: "/inside/tickets" });
  const navigate = useNavigate();
  const filter: TicketFilter = useMemo(() => ({ tab: "mine", ...search }), [search]);
  const connections = useConnections(usePermission("connections.view")).data ?? none;
  const inline = useMediaQuery("(min-width: 1200px)");
  const [panel, setPanel] = useState(() => localStorage.getItem(PANEL_KEY) !== "closed" && innerWidth >= 1200);
  const unread = useTicketCounts().data?.unread ?? 0;

  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t("nav.tickets")} · Taktchat` : `${t("nav.tickets")} · Taktchat`;
    return () => {
      document.title = "Taktchat";
    };
  }, [unread, t]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const busy =
        event.defaultPrevented || document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]');
      if (event.key !== "Escape" || busy || !ticketId) return;
      if (event.target instanceof HTMLTextAreaElement && event.target.value) event.target.blur();
      else void navigate({ to: "/tickets", search: (old) => old });
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [ticketId, navigate]);

  function changeFilter(next: Partial<TicketFilter>) {
    void navigate({
      to: ticketId ? "/tickets/$ticketId" : "/tickets",
      params: ticketId ? { ticketId } : undefined,
      search: (old: object) => ({ ...old, ...next }),
      replace: true,
    } as never);
  }

  function togglePanel() {
    localStorage.setItem(PANEL_KEY, panel ? "closed" : "open");
    setPanel(!panel);
  }

  return (
    <Box component="main" sx={{ flex: 1, minWidth: 0, display: "flex", minHeight: 0 }}>
      <Box
        sx={{
          width: { xs: "100%", md: 330, lg: 340, xl: 380 },
          "@media (min-width: 1400px)": { width: 380 },
          flexShrink: 0,
          display: { xs: ticketId ? "none" : "block", md: "block" },
          borderRight: { md: "1px solid" },
          borderColor: { md: "tk.line" },
        }}
      >
        <TicketList filter={filter} selectedId={ticketId} connections={connections} onFilter={changeFilter} />
      </Box>
      {ticketId ? (
        <TicketPane
          key={ticketId}
          ticketId={ticketId}
          connections={connections}
          panelOpen={panel}
          onTogglePanel={togglePanel}
          onTab={(tab) => changeFilter({ tab })}
          panelFrame={(content) =>
            inline ? (
              panel && (
                <Box sx={{ width: 304, flexShrink: 0, borderLeft: "1px solid", borderColor: "tk.line" }}>{content}</Box>
              )
            ) : (
              <Drawer
                anchor="right"
                open={panel}
                onClose={togglePanel}
                slotProps={{ paper: { sx: { width: 320, maxWidth: "88vw" } } }}
              >
                {content}
              </Drawer>
            )
          }
        />
      ) : (
        <NoTicketChosen />
      )}
      <Outlet />
    </Box>
  );
}
