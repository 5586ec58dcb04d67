/** Amounts: read, written and multiplied without losing a cent. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exponentOf, formatMinor, isCurrency, isMinor, mulDiv, parseMinor } from "../../src/base/money.ts";
import { vectors } from "./vectors.ts";

const currency = fc.constantFrom("EUR", "USD", "JPY", "KWD", "CLF");
/** Safe integers of every size, with the edges of the safe integers among them. */
const amount = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1000, max: 1000 }));
const divisor = fc
  .tuple(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.constantFrom(1, -1))
  .map(([size, sign]) => size * sign);

describe("M1 a currency has the digits of ISO 4217", () => {
  test.each([
    [0, "JPY KRW CLP ISK XOF VND"],
    [2, "EUR USD GBP MXN BRL INR"],
    [3, "KWD BHD TND JOD"],
    [4, "CLF UYW"],
  ])("M1 %i behind the point: %s", (digits, currencies) => {
    expect(currencies.split(" ").map(exponentOf)).toEqual(currencies.split(" ").map(() => digits));
  });

  test("M1 what is no currency has two", () => {
    expect(["XXX", "", "eur", "__proto__", "constructor", "toString"].map(exponentOf)).toEqual([2, 2, 2, 2, 2, 2]);
  });
});

test("M2 an amount is a safe integer and nothing else", () => {
  expect([0, -1, 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER].every(isMinor)).toBe(true);
  const others = [0.5, 2 ** 53, -(2 ** 53), Number.NaN, Number.POSITIVE_INFINITY, "1", 1n, null, undefined, [1], true];
  expect(others.filter(isMinor)).toEqual([]);
});

describe("M3 decimal text is read exactly or not at all", () => {
  test.each([
    ["1234.5", 2, 123_450],
    ["-0.01", 2, -1],
    ["+7", 0, 7],
    ["1.500", 2, 150],
    ["0.1", 4, 1000],
    ["90071992547409.91", 2, Number.MAX_SAFE_INTEGER],
  ])("M3 %s with %i digits", (text, exponent, minor) => {
    expect(parseMinor(text, exponent)).toBe(minor);
  });

  test.each([
    ["more digits than the currency has", "1.505", 2],
    ["a part of a yen", "1.5", 0],
    ["beyond the safe integers", "90071992547409.92", 2],
    ["so near to them that a float would round it down", "9007199254740993", 0],
    ["thousands separators", "1,234.50", 2],
    ["a decimal comma", "1234,50", 2],
    ["an exponent", "1e3", 2],
    ["no digit before the point", ".5", 2],
    ["no digit behind it", "5.", 2],
    ["two signs", "--5", 2],
    ["a blank", " 5", 2],
    ["a line feed", "5\n", 2],
    ["digits of another script", "١٢", 2],
    ["nothing", "", 2],
  ])("M3 refused: %s", (_, text, exponent) => {
    expect(parseMinor(text, exponent)).toBeUndefined();
  });

  test("M3 nothing is zero, and never minus zero", () => {
    expect(["0", "-0", "-0.00", "+0.0"].map((text) => parseMinor(text, 2))).toStrictEqual([0, 0, 0, 0]);
  });
});

test("M4 an amount that is written and read again is the same amount", () => {
  fc.assert(
    fc.property(amount, currency, (minor, code) => {
      const text = formatMinor(minor, code);
      expect(parseMinor(text.replaceAll(",", ""), exponentOf(code))).toBe(minor);
    }),
  );
});

test("M5 an amount is written with its sign, its thousands and all the digits of its currency", () => {
  expect(formatMinor(123_450, "EUR")).toBe("1,234.50");
  expect(formatMinor(-123_450, "JPY")).toBe("-123,450");
  expect(formatMinor(-5, "KWD")).toBe("-0.005");
  expect(formatMinor(-0, "EUR")).toBe("0.00");
  fc.assert(
    fc.property(amount, currency, (minor, code) => {
      const digits = exponentOf(code);
      const fraction = digits === 0 ? "" : `\\.\\d{${digits}}`;
      expect(formatMinor(minor, code)).toMatch(new RegExp(`^-?(0|[1-9]\\d{0,2}(,\\d{3})*)${fraction}$`));
    }),
  );
});

