import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatPhone, useDates } from "../../../lib/format";
import { usePermission } from "../../../lib/session";
import type { Connection } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Confirm } from "../../../ui/confirm";
import { MoreMenu } from "../../../ui/more-menu";
import { Notice } from "../../../ui/notice";
import { Pill } from "../../../ui/pill";
import { useConnectionAction } from "../api/use-connections";
import { toneOf } from "../connection-status";
import { ParkedEvents } from "./parked-events";

interface Props {
  connection: Connection;
  onEdit: () => void;
  onWebhook: () => void;
}

export function ConnectionCard({ connection, onEdit, onWebhook }: Props) {
  const { t } = useTranslation();
  const canManage = usePermission("connections.manage");
  const act = useConnectionAction(connection.id);
  const [asking, setAsking] = useState(false);
  const [parked, setParked] = useState(false);
  const canSeeEvents = usePermission("events.view");

  return (
    <Box
      component="article"
      aria-label={connection.name}
      sx={{ p: 2.5, "& + &": { borderTop: "1px solid", borderColor: "tk.line" } }}
    >
      <Box sx={{ display: "flex", alignItems: "flex-start", gap: 2, flexWrap: "wrap" }}>
        <Box sx={{ flex: "1 1 260px", minWidth: 0 }}>
          <Box sx={{ display: "flex", alignItems: "center", gap: 1.25, flexWrap: "wrap" }}>
            <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 650 }}>
              {connection.name}
            </Box>
            <Pill tone={toneOf(connection)} title={t(`connections.statusHint.${connection.status}`)}>
              {t(`connections.status.${connection.status}`)}
            </Pill>
          </Box>
          <Box sx={{ mt: 0.5, fontSize: 13, color: "tk.ink2" }}>
            {[
              t(`channels.${connection.kind}.name`),
              formatPhone(connection.displayPhoneNumber) || `Phone Number ID ${connection.phoneNumberId}`,
              connection.verifiedName,
            ]
              .filter(Boolean)
              .join(" · ")}
          </Box>
        </Box>
        {canManage && (
          <Box sx={{ display: "flex", gap: 1, alignItems: "center" }}>
            {connection.isActive ? (
              <BusyButton busy={act.isPending && act.variables === "stop"} onClick={() => act.mutate("stop")}>
                {t("connections.stop")}
              </BusyButton>
            ) : (
              <BusyButton
                variant="contained"
                color="primary"
                busy={act.isPending && act.variables === "start"}
                onClick={() => act.mutate("start")}
              >
                {t("connections.start")}
              </BusyButton>
            )}
            <Button onClick={onEdit}>{t("forms.edit")}</Button>
            <MoreMenu
              label={t("connections.more", { name: connection.name })}
              entries={[
                { kind: "item", key: "webhook", label: t("connections.webhook.show"), run: onWebhook },
                { kind: "item", key: "check", label: t("connections.check"), run: () => act.mutate("check") },
                {
                  kind: "item",
                  key: "delete",
                  label: t("connections.delete.action"),
                  danger: true,
                  run: () => setAsking(true),
                },
              ]}
            />
          </Box>
        )}
      </Box>
      <Reason connection={connection} onWebhook={canManage ? onWebhook : undefined} />
      {connection.warnings?.map((warning) => (
        <Box key={warning} sx={{ mt: 1.5 }}>
          <Notice tone="warn">{warning}</Notice>
        </Box>
      ))}
      <Figures connection={connection} onParked={canSeeEvents ? () => setParked(true) : undefined} />
      {parked && <ParkedEvents connection={connection} onClose={() => setParked(false)} />}
      <Confirm
        open={asking}
        title={t("connections.delete.title", { name: connection.name })}
        text={t("connections.delete.text")}
        confirm={t("connections.delete.confirm")}
        cancel={t("forms.cancel")}
        busy={act.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => act.mutate("delete", { onSettled: () => setAsking(false) })}
      />
    </Box>
  );
}

/** When a connection is not well: why, and what to do about it. */
function Reason({ connection, onWebhook }: { connection: Connection; onWebhook?: () => void }) {
  const { t } = useTranslation();
  const { status, statusReason, isActive } = connection;
  if (status === "connected" || status === "connecting") return null;
  const tone = status === "awaiting_action" ? "warn" : isActive ? "danger" : "info";
  const title = statusReason?.title ?? t(`connections.reason.${isActive ? status : "stopped"}`);
  const advice = statusReason?.advice ?? t(`connections.advice.${isActive ? status : "stopped"}`);
  return (
    <Box sx={{ mt: 2 }}>
      <Notice tone={tone} role="status">
        <b>{title}</b> {advice}
        {status === "awaiting_action" && onWebhook && (
          <Box sx={{ mt: 1 }}>
            <Button size="small" onClick={onWebhook}>
              {t("connections.webhook.show")}
            </Button>
          </Box>
        )}
      </Notice>
    </Box>
  );
}

function Figures({ connection, onParked }: { connection: Connection; onParked?: () => void }) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        flexWrap: "wrap",
        gap: "6px 20px",
        mt: 1.75,
        fontSize: 12.5,
        color: "tk.ink2",
      }}
    >
      <span>
        {connection.lastWebhookAt
          ? t("connections.lastWebhook", { at: dates.full(connection.lastWebhookAt) })
          : t("connections.noWebhook")}
      </span>
      <span>{t("connections.queued", { count: connection.queuedMessages })}</span>
      {connection.parkedEvents > 0 && (
        <Box component="span" sx={{ color: "tk.warn", display: "inline-flex", alignItems: "center", gap: 1 }}>
          {t("connections.parked.count", { count: connection.parkedEvents })}
          {onParked && (
            <Button size="small" onClick={onParked} sx={{ height: 26 }}>
              {t("connections.parked.look")}
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}
