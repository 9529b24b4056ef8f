import type { Ticket } from "../../lib/wire";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export type WindowState =
  | { state: "none" }
  | { state: "open" | "closing"; hours: number; minutes: number }
  | { state: "closed"; hasWritten: boolean };

/** How long one may still write anything on this ticket. `closing` is the last hour. */
export function windowState(window: Ticket["window"], now: number): WindowState {
  if (!window) return { state: "none" };
  if (!window.closesAt) return { state: "closed", hasWritten: false };
  const left = Date.parse(window.closesAt) - now;
  if (left <= 0) return { state: "closed", hasWritten: true };
  // What is left of a minute counts: "0 min" would say that it is over.
  const minutes = Math.ceil(left / MINUTE);
  return { state: left <= HOUR ? "closing" : "open", hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
