import { useSyncExternalStore } from "react";
import { Problem, problemFrom } from "./problem";
import type { Session } from "./wire";

export type SessionState =
  | { status: "loading" }
  | { status: "anonymous"; why: "new" | "expired" | "signedOut" }
  | { status: "signedIn"; session: Session };

/** The access token lives in this module's memory only; a reload gets a new one through the HttpOnly cookie. */
let state: SessionState = { status: "loading" };
let expiresAt = 0;
let refreshing: Promise<boolean> | null = null;
let asking: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

// A token is renewed this long before it ends, so that no request has to fail first.
const RENEW_BEFORE_MS = 60_000;
const REFRESH_TIMEOUT_MS = 15_000;
const RETRY_AFTER_MS = 10_000;

const otherTabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("taktchat-session");
otherTabs?.addEventListener("message", (event: MessageEvent<string>) => {
  if (event.data === "signed-out") set({ status: "anonymous", why: "signedOut" });
});

function set(next: SessionState) {
  state = next;
  if (next.status !== "signedIn") clearTimeout(timer);
  for (const listener of listeners) listener();
}

function renewLater(delay: number) {
  clearTimeout(timer);
  timer = setTimeout(() => void refreshSession().catch(() => renewLater(RETRY_AFTER_MS)), Math.max(delay, 1_000));
}

export function startSession(session: Session) {
  expiresAt = Date.now() + session.expiresIn * 1000;
  renewLater(session.expiresIn * 1000 - RENEW_BEFORE_MS);
  set({ status: "signedIn", session });
}

async function callRefresh(): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch("/api/auth/refresh", {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json" },
      body: "{}",
      signal: AbortSignal.timeout(REFRESH_TIMEOUT_MS),
    });
  } catch {
    throw new Problem(0, "client.offline");
  }
  if (response.ok) {
    startSession((await response.json()) as Session);
    return true;
  }
  if (response.status !== 401 && response.status !== 403) throw await problemFrom(response);
  set({ status: "anonymous", why: state.status === "signedIn" ? "expired" : "new" });
  return false;
}

/**
 * Gets a new access token, once for all callers. Refresh tokens rotate and using one twice revokes the family,
 * so tabs take turns as well. Resolves to false when the session is over; throws when nobody could say.
 */
export function refreshSession(): Promise<boolean> {
  refreshing ??= (
    "locks" in navigator ? navigator.locks.request("taktchat-refresh", callRefresh) : callRefresh()
  ).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** The token to send now; renewed first when it is about to end (a laptop that slept has missed the timer). */
export async function accessToken(): Promise<string | null> {
  if (state.status !== "signedIn") return null;
  if (Date.now() > expiresAt - 5_000) await refreshSession();
  return currentToken();
}

function currentToken() {
  return state.status === "signedIn" ? state.session.accessToken : null;
}

async function callMe() {
  const token = await accessToken();
  if (!token) return;
  const response = await fetch("/api/auth/me", {
    headers: { Accept: "application/json", Authorization: `Bearer ${token}` },
    credentials: "same-origin",
    signal: AbortSignal.timeout(REFRESH_TIMEOUT_MS),
  });
  if (response.status === 401) {
    await refreshSession();
    return;
  }
  if (!response.ok) return;
  const told = (await response.json()) as Omit<Session, "accessToken">;
  if (state.status !== "signedIn" || state.session.user.id !== told.user.id) return;
  set({ status: "signedIn", session: { ...told, accessToken: state.session.accessToken } });
}

/** Asks what this person may do now, once for all callers: a role may change while its token still lives. */
export function reloadRights(): Promise<void> {
  asking ??= callMe()
    // Nobody could say: the next refusal or reconnect asks again.
    .catch(() => undefined)
    .finally(() => {
      asking = null;
    });
  return asking;
}

/** First load: the cookie decides whether this browser is signed in. */
export async function restoreSession() {
  try {
    await refreshSession();
  } catch {
    set({ status: "anonymous", why: "new" });
  }
}

export async function signOut() {
  try {
    await fetch("/api/auth/logout", { method: "POST", credentials: "same-origin" });
  } catch {
    // Offline: the token is forgotten here all the same and the cookie ends by itself.
  }
  set({ status: "anonymous", why: "signedOut" });
  otherTabs?.postMessage("signed-out");
}

export function sessionState() {
  return state;
}

export function subscribeSession(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSessionState() {
  return useSyncExternalStore(subscribeSession, sessionState);
}

/** The signed-in session; only for components below the signed-in layout. */
export function useSession(): Session {
  const current = useSessionState();
  if (current.status !== "signedIn") throw new Error("useSession needs a signed-in session");
  return current.session;
}

export function usePermission(key: string) {
  const current = useSessionState();
  return current.status === "signedIn" && current.session.permissions.includes(key);
}
