import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { contactName, formatPhone } from "../../lib/format";
import { get } from "../../lib/http";
import { usePermission } from "../../lib/session";
import { useDebounced } from "../../lib/use-debounced";
import type { Contact, Page, Ticket } from "../../lib/wire";
import { Avatar } from "../../ui/avatar";
import { useNavItems } from "./nav-items";

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

/** Ctrl+K: from anywhere to a ticket, a contact or a screen, by its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const search = useDebounced(text.trim(), 180);
  const tickets = useFound<Ticket>("/api/tickets", search, usePermission("tickets.view"));
  const contacts = useFound<Contact>("/api/contacts", search, usePermission("contacts.view"));
  const screens = useNavItems().filter(({ key }) => t(`nav.${key}`).toLowerCase().includes(text.trim().toLowerCase()));
  // The first entry is the selected one until the arrows say otherwise, so contacts wait for the tickets above them.
  const shownContacts = tickets.isLoading ? [] : (contacts.data ?? []);
  const values = [
    ...screens.map(({ to }) => to),
    ...(tickets.data ?? []).map(({ id }) => id),
    ...shownContacts.map(({ id }) => `contact ${id}`),
  ];
  const selected = values.includes(chosen) ? chosen : (values[0] ?? "");
  const go = (href: string) => {
    onClose();
    navigate(href);
  };

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
          <Command.Empty>{search.length < MIN_LETTERS ? t("palette.typeMore") : t("palette.nothing")}</Command.Empty>
          {screens.length > 0 && (
            <Command.Group heading={t("palette.screens")}>
              {screens.map(({ to, key, icon: Icon }) => (
                <Command.Item key={to} value={to} onSelect={() => go(to)}>
                  <Icon size={18} aria-hidden />
                  {t(`nav.${key}`)}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {(tickets.data?.length ?? 0) > 0 && (
            <Command.Group heading={t("nav.tickets")}>
              {tickets.data?.map((ticket) => (
                <Command.Item key={ticket.id} value={ticket.id} onSelect={() => go(`/tickets/${ticket.id}`)}>
                  <Avatar name={contactName(ticket.contact)} seed={ticket.contact.id} size={26} />
                  <span>{contactName(ticket.contact)}</span>
                  <small>
                    {t(`tickets.status.${ticket.status}`)} · #{ticket.protocol}
                  </small>
                </Command.Item>
              ))}
            </Command.Group>
          )}
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
  "& [cmdk-list]": { maxHeight: 380, overflow: "auto", p: 1 },
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
