import { useEffect, useRef } from "react";
import { chime } from "../../lib/chime";
import { coalesce } from "../../lib/coalesce";
import { get } from "../../lib/http";
import { setTitleBadge } from "../../lib/page-title";
import { onPush, onReconnect } from "../../lib/realtime";
import type { Page, Ticket } from "../../lib/wire";
import { whatIsNew, type Alert, type Snapshot } from "./attention-rules";
import { claim, lookedAt, useTellLookedAt } from "./other-tabs";

const LOOK_EVERY_MS = 1_500;
const LIMIT = 50;

export interface AttentionSettings {
  sounds: { messages: boolean; newTicket: boolean };
  notifications: boolean;
}

interface Input {
  settings: AttentionSettings;
  /** The ticket on the screen of this tab. */
  ticketId: string | undefined;
  /** What the browser's notification says. */
  words: (alert: Alert) => { title: string; text: string };
  onOpen: (ticket: Ticket) => void;
}

async function look(): Promise<Snapshot> {
  const of = (query: Record<string, string | boolean>) =>
    get<Page<Ticket>>("/api/tickets", { ...query, limit: LIMIT }).then(({ items }) => items);
  const [mine, pending] = await Promise.all([
    of({ status: "open", assigneeId: "me", unread: true }),
    of({ status: "pending" }),
  ]);
  return { mine, pending };
}

/** Sound, notification and the number in the tab's title, for what is mine or waits for me. */
export function useAttention(input: Input) {
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  useTellLookedAt(input.ticketId);

  useEffect(() => {
    let before: Snapshot | undefined;
    let written: Set<string> | "all" = new Set<string>();
    let stopped = false;

    const refresh = coalesce(
      async () => {
        const happened = { written, lookedAt: lookedAt() };
        written = new Set();
        const now = await look();
        if (stopped) return;
        setTitleBadge(now.mine.length);
        const alerts = whatIsNew(before, now, happened);
        before = now;
        await tell(alerts, latest.current);
      },
      () => LOOK_EVERY_MS,
    );

    const stops = [
      onPush((push) => {
        if (push.type === "message.created" && push.ticketId && written !== "all") written.add(push.ticketId);
        else if (!push.type.startsWith("ticket.")) return;
        refresh();
      }),
      onReconnect(() => {
        written = "all";
        refresh();
      }),
    ];
    refresh();
    return () => {
      stopped = true;
      for (const stop of stops) stop();
      setTitleBadge(0);
    };
  }, []);
}

/** One sound however much came at once, and a notification each where nobody looks at the page. */
async function tell(alerts: Alert[], { settings, words, onOpen }: Input) {
  const mine: Alert[] = [];
  for (const alert of alerts) {
    const { id, lastMessageAt, createdAt } = alert.ticket;
    if (await claim(`${alert.kind} ${id} ${lastMessageAt ?? createdAt}`)) mine.push(alert);
  }
  const has = (kind: Alert["kind"]) => mine.some((alert) => alert.kind === kind);
  if (settings.sounds.messages && has("message")) void chime("message");
  else if (settings.sounds.newTicket && has("newTicket")) void chime("newTicket");

  if (!settings.notifications || document.hasFocus()) return;
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  for (const alert of mine) {
    const { title, text } = words(alert);
    const shown = new Notification(title, { body: text, tag: alert.ticket.id, icon: "/favicon.svg" });
    shown.onclick = () => {
      window.focus();
      onOpen(alert.ticket);
      shown.close();
    };
  }
}
