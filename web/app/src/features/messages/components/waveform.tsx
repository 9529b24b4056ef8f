import Box from "@mui/material/Box";
import type { KeyboardEvent, PointerEvent } from "react";
import { BARS } from "../waveform";

interface Props {
  peaks: number[] | null;
  /** From 0 to 1. */
  played: number;
  label: string;
  valueText: string;
  onSeek: (part: number) => void;
}

// What stands there until the shape is known: even, so that nobody takes it for the sound.
const flat = Array.from({ length: BARS }, () => 0.3);
const STEP = 0.05;

/** The shape of a recording as a slider. */
export function Waveform({ peaks, played, label, valueText, onSeek }: Props) {
  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(Math.min(1, Math.max(0, (event.clientX - left) / width)));
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(Math.min(1, Math.max(0, played + step)));
  }

  return (
    <Box
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(played * 100)}
      aria-valuetext={valueText}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minWidth: 0,
        height: 30,
        display: "flex",
        alignItems: "center",
        gap: "2px",
        cursor: "pointer",
        borderRadius: "4px",
      }}
    >
      {(peaks ?? flat).map((peak, index) => (
        <Box
          key={index}
          component="span"
          style={{ height: `${Math.round(peak * 100)}%` }}
          sx={{
            flex: 1,
            minHeight: 3,
            borderRadius: "2px",
            bgcolor: index < played * BARS ? "tk.accent" : "tk.control",
            opacity: peaks ? 1 : 0.6,
            transition: "height .2s",
          }}
        />
      ))}
    </Box>
  );
}
