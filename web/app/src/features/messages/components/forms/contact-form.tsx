import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactName, formatPhone } from "../../../../lib/format";
import { useContactSearch } from "../../../../lib/use-contact-search";
import { useProblemText } from "../../../../lib/use-problem-text";
import type { Contact } from "../../../../lib/wire";
import { Avatar } from "../../../../ui/avatar";
import { SearchInput } from "../../../../ui/search-input";
import type { Draft } from "../../outbox";

const MAX = 20;

/** Contacts of the company to hand on to the customer. */
export function ContactForm({ onSend, onClose }: { onSend: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Contact[]>([]);
  const found = useContactSearch(search);
  const withPhone = (found.data ?? []).filter((each) => each.phone);
  const shown = [...chosen, ...withPhone.filter((each) => !chosen.some((other) => other.id === each.id))];

  function toggle(contact: Contact) {
    setChosen((list) =>
      list.some((each) => each.id === contact.id)
        ? list.filter((each) => each.id !== contact.id)
        : [...list, contact].slice(0, MAX),
    );
  }

  function send() {
    const contacts = chosen.map((each) => {
      const phone = each.phone ?? "";
      return { name: contactName(each), phones: [{ phone: formatPhone(phone), waId: phone.replace(/\D/g, "") }] };
    });
    onSend({ type: "contact", text: contacts.map((each) => each.name).join(", "), content: { contacts } });
  }

  return (
    <>
      <DialogContent sx={{ pb: 1 }}>
        <SearchInput
          label={t("contacts.search")}
          placeholder={t("contacts.searchPlaceholder")}
          value={search}
          onChange={setSearch}
        />
        <Box component="ul" sx={{ listStyle: "none", m: 0, mt: 1, p: 0, height: 320, overflowY: "auto" }}>
          {shown.map((contact) => {
            const isChosen = chosen.some((each) => each.id === contact.id);
            return (
              <Box component="li" key={contact.id}>
                <Box
                  component="label"
                  sx={{
                    display: "flex",
                    alignItems: "center",
                    gap: 1.25,
                    py: 0.5,
                    borderRadius: "9px",
                    cursor: "pointer",
                    "&:hover": { bgcolor: "tk.sunken" },
                  }}
                >
                  <Checkbox size="small" checked={isChosen} onChange={() => toggle(contact)} />
                  <Avatar name={contactName(contact)} seed={contact.id} size={32} />
                  <Box sx={{ minWidth: 0 }}>
                    <Box sx={{ fontSize: 14, fontWeight: 550 }}>{contactName(contact)}</Box>
                    <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>{formatPhone(contact.phone)}</Box>
                  </Box>
                </Box>
              </Box>
            );
          })}
          {found.isError && (
            <Box component="li" role="alert" sx={{ p: 2, fontSize: 13.5, color: "tk.danger" }}>
              {problemText(found.error)}
            </Box>
          )}
          {found.isSuccess && shown.length === 0 && (
            <Box component="li" role="status" sx={{ p: 2, fontSize: 13.5, color: "tk.ink2", textAlign: "center" }}>
              {t("contacts.noneFoundTitle")}
            </Box>
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t("forms.cancel")}</Button>
        <Button variant="contained" color="primary" disabled={chosen.length === 0} onClick={send}>
          {chosen.length > 1 ? t("composer.contact.send", { count: chosen.length }) : t("composer.send")}
        </Button>
      </DialogActions>
    </>
  );
}
