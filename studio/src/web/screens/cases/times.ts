/** Times of day and spans, as a story tells them. */

import type { Language } from "../../model.ts";

/** `09:00` */
export const timeOfDay = (at: number, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(
    at,
  );

/** `Monday 16 November`, with the year where it is not that of `now`. */
export function dayName(at: number, language: Language, zone: string, now: number): string {
  const year = (moment: number) => new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone }).format(moment);
  return new Intl.DateTimeFormat(language === "en" ? "en-IE" : language, {
    ...{ weekday: "long", day: "numeric", month: "long", timeZone: zone },
    ...(year(at) !== year(now) && { year: "numeric" }),
  } as Intl.DateTimeFormatOptions).format(at);
}

const MINUTE = 60_000;

/** `12 h 50 min`, `3 d 4 h`: the two largest units. */
export function spanText(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = days > 0 ? [days, "d", hours, "h"] : [hours, "h", rest, "min"];
  const pairs = [parts.slice(0, 2), parts.slice(2)].filter(([count]) => count !== 0);
  return pairs.length === 0 ? "0 min" : pairs.map((pair) => pair.join(" ")).join(" ");
}
