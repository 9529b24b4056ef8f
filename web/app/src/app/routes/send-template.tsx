import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { DraftPreview } from "../../features/messages/components/draft-preview";
import { sendDraft } from "../../features/messages/outbox";
import { TemplateDialog, type ChosenTemplate } from "../../features/templates/components/template-dialog";
import { needsPlace, rendered } from "../../features/templates/template-fill";
import { contactName } from "../../lib/format";
import { placeOf } from "../../ui/typed-place";
import type { Ticket } from "../../lib/wire";

interface Props {
  ticket: Ticket;
  onSent: () => void;
  onClose: () => void;
}

/** Sends a template into a ticket: chosen among the connection's, drawn and handed over by the conversation. */
export function SendTemplate({ ticket, onSent, onClose }: Props) {
  const queryClient = useQueryClient();

  function send({ template, values, file, place }: ChosenTemplate) {
    const { body, sent } = rendered(template, values);
    void sendDraft(queryClient, ticket.id, {
      type: "template",
      text: body,
      content: { template: sent, location: needsPlace(template) ? placeOf(place) : null },
      template: { id: template.id, variables: values },
      file: file && {
        blob: file,
        name: file.name,
        use: template.headerFormat === "document" ? "document" : "attachment",
      },
    });
    onClose();
    onSent();
  }

  return (
    <TemplateDialog
      connectionId={ticket.connectionId}
      contact={contactName(ticket.contact)}
      preview={(chosen) => <Preview chosen={chosen} />}
      onSend={send}
      onClose={onClose}
    />
  );
}

function Preview({ chosen: { template, values, file, place } }: { chosen: ChosenTemplate }) {
  const { body, sent } = rendered(template, values);
  const url = useMemo(() => (file ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url]);
  return (
    <DraftPreview
      text={body}
      content={{ template: sent, location: needsPlace(template) ? placeOf(place) : null }}
      file={file && url ? { blob: file, name: file.name, url } : null}
    />
  );
}
