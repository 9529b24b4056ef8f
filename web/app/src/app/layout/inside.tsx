import Box from "@mui/material/Box";
import { useQueryClient } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { clearOutbox } from "../../features/messages/outbox";
import { drafts } from "../../lib/drafts";
import { suggestLanguage } from "../../lib/i18n";
import { useSessionState } from "../../lib/session";
import type { Session } from "../../lib/wire";
import { useRealtime } from "../realtime";
import { BottomBar } from "./bottom-bar";
import { LinkBanner } from "./link-banner";
import { Rail } from "./rail";
import { useShortcuts } from "./use-shortcuts";

const Palette = lazy(() => import("./palette").then((module) => ({ default: module.Palette })));
const ShortcutSheet = lazy(() => import("./shortcut-sheet").then((module) => ({ default: module.ShortcutSheet })));

export function Inside() {
  const state = useSessionState();
  const queryClient = useQueryClient();
  const { href } = useLocation();
  const anonymous = state.status === "anonymous";

  useEffect(() => {
    if (!anonymous) return;
    // The next person at this browser must find nothing of the last one.
    queryClient.clear();
    drafts.clear();
    clearOutbox();
  }, [anonymous, queryClient]);

  if (state.status !== "signedIn")
    return <Navigate to="/login" search={{ to: href === "/" ? undefined : href }} replace />;
  return <SignedIn key={state.session.user.id} session={state.session} />;
}

function SignedIn({ session }: { session: Session }) {
  const { ticketId } = useParams({ strict: false });
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  useRealtime();
  useShortcuts({ onPalette: () => setOpen("palette"), onSheet: () => setOpen("shortcuts") });
  const language = session.user.language ?? session.company.language;
  useEffect(() => void suggestLanguage(language), [language]);

  return (
    <Box sx={{ height: "100dvh", display: "flex", flexDirection: "column", bgcolor: "tk.bg", color: "tk.ink" }}>
      <LinkBanner />
      <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
        <Rail onPalette={() => setOpen("palette")} onShortcuts={() => setOpen("shortcuts")} />
        <Outlet />
      </Box>
      {!ticketId && <BottomBar />}
      <Suspense>
        {open === "palette" && <Palette onClose={() => setOpen(null)} />}
        {open === "shortcuts" && <ShortcutSheet onClose={() => setOpen(null)} />}
      </Suspense>
    </Box>
  );
}
