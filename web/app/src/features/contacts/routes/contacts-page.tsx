import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ButtonBase from "@mui/material/ButtonBase";
import { Plus, SearchX, UsersRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactName, formatPhone, useDates } from "../../../lib/format";
import { rowsOf } from "../../../lib/paging";
import { usePermission } from "../../../lib/session";
import { useDebounced } from "../../../lib/use-debounced";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Contact } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Avatar } from "../../../ui/avatar";
import { Card, Page } from "../../../ui/page";
import { SearchInput } from "../../../ui/search-input";
import { QueryState } from "../../../ui/query-state";
import { Blank } from "../../../ui/states";
import { useContacts } from "../api/use-contacts";
import { ContactDialog } from "../components/contact-dialog";

export function ContactsPage({ initialSearch }: { initialSearch: string }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const canEdit = usePermission("contacts.edit");
  const [search, setSearch] = useState(initialSearch);
  const settled = useDebounced(search.trim());
  const contacts = useContacts(settled);
  const rows = rowsOf(contacts.data);
  const [open, setOpen] = useState<{ contact?: Contact } | null>(null);
  const isEmpty = contacts.isSuccess && rows.length === 0 && !settled;
  const newButton = canEdit && (
    <Button variant="contained" color="primary" startIcon={<Plus size={17} />} onClick={() => setOpen({})}>
      {t("contacts.new")}
    </Button>
  );

  return (
    <Page title={t("nav.contacts")} subtitle={t("contacts.subtitle")} action={!isEmpty && newButton}>
      {!isEmpty && (
        <Box sx={{ mb: 2, maxWidth: 420 }}>
          <SearchInput
            label={t("contacts.search")}
            placeholder={t("contacts.searchPlaceholder")}
            value={search}
            onChange={setSearch}
          />
        </Box>
      )}
      <Card>
        <QueryState
          query={contacts}
          rowHeight={60}
          texts={{ title: t("states.errorTitle"), reload: t("states.reload"), loading: t("states.loading") }}
          problemText={problemText}
        >
          {rows.length === 0 ? (
            <Blank
              icon={settled ? <SearchX /> : <UsersRound />}
              title={settled ? t("contacts.noneFoundTitle") : t("contacts.emptyTitle")}
              text={settled ? t("contacts.noneFound") : t("contacts.empty")}
              action={!settled && newButton}
            />
          ) : (
            <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
              {rows.map((contact) => (
                <ContactRow
                  key={contact.id}
                  contact={contact}
                  onOpen={canEdit ? () => setOpen({ contact }) : undefined}
                />
              ))}
            </Box>
          )}
        </QueryState>
      </Card>
      {contacts.hasNextPage && (
        <Box sx={{ display: "grid", placeItems: "center", mt: 2 }}>
          <BusyButton busy={contacts.isFetchingNextPage} onClick={() => void contacts.fetchNextPage()}>
            {t("states.more")}
          </BusyButton>
        </Box>
      )}
      {open && <ContactDialog contact={open.contact} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function ContactRow({ contact, onOpen }: { contact: Contact; onOpen?: () => void }) {
  const dates = useDates();
  const name = contactName(contact);
  const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;
  return (
    <Box component="li" sx={{ "& + &": { borderTop: "1px solid", borderColor: "tk.line" } }}>
      <ButtonBase
        component={onOpen ? "button" : "div"}
        disabled={!onOpen}
        onClick={onOpen}
        sx={{
          width: "100%",
          minHeight: 60,
          px: 2.5,
          py: 1,
          gap: 1.75,
          justifyContent: "flex-start",
          textAlign: "left",
          fontSize: 14,
          "&:hover": onOpen ? { bgcolor: "tk.sunken" } : undefined,
          "&.Mui-focusVisible": { outlineOffset: "-2px" },
        }}
      >
        <Avatar name={name} seed={contact.id} size={36} />
        <Box component="span" sx={{ flex: "1.4 1 0", minWidth: 0 }}>
          <Box component="span" sx={{ ...line, display: "block", fontWeight: 600 }}>
            {name}
          </Box>
          <Box component="span" sx={{ ...line, display: { xs: "block", sm: "none" }, fontSize: 13, color: "tk.ink2" }}>
            {formatPhone(contact.phone)}
          </Box>
        </Box>
        <Box
          component="span"
          sx={{
            ...line,
            flex: "1 1 0",
            display: { xs: "none", sm: "block" },
            color: "tk.ink2",
          }}
        >
          {formatPhone(contact.phone)}
        </Box>
        <Box component="span" sx={{ ...line, flex: "1.2 1 0", display: { xs: "none", md: "block" }, color: "tk.ink2" }}>
          {contact.email}
        </Box>
        <Box
          component="span"
          sx={{ display: { xs: "none", md: "block" }, width: 64, textAlign: "right", fontSize: 12.5, color: "tk.ink3" }}
        >
          {dates.short(contact.createdAt)}
        </Box>
      </ButtonBase>
    </Box>
  );
}
