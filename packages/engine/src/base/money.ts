/** Exact amounts: whole numbers in the smallest unit of a currency, never floats. */

/** Digits behind the point where they are not two. Source: ISO 4217, list one. */
const EXPONENTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0]),
  ),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
  ...Object.fromEntries("CLF UYW".split(" ").map((code) => [code, 4])),
};

/** The other codes of list one: two digits. Without metals, units between central banks and test codes. */
const TWO_DIGITS =
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY " +
  "COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR " +
  "IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD " +
  "NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP " +
  "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
const CURRENCIES: ReadonlySet<string> = new Set([...Object.keys(EXPONENTS), ...TWO_DIGITS.split(" ")]);

/** Whether a text is the code of a currency in which somebody can owe: `EUR`, not `eur` and not `XXX`. */
export const isCurrency = (code: unknown): code is string => typeof code === "string" && CURRENCIES.has(code);

/** 0, 2, 3 or 4. */
export const exponentOf = (currency: string): number =>
  Object.hasOwn(EXPONENTS, currency) ? (EXPONENTS[currency] as number) : 2;

/** Whether a number is an exact amount: a safe integer. */
export const isMinor = (value: unknown): value is number => Number.isSafeInteger(value);

const DECIMAL = /^([+-])?(\d+)(?:\.(\d+))?$/;

/**
 * Reads decimal text, as in `1234.5`, as minor units. `undefined` for any other form, for more digits than the
 * currency has unless they are zeros, and beyond exact integers.
 */
export function parseMinor(text: string, exponent: number): number | undefined {
  const parts = DECIMAL.exec(text);
  if (parts === null) return undefined;
  const [, sign, whole = "", fraction = ""] = parts;
  if (/[1-9]/.test(fraction.slice(exponent))) return undefined;
  const minor = Number(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
  if (!Number.isSafeInteger(minor)) return undefined;
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** `1,234.50` of 123450 in a currency with two digits. */
export function formatMinor(minor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = exponent === 0 ? "" : `.${digits.slice(-exponent)}`;
  return `${minor < 0 ? "-" : ""}${whole}${fraction}`;
}

/**
 * `a * b / c`, rounded half to even. Exact also where the product leaves the safe integers.
 *
 * @throws RangeError when an argument is not a safe integer, `c` is zero, or the result is not safe.
 */
export function mulDiv(a: number, b: number, c: number): number {
  if (![a, b, c].every(Number.isSafeInteger) || c === 0)
    throw new RangeError(`mulDiv takes safe integers: ${a} * ${b} / ${c}`);
  const product = a * b;
  const result = Number.isSafeInteger(product)
    ? halfEven(product, c)
    : Number(halfEvenBig(BigInt(a) * BigInt(b), BigInt(c)));
  if (!Number.isSafeInteger(result)) throw new RangeError(`not a safe amount: ${a} * ${b} / ${c}`);
  return result;
}

function halfEven(n: number, d: number): number {
  const remainder = n % d;
  const quotient = (n - remainder) / d;
  const twice = Math.abs(remainder) * 2;
  const divisor = Math.abs(d);
  const away = twice > divisor || (twice === divisor && quotient % 2 !== 0);
  return (away ? quotient + (n < 0 === d < 0 ? 1 : -1) : quotient) + 0;
}

function halfEvenBig(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  const remainder = n % d;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const divisor = d < 0n ? -d : d;
  const away = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  return away ? quotient + (n < 0n === d < 0n ? 1n : -1n) : quotient;
}
