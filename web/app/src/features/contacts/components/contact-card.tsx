import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactName, formatPhone, useDates } from "../../../lib/format";
import { toProblem } from "../../../lib/problem";
import { usePermission } from "../../../lib/session";
import { useProblemText } from "../../../lib/use-problem-text";
import { Avatar } from "../../../ui/avatar";
import { Facts } from "../../../ui/facts";
import { InlineEdit } from "../../../ui/inline-edit";
import { useContact, useUpdateContact } from "../api/use-contacts";

/** Who the customer is, at the head of the panel beside a conversation. */
export function ContactCard({ contact }: { contact: { id: string; name: string; phone: string | null } }) {
  const { t } = useTranslation();
  const dates = useDates();
  const canView = usePermission("contacts.view");
  const canEdit = usePermission("contacts.edit");
  const full = useContact(contact.id, canView).data;
  const edit = useInlineEdits(contact.id);
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
          {canEdit && full ? (
            <InlineEdit
              key={full.id}
              label={t("contacts.name")}
              value={name}
              placeholder={t("contacts.name")}
              required
              align="center"
              {...edit("name")}
            />
          ) : (
            name
          )}
        </Box>
        {phone && phone !== name && <Box sx={{ fontSize: 13, color: "tk.ink2", userSelect: "all" }}>{phone}</Box>}
      </Box>
      {full && (
        <Box sx={{ mt: 2, pt: 2, borderTop: "1px solid", borderColor: "tk.line" }}>
          <Facts
            rows={[
              [
                t("contacts.email"),
                canEdit ? (
                  <InlineEdit
                    key={full.id}
                    label={t("contacts.email")}
                    type="email"
                    value={full.email ?? ""}
                    placeholder={t("contacts.addEmail")}
                    {...edit("email")}
                  />
                ) : (
                  (full.email ?? "—")
                ),
              ],
              [t("contacts.since"), dates.full(full.createdAt)],
            ]}
          />
        </Box>
      )}
    </Box>
  );
}

/** Saves one field at a time; what is wrong with it stands below the field that it is about. */
function useInlineEdits(contactId: string) {
  const update = useUpdateContact(contactId);
  const problemText = useProblemText();
  const [failed, setFailed] = useState<{ field: Editable; text: string }>();

  return (field: Editable) => ({
    busy: update.isPending,
    error: failed?.field === field ? failed.text : undefined,
    onSave: async (value: string) => {
      setFailed(undefined);
      try {
        await update.mutateAsync({ [field]: value });
        return true;
      } catch (error) {
        setFailed({ field, text: toProblem(error).fieldErrors[field]?.join(" ") ?? problemText(error) });
        return false;
      }
    },
  });
}

type Editable = "name" | "email";
