import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import type { Connection } from "../../../lib/wire";
import { CopyLine } from "../../../ui/copy-line";
import { Notice } from "../../../ui/notice";

/** What the customer now does at Meta. The verify token can only be shown here: the server never gives it back. */
export function WebhookStep({ connection, verifyToken }: { connection: Connection; verifyToken?: string }) {
  const { t } = useTranslation();
  const labels = { copy: t("connections.webhook.copy"), copied: t("connections.webhook.copied") };
  return (
    <Box sx={{ display: "grid", gap: 2.25 }}>
      <Box component="ol" sx={{ m: 0, pl: 2.5, display: "grid", gap: 0.75, fontSize: 13.5, color: "tk.ink2" }}>
        <li>{t("connections.webhook.step1")}</li>
        <li>{t("connections.webhook.step2")}</li>
        <li>{t("connections.webhook.step3")}</li>
      </Box>
      <CopyLine label={t("connections.webhook.url")} value={connection.webhookUrl} {...labels} />
      {verifyToken && <CopyLine label={t("connections.webhook.token")} value={verifyToken} {...labels} />}
      {connection.warnings?.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      <Notice tone="info">{t("connections.webhook.after")}</Notice>
    </Box>
  );
}
