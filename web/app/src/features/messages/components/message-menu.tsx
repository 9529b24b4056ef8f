import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { Copy, Download, Info, Plus, Reply, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../lib/wire";
import { toast } from "../../../ui/toast";
import { mayReactTo } from "../message-status";
import { downloadUrl } from "./bodies/document";

export type MenuPlace = HTMLElement | { left: number; top: number };
export const quickReactions = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

interface Props {
  message: Message;
  at: MenuPlace;
  canReply: boolean;
  canRetry: boolean;
  onClose: () => void;
  onReply: () => void;
  onReact: (emoji: string) => void;
  onMoreReactions: () => void;
  onDetails: () => void;
  onRetry: () => void;
}

export const anchorOf = (at: MenuPlace) =>
  at instanceof HTMLElement
    ? { anchorEl: at }
    : { anchorReference: "anchorPosition" as const, anchorPosition: { left: at.left, top: at.top } };

/** What one can do with a message: answer, react, copy, keep, look closer, try again. */
export function MessageMenu({ message, at, canReply, canRetry, onClose, ...props }: Props) {
  const { t } = useTranslation();
  const url = message.isDeleted ? null : message.media?.url;
  const copyable = message.isDeleted ? null : message.text;
  const answerable = canReply && mayReactTo(message);
  const troubled = message.status === "failed" || message.status === "unknown";
  const mayTry = canRetry && troubled && (message.error?.canRetry ?? true);

  const item = (key: string, icon: ReactNode, run: () => void) => (
    <MenuItem
      key={key}
      onClick={() => {
        onClose();
        run();
      }}
    >
      {icon}
      {t(`messages.menu.${key}`)}
    </MenuItem>
  );

  async function copy() {
    try {
      await navigator.clipboard.writeText(copyable ?? "");
      toast(t("messages.menu.copied"));
    } catch {
      toast(t("messages.menu.copyFailed"), { tone: "danger" });
    }
  }

  return (
    <Menu open onClose={onClose} {...anchorOf(at)}>
      {answerable && [
        <Box key="quick" component="li" role="none" sx={{ display: "flex", gap: "2px", px: 0.5, pb: 0.5 }}>
          {quickReactions.map((emoji) => (
            <EmojiButton
              key={emoji}
              emoji={emoji}
              chosen={message.reactions?.company === emoji}
              onClick={() => {
                onClose();
                props.onReact(message.reactions?.company === emoji ? "" : emoji);
              }}
            />
          ))}
          <ButtonBase
            role="menuitem"
            aria-label={t("messages.menu.moreReactions")}
            title={t("messages.menu.moreReactions")}
            onClick={props.onMoreReactions}
            sx={{ width: 34, height: 34, borderRadius: "50%", color: "tk.ink2", "&:hover": { bgcolor: "tk.sunken" } }}
          >
            <Plus size={18} />
          </ButtonBase>
        </Box>,
        <Divider key="line" sx={{ my: 0.5 }} />,
        item("reply", <Reply size={17} />, props.onReply),
      ]}
      {mayTry && item("retry", <RotateCcw size={17} />, props.onRetry)}
      {copyable && item("copy", <Copy size={17} />, () => void copy())}
      {url && (
        <MenuItem component="a" href={downloadUrl(url)} download={message.media?.name ?? true} onClick={onClose}>
          <Download size={17} />
          {t("messages.menu.download")}
        </MenuItem>
      )}
      <MenuItem onClick={props.onDetails}>
        <Info size={17} />
        {t("messages.menu.details")}
      </MenuItem>
    </Menu>
  );
}

function EmojiButton({ emoji, chosen, onClick }: { emoji: string; chosen: boolean; onClick: () => void }) {
  return (
    <ButtonBase
      role="menuitemcheckbox"
      aria-checked={chosen}
      aria-label={emoji}
      onClick={onClick}
      sx={{
        width: 34,
        height: 34,
        borderRadius: "50%",
        fontSize: 20,
        bgcolor: chosen ? "tk.accentSoft" : undefined,
        "&:hover": { bgcolor: "tk.sunken" },
      }}
    >
      {emoji}
    </ButtonBase>
  );
}
