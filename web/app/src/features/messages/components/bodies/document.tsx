import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import {
  Download,
  FileArchive,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideoCamera,
  Presentation,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../../lib/wire";
import { formatBytes } from "../../file-kinds";
import { MediaFrame } from "./media-frame";

const looks: [RegExp, typeof FileText, string][] = [
  [/^(xlsx?|ods|csv|tsv)$/, FileSpreadsheet, "ok"],
  [/^(pptx?|odp|key)$/, Presentation, "warn"],
  [/^(zip|rar|7z|gz|tar)$/, FileArchive, "warn"],
  [/^(png|jpe?g|gif|webp|heic|svg|bmp|tiff?)$/, FileImage, "info"],
  [/^(mp4|mov|avi|mkv|webm|3gp)$/, FileVideoCamera, "info"],
  [/^(mp3|wav|ogg|opus|m4a|aac|flac|amr)$/, FileMusic, "info"],
  [/^pdf$/, FileText, "danger"],
];

export function fileLook(name: string | null) {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name ?? "")?.[1]?.toLowerCase() ?? "";
  const [, Icon, tone] = looks.find(([pattern]) => pattern.test(extension)) ?? [null, FileText, "info"];
  return { extension: extension.toUpperCase(), Icon, color: `tk.${tone}`, ground: `tk.${tone}Soft` };
}

/** Saves the file instead of opening it. */
export const downloadUrl = (url: string) => `${url}${url.includes("?") ? "&" : "?"}download=1`;

export function DocumentBody({ message }: { message: Message }) {
  return <MediaFrame message={message}>{(url) => <Card message={message} url={url} />}</MediaFrame>;
}

function Card({ message, url }: { message: Message; url: string }) {
  const { t, i18n } = useTranslation();
  const name = message.media?.name ?? t("messages.types.document");
  const { extension, Icon, color, ground } = fileLook(message.media?.name ?? null);
  const size = message.media?.size ? formatBytes(message.media.size, i18n.language) : null;
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1.25,
        width: 300,
        maxWidth: "100%",
        py: 0.5,
        whiteSpace: "normal",
      }}
    >
      <Box
        aria-hidden
        sx={{
          width: 40,
          height: 44,
          flexShrink: 0,
          borderRadius: "9px",
          display: "grid",
          placeItems: "center",
          color,
          bgcolor: ground,
        }}
      >
        <Icon size={20} />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box
          title={name}
          sx={{
            fontWeight: 600,
            lineHeight: 1.3,
            display: "-webkit-box",
            WebkitLineClamp: 2,
            WebkitBoxOrient: "vertical",
            overflow: "hidden",
          }}
        >
          {name}
        </Box>
        <Box sx={{ fontSize: 12, color: "tk.ink3" }}>{[extension, size].filter(Boolean).join(" · ")}</Box>
      </Box>
      {!url.startsWith("blob:") && (
        <IconButton
          component="a"
          href={downloadUrl(url)}
          download={name}
          aria-label={t("messages.media.downloadNamed", { name })}
          title={t("messages.media.download")}
        >
          <Download size={18} />
        </IconButton>
      )}
    </Box>
  );
}
