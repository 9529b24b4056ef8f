import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { formatPhone } from "../../../lib/format";
import { useFieldErrors } from "../../../lib/use-field-errors";
import { useProblemText } from "../../../lib/use-problem-text";
import { toProblem } from "../../../lib/problem";
import type { Contact } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Field } from "../../../ui/field";
import { Notice } from "../../../ui/notice";
import { useContact, useCreateContact, useUpdateContact } from "../api/use-contacts";

export function ContactDialog({ contact, onClose }: { contact?: Contact; onClose: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const titleId = useId();
  const create = useCreateContact();
  const update = useUpdateContact(contact?.id ?? "");
  const error = create.error ?? update.error;
  // Somebody else's edit is shown, and replaced only by who saves again.
  const isConflict = error !== null && toProblem(error).code === "contact.changed";
  const saved = useContact(contact?.id ?? "", isConflict).data;
  const saving = create.isPending || update.isPending;
  const form = useForm({
    defaultValues: { name: contact?.name ?? "", phone: formatPhone(contact?.phone), email: contact?.email ?? "" },
  });
  const { errors } = form.formState;
  const required = t("forms.required");
  useFieldErrors(form, error);

  function save({ name, phone, email }: { name: string; phone: string; email: string }) {
    const trimmed = email.trim();
    const version = (isConflict ? saved : contact)?.version;
    if (contact) update.mutate({ name: name.trim(), email: trimmed, version }, { onSuccess: onClose });
    else create.mutate({ name: name.trim(), phone: phone.trim(), email: trimmed || undefined }, { onSuccess: onClose });
  }

  return (
    <Dialog open onClose={saving ? undefined : onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <form noValidate onSubmit={form.handleSubmit(save)}>
        <DialogTitle id={titleId}>{contact ? t("contacts.edit") : t("contacts.new")}</DialogTitle>
        <DialogContent>
          <Box sx={{ display: "grid", gap: 2.25 }}>
            {error && (
              <Notice tone="danger">
                {problemText(error)}
                {isConflict && saved && (
                  <> {t("contacts.savedNow", { value: [saved.name, saved.email].filter(Boolean).join(", ") })}</>
                )}
              </Notice>
            )}
            <Field
              label={t("contacts.name")}
              autoFocus
              error={errors.name?.message}
              {...form.register("name", { required })}
            />
            <Field
              label={t("contacts.phone")}
              type="tel"
              disabled={Boolean(contact)}
              help={contact ? undefined : t("contacts.phoneHelp")}
              error={errors.phone?.message}
              {...form.register("phone", contact ? {} : { required })}
            />
            <Field label={t("contacts.email")} type="email" error={errors.email?.message} {...form.register("email")} />
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={saving}>
            {t("forms.cancel")}
          </Button>
          <BusyButton type="submit" variant="contained" color="primary" busy={saving}>
            {t("forms.save")}
          </BusyButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
