import type { HubConnection } from "@microsoft/signalr";
import { useEffect, useSyncExternalStore } from "react";
import { accessToken, refreshSession } from "./session";
import type { Push } from "./wire";

export type LinkState = "idle" | "connecting" | "online" | "offline";
type PushListener = (push: Push) => void;

let link: LinkState = "idle";
let hub: HubConnection | null = null;
let wanted = false;
const linkListeners = new Set<() => void>();
const pushListeners = new Set<PushListener>();
const reconnectListeners = new Set<() => void>();
/** Tickets on screen; joined again after each reconnect because the server forgets groups of a dropped connection. */
const openTickets = new Map<string, number>();
/** Tickets whose full stream the server has confirmed; for all others a push only says "stale". */
const joined = new Set<string>();

function setLink(next: LinkState) {
  if (link === next) return;
  if (next !== "online") joined.clear();
  link = next;
  for (const listener of linkListeners) listener();
}

/** Doubling up to 15 s with jitter, so that a restarted server is not met by every browser in the same second. */
export function retryDelay(attempt: number, random = Math.random) {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}

async function join(ticketId: string) {
  try {
    const allowed = await hub?.invoke<boolean | null>("OpenTicket", ticketId);
    if (allowed !== false && openTickets.has(ticketId)) joined.add(ticketId);
  } catch {
    // Refused or dropped meanwhile; the next reconnect joins again and fetching still works.
  }
}

function dispatch(batch: Push[] | Push) {
  for (const push of Array.isArray(batch) ? batch : [batch]) {
    for (const listener of pushListeners) listener(push);
  }
}

async function build() {
  const { HubConnectionBuilder, LogLevel } = await import("@microsoft/signalr");
  const connection = new HubConnectionBuilder()
    .withUrl("/hub", { accessTokenFactory: async () => (await accessToken()) ?? "" })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (context) => retryDelay(context.previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
  connection.on("m", dispatch);
  connection.onreconnecting(() => setLink("offline"));
  connection.onreconnected(onOnline);
  connection.onclose(() => {
    if (wanted && hub === connection) void run(connection);
  });
  return connection;
}

function onOnline() {
  setLink("online");
  for (const ticketId of openTickets.keys()) void join(ticketId);
  for (const listener of reconnectListeners) listener();
}

/** withAutomaticReconnect gives up when the very first start fails or the server says goodbye; this loop does not. */
async function run(connection: HubConnection) {
  for (let attempt = 0; wanted && hub === connection; attempt++) {
    try {
      if (link !== "offline") setLink("connecting");
      await connection.start();
      onOnline();
      return;
    } catch (error) {
      setLink("offline");
      // A revoked user is told 401 here first; asking for a new token settles whether the session is over.
      if (String(error).includes("401")) await refreshSession().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    }
  }
}

export async function startRealtime() {
  if (wanted) return;
  wanted = true;
  const connection = await build();
  if (!wanted) return;
  hub = connection;
  void run(connection);
}

export function stopRealtime() {
  wanted = false;
  const connection = hub;
  hub = null;
  setLink("idle");
  void connection?.stop();
}

export function onPush(listener: PushListener) {
  pushListeners.add(listener);
  return () => {
    pushListeners.delete(listener);
  };
}

export function onReconnect(listener: () => void) {
  reconnectListeners.add(listener);
  return () => {
    reconnectListeners.delete(listener);
  };
}

export function isJoined(ticketId: string) {
  return joined.has(ticketId);
}

export function useLinkState() {
  return useSyncExternalStore(
    (listener) => {
      linkListeners.add(listener);
      return () => linkListeners.delete(listener);
    },
    () => link,
  );
}

/** Receives the full message stream of one ticket for as long as it is on the screen. */
export function useTicketStream(ticketId: string | undefined) {
  useEffect(() => {
    if (!ticketId) return;
    openTickets.set(ticketId, (openTickets.get(ticketId) ?? 0) + 1);
    if (link === "online") void join(ticketId);
    return () => {
      const left = (openTickets.get(ticketId) ?? 1) - 1;
      if (left > 0) {
        openTickets.set(ticketId, left);
        return;
      }
      openTickets.delete(ticketId);
      joined.delete(ticketId);
      if (link === "online") hub?.invoke("CloseTicket", ticketId).catch(() => undefined);
    };
  }, [ticketId]);
}
