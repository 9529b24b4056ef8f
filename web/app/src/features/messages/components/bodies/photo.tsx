import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../../lib/wire";
import { useConversation } from "../../conversation-actions";
import { formatDuration } from "../../file-kinds";
import { useMediaRefresh } from "../../media-refresh";
import { FileProblem, MediaFrame, pictureBox } from "./media-frame";

/** A picture or film in its true shape; a click opens it large. */
export function PhotoBody({ message }: { message: Message }) {
  return <MediaFrame message={message}>{(url) => <Picture message={message} url={url} />}</MediaFrame>;
}

function Picture({ message, url }: { message: Message; url: string }) {
  const { t } = useTranslation();
  const { openMedia } = useConversation();
  const { broken, refresh } = useMediaRefresh(message);
  const { media } = message;
  const isVideo = message.type === "video";
  const box = pictureBox(media?.width ?? null, media?.height ?? null);
  const fill = { width: "100%", height: "100%", objectFit: "cover", display: "block" } as const;
  const name = t(`messages.types.${message.type}`);

  if (broken) return <FileProblem type={message.type} title={t("messages.media.broken")} />;
  return (
    <ButtonBase
      onClick={() => openMedia(message.id)}
      aria-label={t("messages.media.open", { what: name })}
      sx={{
        display: "block",
        width: box.width,
        maxWidth: "100%",
        aspectRatio: `${box.width} / ${box.height}`,
        borderRadius: "10px",
        overflow: "hidden",
        bgcolor: "tk.neutralSoft",
      }}
    >
      {isVideo && !media?.thumbnailUrl ? (
        // Without a still the film itself shows its first moment.
        <video src={`${url}#t=0.1`} preload="metadata" muted playsInline style={fill} onError={() => void refresh()} />
      ) : (
        <img
          src={media?.thumbnailUrl ?? url}
          alt={message.text ?? name}
          draggable={false}
          decoding="async"
          style={fill}
          onError={() => void refresh()}
        />
      )}
      {isVideo && <PlayMark seconds={media?.durationMs ? media.durationMs / 1000 : null} />}
    </ButtonBase>
  );
}

function PlayMark({ seconds }: { seconds: number | null }) {
  return (
    <>
      <Box
        component="span"
        aria-hidden
        sx={{
          position: "absolute",
          inset: 0,
          m: "auto",
          width: 48,
          height: 48,
          borderRadius: "50%",
          display: "grid",
          placeItems: "center",
          color: "tk.ink",
          bgcolor: "tk.surface",
          opacity: 0.92,
        }}
      >
        <Play size={22} fill="currentColor" style={{ marginLeft: 3 }} />
      </Box>
      {seconds !== null && (
        <Box
          component="span"
          sx={{
            position: "absolute",
            left: 8,
            bottom: 8,
            px: 0.75,
            borderRadius: 999,
            fontSize: 11,
            color: "tk.ink2",
            bgcolor: "tk.surface",
          }}
        >
          {formatDuration(seconds)}
        </Box>
      )}
    </>
  );
}

/** A sticker stands on the ground of the conversation, without a bubble. */
export function StickerBody({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { broken, refresh } = useMediaRefresh(message);
  if (broken) return <FileProblem type="sticker" title={t("messages.media.broken")} />;
  return (
    <MediaFrame message={message}>
      {(url) => (
        <Box
          component="img"
          src={url}
          alt={t("messages.types.sticker")}
          onError={() => void refresh()}
          sx={{ width: 150, height: 150, objectFit: "contain", display: "block" }}
        />
      )}
    </MediaFrame>
  );
}
