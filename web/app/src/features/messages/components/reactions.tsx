import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../lib/wire";
import { useConversation } from "../conversation-actions";

/** The emoji under a message. Ours can be taken back by a click. */
export function Reactions({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { contact, canReply, react } = useConversation();
  const { customer, company } = message.reactions ?? {};
  const look = {
    display: "inline-flex",
    alignItems: "center",
    height: 24,
    px: 0.75,
    borderRadius: 999,
    fontSize: 14,
    lineHeight: 1,
    bgcolor: "tk.surface",
    border: "1px solid",
    borderColor: "tk.line",
    boxShadow: "0 1px 2px rgb(15 26 43 / .08)",
  } as const;
  return (
    <Box sx={{ position: "relative", display: "flex", gap: 0.5 }}>
      {customer && (
        <Box
          component="span"
          role="img"
          aria-label={t("messages.reactedBy", { name: contact, emoji: customer })}
          title={contact}
          sx={look}
        >
          {customer}
        </Box>
      )}
      {company && (
        <ButtonBase
          disabled={!canReply}
          aria-label={t("messages.takeReactionBack", { emoji: company })}
          title={canReply ? t("messages.takeReactionBack", { emoji: company }) : t("messages.us")}
          onClick={() => react(message, "")}
          sx={{ ...look, borderColor: "tk.accent", bgcolor: "tk.accentSoft" }}
        >
          {company}
        </ButtonBase>
      )}
    </Box>
  );
}
