import Box from "@mui/material/Box";
import { useRef, useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../lib/wire";
import { useMediaRefresh } from "../media-refresh";
import { claimSound } from "../player";
import { FileProblem } from "./bodies/media-frame";

interface Props {
  message: Message;
  zoom: number;
  turn: number;
  onZoom: (zoom: number) => void;
}

/** One picture or film, as large as there is room; a picture that is larger can be pulled about. */
export function ViewerStage({ message, zoom, turn, onZoom }: Props) {
  const { t } = useTranslation();
  const { broken, refresh } = useMediaRefresh(message);
  const [offset, setOffset] = useState({ x: 0, y: 0 });
  const drag = useRef<{ x: number; y: number } | null>(null);
  const url = message.media?.url ?? "";
  const fit = { maxWidth: "100%", maxHeight: "100%", objectFit: "contain" } as const;
  const still = zoom <= 1;

  function onPointerMove(event: PointerEvent) {
    if (!drag.current || still) return;
    setOffset({ x: event.clientX - drag.current.x, y: event.clientY - drag.current.y });
  }

  if (broken) {
    return (
      <Box sx={{ m: "auto" }}>
        <FileProblem type={message.type} title={t("messages.media.broken")} />
      </Box>
    );
  }
  if (message.type === "video") {
    return (
      <Box sx={{ flex: 1, minWidth: 0, display: "grid", placeItems: "center", p: { xs: 1, sm: 3 }, minHeight: 0 }}>
        <video
          src={url}
          poster={message.media?.thumbnailUrl ?? undefined}
          controls
          autoPlay
          playsInline
          style={{ ...fit, minHeight: 0 }}
          onPlay={(event) => {
            const film = event.currentTarget;
            claimSound(() => film.pause());
          }}
          onError={() => void refresh()}
        />
      </Box>
    );
  }
  return (
    <Box
      sx={{
        flex: 1,
        minWidth: 0,
        minHeight: 0,
        overflow: "hidden",
        display: "grid",
        placeItems: "center",
        p: { xs: 1, sm: 3 },
        cursor: still ? "zoom-in" : "grab",
        touchAction: "none",
      }}
      onPointerDown={(event) => {
        drag.current = { x: event.clientX - offset.x, y: event.clientY - offset.y };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (drag.current = null)}
      onPointerLeave={() => (drag.current = null)}
      onDoubleClick={() => onZoom(still ? 2 : 1)}
      onWheel={(event) => onZoom(Math.min(5, Math.max(1, zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15))))}
    >
      <img
        src={url}
        alt={message.text ?? t(`messages.types.${message.type}`)}
        draggable={false}
        onError={() => void refresh()}
        style={{
          ...fit,
          minHeight: 0,
          transform: `translate(${still ? 0 : offset.x}px, ${still ? 0 : offset.y}px) rotate(${turn}deg) scale(${zoom})`,
          transition: still ? "transform .15s" : undefined,
        }}
      />
    </Box>
  );
}
