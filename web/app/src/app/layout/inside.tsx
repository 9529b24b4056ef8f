import Box from "@mui/material/Box";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Redirect, Route, Switch, useLocation, useRoute, useSearch } from "wouter";
import { drafts } from "../../lib/drafts";
import { suggestLanguage, withWords } from "../../lib/i18n";
import { leave } from "../../lib/leaving";
import { recents } from "../../lib/recents";
import { usePermission, useSessionState } from "../../lib/session";
import type { Session } from "../../lib/wire";
import { useRealtime } from "../realtime";
import { ErrorBoundary } from "../error-boundary";
import { NotFoundScreen, Splash } from "../routes/fallbacks";
import { BottomBar } from "./bottom-bar";
import { LinkBanner } from "./link-banner";
import { Rail } from "./rail";
import { useShortcuts } from "./use-shortcuts";

const TicketsPage = lazy(() => import("../routes/tickets-page").then((module) => ({ default: module.TicketsPage })));
const ContactsRoute = lazy(() =>
  withWords(import("../routes/screens")).then((module) => ({ default: module.ContactsRoute })),
);
const ConnectionsRoute = lazy(() =>
  withWords(import("../routes/screens")).then((module) => ({ default: module.ConnectionsRoute })),
);
const DashboardPage = lazy(() =>
  withWords(import("../routes/dashboard-page")).then((module) => ({ default: module.DashboardPage })),
);
const ProfilePage = lazy(() =>
  withWords(import("../../features/profile/routes/profile-page")).then((module) => ({ default: module.ProfilePage })),
);
const Personal = lazy(() => withWords(import("./personal")).then((module) => ({ default: module.Personal })));
const UsersRoute = lazy(() =>
  withWords(import("../routes/screens")).then((module) => ({ default: module.UsersRoute })),
);
const AuditRoute = lazy(() =>
  withWords(import("../routes/screens")).then((module) => ({ default: module.AuditRoute })),
);
const Palette = lazy(() => withWords(import("./palette")).then((module) => ({ default: module.Palette })));
const PREFETCH_AFTER_MS = 1_200;

/** What the next click will want is fetched while nobody waits. */
function prefetch() {
  void withWords(import("../routes/ticket-pane"));
  void import("../../ui/popup-menu-list");
  void import("./profile-menu-list");
  void import("./palette");
}

const ShortcutSheet = lazy(() =>
  withWords(import("./shortcut-sheet")).then((module) => ({ default: module.ShortcutSheet })),
);

export function Inside() {
  const state = useSessionState();
  const queryClient = useQueryClient();
  const [pathname] = useLocation();
  const search = useSearch();
  const anonymous = state.status === "anonymous";

  useEffect(() => {
    if (!anonymous) return;
    // The next person at this browser must find nothing of the last one.
    queryClient.clear();
    drafts.clear();
    recents.clear();
    leave();
  }, [anonymous, queryClient]);

  if (state.status !== "signedIn") {
    const here = `${pathname}${search ? `?${search}` : ""}`;
    // Who signed out is done here; who was cut off or came by a link wants to get there.
    const wantsBack = here !== "/" && !(anonymous && state.why === "signedOut");
    return <Redirect to={wantsBack ? `/login?to=${encodeURIComponent(here)}` : "/login"} replace />;
  }
  return <SignedIn key={state.session.user.id} session={state.session} />;
}

function SignedIn({ session }: { session: Session }) {
  const [inTicket] = useRoute("/tickets/:ticketId");
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  const [settled, setSettled] = useState(false);
  const watches = usePermission("tickets.view");
  useRealtime();
  useShortcuts({ onPalette: () => setOpen("palette"), onSheet: () => setOpen("shortcuts") });
  useEffect(() => {
    const timer = setTimeout(() => {
      prefetch();
      setSettled(true);
    }, PREFETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const language = session.user.language ?? session.company.language;
  useEffect(() => void suggestLanguage(language), [language]);

  return (
    <Box sx={{ height: "100dvh", display: "flex", flexDirection: "column", bgcolor: "tk.bg", color: "tk.ink" }}>
      <LinkBanner />
      <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
        <Rail onPalette={() => setOpen("palette")} onShortcuts={() => setOpen("shortcuts")} />
        <ErrorBoundary>
          <Suspense fallback={<Splash />}>
            <Screens />
          </Suspense>
        </ErrorBoundary>
      </Box>
      {!inTicket && <BottomBar />}
      <Suspense>{settled && watches && <Personal />}</Suspense>
      <Suspense>
        {open === "palette" && (
          <Palette
            // Its last command may have opened the sheet.
            onClose={() => setOpen((now) => (now === "palette" ? null : now))}
            onShortcuts={() => setOpen("shortcuts")}
          />
        )}
        {open === "shortcuts" && <ShortcutSheet onClose={() => setOpen(null)} />}
      </Suspense>
    </Box>
  );
}

function Screens() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/tickets" replace />
      </Route>
      <Route path="/tickets/:ticketId?">
        <TicketsPage />
      </Route>
      <Route path="/dashboard">
        <DashboardPage />
      </Route>
      <Route path="/profile">
        <ProfilePage />
      </Route>
      <Route path="/contacts">
        <ContactsRoute />
      </Route>
      <Route path="/connections">
        <ConnectionsRoute />
      </Route>
      <Route path="/audit">
        <AuditRoute />
      </Route>
      <Route path="/users">
        <UsersRoute />
      </Route>
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
  );
}
