/** Amounts as Stripe writes them: its smallest unit is not always that of ISO 4217. */

import { exponentOf, isCurrency } from "@dunlin/engine";

/**
 * ISK and UGX are not among them: they have no smaller unit in ISO 4217, and two zeros there.
 *
 * Source: Stripe, "Supported currencies": zero-decimal currencies, three-decimal currencies and special cases.
 */
const NO_DIGITS = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" ");
const THREE_DIGITS = ["BHD", "JOD", "KWD", "OMR", "TND"];
const digitsOf = (currency: string): number =>
  NO_DIGITS.includes(currency) ? 0 : THREE_DIGITS.includes(currency) ? 3 : 2;

/**
 * @param minor - Minor units of ISO 4217.
 * @returns Undefined for what Stripe cannot take exactly: parts of an ariary, single fils of three digits.
 */
export function toStripe(minor: number, currency: string): number | undefined {
  if (!isCurrency(currency) || !Number.isSafeInteger(minor) || minor < 0) return undefined;
  const amount = scaled(minor, digitsOf(currency) - exponentOf(currency));
  if (amount !== undefined && THREE_DIGITS.includes(currency) && amount % 10 !== 0) return undefined;
  return amount;
}

/** @param code - As Stripe writes it, in small letters. @returns Undefined for what is no exact amount of that currency. */
export function fromStripe(amount: unknown, code: unknown): { amountMinor: number; currency: string } | undefined {
  const currency = typeof code === "string" ? code.toUpperCase() : "";
  if (!isCurrency(currency) || !Number.isSafeInteger(amount) || (amount as number) < 0) return undefined;
  const amountMinor = scaled(amount as number, exponentOf(currency) - digitsOf(currency));
  return amountMinor === undefined ? undefined : { amountMinor, currency };
}

/** `value * 10^digits`, where that is a whole number. */
function scaled(value: number, digits: number): number | undefined {
  const factor = 10 ** Math.abs(digits);
  const result = digits >= 0 ? value * factor : value / factor;
  return Number.isSafeInteger(result) ? result : undefined;
}
