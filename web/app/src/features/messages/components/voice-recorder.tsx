import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { CirclePause, CirclePlay, Pause, Play, SendHorizontal, Square, Trash2 } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDuration } from "../file-kinds";
import { claimSound } from "../player";
import { RECORDING_MAX_SECONDS, useRecorder, type Recording } from "../use-recorder";

interface Props {
  onSend: (recording: Recording) => void;
  onClose: () => void;
}

/** Records a voice message: watch the level, pause, listen before it goes, or throw it away. */
export function VoiceRecorder({ onSend, onClose }: Props) {
  const { t } = useTranslation();
  const recorder = useRecorder();
  const { state, seconds, levels, recording } = recorder;
  const sendWhenDone = useRef(false);
  const send = useRef(onSend);
  useEffect(() => {
    send.current = onSend;
  }, [onSend]);
  useEffect(() => {
    if (recording && sendWhenDone.current) send.current(recording);
  }, [recording]);

  if (state === "refused" || state === "missing") {
    return (
      <Frame>
        <Box role="alert" sx={{ flex: 1, fontSize: 13.5, color: "tk.danger", py: 0.5 }}>
          {t(`composer.voice.${state}`)}
        </Box>
        <Button size="small" onClick={onClose}>
          {t("forms.close")}
        </Button>
      </Frame>
    );
  }
  const live = state === "recording" || state === "paused";
  return (
    <Frame>
      <IconButton
        autoFocus
        aria-label={t("composer.voice.discard")}
        title={t("composer.voice.discard")}
        onClick={onClose}
        sx={{ color: "tk.danger" }}
      >
        <Trash2 size={18} />
      </IconButton>
      {state === "done" && recording ? (
        <Listen recording={recording} />
      ) : (
        <>
          <Box
            role="status"
            aria-label={t(`composer.voice.${state === "paused" ? "paused" : "recording"}`)}
            sx={{
              display: "flex",
              alignItems: "center",
              gap: 0.75,
              fontVariantNumeric: "tabular-nums",
              fontSize: 13.5,
            }}
          >
            <Box
              component="span"
              sx={{
                width: 9,
                height: 9,
                borderRadius: "50%",
                bgcolor: state === "recording" ? "tk.danger" : "tk.control",
              }}
            />
            {formatDuration(seconds)}
          </Box>
          <Box
            aria-hidden
            sx={{
              flex: 1,
              minWidth: 0,
              height: 28,
              display: "flex",
              alignItems: "center",
              justifyContent: "flex-end",
              gap: "2px",
              overflow: "hidden",
            }}
          >
            {levels.map((level, index) => (
              <Box
                key={index}
                component="span"
                style={{ height: `${Math.max(8, Math.round(level * 100))}%` }}
                sx={{ width: 3, flexShrink: 0, borderRadius: "2px", bgcolor: "tk.accent" }}
              />
            ))}
          </Box>
          {seconds > RECORDING_MAX_SECONDS - 60 && (
            <Box sx={{ fontSize: 12, color: "tk.warn" }}>
              {t("composer.voice.left", { time: formatDuration(RECORDING_MAX_SECONDS - seconds) })}
            </Box>
          )}
          {live && (
            <>
              <IconButton
                aria-label={t(state === "paused" ? "composer.voice.resume" : "composer.voice.pause")}
                title={t(state === "paused" ? "composer.voice.resume" : "composer.voice.pause")}
                onClick={state === "paused" ? recorder.resume : recorder.pause}
              >
                {state === "paused" ? <CirclePlay size={19} /> : <CirclePause size={19} />}
              </IconButton>
              <IconButton
                aria-label={t("composer.voice.listen")}
                title={t("composer.voice.listen")}
                onClick={recorder.stop}
              >
                <Square size={16} />
              </IconButton>
            </>
          )}
        </>
      )}
      <Button
        variant="contained"
        color="primary"
        aria-label={t("composer.voice.send")}
        disabled={state === "asking"}
        onClick={() => {
          if (recording) onSend(recording);
          else {
            sendWhenDone.current = true;
            recorder.stop();
          }
        }}
      >
        <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
          {t("composer.send")}
        </Box>
        <SendHorizontal size={16} aria-hidden />
      </Button>
    </Frame>
  );
}

function Listen({ recording }: { recording: Recording }) {
  const { t } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [time, setTime] = useState(0);
  const url = useMemo(() => URL.createObjectURL(recording.blob), [recording]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const total = recording.durationMs / 1000;

  function toggle() {
    const player = audio.current;
    if (!player) return;
    if (playing) return player.pause();
    claimSound(() => player.pause());
    void player.play();
  }

  return (
    <>
      <audio
        ref={audio}
        src={url}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setTime(0)}
        onTimeUpdate={(event) => setTime(event.currentTarget.currentTime)}
      />
      <IconButton aria-label={t(playing ? "messages.media.pause" : "messages.media.play")} onClick={toggle}>
        {playing ? <Pause size={18} /> : <Play size={18} />}
      </IconButton>
      <Box sx={{ flex: 1, height: 4, borderRadius: 2, bgcolor: "tk.neutralSoft", overflow: "hidden" }}>
        <Box
          style={{ width: `${total > 0 ? Math.min(100, (time / total) * 100) : 0}%` }}
          sx={{ height: "100%", bgcolor: "tk.accent" }}
        />
      </Box>
      <Box sx={{ fontSize: 13, fontVariantNumeric: "tabular-nums" }}>
        {formatDuration(playing || time > 0 ? time : total)}
      </Box>
    </>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1,
        minHeight: 48,
        p: "5px",
        borderRadius: "13px",
        border: "1px solid",
        borderColor: "tk.control",
        bgcolor: "tk.surface",
      }}
    >
      {children}
    </Box>
  );
}
