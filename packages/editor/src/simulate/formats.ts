/** Amounts, days and lengths of time as they are written on the screens of a simulation. */

import { exponentOf } from "@dunlin/engine";
import type { KpiUnit } from "@dunlin/engine/kpi";

export interface Formats {
  readonly number: (value: number) => string;
  /** A share from 0 to 1 as percent. */
  readonly share: (value: number) => string;
  readonly money: (minor: number, currency: string) => string;
  /** The same without a fraction, for figures that are large or a model. */
  readonly sum: (minor: number, currency: string) => string;
  /** `Mon 16 Nov 2026, 09:00` */
  readonly moment: (at: number) => string;
  /** `Mon 16 Nov` */
  readonly day: (at: number) => string;
  /** `Mon 09:00` */
  readonly short: (at: number) => string;
  readonly time: (at: number) => string;
  /** `Sundays` is made of `Sunday`. */
  readonly weekday: (at: number) => string;
  readonly figure: (value: number, unit: KpiUnit, currency?: string) => string;
  readonly list: (parts: readonly string[]) => string;
}

const KNOWN = new Map<string, Formats>();

export function formatsFor(locale: string, zone: string): Formats {
  const key = `${locale} ${zone}`;
  const known = KNOWN.get(key) ?? create(locale, zone);
  KNOWN.set(key, known);
  return known;
}

function create(locale: string, timeZone: string): Formats {
  const date = (options: Intl.DateTimeFormatOptions) => {
    // Midnight is 00:00, never 24:00.
    const format = new Intl.DateTimeFormat(dayFirst(locale), { timeZone, hourCycle: "h23", ...options });
    return (at: number) => format.format(at).replaceAll(/(?<=\p{L}),/gu, "");
  };
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const dayCount = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "day",
    unitDisplay: "long",
    maximumFractionDigits: 1,
  });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  const day = { weekday: "short", day: "numeric", month: "short" } as const;
  const money = (minor: number, currency: string, digits?: number) => {
    const exponent = exponentOf(currency) ?? 2;
    const fraction = digits ?? exponent;
    const format = {
      style: "currency",
      currency,
      minimumFractionDigits: fraction,
      maximumFractionDigits: fraction,
    } as const;
    return new Intl.NumberFormat(locale, format).format(minor / 10 ** exponent);
  };
  const formats: Formats = {
    number: (value) => number.format(value),
    share: (value) => percent.format(value),
    money: (minor, currency) => money(minor, currency),
    sum: (minor, currency) => money(minor, currency, 0),
    moment: date({ ...day, year: "numeric", ...clock }),
    day: date(day),
    short: date({ weekday: "short", ...clock }),
    time: date(clock),
    weekday: date({ weekday: "long" }),
    list: (parts) => new Intl.ListFormat(locale, { type: "conjunction" }).format(parts),
    figure(value, unit, currency) {
      if (unit === "share" || unit === "ratio") return percent.format(value);
      if (unit === "days") return dayCount.format(value);
      if (unit === "money" && currency !== undefined)
        return money(value, currency, Math.abs(value) >= 100_000 ? 0 : undefined);
      return unit === "count" ? whole.format(value) : number.format(value);
    },
  };
  return formats;
}

/** `Mon 16 Nov` also where the usual order is another, as long as the language allows it: days stand in narrow columns. */
const dayFirst = (locale: string): string => (locale === "en" || locale === "en-US" ? "en-GB" : locale);

/** Milliseconds as the two largest units that say something. */
export function spanOf(ms: number): { readonly days: number; readonly hours: number; readonly minutes: number } {
  const minutes = Math.round(ms / 60_000);
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}
