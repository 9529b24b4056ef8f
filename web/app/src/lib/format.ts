import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "./session";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a DateTimeFormat costs more than using it a thousand times. */
function format(language: string, timeZone: string, key: string, options: Intl.DateTimeFormatOptions) {
  const id = `${language}|${timeZone}|${key}`;
  let found = formats.get(id);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { timeZone, ...options });
    formats.set(id, found);
  }
  return found;
}

export interface Dates {
  /** The company's. */
  timeZone: string;
  /** 14:32 */
  time: (iso: string) => string;
  /** 24/11/2026 14:32 */
  full: (iso: string) => string;
  /** A calendar day in the company's time zone, to compare days with. */
  dayKey: (iso: string) => string;
  /** Hoje, Ontem, segunda-feira, 3 de novembro … */
  day: (iso: string, now?: number) => string;
  /** What fits at the right of a list row: time today, else a day. */
  short: (iso: string, now?: number) => string;
}

const DAY_MS = 86_400_000;

export function createDates(language: string, timeZone: string): Dates {
  const of = (key: string, options: Intl.DateTimeFormatOptions) => format(language, timeZone, key, options);
  const time = (iso: string) => of("time", { timeStyle: "short" }).format(new Date(iso));
  const full = (iso: string) => of("full", { dateStyle: "short", timeStyle: "short" }).format(new Date(iso));
  const keyOf = (at: number) =>
    format("en-CA", timeZone, "key", { year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
  const dayKey = (iso: string) => keyOf(Date.parse(iso));
  const near = (iso: string, now: number) => {
    const key = dayKey(iso);
    if (key === keyOf(now)) return "today";
    if (key === keyOf(now - DAY_MS)) return "yesterday";
    return now - Date.parse(iso) < 6 * DAY_MS ? "week" : "far";
  };
  const day = (iso: string, now = Date.now()) => {
    const distance = near(iso, now);
    if (distance === "today") return i18next.t("dates.today");
    if (distance === "yesterday") return i18next.t("dates.yesterday");
    const options: Intl.DateTimeFormatOptions =
      distance === "week"
        ? { weekday: "long", day: "numeric", month: "long" }
        : { day: "numeric", month: "long", year: "numeric" };
    return of(`day-${distance}`, options).format(new Date(iso));
  };
  const short = (iso: string, now = Date.now()) => {
    const distance = near(iso, now);
    if (distance === "today") return time(iso);
    if (distance === "yesterday") return i18next.t("dates.yesterday");
    const options: Intl.DateTimeFormatOptions =
      distance === "week" ? { weekday: "short" } : { day: "2-digit", month: "2-digit", year: "2-digit" };
    return of(`short-${distance}`, options).format(new Date(iso));
  };
  return { timeZone, time, full, dayKey, day, short };
}

/** Dates in the reader's language and the company's time zone. */
export function useDates(): Dates {
  const { i18n } = useTranslation();
  const state = useSessionState();
  const timeZone = state.status === "signedIn" ? state.session.company.timeZone : "America/Sao_Paulo";
  return useMemo(() => createDates(i18n.language, timeZone), [i18n.language, timeZone]);
}

/** +5511971234567 → +55 11 97123-4567; numbers of other countries stay as they are. */
export function formatPhone(phone: string | null | undefined) {
  if (!phone) return "";
  const digits = phone.replace(/\D/g, "");
  const brazil = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  if (brazil) return `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}`;
  return digits.length > 6 ? `+${digits}` : phone;
}

/** Without a name the phone stands in, in the shape people read. */
export function contactName(contact: { name: string; phone?: string | null }) {
  const bare = contact.name.trim();
  return bare && !/^\+?\d[\d\s-]*$/.test(bare) ? bare : formatPhone(contact.phone ?? bare) || bare;
}
