import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { CircleAlert, FileText, ImageIcon, Mic, Sticker, Video, Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../../lib/wire";
import { useConversation } from "../../conversation-actions";
import { BubbleButton } from "../bubble-button";

const icons: Record<string, typeof ImageIcon> = {
  image: ImageIcon,
  video: Video,
  audio: Volume2,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
};

export function MediaIcon({ type, size = 18 }: { type: string; size?: number }) {
  const Icon = icons[type] ?? FileText;
  return <Icon size={size} aria-hidden />;
}

/** The box of a picture: its true shape within these limits, so that nothing moves when it comes. */
export function pictureBox(width: number | null, height: number | null, max = 320, min = 120) {
  if (!width || !height) return { width: 280, height: 210 };
  const scale = Math.min(1, max / width, max / height);
  return {
    width: Math.max(min, Math.round(width * scale)),
    height: Math.max(min * 0.6, Math.round(height * scale)),
  };
}

/** The file behind a message while it is on its way, or why it did not come; else what is made of it. */
export function MediaFrame({ message, children }: { message: Message; children: (url: string) => ReactNode }) {
  const { t } = useTranslation();
  const { media } = message;
  if (media?.state === "ready" && media.url) return children(media.url);
  if (media?.state === "failed" || (media?.state === "ready" && !media.url)) return <FailedFile message={message} />;
  const box =
    message.type === "image" || message.type === "video"
      ? pictureBox(media?.width ?? null, media?.height ?? null)
      : null;
  return (
    <Box
      role="status"
      aria-label={t("messages.media.waiting")}
      sx={{ position: "relative", width: box?.width ?? 250, maxWidth: "100%" }}
    >
      <Skeleton
        variant="rounded"
        width="100%"
        height={box?.height ?? (message.type === "sticker" ? 140 : 48)}
        sx={{ borderRadius: "10px" }}
      />
      <Box
        sx={{
          position: "absolute",
          inset: 0,
          display: "flex",
          alignItems: "center",
          justifyContent: "center",
          gap: 1,
          color: "tk.ink3",
          fontSize: 12.5,
        }}
      >
        <MediaIcon type={message.type} />
        {t("messages.media.waiting")}
      </Box>
    </Box>
  );
}

function FailedFile({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { retryMedia } = useConversation();
  const error = message.media?.error;
  return (
    <FileProblem type={message.type} title={error?.title ?? t("messages.media.failed")} text={error?.advice}>
      {(error?.canRetry ?? true) && (
        <BubbleButton onClick={() => retryMedia(message.id)}>{t("messages.retry")}</BubbleButton>
      )}
    </FileProblem>
  );
}

/** Says that a file cannot be shown, where it would be. */
export function FileProblem({
  type,
  title,
  text,
  children,
}: {
  type: string;
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: "flex",
        gap: 1.25,
        width: 280,
        maxWidth: "100%",
        p: 1,
        borderRadius: "10px",
        bgcolor: "tk.dangerSoft",
        whiteSpace: "normal",
      }}
    >
      <Box sx={{ position: "relative", color: "tk.ink2", pt: "2px" }}>
        <MediaIcon type={type} size={22} />
        <Box component="span" sx={{ position: "absolute", right: -6, top: 14, color: "tk.danger" }}>
          <CircleAlert size={14} aria-hidden />
        </Box>
      </Box>
      <Box sx={{ minWidth: 0, fontSize: 12.5, color: "tk.ink2", lineHeight: 1.4 }}>
        <Box sx={{ fontWeight: 600, color: "tk.danger" }}>{title}</Box>
        {text}
        {children && <Box sx={{ color: "tk.danger" }}>{children}</Box>}
      </Box>
    </Box>
  );
}
