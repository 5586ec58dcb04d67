/** Amounts, shares and moments in the words of a language. */

import type { Language } from "../model.ts";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-IE", es: "es-ES" };

/** What is not known; never 0. */
export const UNKNOWN = "–";

/** Spanish leaves four digits together; in a column of figures that does not line up. */
const ALWAYS_GROUPED = { useGrouping: "always" } as unknown as Intl.NumberFormatOptions;

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Making a format is slow, using it is not. */
function kept<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Format): Format {
  const known = made.get(key);
  if (known !== undefined) return known as Format;
  const format = make();
  made.set(key, format);
  return format;
}

const numbers = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(`${language}${JSON.stringify(options)}`, () => new Intl.NumberFormat(LOCALES[language], options));

const dates = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(`${language}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(LOCALES[language], options));

/** @param currency - ISO 4217; `compact`: "€8.41M". */
export function money(
  minor: number | null | undefined,
  currency: string,
  language: Language,
  { compact = false }: { readonly compact?: boolean } = {},
): string {
  if (minor === null || minor === undefined) return UNKNOWN;
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol", ...ALWAYS_GROUPED } as const;
  const digits = numbers(language, style).resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  if (!compact || Math.abs(amount) < 10_000) return numbers(language, style).format(amount);
  return numbers(language, { ...style, notation: "compact", maximumSignificantDigits: 3 }).format(amount);
}

export function number(
  value: number | null | undefined,
  language: Language,
  options: Intl.NumberFormatOptions = {},
): string {
  return value === null || value === undefined
    ? UNKNOWN
    : numbers(language, { maximumFractionDigits: 1, ...ALWAYS_GROUPED, ...options }).format(value);
}

/** @param share - From 0 to 1. */
export function percent(share: number | null | undefined, language: Language, digits = 1): string {
  if (share === null || share === undefined) return UNKNOWN;
  return numbers(language, { style: "percent", maximumFractionDigits: digits }).format(share);
}

/** @param at - Epoch ms, or a day as "2026-11-21". */
export function day(
  at: number | string | null | undefined,
  language: Language,
  { zone, year = false }: { readonly zone?: string; readonly year?: boolean } = {},
): string {
  if (at === null || at === undefined) return UNKNOWN;
  const timeZone = typeof at === "string" ? "UTC" : zone;
  const time = typeof at === "string" ? Date.parse(`${at.slice(0, 10)}T00:00:00Z`) : at;
  if (Number.isNaN(time)) return String(at);
  return dates(language, {
    ...{ weekday: "short", day: "numeric", month: "short" },
    ...(year && { year: "numeric" }),
    ...(timeZone !== undefined && { timeZone }),
  } as const)
    .format(time)
    .replaceAll(",", "");
}

/** Day and time of day: "Sat 21 Nov 2026, 14:32". */
export function moment(at: number | null | undefined, language: Language, zone?: string): string {
  if (at === null || at === undefined) return UNKNOWN;
  const time = dates(language, {
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    ...(zone !== undefined && { timeZone: zone }),
  } as const).format(at);
  return `${day(at, language, { year: true, ...(zone !== undefined && { zone }) })}, ${time}`;
}
