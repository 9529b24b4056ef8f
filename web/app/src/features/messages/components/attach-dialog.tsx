import Dialog from "@mui/material/Dialog";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Draft } from "../outbox";
import type { Attachable } from "./attach-menu";
import { ContactForm } from "./forms/contact-form";
import { InteractiveForm } from "./forms/interactive-form";
import { LocationForm } from "./forms/location-form";

interface Props {
  what: Attachable;
  contact: string;
  onSend: (draft: Draft) => void;
  onClose: () => void;
}

/** Puts a message together that is more than words: a place, contacts, or something to tap. */
export function AttachDialog({ what, contact, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth={what === "location" || what === "contact" ? "xs" : "md"}
      aria-labelledby={id}
    >
      <DialogTitle id={id}>{t(`composer.dialog.${what}`, { name: contact })}</DialogTitle>
      {what === "location" && <LocationForm onSend={onSend} onClose={onClose} />}
      {what === "contact" && <ContactForm onSend={onSend} onClose={onClose} />}
      {(what === "buttons" || what === "list" || what === "link") && (
        <InteractiveForm kind={what} onSend={onSend} onClose={onClose} />
      )}
    </Dialog>
  );
}