describe("M6 a * b / c is rounded to the nearest whole, of two equally near to the even one", () => {
  test.each([
    [1, 1, 2, 0],
    [3, 1, 2, 2],
    [5, 1, 2, 2],
    [-1, 1, 2, 0],
    [-3, 1, 2, -2],
    [-5, 1, -2, 2],
    [2, 1, 3, 1],
    [12_345, 150, 10_000, 185],
  ])("M6 %i * %i / %i", (a, b, c, result) => {
    expect(mulDiv(a, b, c)).toBe(result);
  });

  /** The two halves of the rule, in exact integers. */
  function expectHalfEven(result: number, a: number, b: number, c: number): void {
    const twiceOff = 2n * (BigInt(a) * BigInt(b) - BigInt(result) * BigInt(c));
    const off = twiceOff < 0n ? -twiceOff : twiceOff;
    const whole = BigInt(Math.abs(c));
    expect(off <= whole).toBe(true);
    if (off === whole) expect(Math.abs(result % 2)).toBe(0);
  }

  test("M6 for amounts of any size", () => {
    const share = fc.integer({ min: -10_000, max: 10_000 });
    fc.assert(fc.property(amount, share, (a, b) => expectHalfEven(mulDiv(a, b, 10_000), a, b, 10_000)));
  });

  test("M6 for products far beyond the safe integers", () => {
    fc.assert(
      fc.property(amount, amount, divisor, (a, b, c) => {
        const share = b % c; // at most the whole, so that the result fits
        expectHalfEven(mulDiv(a, share, c), a, share, c);
      }),
    );
  });

  test("M6 for exact halves, small and large", () => {
    const halves = fc.tuple(fc.integer({ min: 0, max: 2 ** 51 }), fc.integer({ min: 1, max: 2 ** 25 }));
    fc.assert(
      fc.property(halves, ([half, scale]) => {
        const even = half % 2 === 0 ? half : half + 1;
        expect(mulDiv(2 * half + 1, scale, 2 * scale)).toBe(even);
        expect(mulDiv(-2 * half - 1, scale, 2 * scale)).toBe(0 - even);
      }),
    );
  });
});

test("M7 a sign only changes the sign, and no result is minus zero", () => {
  const fitting = fc.tuple(amount, fc.integer({ min: -10_000, max: 10_000 }));
  fc.assert(
    fc.property(fitting, ([a, b]) => {
      const result = mulDiv(a, b, 10_000);
      const turned = [mulDiv(-a, b, 10_000), mulDiv(a, -b, 10_000), mulDiv(a, b, -10_000)];
      expect(turned).toStrictEqual([0 - result, 0 - result, 0 - result]);
      expect(mulDiv(b, a, 10_000)).toBe(result);
      expect(result).not.toBe(-0);
    }),
  );
});

describe("M8 what cannot be exact throws a RangeError", () => {
  const safe = Number.MAX_SAFE_INTEGER;
  test.each([
    ["a float", 0.5, 1, 1],
    ["a float as the share", 100, 0.21, 1],
    ["beyond the safe integers", safe + 1, 1, 2],
    ["not a number", Number.NaN, 1, 1],
    ["without an end", 1, Number.POSITIVE_INFINITY, 1],
    ["a division by zero", 1, 1, 0],
    ["a division by minus zero", 1, 1, -0],
    ["a result beyond the safe integers", safe, 2, 1],
    ["a result rounded up beyond them", 2 ** 27 - 1, 2 ** 27 + 1, 2],
  ])("M8 %s", (_, a, b, c) => {
    expect(() => mulDiv(a, b, c)).toThrow(RangeError);
  });

  test("M8 the last safe amount is still an amount", () => {
    expect(mulDiv(safe, safe, safe)).toBe(safe);
    expect(mulDiv(-safe, safe - 1, safe - 1)).toBe(-safe);
  });
});

type MoneyCase =
  | { mulDiv: [a: number, b: number, c: number]; gives: number }
  | { parse: string; exponent: number; gives: number | null }
  | { write: number; currency: string; gives: string };

function replay(one: MoneyCase): MoneyCase {
  if ("mulDiv" in one) return { ...one, gives: mulDiv(...one.mulDiv) };
  if ("parse" in one) return { ...one, gives: parseMinor(one.parse, one.exponent) ?? null };
  return { ...one, gives: formatMinor(one.write, one.currency) };
}

test("M9 amounts come out as in the vectors", () => {
  const cases = vectors<MoneyCase>("money");
  expect(cases.map(replay)).toStrictEqual(cases);
});

test("M10 a currency is one of ISO 4217 in which somebody can owe", () => {
  expect("EUR USD JPY KWD CLF XOF ZWG BGN VED".split(" ").filter((code) => !isCurrency(code))).toEqual([]);
  const others = ["XXX", "XTS", "XAU", "eur", "EURO", "", "__proto__", undefined, null, 978];
  expect(others.filter(isCurrency)).toEqual([]);
});
