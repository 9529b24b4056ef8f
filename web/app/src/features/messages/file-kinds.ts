import type { FileUse } from "../../lib/upload";
import type { MessageType, StoredFile } from "../../lib/wire";

const MB = 1024 * 1024;

/** What the channels take, by kind (the provider's upload limits); larger files go as documents. */
const largest: Partial<Record<MessageType, number>> = {
  image: 5 * MB,
  video: 16 * MB,
  audio: 16 * MB,
  voice: 16 * MB,
  sticker: MB / 2,
  document: 100 * MB,
};

const shown: Record<string, MessageType> = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/webp": "image",
  "video/mp4": "video",
  "video/3gpp": "video",
  "audio/aac": "audio",
  "audio/mp4": "audio",
  "audio/mpeg": "audio",
  "audio/amr": "audio",
  "audio/ogg": "audio",
};

/** How a chosen file will look to the customer; what a phone cannot show is sent as a document. */
export function typeOfChosen(file: { type: string; size: number }): MessageType {
  const type = shown[file.type.split(";")[0]?.toLowerCase() ?? ""] ?? "document";
  return file.size > (largest[type] ?? 0) ? "document" : type;
}

/** The largest file of a type, in bytes. */
export function limitOf(type: MessageType) {
  return largest[type] ?? largest.document ?? 0;
}

/** The server has looked into the bytes: what it found decides, unless the person asked for a document. */
export function typeOfFile(use: FileUse, wanted: MessageType, kind: StoredFile["kind"]): MessageType {
  if (use === "document" || wanted === "document") return "document";
  if (use === "voice_note") return "voice";
  if (use === "sticker") return "sticker";
  // A WebP is a sticker to the server; sent as a picture it stays one.
  if (wanted === "image" && kind === "sticker") return "image";
  return kind === "voice" ? "audio" : kind;
}

/** 1.5 MB, 300 KB: in the reader's figures. */
export function formatBytes(bytes: number, language: string) {
  const [value, unit] =
    bytes >= MB ? [bytes / MB, "MB"] : bytes >= 1024 ? [bytes / 1024, "KB"] : ([bytes, "B"] as const);
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: Number(value) < 10 && unit === "MB" ? 1 : 0 }).format(Number(value))} ${unit}`;
}

/** 0:07, 12:30, 1:02:03. */
export function formatDuration(seconds: number) {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const tail = `${String(s).padStart(2, "0")}`;
  return h > 0 ? `${h}:${String(m).padStart(2, "0")}:${tail}` : `${m}:${tail}`;
}
