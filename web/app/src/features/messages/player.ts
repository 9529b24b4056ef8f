import { useSyncExternalStore } from "react";

export interface PlayerState {
  /** The message that is loaded, playing or paused. */
  id: string | null;
  playing: boolean;
  time: number;
  duration: number;
  rate: number;
  failed: boolean;
}

const RATE_KEY = "taktchat.playbackRate";
const rates = [1, 1.5, 2];

let audio: HTMLAudioElement | null = null;
let renew: (() => Promise<string | null>) | null = null;
let stopOther: (() => void) | null = null;
let state: PlayerState = { id: null, playing: false, time: 0, duration: 0, rate: readRate(), failed: false };
const listeners = new Set<() => void>();

function readRate() {
  const kept = Number(globalThis.localStorage?.getItem(RATE_KEY));
  return rates.includes(kept) ? kept : 1;
}

function set(next: Partial<PlayerState>) {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** Two things never sound at once: whoever begins to play names how to stop it, and what played before stops. */
export function claimSound(stop: () => void) {
  if (stopOther && stopOther !== stop) stopOther();
  stopOther = stop;
}

function element() {
  if (audio) return audio;
  const made = new Audio();
  made.preload = "metadata";
  made.addEventListener("timeupdate", () => set({ time: made.currentTime }));
  made.addEventListener("durationchange", () => Number.isFinite(made.duration) && set({ duration: made.duration }));
  made.addEventListener("play", () => set({ playing: true }));
  made.addEventListener("pause", () => set({ playing: false }));
  made.addEventListener("ended", () => set({ playing: false, time: 0 }));
  made.addEventListener("error", () => void onError(made));
  audio = made;
  return made;
}

async function onError(made: HTMLAudioElement) {
  const { id, time } = state;
  const url = await renew?.();
  if (state.id !== id) return;
  if (!url) return set({ failed: true, playing: false });
  made.src = url;
  made.currentTime = time;
  await start(made);
}

async function start(made: HTMLAudioElement) {
  claimSound(pauseAudio);
  made.playbackRate = state.rate;
  try {
    await made.play();
  } catch {
    // The error event tells what is wrong; a browser that refuses to begin stays paused.
  }
}

export function pauseAudio() {
  audio?.pause();
}

export interface Track {
  id: string;
  url: string;
  /** A new address once the signed one has expired. */
  renew: () => Promise<string | null>;
}

function load(track: Track) {
  const made = element();
  if (state.id === track.id && !state.failed) return made;
  made.pause();
  renew = track.renew;
  set({ id: track.id, time: 0, duration: 0, failed: false });
  made.src = track.url;
  return made;
}

/** Plays or pauses a voice message; another one that played stops. */
export function togglePlay(track: Track) {
  if (state.id === track.id && state.playing) return pauseAudio();
  void start(load(track));
}

export function seekTo(track: Track, seconds: number) {
  const made = load(track);
  made.currentTime = seconds;
  set({ time: seconds });
}

/** 1× → 1.5× → 2× → 1×, for all that is played from now on. */
export function nextRate() {
  const rate = rates[(rates.indexOf(state.rate) + 1) % rates.length] ?? 1;
  localStorage.setItem(RATE_KEY, String(rate));
  if (audio) audio.playbackRate = rate;
  set({ rate });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is playing, as far as it concerns this message; others are not drawn again with every tick. */
export function usePlayer(id: string): { mine: PlayerState | null; rate: number } {
  const mine = useSyncExternalStore(subscribe, () => (state.id === id ? state : null));
  const rate = useSyncExternalStore(subscribe, () => state.rate);
  return { mine, rate };
}
