import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { post } from "../../lib/http";
import { onLeaving } from "../../lib/leaving";
import type { Pages } from "../../lib/paging";
import { toProblem, type Problem } from "../../lib/problem";
import { uploadFile, type FileUse } from "../../lib/upload";
import type { Message, MessageContent, MessageType, SendMessageRequest, StoredFile } from "../../lib/wire";
import { typeOfFile } from "./file-kinds";
import { upsertMessage } from "./message-cache";
import { messageKeys } from "./message-keys";

/** What a person wants to send. */
export interface Draft {
  type: MessageType;
  text?: string | null;
  /** How it is shown until the server has answered; location, contacts and interactive are sent as they are. */
  content?: Partial<MessageContent> | null;
  template?: SendMessageRequest["template"];
  quoted?: Message["quoted"];
  file?: ChosenFile | null;
}

export interface ChosenFile {
  blob: Blob;
  name: string;
  use: FileUse;
  width?: number | null;
  height?: number | null;
  durationMs?: number | null;
}

/** The file of an outgoing message, on its way up. */
export interface OutgoingFile extends ChosenFile {
  /** Of this page only; the picture shown until the server has the file. */
  previewUrl: string;
  /** From 0 to 1. */
  progress: number;
  stored: StoredFile | null;
}

/** A message between Enter and the server's answer. It lives beside the query cache so that a refetch cannot lose it. */
export interface Outgoing {
  clientId: string;
  ticketId: string;
  draft: Draft;
  file: OutgoingFile | null;
  createdAt: string;
  problem: Problem | null;
}

const none: Outgoing[] = [];
const byTicket = new Map<string, Outgoing[]>();
const listeners = new Set<() => void>();
/** One at a time per ticket: two quick lines must be stored in the order they were typed. */
const chains = new Map<string, Promise<void>>();
/** Files wait for each other, not for the words typed after them: a large video must not hold an answer up. */
const uploads = new Map<string, Promise<void>>();
const aborts = new Map<string, AbortController>();

function put(ticketId: string, update: (list: Outgoing[]) => Outgoing[]) {
  const next = update(byTicket.get(ticketId) ?? none);
  if (next.length > 0) byTicket.set(ticketId, next);
  else byTicket.delete(ticketId);
  for (const listener of listeners) listener();
}

const find = ({ ticketId, clientId }: Outgoing) => byTicket.get(ticketId)?.find((each) => each.clientId === clientId);

function change(outgoing: Outgoing, update: Partial<Outgoing>) {
  put(outgoing.ticketId, (list) =>
    list.map((each) => (each.clientId === outgoing.clientId ? { ...each, ...update } : each)),
  );
}

function remove(outgoing: Outgoing) {
  const file = find(outgoing)?.file;
  put(outgoing.ticketId, (list) => list.filter((each) => each.clientId !== outgoing.clientId));
  if (file) URL.revokeObjectURL(file.previewUrl);
}

function requestOf({ ticketId, clientId, draft, file }: Outgoing): Partial<SendMessageRequest> {
  const { location, contacts, interactive } = draft.content ?? {};
  const request = {
    ticketId,
    clientId,
    type: file?.stored && draft.type !== "template" ? typeOfFile(file.use, draft.type, file.stored.kind) : draft.type,
    text: draft.type === "template" ? undefined : (draft.text ?? undefined),
    quotedId: draft.quoted?.id,
    fileId: file?.stored?.id,
    template: draft.template ?? undefined,
    location: location ?? undefined,
    contacts: contacts ?? undefined,
    interactive: interactive ?? undefined,
  };
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}

async function deliver(queryClient: QueryClient, outgoing: Outgoing) {
  const current = find(outgoing);
  if (!current) return;
  try {
    const message = await post<Message>("/api/messages", requestOf(current));
    const queryKey = messageKeys.list(current.ticketId);
    if (!message.attachedTo)
      queryClient.setQueryData<Pages<Message>>(queryKey, (data) => upsertMessage(data, message).data);
    // A fetch on its way may not know this message yet; our own bubble stays until one that does has come back.
    if (queryClient.getQueryState(queryKey)?.fetchStatus === "fetching")
      await queryClient.invalidateQueries({ queryKey });
    remove(current);
  } catch (error) {
    change(current, { problem: toProblem(error) });
  }
}

async function upload(queryClient: QueryClient, outgoing: Outgoing) {
  const file = find(outgoing)?.file;
  // Taken back while it waited for the one before it.
  if (!file) return;
  const controller = new AbortController();
  aborts.set(outgoing.clientId, controller);
  try {
    const stored = await uploadFile(file.blob, {
      name: file.name,
      use: file.use,
      signal: controller.signal,
      onProgress: (progress) => change(outgoing, { file: { ...file, progress } }),
    });
    change(outgoing, { file: { ...file, progress: 1, stored } });
    void chain(chains, outgoing.ticketId, () => deliver(queryClient, outgoing));
  } catch (error) {
    if (!controller.signal.aborted) change(outgoing, { problem: toProblem(error) });
  } finally {
    aborts.delete(outgoing.clientId);
  }
}

function chain(all: Map<string, Promise<void>>, ticketId: string, next: () => Promise<void>) {
  const mine = (all.get(ticketId) ?? Promise.resolve()).then(next);
  all.set(ticketId, mine);
  return mine;
}

function enqueue(queryClient: QueryClient, outgoing: Outgoing) {
  return outgoing.file && !outgoing.file.stored
    ? chain(uploads, outgoing.ticketId, () => upload(queryClient, outgoing))
    : chain(chains, outgoing.ticketId, () => deliver(queryClient, outgoing));
}

/** randomUUID exists on https and localhost only; an installation reached by its address in the house is neither. */
export function newClientId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Puts a message on the screen and on its way. */
export function sendDraft(queryClient: QueryClient, ticketId: string, draft: Draft) {
  const outgoing: Outgoing = {
    clientId: newClientId(),
    ticketId,
    draft,
    file: draft.file
      ? { ...draft.file, previewUrl: URL.createObjectURL(draft.file.blob), progress: 0, stored: null }
      : null,
    createdAt: new Date().toISOString(),
    problem: null,
  };
  put(ticketId, (list) => [...list, outgoing]);
  return enqueue(queryClient, outgoing);
}

export function sendText(queryClient: QueryClient, ticketId: string, text: string, quoted?: Message["quoted"]) {
  return sendDraft(queryClient, ticketId, { type: "text", text, quoted });
}

/** Asks again with the same clientId: if the first request did arrive, the server answers with that very message. */
export function resend(queryClient: QueryClient, outgoing: Outgoing) {
  change(outgoing, { problem: null });
  return enqueue(queryClient, { ...outgoing, problem: null });
}

/** Takes back what has not been handed over; an upload on its way stops. */
export function discard(outgoing: Outgoing) {
  aborts.get(outgoing.clientId)?.abort();
  remove(outgoing);
}

export function clearOutbox() {
  for (const controller of aborts.values()) controller.abort();
  for (const list of byTicket.values()) for (const { file } of list) if (file) URL.revokeObjectURL(file.previewUrl);
  byTicket.clear();
  chains.clear();
  uploads.clear();
  for (const listener of listeners) listener();
}

onLeaving(clearOutbox);

/** What is on its way on a ticket. */
export const outboxOf = (ticketId: string): readonly Outgoing[] => byTicket.get(ticketId) ?? none;

export function useOutbox(ticketId: string) {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => byTicket.get(ticketId) ?? none,
  );
}
