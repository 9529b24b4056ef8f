import { useEffect, useState } from "react";
import { post } from "../../lib/http";
import { onPush } from "../../lib/realtime";
import { sessionState } from "../../lib/session";

const SIGNAL_EVERY_MS = 3_000;
/** A little longer than the next signal takes, so that the name does not flicker. */
const SHOWN_MS = 6_000;

const signalled = new Map<string, number>();

/** Tells colleagues that one is writing, at most every three seconds. Nothing depends on it, so its failure is silent. */
export function signalTyping(ticketId: string, now = Date.now()) {
  if (now - (signalled.get(ticketId) ?? -Infinity) < SIGNAL_EVERY_MS) return;
  signalled.set(ticketId, now);
  post(`/api/tickets/${ticketId}/typing`).catch(() => undefined);
}

/** The names of colleagues who are writing on a ticket now. */
export function useTypers(ticketId: string) {
  const [typers, setTypers] = useState<{ id: string; name: string }[]>([]);

  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const drop = (id: string) => {
      clearTimeout(timers.get(id));
      timers.delete(id);
      setTypers((list) => list.filter((each) => each.id !== id));
    };
    const stop = onPush((push) => {
      const state = sessionState();
      const me = state.status === "signedIn" ? state.session.user.id : "";
      // What somebody was writing has come.
      if (push.message?.ticketId === ticketId && push.message.author) drop(push.message.author.id);
      if (push.type !== "ticket.typing" || push.ticketId !== ticketId || !push.userId || push.userId === me) return;
      const { userId: id, userName: name = "" } = push;
      clearTimeout(timers.get(id));
      timers.set(
        id,
        setTimeout(() => drop(id), SHOWN_MS),
      );
      setTypers((list) => (list.some((each) => each.id === id) ? list : [...list, { id, name }]));
    });
    return () => {
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [ticketId]);

  return typers;
}
