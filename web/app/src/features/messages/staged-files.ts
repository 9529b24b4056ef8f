import { useSyncExternalStore } from "react";
import type { FileUse } from "../../lib/upload";
import type { MessageType } from "../../lib/wire";
import { limitOf, typeOfChosen } from "./file-kinds";
import { onLeaving } from "../../lib/leaving";
import { newClientId, type Draft } from "./outbox";

/** A file chosen for a ticket and not sent yet; it stays while one looks at another ticket. */
export interface StagedFile {
  id: string;
  file: File;
  type: MessageType;
  use: FileUse;
  caption: string;
  previewUrl: string | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
}

export const CAPTION_MAX = 1024;
export const STAGED_MAX = 10;

const none: StagedFile[] = [];
const byTicket = new Map<string, StagedFile[]>();
const listeners = new Set<() => void>();

function put(ticketId: string, update: (list: StagedFile[]) => StagedFile[]) {
  const next = update(byTicket.get(ticketId) ?? none);
  if (next.length > 0) byTicket.set(ticketId, next);
  else byTicket.delete(ticketId);
  for (const listener of listeners) listener();
}

const change = (ticketId: string, id: string, update: Partial<StagedFile>) =>
  put(ticketId, (list) => list.map((each) => (each.id === id ? { ...each, ...update } : each)));

/** Its shape, so that the bubble has its size before the server has seen the file. */
async function measure(ticketId: string, { id, type, previewUrl }: StagedFile) {
  if (!previewUrl) return;
  if (type === "image" || type === "sticker") {
    const picture = new Image();
    picture.src = previewUrl;
    await picture.decode();
    change(ticketId, id, { width: picture.naturalWidth, height: picture.naturalHeight });
  } else {
    const film = document.createElement("video");
    film.preload = "metadata";
    film.src = previewUrl;
    await new Promise((resolve, reject) => {
      film.onloadedmetadata = resolve;
      film.onerror = reject;
    });
    change(ticketId, id, {
      width: film.videoWidth,
      height: film.videoHeight,
      durationMs: Math.round(film.duration * 1000),
    });
  }
}

function staged(file: File, use: FileUse): StagedFile {
  const type = use === "document" ? "document" : use === "sticker" ? "sticker" : typeOfChosen(file);
  const hasPicture = type === "image" || type === "video" || type === "sticker";
  return {
    id: newClientId(),
    file,
    type,
    // What goes as a document is stored as it is, whatever it shows.
    use: type === "document" ? "document" : use,
    caption: "",
    previewUrl: hasPicture ? URL.createObjectURL(file) : null,
    width: null,
    height: null,
    durationMs: null,
  };
}

export type StageRefusal = { file: File; why: "empty" | "tooBig"; limit: number } | { why: "tooMany" };

/** Puts chosen files beside the words to be sent; answers what was left out and why. */
export function stageFiles(ticketId: string, files: Iterable<File>, use: FileUse = "attachment"): StageRefusal[] {
  const refused: StageRefusal[] = [];
  for (const file of files) {
    const next = staged(file, use);
    const limit = limitOf(next.type);
    if ((byTicket.get(ticketId)?.length ?? 0) >= STAGED_MAX) {
      refused.push({ why: "tooMany" });
      break;
    }
    if (file.size === 0 || file.size > limit) {
      refused.push({ file, why: file.size === 0 ? "empty" : "tooBig", limit });
      continue;
    }
    put(ticketId, (list) => [...list, next]);
    // A picture the browser cannot open is shown with its name only.
    void measure(ticketId, next).catch(() => undefined);
  }
  return refused;
}

export function unstage(ticketId: string, id: string) {
  const found = byTicket.get(ticketId)?.find((each) => each.id === id);
  if (found?.previewUrl) URL.revokeObjectURL(found.previewUrl);
  put(ticketId, (list) => list.filter((each) => each.id !== id));
}

export const captionStaged = (ticketId: string, id: string, caption: string) => change(ticketId, id, { caption });

/** A picture as it is, without being made smaller on its way. */
export const sendAsDocument = (ticketId: string, id: string) =>
  change(ticketId, id, { type: "document", use: "document" });

export const takesCaption = (type: MessageType) => type === "image" || type === "video" || type === "document";

/** Hands over what was chosen, in order, and empties the place. */
export function takeStaged(ticketId: string): Draft[] {
  const list = byTicket.get(ticketId) ?? none;
  put(ticketId, () => none);
  return list.map((each) => {
    if (each.previewUrl) URL.revokeObjectURL(each.previewUrl);
    const { file, use, width, height, durationMs } = each;
    return {
      type: each.type,
      text: takesCaption(each.type) ? each.caption.trim() || null : null,
      file: { blob: file, name: file.name || "arquivo", use, width, height, durationMs },
    };
  });
}

onLeaving(() => {
  for (const ticketId of [...byTicket.keys()]) takeStaged(ticketId);
});

export const stagedOf = (ticketId: string): readonly StagedFile[] => byTicket.get(ticketId) ?? none;

export function useStaged(ticketId: string) {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => byTicket.get(ticketId) ?? none,
  );
}
