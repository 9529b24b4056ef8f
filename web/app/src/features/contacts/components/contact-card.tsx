import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { contactName, formatPhone, useDates } from "../../../lib/format";
import { usePermission } from "../../../lib/session";
import { Avatar } from "../../../ui/avatar";
import { Facts } from "../../../ui/facts";
import { useContact } from "../api/use-contacts";

const ContactDialog = lazy(() => import("./contact-dialog").then((module) => ({ default: module.ContactDialog })));

/** Who the customer is, at the head of the panel beside a conversation. */
export function ContactCard({ contact }: { contact: { id: string; name: string; phone: string | null } }) {
  const { t } = useTranslation();
  const dates = useDates();
  const canView = usePermission("contacts.view");
  const canEdit = usePermission("contacts.edit");
  const full = useContact(contact.id, canView).data;
  const [editing, setEditing] = useState(false);
  const name = contactName(full ?? contact);
  const phone = formatPhone(full?.phone ?? contact.phone);

  return (
    <Box component="section" aria-label={t("contacts.one")}>
      <Box sx={{ display: "flex", flexDirection: "column", alignItems: "center", textAlign: "center", pt: 1 }}>
        <Avatar name={name} seed={contact.id} size={64} />
        <Box
          component="h2"
          sx={{ m: 0, mt: 1.25, fontSize: 16, fontWeight: 650, letterSpacing: "-.01em", overflowWrap: "anywhere" }}
        >
          {name}
        </Box>
        {phone && phone !== name && <Box sx={{ fontSize: 13, color: "tk.ink2", userSelect: "all" }}>{phone}</Box>}
        {canEdit && full && (
          <Button
            size="small"
            variant="text"
            startIcon={<Pencil size={14} />}
            onClick={() => setEditing(true)}
            sx={{ mt: 0.5 }}
          >
            {t("contacts.edit")}
          </Button>
        )}
      </Box>
      {full && (
        <Box sx={{ mt: 2, pt: 2, borderTop: "1px solid", borderColor: "tk.line" }}>
          <Facts
            rows={[
              [t("contacts.email"), full.email ?? "—"],
              [t("contacts.since"), dates.full(full.createdAt)],
            ]}
          />
        </Box>
      )}
      {editing && full && (
        <Suspense>
          <ContactDialog contact={full} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Box>
  );
}
