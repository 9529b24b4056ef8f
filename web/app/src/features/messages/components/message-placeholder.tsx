import Box from "@mui/material/Box";
import {
  CircleHelp,
  Contact,
  FileText,
  Image,
  LayoutList,
  MapPin,
  MessageSquareText,
  Mic,
  Smile,
  Sticker,
  Video,
  Volume2,
} from "lucide-react";
import { useTranslation } from "react-i18next";

const icons: Record<string, typeof Image> = {
  image: Image,
  video: Video,
  audio: Volume2,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contact: Contact,
  reaction: Smile,
  interactive: LayoutList,
  template: MessageSquareText,
};

/** Stands for what this version cannot show yet, so that the agent knows that something was said. */
export function MessagePlaceholder({ type, rawType }: { type: string; rawType: string | null }) {
  const { t } = useTranslation();
  const Icon = icons[type] ?? CircleHelp;
  const known = type in icons;
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1.25, minWidth: 200, py: 0.5, whiteSpace: "normal" }}>
      <Box
        aria-hidden
        sx={{
          width: 36,
          height: 36,
          flexShrink: 0,
          borderRadius: "10px",
          display: "grid",
          placeItems: "center",
          color: "tk.ink2",
          bgcolor: "tk.neutralSoft",
        }}
      >
        <Icon size={18} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{t(`messages.types.${known ? type : "unsupported"}`)}</Box>
        <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>
          {t("messages.notShown")}
          {!known && rawType && ` (${rawType})`}
        </Box>
      </Box>
    </Box>
  );
}
