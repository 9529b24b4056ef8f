import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { MessagesSquare, Plug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useConnections } from "../../features/connections/api/use-connection-list";
import { usePermission } from "../../lib/session";
import { Blank } from "../../ui/states";

/** The empty middle of the inbox; before the first number is connected it teaches that step. */
export function NoTicketChosen() {
  const { t } = useTranslation();
  const canManage = usePermission("connections.manage");
  const connections = useConnections(canManage);
  const first = canManage && connections.data?.length === 0;

  return (
    <Box sx={{ flex: 1, minWidth: 0, display: { xs: "none", md: "block" }, bgcolor: "tk.chat" }}>
      {first ? (
        <Blank
          icon={<Plug />}
          title={t("tickets.firstStep.title")}
          text={t("tickets.firstStep.text")}
          action={
            <Button component={Link} href="/connections" variant="contained" color="primary">
              {t("tickets.firstStep.action")}
            </Button>
          }
        />
      ) : (
        <Blank icon={<MessagesSquare />} title={t("tickets.choose.title")} text={t("tickets.choose.text")} />
      )}
    </Box>
  );
}
