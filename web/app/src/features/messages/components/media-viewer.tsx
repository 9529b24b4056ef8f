import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import IconButton from "@mui/material/IconButton";
import { ChevronLeft, ChevronRight, Download, RotateCw, X, ZoomIn, ZoomOut } from "lucide-react";
import { useMemo, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import type { Message } from "../../../lib/wire";
import { downloadUrl } from "./bodies/document";
import { ViewerStage } from "./viewer-stage";

interface Props {
  /** Newest first, as the conversation has them. */
  messages: Message[];
  startId: string;
  contact: string;
  onClose: () => void;
}

const ZOOM_MAX = 5;
const isShown = (message: Message) =>
  !message.isDeleted &&
  message.media?.state === "ready" &&
  (message.type === "image" ||
    message.type === "video" ||
    (message.type === "template" && message.media.contentType?.startsWith("image/")));

/** The pictures and films of a conversation, large: look closer, turn, go through them, keep them. */
export function MediaViewer({ messages, startId, contact, onClose }: Props) {
  const { t } = useTranslation();
  const dates = useDates();
  const shown = useMemo(() => messages.filter(isShown).toReversed(), [messages]);
  const [id, setId] = useState(startId);
  const [view, setView] = useState({ zoom: 1, turn: 0 });
  const index = shown.findIndex((message) => message.id === id);
  const message = shown[index];

  function go(step: number) {
    const next = shown[index + step];
    if (!next) return;
    setId(next.id);
    setView({ zoom: 1, turn: 0 });
  }
  const zoomBy = (factor: number) =>
    setView(({ zoom, turn }) => ({ zoom: Math.min(ZOOM_MAX, Math.max(1, zoom * factor)), turn }));
  const turn = () => setView(({ turn: before }) => ({ zoom: 1, turn: (before + 90) % 360 }));

  function onKeyDown(event: KeyboardEvent) {
    const keys: Record<string, () => void> = {
      ArrowLeft: () => go(-1),
      ArrowRight: () => go(1),
      "+": () => zoomBy(1.4),
      "=": () => zoomBy(1.4),
      "-": () => zoomBy(1 / 1.4),
      r: turn,
    };
    // Inside a film the arrows move through it.
    if (event.target instanceof HTMLVideoElement || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]?.();
  }

  const isPicture = message?.type !== "video";
  return (
    <Dialog
      open
      fullScreen
      onClose={onClose}
      onKeyDown={onKeyDown}
      // On the dialog itself the name would be that of its surroundings, and nobody would hear it.
      slotProps={{
        paper: { "aria-label": t("messages.viewer.title"), sx: { bgcolor: "tk.bg", borderRadius: 0, border: 0 } },
      }}
    >
      <Box
        sx={{
          height: 60,
          flexShrink: 0,
          display: "flex",
          alignItems: "center",
          gap: 0.5,
          px: { xs: 1, sm: 2 },
          bgcolor: "tk.surface",
          borderBottom: "1px solid",
          borderColor: "tk.line",
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ fontWeight: 600, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
            {message?.direction === "outbound" ? (message.author?.name ?? t("messages.us")) : contact}
          </Box>
          <Box sx={{ fontSize: 12, color: "tk.ink3" }}>
            {message && dates.full(message.createdAt)}
            {shown.length > 1 && ` · ${t("messages.viewer.of", { at: index + 1, count: shown.length })}`}
          </Box>
        </Box>
        {isPicture && (
          <>
            <Tool label={t("messages.viewer.zoomOut")} onClick={() => zoomBy(1 / 1.4)} disabled={view.zoom <= 1}>
              <ZoomOut size={19} />
            </Tool>
            <Tool label={t("messages.viewer.zoomIn")} onClick={() => zoomBy(1.4)} disabled={view.zoom >= ZOOM_MAX}>
              <ZoomIn size={19} />
            </Tool>
            <Tool label={t("messages.viewer.turn")} onClick={turn}>
              <RotateCw size={18} />
            </Tool>
          </>
        )}
        {message?.media?.url && (
          <IconButton
            component="a"
            href={downloadUrl(message.media.url)}
            download={message.media.name ?? true}
            aria-label={t("messages.menu.download")}
            title={t("messages.menu.download")}
          >
            <Download size={19} />
          </IconButton>
        )}
        <Tool label={t("forms.close")} onClick={onClose} autoFocus>
          <X size={20} />
        </Tool>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, position: "relative", display: "flex" }}>
        {message && (
          <ViewerStage
            key={message.id}
            message={message}
            zoom={view.zoom}
            turn={view.turn}
            onZoom={(zoom) => setView({ ...view, zoom })}
          />
        )}
        {index > 0 && (
          <Step side="left" label={t("messages.viewer.previous")} onClick={() => go(-1)}>
            <ChevronLeft size={26} />
          </Step>
        )}
        {index < shown.length - 1 && (
          <Step side="right" label={t("messages.viewer.next")} onClick={() => go(1)}>
            <ChevronRight size={26} />
          </Step>
        )}
      </Box>
      {message?.text && (
        <Box
          sx={{
            flexShrink: 0,
            px: 3,
            py: 1.5,
            textAlign: "center",
            fontSize: 14,
            maxHeight: 120,
            overflowY: "auto",
            bgcolor: "tk.surface",
            borderTop: "1px solid",
            borderColor: "tk.line",
          }}
        >
          {message.text}
        </Box>
      )}
    </Dialog>
  );
}

function Tool({
  label,
  onClick,
  disabled,
  autoFocus,
  children,
}: {
  label: string;
  onClick: () => void;
  disabled?: boolean;
  autoFocus?: boolean;
  children: ReactNode;
}) {
  return (
    <IconButton aria-label={label} title={label} onClick={onClick} disabled={disabled} autoFocus={autoFocus}>
      {children}
    </IconButton>
  );
}

function Step({
  side,
  label,
  onClick,
  children,
}: {
  side: "left" | "right";
  label: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <IconButton
      aria-label={label}
      title={label}
      onClick={onClick}
      sx={{
        position: "absolute",
        [side]: { xs: 8, sm: 20 },
        top: "50%",
        transform: "translateY(-50%)",
        width: 44,
        height: 44,
        borderRadius: "50%",
        bgcolor: "tk.surface",
        border: "1px solid",
        borderColor: "tk.line",
        "&:hover": { bgcolor: "tk.sunken" },
      }}
    >
      {children}
    </IconButton>
  );
}
