import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { Plus, Plug } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePermission } from "../../../lib/session";
import type { Connection } from "../../../lib/wire";
import { Card, Page } from "../../../ui/page";
import { Blank } from "../../../ui/states";
import { QueryState } from "../../../ui/query-state";
import { useProblemText } from "../../../lib/use-problem-text";
import { useConnections } from "../api/use-connection-list";
import { ConnectionCard } from "../components/connection-card";
import { ConnectionDialog } from "../components/connection-dialog";
import { WebhookStep } from "../components/webhook-step";

type Open = { kind: "new" } | { kind: "edit" | "webhook"; connection: Connection } | null;

export function ConnectionsPage() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const canManage = usePermission("connections.manage");
  const connections = useConnections();
  const [open, setOpen] = useState<Open>(null);
  const rows = connections.data ?? [];
  const newButton = canManage && (
    <Button variant="contained" color="primary" startIcon={<Plus size={17} />} onClick={() => setOpen({ kind: "new" })}>
      {t("connections.new")}
    </Button>
  );
  const close = () => setOpen(null);

  return (
    <Page title={t("nav.connections")} subtitle={t("connections.subtitle")} action={rows.length > 0 && newButton}>
      <Card>
        <QueryState
          query={connections}
          rowHeight={116}
          texts={{ title: t("states.errorTitle"), reload: t("states.reload"), loading: t("states.loading") }}
          problemText={problemText}
        >
          {rows.length === 0 ? (
            <Blank
              icon={<Plug />}
              title={t("connections.emptyTitle")}
              text={t("connections.empty")}
              action={newButton}
            />
          ) : (
            rows.map((connection) => (
              <ConnectionCard
                key={connection.id}
                connection={connection}
                onEdit={() => setOpen({ kind: "edit", connection })}
                onWebhook={() => setOpen({ kind: "webhook", connection })}
              />
            ))
          )}
        </QueryState>
      </Card>
      {open?.kind === "new" && <ConnectionDialog onClose={close} />}
      {open?.kind === "edit" && <ConnectionDialog connection={open.connection} onClose={close} />}
      {open?.kind === "webhook" && (
        <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby="webhook-title">
          <DialogTitle id="webhook-title">{t("connections.webhook.title")}</DialogTitle>
          <DialogContent>
            <WebhookStep connection={open.connection} />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t("forms.close")}</Button>
          </DialogActions>
        </Dialog>
      )}
    </Page>
  );
}
