/** Amounts as people write them. */

import { exponentOf } from "@dunlin/engine";

/**
 * Minor units of what somebody wrote by hand, in no certain notation: `1.250,50`, `1,250.50`, `50 EUR`. Where one sign may
 * mean two things (`1.250`), the language decides.
 *
 * @returns undefined for what is no amount above zero, or has more digits than the currency.
 */
export function readAmount(text: string, currency: string, locale: string): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => String((sign.codePointAt(0) as number) & 15))
    .replace(/[\s'\u2019\u066c]/g, "")
    .replaceAll("\u066b", ",")
    .replace(/^(?:\p{Sc}|[A-Za-z]{1,3}\.?)+|(?:\p{Sc}|[A-Za-z]{1,4}\.?)+$/gu, "");
  if (!/^\d[\d.,]*$/.test(plain) || plain.length > 20) return undefined;
  const exponent = exponentOf(currency);
  const at = decimalAt(plain, locale);
  const whole = at === -1 ? plain : plain.slice(0, at);
  const fraction = at === -1 ? "" : plain.slice(at + 1);
  if (!/^\d{1,3}(?:([.,])(?:\d{2,3}\1)*\d{3})?$|^\d+$/.test(whole) || !/^\d*$/.test(fraction)) return undefined;
  if (fraction.length > exponent) return undefined;
  const minor = Number(whole.replace(/[.,]/g, "") + fraction.padEnd(exponent, "0"));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : undefined;
}

/** Where the decimal sign is; -1 for none. */
function decimalAt(text: string, locale: string): number {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last === -1) return -1;
  const sign = text.charAt(last);
  const both = text.includes(".") && text.includes(",");
  const once = text.indexOf(sign) === last;
  if (!once) return -1;
  if (both || text.length - last - 1 !== 3) return last;
  return sign === decimalOf(locale) ? last : -1;
}

function decimalOf(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ".";
}
