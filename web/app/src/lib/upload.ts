import i18next from "i18next";
import { Problem, problemFrom } from "./problem";
import { accessToken, refreshSession } from "./session";
import type { StoredFile } from "./wire";

export type FileUse = "attachment" | "voice_note" | "sticker" | "photo" | "document";

interface Options {
  name: string;
  use: FileUse;
  signal?: AbortSignal;
  /** From 0 to 1. */
  onProgress?: (part: number) => void;
}

// A large file may take long; a line that carries nothing for this long is dead.
const STALLED_MS = 30_000;

// fetch cannot tell how much of a body has left; XMLHttpRequest can.
function send(blob: Blob, { name, use, signal, onProgress }: Options, token: string | null) {
  return new Promise<Response>((resolve, reject) => {
    const call = new XMLHttpRequest();
    let stalled: ReturnType<typeof setTimeout> | undefined;
    const watch = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => {
        reject(new Problem(0, "client.timeout"));
        call.abort();
      }, STALLED_MS);
    };
    const abort = () => {
      clearTimeout(stalled);
      reject(new DOMException("", "AbortError"));
      call.abort();
    };

    call.open("POST", `/api/files?${new URLSearchParams({ name, use }).toString()}`);
    call.setRequestHeader("Accept", "application/json");
    call.setRequestHeader("Accept-Language", i18next.language || "pt-BR");
    call.setRequestHeader("Content-Type", blob.type || "application/octet-stream");
    if (token) call.setRequestHeader("Authorization", `Bearer ${token}`);
    call.upload.onprogress = (event) => {
      watch();
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    call.onload = () => {
      clearTimeout(stalled);
      resolve(new Response(call.responseText || null, { status: call.status }));
    };
    call.onerror = () => {
      clearTimeout(stalled);
      reject(new Problem(0, "client.offline"));
    };
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort, { once: true });
    watch();
    call.send(blob);
  });
}

/** Uploads a file as the raw body; what is not taken is thrown as a {@link Problem}. */
export async function uploadFile(blob: Blob, options: Options): Promise<StoredFile> {
  let response = await send(blob, options, await accessToken());
  if (response.status === 401 && (await refreshSession())) response = await send(blob, options, await accessToken());
  if (!response.ok) throw await problemFrom(response);
  return (await response.json()) as StoredFile;
}
