/** Amounts, numbers and percentages as a reader of the locale writes them. */

import { exponentOf, isCurrency } from "@dunlin/engine";
import { quoted, ValueError } from "../base/valueError.ts";
import type { Locale } from "../model/text.ts";
import { cached } from "./locales.ts";

export interface MoneyOptions {
  /** `symbol` (EUR as its sign, foreign dollars told apart), `narrow` (the shortest sign), `code` (EUR) or `name`. */
  readonly display?: "symbol" | "narrow" | "code" | "name";
  /** No digits behind the point when they are all zero. */
  readonly whole?: boolean;
}

const DISPLAYS = { symbol: "symbol", narrow: "narrowSymbol", code: "code", name: "name" } as const;

/**
 * An amount with its currency, exact to the minor unit for every safe integer.
 *
 * @param minor - Whole minor units: cents of EUR, yen of JPY, fils of KWD.
 * @throws ValueError for a fraction, an unsafe number, or no currency in which somebody can owe.
 */
export function formatMoney(minor: number, currency: string, locale: Locale, options: MoneyOptions = {}): string {
  if (!Number.isSafeInteger(minor))
    throw new ValueError("value.money", `${quoted(minor)} is no whole number of minor units.`, { value: minor });
  if (!isCurrency(currency))
    throw new ValueError("value.currency", `${quoted(currency)} is no currency: give a code like "EUR".`, {
      value: currency,
    });
  const exponent = exponentOf(currency);
  const { display = "symbol", whole = false } = options;
  const digits = whole && minor % 10 ** exponent === 0 ? 0 : exponent;
  const format = cached("money", locale, `${currency} ${display} ${digits}`, () => {
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: DISPLAYS[display],
      // ISO 4217 decides, as everywhere in the engine; CLDR shows some currencies with fewer digits.
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  });
  return format.format(decimal(minor, exponent));
}

/** `-1234.50` of -123450 and 2, as a text: a number would lose digits of large amounts. */
function decimal(minor: number, exponent: number): `${number}` {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const point = digits.length - exponent;
  const fraction = exponent === 0 ? "" : `.${digits.slice(point)}`;
  return `${minor < 0 ? "-" : ""}${digits.slice(0, point)}${fraction}` as `${number}`;
}

export interface NumberOptions {
  /** Fewest digits behind the point; 0 unless set. */
  readonly least?: number;
  /** Most digits behind the point; 3 unless set. */
  readonly most?: number;
}

/** @throws ValueError for what is no finite number. */
export function formatNumber(value: number, locale: Locale, options: NumberOptions = {}): string {
  return numberFormat("decimal", locale, options, 3).format(finite(value));
}

export interface PercentOptions extends NumberOptions {
  /** What the number is: a share (0.05), percent (5) or basis points (500). A share unless set. */
  readonly of?: "share" | "percent" | "basisPoints";
}

const PERCENT = { share: 1, percent: 100, basisPoints: 10_000 } as const;

/** A share in percent, with two digits behind the point at most unless told otherwise. */
export function formatPercent(value: number, locale: Locale, options: PercentOptions = {}): string {
  return numberFormat("percent", locale, options, 2).format(finite(value) / PERCENT[options.of ?? "share"]);
}

function numberFormat(
  style: "decimal" | "percent",
  locale: Locale,
  options: NumberOptions,
  usual: number,
): Intl.NumberFormat {
  const { least = 0, most = Math.max(usual, least) } = options;
  for (const value of [least, most])
    if (!Number.isInteger(value) || value < 0 || value > 20 || least > most)
      throw new ValueError("value.option", `${value} is no number of digits from 0 to 20, fewest first.`, {
        least,
        most,
      });
  return cached(style, locale, `${least} ${most}`, () => {
    return new Intl.NumberFormat(locale, { style, minimumFractionDigits: least, maximumFractionDigits: most });
  });
}

function finite(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new ValueError("value.number", `${quoted(value)} is no number.`, { value });
}
