/** Numbers, shares, amounts and moments as a person of some language reads them. */

import { formatDate, formatMinor } from "@dunlin/engine";
import type { Zone } from "@dunlin/engine/zones";
import type { Words } from "../words/shape.ts";

export interface Figures {
  /** `2,466` */
  number(value: number): string;
  /** `18.6%` */
  share(part: number, whole: number): string;
  /** `1,234.50`, without the currency. */
  amount(minor: number, currency: string): string;
  /** `USD 1,234.50` */
  money(minor: number, currency: string): string;
  /** `2026-03-02 Mon 09:00` */
  moment(instant: number, zone: Zone): string;
}

export function figuresFor({ locale, share, money }: Words): Figures {
  const whole = new Intl.NumberFormat(locale, { useGrouping: "always" });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const amount = (minor: number, currency: string) => {
    const text = formatMinor(minor, currency);
    return locale === "es" ? text.replaceAll(/[.,]/g, (mark) => (mark === "." ? "," : ".")) : text;
  };
  return {
    number: (value) => whole.format(value),
    share: (part, total) => share(tenth.format(total === 0 ? 0 : (100 * part) / total)),
    amount,
    money: (minor, currency) => money(amount(minor, currency), currency).trim(),
    moment(instant, zone) {
      const { day, time } = zone.localOf(instant);
      return `${formatDate(day)} ${weekday.format(day * 86_400_000)} ${clock(time)}`;
    },
  };
}

/** `09:00`, with seconds and milliseconds only where there are any. */
function clock(time: number): string {
  const digits = (value: number, width: number) => String(value).padStart(width, "0");
  const minutes = `${digits(Math.floor(time / 3_600_000), 2)}:${digits(Math.floor(time / 60_000) % 60, 2)}`;
  const [seconds, ms] = [Math.floor(time / 1000) % 60, time % 1000];
  if (ms > 0) return `${minutes}:${digits(seconds, 2)}.${digits(ms, 3)}`;
  return seconds > 0 ? `${minutes}:${digits(seconds, 2)}` : minutes;
}
