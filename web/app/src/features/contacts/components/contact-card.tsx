import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactName, formatPhone, useDates } from "../../../lib/format";
import { toProblem } from "../../../lib/problem";
import { usePermission } from "../../../lib/session";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Contact } from "../../../lib/wire";
import { Avatar } from "../../../ui/avatar";
import { CopyButton } from "../../../ui/copy-button";
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
  const edit = useInlineEdits(contact.id, full);
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
        {phone && (
          <Box sx={{ display: "flex", alignItems: "center", gap: 0.5, fontSize: 13, color: "tk.ink2" }}>
            {phone !== name && (
              <Box component="span" sx={{ userSelect: "all" }}>
                {phone}
              </Box>
            )}
            <CopyButton value={phone} copy={t("contacts.copyPhone")} copied={t("contacts.copied")} />
          </Box>
        )}
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
              ...full.addresses.filter(isFact(full.phone)).map(
                ({ kind, value, isCurrent }) =>
                  [
                    t(`contacts.addresses.${isCurrent ? kind : "old"}`),
                    <Box key={value} component="span" sx={{ userSelect: "all" }}>
                      {kind === "phone" ? formatPhone(value) : value}
                    </Box>,
                  ] as const,
              ),
              [t("contacts.since"), dates.full(full.createdAt)],
            ]}
          />
        </Box>
      )}
    </Box>
  );
}

/** What is known beyond the number that stands above: other numbers, and what the provider calls the customer. */
function isFact(phone: string | null) {
  const known = phone?.replace(/^55(\d{2})9(\d{8})$/, "55$1$2");
  return ({ kind, value }: Contact["addresses"][number]) => kind !== "phone" || (value !== phone && value !== known);
}

/** Saves one field at a time; what is wrong with it stands below the field that it is about. */
function useInlineEdits(contactId: string, contact: Contact | undefined) {
  const { t } = useTranslation();
  const update = useUpdateContact(contactId);
  const problemText = useProblemText();
  const [failed, setFailed] = useState<{ field: Editable; text: string; isConflict: boolean }>();
  const saved = (field: Editable) => t("contacts.savedNow", { value: contact?.[field] ?? "—" });

  return (field: Editable) => ({
    busy: update.isPending,
    version: contact?.version,
    error: failed?.field === field ? (failed.isConflict ? `${failed.text} ${saved(field)}` : failed.text) : undefined,
    onSave: async (value: string, seen: number | undefined) => {
      setFailed(undefined);
      try {
        await update.mutateAsync({ [field]: value, version: seen });
        return true;
      } catch (error) {
        const problem = toProblem(error);
        const text = problem.fieldErrors[field]?.join(" ") ?? problemText(error);
        setFailed({ field, text, isConflict: problem.code === "contact.changed" });
        return false;
      }
    },
  });
}

type Editable = "name" | "email";
