/** Numbers and amounts as people of a place write them. */

import { exponentOf, parseMinor } from "@dunlin/engine";

/** The mark before decimals, of a locale. */
const decimalMark = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";

/** `1.234,50` in Spanish as `1234.50`. A mark that is not the locale's counts as decimals unless three digits follow. */
function plainDecimal(text: string, locale: string): string {
  const mark = decimalMark(locale);
  const other = mark === "," ? "." : ",";
  const compact = text.replace(/[\s\u00a0\u202f'’]/g, "");
  const grouped = compact.includes(mark) || new RegExp(`\\${other}\\d{3}(\\D|$)`).test(compact);
  const whole = grouped ? compact.replaceAll(other, "") : compact.replace(other, ".");
  return whole.replace(mark, ".");
}

export function parseNumber(text: string, locale: string): number | undefined {
  const plain = plainDecimal(text, locale);
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Minor units of what was typed as an amount. */
export const parseAmount = (text: string, currency: string | undefined, locale: string): number | undefined =>
  parseMinor(plainDecimal(text, locale), currency === undefined ? 0 : exponentOf(currency));

/** Minor units as an amount to be edited: `1,234.50`, without the currency. */
export function amountText(minor: number, currency: string | undefined, locale: string): string {
  const digits = currency === undefined ? 0 : exponentOf(currency);
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(minor / 10 ** digits);
}

export const numberText = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 10, useGrouping: false }).format(value);

/** `€` or `EUR`, as it stands beside an amount. */
export const currencyMark = (currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value ?? currency;
