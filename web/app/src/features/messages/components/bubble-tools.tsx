import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { ChevronDown, SmilePlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../lib/wire";
import { useConversation } from "../conversation-actions";
import { mayReactTo } from "../message-status";

/** What one can do with a message, beside it. The keyboard reaches the menu, which has the reactions too. */
export function BubbleTools({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { openMenu, openReactions, canReply } = useConversation();
  const look = { width: 30, height: 30, color: "tk.ink3" } as const;
  return (
    <Box
      className="bubble-tools"
      sx={{
        display: { xs: "none", sm: "flex" },
        alignSelf: "center",
        px: 0.5,
        transition: "opacity .1s",
        "@media (hover: none)": { display: "none" },
      }}
    >
      {canReply && mayReactTo(message) && (
        <IconButton
          tabIndex={-1}
          aria-label={t("messages.menu.react")}
          title={t("messages.menu.react")}
          sx={look}
          onClick={(event) => openReactions(message, event.currentTarget)}
        >
          <SmilePlus size={17} />
        </IconButton>
      )}
      <IconButton
        aria-label={t("messages.menu.open")}
        aria-haspopup="menu"
        title={t("messages.menu.open")}
        sx={look}
        onClick={(event) => openMenu(message, event.currentTarget)}
      >
        <ChevronDown size={18} />
      </IconButton>
    </Box>
  );
}
