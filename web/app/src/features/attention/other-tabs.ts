import { useEffect } from "react";

// Several tabs of one person share this browser: one of them rings, and none for what is looked at in another.
const LOOKED_AT = "taktchat.lookedAt";
const RUNG = "taktchat.rung";
const FORGET_AFTER_MS = 60_000;

/** Tells all tabs which ticket is before the person's eyes: shown, in the tab that is in front. */
export function useTellLookedAt(ticketId: string | undefined) {
  useEffect(() => {
    if (!ticketId) return;
    const tell = () => {
      if (document.visibilityState === "visible" && document.hasFocus()) localStorage.setItem(LOOKED_AT, ticketId);
      else if (localStorage.getItem(LOOKED_AT) === ticketId) localStorage.removeItem(LOOKED_AT);
    };
    tell();
    const leave = () => {
      if (localStorage.getItem(LOOKED_AT) === ticketId) localStorage.removeItem(LOOKED_AT);
    };
    window.addEventListener("focus", tell);
    window.addEventListener("blur", tell);
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", tell);
    return () => {
      leave();
      window.removeEventListener("focus", tell);
      window.removeEventListener("blur", tell);
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", tell);
    };
  }, [ticketId]);
}

export function lookedAt() {
  return localStorage.getItem(LOOKED_AT) ?? undefined;
}

/** True for the first tab that asks about this event; the others keep still. */
export async function claim(event: string): Promise<boolean> {
  const take = () => {
    const rung = JSON.parse(localStorage.getItem(RUNG) ?? "{}") as Record<string, number>;
    const now = Date.now();
    if (rung[event] !== undefined) return false;
    const kept = Object.entries(rung).filter(([, at]) => now - at < FORGET_AFTER_MS);
    localStorage.setItem(RUNG, JSON.stringify({ ...Object.fromEntries(kept), [event]: now }));
    return true;
  };
  return "locks" in navigator ? navigator.locks.request("taktchat-rung", take) : take();
}
