import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { Pause, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../../lib/wire";
import { formatDuration } from "../../file-kinds";
import { useMediaRefresh } from "../../media-refresh";
import { nextRate, seekTo, togglePlay, usePlayer } from "../../player";
import { useWaveform } from "../../waveform";
import { Waveform } from "../waveform";
import { FileProblem, MediaFrame } from "./media-frame";

/** A voice message or a sound file: play, see where one is, jump, and listen faster. */
export function AudioBody({ message }: { message: Message }) {
  return <MediaFrame message={message}>{(url) => <Player message={message} url={url} />}</MediaFrame>;
}

function Player({ message, url }: { message: Message; url: string }) {
  const { t } = useTranslation();
  const { mine, rate } = usePlayer(message.id);
  const { refresh } = useMediaRefresh(message);
  const { media } = message;
  const peaks = useWaveform(media?.fileId ?? message.id, url, media?.size ?? null);
  const track = { id: message.id, url, renew: refresh };
  const length = mine?.duration || (media?.durationMs ?? 0) / 1000;
  const playing = mine?.playing ?? false;

  if (mine?.failed) return <FileProblem type={message.type} title={t("messages.media.broken")} />;
  return (
    <Box sx={{ width: 290, maxWidth: "100%", py: 0.25, whiteSpace: "normal" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1.25 }}>
        <ButtonBase
          aria-label={t(playing ? "messages.media.pause" : "messages.media.play")}
          onClick={() => togglePlay(track)}
          sx={{
            width: 36,
            height: 36,
            flexShrink: 0,
            borderRadius: "50%",
            color: "tk.accentInk",
            bgcolor: "tk.accent",
            "&:hover": { bgcolor: "tk.accentHover" },
          }}
        >
          {playing ? (
            <Pause size={17} fill="currentColor" />
          ) : (
            <Play size={17} fill="currentColor" style={{ marginLeft: 2 }} />
          )}
        </ButtonBase>
        <Waveform
          peaks={peaks}
          played={length > 0 ? (mine?.time ?? 0) / length : 0}
          label={t("messages.media.position")}
          valueText={`${formatDuration(mine?.time ?? 0)} / ${formatDuration(length)}`}
          onSeek={(part) => length > 0 && seekTo(track, part * length)}
        />
        <ButtonBase
          aria-label={t("messages.media.rate", { rate })}
          title={t("messages.media.rate", { rate })}
          onClick={nextRate}
          sx={{
            height: 24,
            minWidth: 38,
            flexShrink: 0,
            px: 0.75,
            borderRadius: 999,
            fontSize: 11.5,
            fontWeight: 650,
            color: "tk.ink2",
            bgcolor: "tk.neutralSoft",
          }}
        >
          {`${rate}×`.replace(".", ",")}
        </ButtonBase>
      </Box>
      <Box
        sx={{ display: "flex", gap: 1, pl: 5.75, fontSize: 11.5, color: "tk.ink3", fontVariantNumeric: "tabular-nums" }}
      >
        {formatDuration(mine && (mine.playing || mine.time > 0) ? mine.time : length)}
        {message.type === "audio" && media?.name && (
          <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
            {media.name}
          </Box>
        )}
      </Box>
    </Box>
  );
}
