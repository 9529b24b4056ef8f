import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useFieldErrors } from "../../../lib/use-field-errors";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Connection } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Notice } from "../../../ui/notice";
import { useCreateConnection, useUpdateConnection, type ConnectionForm } from "../api/use-connections";
import { ConnectionFields } from "./connection-fields";
import { WebhookStep } from "./webhook-step";

interface Props {
  /** The connection to edit; without one a new one is made. */
  connection?: Connection;
  onClose: () => void;
}

export function ConnectionDialog({ connection, onClose }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const titleId = useId();
  const create = useCreateConnection();
  const update = useUpdateConnection(connection?.id ?? "");
  const [created, setCreated] = useState<{ connection: Connection; verifyToken: string } | null>(null);
  const form = useForm<ConnectionForm>({
    defaultValues: {
      name: connection?.name ?? "",
      phoneNumberId: connection?.phoneNumberId ?? "",
      businessAccountId: connection?.businessAccountId ?? "",
      accessToken: "",
      verifyToken: "",
      appSecret: "",
    },
  });
  const saving = create.isPending || update.isPending;
  const error = create.error ?? update.error;
  useFieldErrors(form, error);

  function save(values: ConnectionForm) {
    if (connection) update.mutate(values, { onSuccess: onClose });
    else
      create.mutate(values, {
        onSuccess: (made) => setCreated({ connection: made, verifyToken: values.verifyToken }),
      });
  }

  if (created) {
    return (
      <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
        <DialogTitle id={titleId}>{t("connections.webhook.title")}</DialogTitle>
        <DialogContent>
          <WebhookStep connection={created.connection} verifyToken={created.verifyToken} />
        </DialogContent>
        <DialogActions>
          <Button variant="contained" color="primary" onClick={onClose}>
            {t("connections.webhook.done")}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }

  return (
    <Dialog open onClose={saving ? undefined : onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <Box
        component="form"
        noValidate
        autoComplete="off"
        onSubmit={form.handleSubmit(save)}
        sx={{ display: "flex", flexDirection: "column", minHeight: 0 }}
      >
        <DialogTitle id={titleId}>{connection ? t("connections.edit") : t("connections.new")}</DialogTitle>
        <DialogContent sx={{ display: "grid", gap: 2.25 }}>
          {error && <Notice tone="danger">{problemText(error)}</Notice>}
          <ConnectionFields form={form} editing={Boolean(connection)} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={saving}>
            {t("forms.cancel")}
          </Button>
          <BusyButton type="submit" variant="contained" color="primary" busy={saving}>
            {t("forms.save")}
          </BusyButton>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
