import { useEffect, useRef, useState } from "react";

export const RECORDING_MAX_SECONDS = 15 * 60;

// Ogg first: it is what a voice message is; the server makes it of the others.
const formats = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4", "audio/webm"];
const LEVELS = 40;
const TICK_MS = 100;

export type RecorderState = "asking" | "recording" | "paused" | "done" | "refused" | "missing";

export const canRecord = () => typeof MediaRecorder !== "undefined" && Boolean(navigator.mediaDevices);

export interface Recording {
  blob: Blob;
  durationMs: number;
}

/** Records the microphone from the moment it is mounted until it is stopped. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState>("asking");
  const [seconds, setSeconds] = useState(0);
  const [levels, setLevels] = useState<number[]>([]);
  const [recording, setRecording] = useState<Recording | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    let context: AudioContext | null = null;
    let timer: ReturnType<typeof setInterval> | undefined;
    let ms = 0;

    async function begin() {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
      if (gone) return stream.getTracks().forEach((track) => track.stop());
      const mimeType = formats.find((format) => MediaRecorder.isTypeSupported(format));
      const made = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
      const chunks: Blob[] = [];
      context = new AudioContext();
      const analyser = context.createAnalyser();
      // As long as a tick, or what is said between two looks is not seen.
      analyser.fftSize = 4096;
      context.createMediaStreamSource(stream).connect(analyser);
      const samples = new Uint8Array(analyser.fftSize);

      made.ondataavailable = (event) => chunks.push(event.data);
      made.onstop = () => {
        stream?.getTracks().forEach((track) => track.stop());
        clearInterval(timer);
        if (gone) return;
        setRecording({ blob: new Blob(chunks, { type: mimeType?.split(";")[0] ?? "audio/webm" }), durationMs: ms });
        setState("done");
      };
      timer = setInterval(() => {
        if (made.state !== "recording") return;
        ms += TICK_MS;
        analyser.getByteTimeDomainData(samples);
        const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value - 128)), 0) / 128;
        setLevels((list) => [...list.slice(1 - LEVELS), loudest]);
        setSeconds(Math.floor(ms / 1000));
        if (ms >= RECORDING_MAX_SECONDS * 1000) made.stop();
      }, TICK_MS);
      recorder.current = made;
      made.start(1000);
      setState("recording");
    }

    begin().catch((error: unknown) => {
      if (!gone) setState(error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "missing");
    });
    return () => {
      gone = true;
      clearInterval(timer);
      if (recorder.current && recorder.current.state !== "inactive") recorder.current.stop();
      stream?.getTracks().forEach((track) => track.stop());
      void context?.close();
    };
  }, []);

  return {
    state,
    seconds,
    levels,
    recording,
    pause: () => {
      recorder.current?.pause();
      setState("paused");
    },
    resume: () => {
      recorder.current?.resume();
      setState("recording");
    },
    stop: () => recorder.current?.stop(),
  };
}
