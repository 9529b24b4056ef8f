import Box from "@mui/material/Box";
import { Check, CheckCheck, CircleAlert, CircleHelp, Clock3 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MessageStatus } from "../../../lib/wire";

const looks: Partial<Record<MessageStatus, { icon: typeof Check; color?: string }>> = {
  queued: { icon: Clock3 },
  sending: { icon: Clock3 },
  sent: { icon: Check },
  delivered: { icon: CheckCheck },
  read: { icon: CheckCheck, color: "tk.tick" },
  played: { icon: CheckCheck, color: "tk.tick" },
  failed: { icon: CircleAlert, color: "tk.danger" },
  unknown: { icon: CircleHelp, color: "tk.warn" },
};

/** How far a message has come: clock, ✓, ✓✓, blue ✓✓ – in words for who cannot see the colour. */
export function Ticks({ status }: { status: MessageStatus }) {
  const { t } = useTranslation();
  const look = looks[status];
  if (!look) return null;
  const Icon = look.icon;
  const label = t(`messages.status.${status}`);
  return (
    <Box
      component="span"
      role="img"
      aria-label={label}
      title={label}
      sx={{ display: "inline-flex", color: look.color }}
    >
      <Icon size={15} strokeWidth={2.2} aria-hidden />
    </Box>
  );
}
