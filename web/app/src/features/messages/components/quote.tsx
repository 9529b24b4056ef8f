import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../lib/wire";
import { plainText } from "../formatting";
import { MediaIcon } from "./bodies/media-frame";

interface Props {
  quoted: NonNullable<Message["quoted"]>;
  contact: string;
  onJump?: () => void;
}

const withIcon = ["image", "video", "audio", "voice", "document", "sticker"];

/** The message that is answered; a click goes there. */
export function Quote({ quoted, contact, onJump }: Props) {
  const { t } = useTranslation();
  const look = {
    display: "block",
    width: "100%",
    textAlign: "left",
    font: "inherit",
    mb: "5px",
    px: 1,
    py: "4px",
    borderLeft: "3px solid",
    borderColor: "tk.accent",
    borderRadius: "6px",
    background: "color-mix(in srgb, var(--palette-tk-accent) 9%, transparent)",
    fontSize: 13,
    color: "tk.ink2",
    whiteSpace: "normal",
  } as const;
  const content = <QuoteLines quoted={quoted} contact={contact} />;
  if (!onJump) {
    return (
      <Box component="blockquote" sx={{ ...look, m: 0, mb: "5px" }}>
        {content}
      </Box>
    );
  }
  return (
    <ButtonBase onClick={onJump} title={t("messages.jumpToQuoted")} sx={look}>
      {content}
    </ButtonBase>
  );
}

export function QuoteLines({ quoted, contact }: Omit<Props, "onJump">) {
  const { t, i18n } = useTranslation();
  const kind = `messages.types.${quoted.type}`;
  return (
    <>
      <Box sx={{ fontSize: 12, fontWeight: 600, color: "tk.accentHover" }}>
        {quoted.direction === "inbound" ? contact : t("messages.us")}
      </Box>
      <Box sx={{ display: "flex", gap: 0.75, alignItems: "flex-start" }}>
        {withIcon.includes(quoted.type) && (
          <Box component="span" sx={{ pt: "2px" }}>
            <MediaIcon type={quoted.type} size={14} />
          </Box>
        )}
        <Box
          sx={{
            display: "-webkit-box",
            WebkitLineClamp: 2,
            WebkitBoxOrient: "vertical",
            overflow: "hidden",
            overflowWrap: "anywhere",
          }}
        >
          {quoted.text ? plainText(quoted.text) : t(i18n.exists(kind) ? kind : "messages.types.unsupported")}
        </Box>
      </Box>
    </>
  );
}
