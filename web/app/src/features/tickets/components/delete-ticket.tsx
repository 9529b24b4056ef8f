import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { contactName } from "../../../lib/format";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Ticket } from "../../../lib/wire";
import { Confirm } from "../../../ui/confirm";
import { toast } from "../../../ui/toast";
import { useDeleteTicket } from "../api/use-delete-ticket";

/** Asks once, says what will be lost, and goes back to the list. */
export function DeleteTicket({ ticket, listHref, onClose }: { ticket: Ticket; listHref: string; onClose: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [, navigate] = useLocation();
  const remove = useDeleteTicket(ticket.id);
  return (
    <Confirm
      open
      title={t("tickets.delete.title", { protocol: ticket.protocol })}
      text={t("tickets.delete.text", { name: contactName(ticket.contact) })}
      confirm={t("tickets.delete.confirm")}
      cancel={t("forms.cancel")}
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            navigate(listHref);
            toast(t("tickets.delete.done", { protocol: ticket.protocol }));
          },
          onError: (error) => {
            onClose();
            toast(problemText(error), { tone: "danger" });
          },
        })
      }
    />
  );
}
