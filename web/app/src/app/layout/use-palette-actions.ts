import { useColorScheme } from "@mui/material/styles";
import { useQueryClient } from "@tanstack/react-query";
import {
  Check,
  Columns3,
  CornerUpLeft,
  Keyboard,
  List,
  LogOut,
  Moon,
  RotateCcw,
  Sun,
  UserCheck,
  UserRound,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLocation, useRoute } from "wouter";
import { useUpdateMe } from "../../features/profile/api/use-me";
import { useTicketAction, type TicketAction } from "../../features/tickets/api/use-ticket-action";
import { ticketKeys } from "../../features/tickets/ticket-keys";
import { keptView, type TicketView } from "../../features/tickets/ticket-view";
import { signOut, useSession } from "../../lib/session";
import type { Ticket } from "../../lib/wire";
import { toast } from "../../ui/toast";
import { useCommands, type Command } from "./commands";

const ticketIcons = { accept: UserCheck, return: CornerUpLeft, close: Check, reopen: RotateCcw };
const ticketActions = ["accept", "close", "return", "reopen"] as const;

/** What one may do to the ticket on the screen, as the server said with it. */
export function useTicketCommands(): Command[] {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [, params] = useRoute("/tickets/:ticketId");
  const id = params?.ticketId ?? "";
  const action = useTicketAction(id);
  const ticket = queryClient.getQueryData<Ticket>(ticketKeys.detail(id));
  if (!ticket) return [];

  async function act(which: TicketAction) {
    try {
      await action.mutateAsync(which);
    } catch {
      // The hook has said why.
      return;
    }
    if (which === "return") toast(t("tickets.returnedToast"));
    if (which === "close")
      toast(t("tickets.closedToast"), { action: { label: t("tickets.undo"), run: () => void act("reopen") } });
  }

  return ticketActions
    .filter((which) => ticket.can[which])
    .map((which) => ({
      key: `ticket ${which}`,
      label: t(`palette.ticket.${which}`),
      icon: ticketIcons[which],
      run: () => void act(which),
    }));
}

/** What one may do from anywhere, with what the screens offer first. */
export function useGeneralCommands(onShortcuts: () => void): Command[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { mode, systemMode, setMode } = useColorScheme();
  const update = useUpdateMe();
  const offered = useCommands();
  const me = useSession().user.id;
  const dark = (mode === "system" ? systemMode : mode) === "dark";

  function show(view: TicketView) {
    keptView.write(me, view);
    navigate(`/tickets?view=${view}`);
  }

  function toggleTheme() {
    const theme = dark ? "light" : "dark";
    setMode(theme);
    update.mutate({ theme });
  }

  return [
    ...offered,
    { key: "list", label: t("palette.actions.list"), icon: List, run: () => show("list") },
    { key: "columns", label: t("palette.actions.columns"), icon: Columns3, run: () => show("columns") },
    { key: "profile", label: t("profile.mine"), icon: UserRound, run: () => navigate("/profile") },
    {
      key: "theme",
      label: dark ? t("palette.actions.light") : t("palette.actions.dark"),
      icon: dark ? Sun : Moon,
      run: toggleTheme,
    },
    { key: "shortcuts", label: t("shortcuts.title"), icon: Keyboard, hint: "?", run: onShortcuts },
    { key: "signOut", label: t("profile.signOut"), icon: LogOut, run: () => void signOut() },
  ];
}
