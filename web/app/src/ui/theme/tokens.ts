// The only place with colour values. What each one is for, and its contrast, stands in web/DESIGN.md.

export const light = {
  bg: "#f4f6f8",
  surface: "#ffffff",
  sunken: "#eff2f6",
  chat: "#e9eef2",
  line: "#e1e6ed",
  lineStrong: "#c4cdd9",
  control: "#8592a6",
  ink: "#0f1a2b",
  ink2: "#3f4d63",
  ink3: "#55637a",
  accent: "#0b7268",
  accentHover: "#085d55",
  accentInk: "#ffffff",
  accentSoft: "#e0f2ee",
  bubbleIn: "#ffffff",
  bubbleOut: "#d5f1e7",
  danger: "#b3261e",
  dangerSoft: "#fdecea",
  warn: "#8a4b08",
  warnSoft: "#fdf1dc",
  info: "#175cd3",
  infoSoft: "#e6effd",
  ok: "#0a7a4b",
  okSoft: "#dff5ea",
  neutralSoft: "#e9edf2",
  tick: "#0b5cd6",
  shade: "15 26 43",
};

export const dark: typeof light = {
  bg: "#0b111c",
  surface: "#121a28",
  sunken: "#0d1420",
  chat: "#0c131e",
  line: "#212c3d",
  lineStrong: "#36445b",
  control: "#6b7a92",
  ink: "#e8edf5",
  ink2: "#b3bed0",
  ink3: "#96a4ba",
  accent: "#2dd4bf",
  accentHover: "#5ee3d2",
  accentInk: "#04302b",
  accentSoft: "#12302f",
  bubbleIn: "#1a2435",
  bubbleOut: "#123c37",
  danger: "#ff8b75",
  dangerSoft: "#3a1a1a",
  warn: "#f2bd6b",
  warnSoft: "#33270f",
  info: "#86b6ff",
  infoSoft: "#142746",
  ok: "#4ade9b",
  okSoft: "#0f3325",
  neutralSoft: "#212b3b",
  tick: "#63b0ff",
  shade: "0 0 0",
};

export type Tokens = typeof light;

/** Avatars take one of these by name; white initials have at least 4.5:1 on each of them in both themes. */
export const avatarColors = [
  "#0b7268",
  "#a8465f",
  "#6941c6",
  "#7d6136",
  "#175cd3",
  "#475467",
  "#a14a12",
  "#2f6f3e",
  "#8a3fa0",
  "#0f6a8c",
];

export const radius = { small: 6, control: 9, card: 12, bubble: 14, pill: 999 };

export const size = { control: 36, rail: 208, railNarrow: 68, list: 360, panel: 304, header: 64, bottomBar: 58 };

// Emoji faces stand before the system's text fonts: some of those (DejaVu) bring black-and-white emoji of their own.
export const fontFamily =
  '"Inter Variable", "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", "Segoe UI", Roboto, system-ui, sans-serif';
