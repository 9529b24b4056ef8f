import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { post } from "../../lib/http";
import type { Pages } from "../../lib/paging";
import { toProblem, type Problem } from "../../lib/problem";
import type { Message } from "../../lib/wire";
import { upsertMessage } from "./message-cache";
import { messageKeys } from "./message-keys";

/** A message between Enter and the server's answer. It lives beside the query cache so that a refetch cannot lose it. */
export interface OutgoingText {
  clientId: string;
  ticketId: string;
  text: string;
  createdAt: string;
  problem: Problem | null;
}

const none: OutgoingText[] = [];
const byTicket = new Map<string, OutgoingText[]>();
const listeners = new Set<() => void>();
/** One at a time per ticket: two quick lines must be stored in the order they were typed. */
const chains = new Map<string, Promise<void>>();

function put(ticketId: string, update: (list: OutgoingText[]) => OutgoingText[]) {
  const next = update(byTicket.get(ticketId) ?? none);
  if (next.length > 0) byTicket.set(ticketId, next);
  else byTicket.delete(ticketId);
  for (const listener of listeners) listener();
}

async function deliver(queryClient: QueryClient, { clientId, ticketId, text }: OutgoingText) {
  try {
    const message = await post<Message>("/api/messages", { ticketId, type: "text", text, clientId });
    const queryKey = messageKeys.list(ticketId);
    queryClient.setQueryData<Pages<Message>>(queryKey, (data) => upsertMessage(data, message).data);
    // A fetch on its way may not know this message yet; our own bubble stays until one that does has come back.
    if (queryClient.getQueryState(queryKey)?.fetchStatus === "fetching")
      await queryClient.invalidateQueries({ queryKey });
    put(ticketId, (list) => list.filter((each) => each.clientId !== clientId));
  } catch (error) {
    const problem = toProblem(error);
    put(ticketId, (list) => list.map((each) => (each.clientId === clientId ? { ...each, problem } : each)));
  }
}

function enqueue(queryClient: QueryClient, outgoing: OutgoingText) {
  const before = chains.get(outgoing.ticketId) ?? Promise.resolve();
  const mine = before.then(() => deliver(queryClient, outgoing));
  chains.set(outgoing.ticketId, mine);
  return mine;
}

/** randomUUID exists on https and localhost only; an installation reached by its address in the house is neither. */
function newClientId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function sendText(queryClient: QueryClient, ticketId: string, text: string) {
  const outgoing: OutgoingText = {
    clientId: newClientId(),
    ticketId,
    text,
    createdAt: new Date().toISOString(),
    problem: null,
  };
  put(ticketId, (list) => [...list, outgoing]);
  return enqueue(queryClient, outgoing);
}

/** Asks again with the same clientId: if the first request did arrive, the server answers with that very message. */
export function resend(queryClient: QueryClient, outgoing: OutgoingText) {
  const again = { ...outgoing, problem: null };
  put(outgoing.ticketId, (list) => list.map((each) => (each.clientId === outgoing.clientId ? again : each)));
  return enqueue(queryClient, again);
}

export function discard(outgoing: OutgoingText) {
  put(outgoing.ticketId, (list) => list.filter((each) => each.clientId !== outgoing.clientId));
}

export function clearOutbox() {
  byTicket.clear();
  chains.clear();
  for (const listener of listeners) listener();
}

export function useOutbox(ticketId: string) {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => byTicket.get(ticketId) ?? none,
  );
}
