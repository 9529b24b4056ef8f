import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../lib/problem";
import { usePermission } from "../../../lib/session";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Ticket } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Notice } from "../../../ui/notice";
import { useConnectionChoices, useCreateTicket } from "../api/use-create-ticket";
import { useQueues } from "../api/use-tickets";
import { ContactPicker, type Picked } from "./contact-picker";
import { SelectField } from "../../../ui/select-field";

interface Props {
  /** A contact card that was handed on. */
  initial?: { name: string; phone: string };
  onOpened: (ticket: Ticket) => void;
  onClose: () => void;
}

/** Begins a conversation with a contact or a number nobody knows yet. */
export function NewTicketDialog({ initial, onOpened, onClose }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const id = useId();
  const connections = useConnectionChoices();
  const queues = useQueues(usePermission("queues.view"));
  const create = useCreateTicket();
  const [picked, setPicked] = useState<Picked | null>(initial ? { name: initial.name, phone: initial.phone } : null);
  const [connectionId, setConnectionId] = useState("");
  const [queueId, setQueueId] = useState("");
  const choices = connections.data ?? [];
  const chosenConnection = connectionId || choices[0]?.id || "";
  const problem = create.error ? toProblem(create.error) : null;
  const existing = problem?.status === 409 ? (problem.body.ticket as Ticket | undefined) : undefined;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!picked || !chosenConnection) return;
    create.mutate(
      {
        ...(picked.id ? { contactId: picked.id } : { phone: picked.phone }),
        connectionId: chosenConnection,
        ...(queueId ? { queueId } : {}),
      },
      { onSuccess: onOpened },
    );
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <form onSubmit={submit}>
        <DialogTitle id={id}>{t("newTicket.title")}</DialogTitle>
        <DialogContent sx={{ display: "grid", gap: 2 }}>
          <ContactPicker
            picked={picked}
            onPick={(next) => {
              setPicked(next);
              create.reset();
            }}
            error={problem?.fieldErrors.phone?.[0]}
          />
          <SelectField
            label={t("newTicket.connection")}
            value={chosenConnection}
            options={choices.map((each) => ({ value: each.id, label: each.name }))}
            error={
              connections.isSuccess && choices.length === 0
                ? t("newTicket.noConnection")
                : problem?.fieldErrors.connectionId?.[0]
            }
            onChange={(next) => {
              setConnectionId(next);
              create.reset();
            }}
          />
          {(queues.data?.length ?? 0) > 0 && (
            <SelectField
              label={t("tickets.queue")}
              value={queueId}
              options={[
                { value: "", label: t("newTicket.anyQueue") },
                ...(queues.data ?? []).map((each) => ({ value: each.id, label: each.name })),
              ]}
              onChange={setQueueId}
            />
          )}
          {existing ? (
            <Notice tone="info" role="status">
              {existing.assignee
                ? t("newTicket.existing", { protocol: existing.protocol, name: existing.assignee.name })
                : t("newTicket.existingWaiting", { protocol: existing.protocol })}
              <Box sx={{ pt: 1 }}>
                <Button size="small" onClick={() => onOpened(existing)}>
                  {t("newTicket.openExisting")}
                </Button>
              </Box>
            </Notice>
          ) : (
            problem &&
            Object.keys(problem.fieldErrors).length === 0 && <Notice tone="danger">{problemText(problem)}</Notice>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t("forms.cancel")}</Button>
          <BusyButton
            type="submit"
            variant="contained"
            color="primary"
            busy={create.isPending}
            disabled={!picked || !chosenConnection}
          >
            {t("newTicket.begin")}
          </BusyButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
