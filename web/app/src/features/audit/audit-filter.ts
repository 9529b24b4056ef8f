import { dayStart } from "../../lib/day-start";
import type { Dates } from "../../lib/format";

export const auditActions = [
  "ticket.deleted",
  "user.created",
  "user.changed",
  "user.activated",
  "user.deactivated",
  "session.ended",
  "session.others_ended",
  "company.changed",
  "connection.created",
  "connection.changed",
  "connection.started",
  "connection.stopped",
  "connection.deleted",
] as const;

export const periods = ["all", "today", "week", "month"] as const;
export type Period = (typeof periods)[number];

export interface AuditFilter {
  actorId: string;
  action: string;
  period: Period;
}

const DAY_MS = 86_400_000;
const days: Record<Exclude<Period, "all">, number> = { today: 0, week: 6, month: 29 };

/** Whole days by the company's calendar, so that the question stays the same all day long. */
export function toAuditQuery({ actorId, action, period }: AuditFilter, dates: Dates, now = Date.now()) {
  return {
    actorId: actorId || undefined,
    action: action || undefined,
    from: period === "all" ? undefined : dayStart(dates.timeZone, now - days[period] * DAY_MS).toISOString(),
  };
}
