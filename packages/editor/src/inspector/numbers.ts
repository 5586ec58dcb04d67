/** Numbers as they are read and typed: shares as percent, money with its decimals, in the reader's notation. */

import { exponentOf, formatMinor, isCurrency, parseMinor } from "@dunlin/engine";

/** Without grouping, so that what is shown can be typed again. */
export const plainNumber = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6, numberingSystem: "latn" }).format(
    value,
  );

/** Comma or point, as both are typed in every country. */
export function numberFrom(text: string): number | undefined {
  const plain = text.trim().replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

export const percentText = (basisPoints: number, locale: string): string => plainNumber(basisPoints / 100, locale);

/** Basis points; finer than a hundredth of a percent is not told apart. */
export function basisPointsFrom(text: string): number | undefined {
  const percent = numberFrom(text.replace("%", ""));
  return percent === undefined ? undefined : Math.round(percent * 100);
}

/** Minor units as an amount without its sign; whole units where the currency is not known. */
export function moneyText(minor: number, currency: string | undefined, locale: string): string {
  if (currency === undefined || !isCurrency(currency)) return String(minor);
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
  return formatMinor(minor, currency).replaceAll(",", "").replace(".", decimal);
}

export function minorFrom(text: string, currency: string | undefined): number | undefined {
  const exponent = currency !== undefined && isCurrency(currency) ? exponentOf(currency) : 0;
  return parseMinor(text.trim().replace(",", "."), exponent);
}

/** People, with the grouping of the locale. */
export const countText = (count: number, locale: string): string => new Intl.NumberFormat(locale).format(count);

/** A share in whole percent; one that is not zero never reads as 0. */
export function shareText(part: number, whole: number, locale: string): string {
  const share = whole === 0 ? 0 : part / whole;
  const digits = share > 0 && share < 0.01 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(share);
}
