import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useRoute } from "wouter";
import { ticketKeys } from "../../features/tickets/ticket-keys";
import { contactName, formatPhone } from "../../lib/format";
import { get } from "../../lib/http";
import { recents } from "../../lib/recents";
import { usePermission } from "../../lib/session";
import { useDebounced } from "../../lib/use-debounced";
import type { Contact, Page, Ticket } from "../../lib/wire";
import { Avatar } from "../../ui/avatar";
import type { Command as PaletteCommand } from "./commands";
import { matches } from "./matches";
import { useNavItems } from "./nav-items";
import { useGeneralCommands, useTicketCommands } from "./use-palette-actions";

const LIMIT = 6;
const MIN_LETTERS = 2;

function useFound<T>(path: string, search: string, allowed: boolean) {
  return useQuery({
    queryKey: ["palette", path, search],
    queryFn: ({ signal }) => get<Page<T>>(path, { search, limit: LIMIT }, signal),
    select: (page) => page.items,
    enabled: allowed && search.length >= MIN_LETTERS,
    staleTime: 10_000,
  });
}

/** The tickets opened last, but not the one on the screen. */
function useRecentTickets(allowed: boolean) {
  const [, params] = useRoute("/tickets/:ticketId");
  const [ids] = useState(() => recents.read());
  const found = useQueries({
    queries: ids
      .filter((id) => allowed && id !== params?.ticketId)
      .map((id) => ({
        queryKey: ticketKeys.detail(id),
        queryFn: ({ signal }: { signal: AbortSignal }) => get<Ticket>(`/api/tickets/${id}`, undefined, signal),
        retry: false,
      })),
  });
  return found.flatMap(({ data }) => data ?? []);
}

/** Ctrl+K: from anywhere to a ticket, a contact or a screen by its name, and what one may do here. */
export function Palette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const typed = text.trim();
  const search = useDebounced(typed, 180);
  const seesTickets = usePermission("tickets.view");
  const tickets = useFound<Ticket>("/api/tickets", search, seesTickets);
  const contacts = useFound<Contact>("/api/contacts", search, usePermission("contacts.view"));
  const recent = useRecentTickets(seesTickets);
  const searching = typed.length >= MIN_LETTERS;
  const shownTickets = searching ? (tickets.data ?? []) : typed ? [] : recent;
  // The first entry is the selected one until the arrows say otherwise, so contacts wait for the tickets above them.
  const shownContacts = !searching || tickets.isLoading ? [] : (contacts.data ?? []);
  const byName = ({ label }: { label: string }) => matches(label, typed);
  const screens = useNavItems()
    .map(({ key, to, icon }): PaletteCommand => ({ key: to, label: t(`nav.${key}`), icon, run: () => navigate(to) }))
    .filter(byName);
  const here = useTicketCommands().filter(byName);
  const general = useGeneralCommands(onShortcuts).filter(byName);
  // What was opened last comes first as long as nothing is asked for; what was found comes after what the words name.
  const ticketGroup = { heading: searching ? t("nav.tickets") : t("palette.recent"), tickets: shownTickets };
  const values = [
    ...(searching ? [] : shownTickets.map(({ id }) => id)),
    ...[...here, ...screens, ...general].map(({ key }) => key),
    ...(searching ? shownTickets.map(({ id }) => id) : []),
    ...shownContacts.map(({ id }) => `contact ${id}`),
  ];
  const selected = values.includes(chosen) ? chosen : (values[0] ?? "");
  const run = (command: () => void) => {
    onClose();
    command();
  };
  const go = (href: string) => run(() => navigate(href));

  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      slotProps={{ paper: { "aria-label": t("palette.open") } }}
      sx={{ "& .MuiDialog-container": { alignItems: "flex-start", pt: "8vh" } }}
    >
      <Box
        component={Command}
        value={selected}
        onValueChange={setChosen}
        shouldFilter={false}
        loop
        label={t("palette.open")}
        sx={styles}
      >
        <Command.Input value={text} onValueChange={setText} placeholder={t("palette.placeholder")} autoFocus />
        <Command.List aria-label={t("palette.results")}>
          <Command.Empty>{typed.length < MIN_LETTERS ? t("palette.typeMore") : t("palette.nothing")}</Command.Empty>
          {!searching && <Tickets {...ticketGroup} onGo={go} />}
          <Commands heading={t("palette.here")} commands={here} onRun={run} />
          <Commands heading={t("palette.screens")} commands={screens} onRun={run} />
          <Commands heading={t("palette.general")} commands={general} onRun={run} />
          {searching && <Tickets {...ticketGroup} onGo={go} />}
          {shownContacts.length > 0 && (
            <Command.Group heading={t("nav.contacts")}>
              {shownContacts.map((contact) => (
                <Command.Item
                  key={contact.id}
                  value={`contact ${contact.id}`}
                  onSelect={() => go(`/contacts?q=${encodeURIComponent(contact.name || contact.phone || "")}`)}
                >
                  <Avatar name={contactName(contact)} seed={contact.id} size={26} />
                  <span>{contactName(contact)}</span>
                  <small>{formatPhone(contact.phone)}</small>
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Box>
    </Dialog>
  );
}

function Tickets({ heading, tickets, onGo }: { heading: string; tickets: Ticket[]; onGo: (href: string) => void }) {
  const { t } = useTranslation();
  if (tickets.length === 0) return null;
  return (
    <Command.Group heading={heading}>
      {tickets.map((ticket) => (
        <Command.Item key={ticket.id} value={ticket.id} onSelect={() => onGo(`/tickets/${ticket.id}`)}>
          <Avatar name={contactName(ticket.contact)} seed={ticket.contact.id} size={26} />
          <span>{contactName(ticket.contact)}</span>
          <small>
            {t(`tickets.status.${ticket.status}`)} · #{ticket.protocol}
          </small>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

interface CommandsProps {
  heading: string;
  commands: PaletteCommand[];
  onRun: (run: () => void) => void;
}

function Commands({ heading, commands, onRun }: CommandsProps) {
  if (commands.length === 0) return null;
  return (
    <Command.Group heading={heading}>
      {commands.map(({ key, label, icon: Icon, hint, run }) => (
        <Command.Item key={key} value={key} onSelect={() => onRun(run)}>
          <Icon size={18} aria-hidden />
          <span>{label}</span>
          {hint && <small>{hint}</small>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

const styles = {
  "& [cmdk-input]": {
    width: "100%",
    border: 0,
    outline: 0,
    font: "inherit",
    fontSize: 16,
    px: 2.5,
    py: 2,
    color: "tk.ink",
    bgcolor: "transparent",
    borderBottom: "1px solid",
    borderColor: "tk.line",
    "&::placeholder": { color: "tk.ink3" },
  },
  "& [cmdk-list]": { maxHeight: "min(62vh, 520px)", overflow: "auto", p: 1 },
  "& [cmdk-empty]": { p: 2.5, textAlign: "center", color: "tk.ink2" },
  "& [cmdk-group-heading]": { px: 1.25, pt: 1, pb: 0.5, fontSize: 12, fontWeight: 600, color: "tk.ink3" },
  "& [cmdk-item]": {
    display: "flex",
    alignItems: "center",
    gap: 1.5,
    minHeight: 40,
    px: 1.25,
    borderRadius: "9px",
    cursor: "pointer",
    "&[data-selected=true]": { bgcolor: "tk.accentSoft" },
    "& small": { ml: "auto", fontSize: 12.5, color: "tk.ink2" },
  },
} as const;
