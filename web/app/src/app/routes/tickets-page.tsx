import Box from "@mui/material/Box";
import useMediaQuery from "@mui/material/useMediaQuery";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams, useSearch } from "wouter";
import { useConnections } from "../../features/connections/api/use-connection-list";
import { NewTicketButton } from "../../features/tickets/components/new-ticket-button";
import { TicketList } from "../../features/tickets/components/ticket-list";
import { ViewSwitch } from "../../features/tickets/components/view-switch";
import { filterSearch, parseFilter, type TicketFilter } from "../../features/tickets/ticket-filter";
import { keptView, parseView, type TicketView } from "../../features/tickets/ticket-view";
import { withWords } from "../../lib/i18n";
import { usePageTitle } from "../../lib/page-title";
import { recents } from "../../lib/recents";
import { usePermission, useSession } from "../../lib/session";
import { ForbiddenScreen } from "./fallbacks";
import { NoTicketChosen } from "./no-ticket-chosen";

const TicketPane = lazy(() => withWords(import("./ticket-pane")).then((module) => ({ default: module.TicketPane })));

const TicketColumns = lazy(() =>
  import("../../features/tickets/components/ticket-columns").then((module) => ({ default: module.TicketColumns })),
);

// Below this the panel slides over the conversation, which would be too narrow beside it.
const PANEL_BESIDE = 1400;
const PANEL_KEY = "taktchat.panel";
const none: { id: string; name: string }[] = [];

export function TicketsPage() {
  return usePermission("tickets.view") ? <Inbox /> : <ForbiddenScreen />;
}

function Inbox() {
  const { t } = useTranslation();
  const { ticketId } = useParams<{ ticketId?: string }>();
  const search = useSearch();
  const [, navigate] = useLocation();
  const filter = useMemo(() => parseFilter(search), [search]);
  const me = useSession().user.id;
  const [kept, setKept] = useState(() => keptView.read(me));
  const view = parseView(search, kept);
  const named = new URLSearchParams(search).get("view");
  const listHref = `/tickets${filterSearch(filter, named)}`;
  const seesConnections = usePermission("connections.view");
  const connections = useConnections(seesConnections).data ?? none;
  const inline = useMediaQuery(`(min-width: ${PANEL_BESIDE}px)`);
  // Beside the conversation it stays as it was left; over it, it is opened for a look.
  const [beside, setBeside] = useState(() => localStorage.getItem(PANEL_KEY) !== "closed");
  const [over, setOver] = useState(false);

  usePageTitle(t("nav.tickets"));
  useEffect(() => {
    if (ticketId) recents.add(ticketId);
  }, [ticketId]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const busy =
        event.defaultPrevented || document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]');
      if (event.key !== "Escape" || busy || !ticketId) return;
      if (event.target instanceof HTMLTextAreaElement && event.target.value) event.target.blur();
      else navigate(listHref);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [ticketId, navigate, listHref]);

  function changeFilter(next: Partial<TicketFilter>) {
    navigate(`/tickets${ticketId ? `/${ticketId}` : ""}${filterSearch({ ...filter, ...next }, named)}`, {
      replace: true,
    });
  }

  function changeView(next: TicketView) {
    keptView.write(me, next);
    setKept(next);
    navigate(`/tickets${filterSearch(filter, next)}`);
  }

  function togglePanel() {
    if (!inline) return setOver(!over);
    localStorage.setItem(PANEL_KEY, beside ? "closed" : "open");
    setBeside(!beside);
  }

  const headerAction = (
    <Box sx={{ display: "flex", gap: 1 }}>
      <NewTicketButton />
      <ViewSwitch view={ticketId ? "list" : view} onView={changeView} />
    </Box>
  );
  const listProps = { filter, connections: seesConnections ? connections : undefined, onFilter: changeFilter };

  // An open ticket stands beside the list in either view; the columns are where one comes back to.
  if (view === "columns" && !ticketId) {
    return (
      <Box component="main" sx={{ flex: 1, minWidth: 0, display: "flex", minHeight: 0 }}>
        <Suspense fallback={<Box sx={{ flex: 1, bgcolor: "tk.bg" }} />}>
          <TicketColumns {...listProps} headerAction={headerAction} />
        </Suspense>
      </Box>
    );
  }

  return (
    <Box component="main" sx={{ flex: 1, minWidth: 0, display: "flex", minHeight: 0 }}>
      <Box
        sx={{
          width: { xs: "100%", md: 368 },
          "@media (min-width: 1400px)": { width: 380 },
          flexShrink: 0,
          display: { xs: ticketId ? "none" : "block", md: "block" },
          borderRight: { md: "1px solid" },
          borderColor: { md: "tk.line" },
        }}
      >
        <TicketList {...listProps} selectedId={ticketId} headerAction={headerAction} />
      </Box>
      {ticketId ? (
        <Suspense fallback={<Box sx={{ flex: 1, bgcolor: "tk.chat" }} />}>
          <TicketPane
            key={ticketId}
            ticketId={ticketId}
            connections={connections}
            panelOpen={inline ? beside : over}
            onTogglePanel={togglePanel}
            onTab={(tab) => changeFilter({ tab })}
            panelInline={inline}
            listHref={listHref}
          />
        </Suspense>
      ) : (
        <NoTicketChosen />
      )}
    </Box>
  );
}
