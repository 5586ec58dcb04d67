/** Fees and late interest: only what the rule allows, to the minor unit. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate, parseDate } from "../../src/base/civil.ts";
import { assessFee, EU_LATE_PAYMENT, type FeeRule, type InterestSpec, lateInterest } from "../../src/index.ts";
import { RUNS } from "./runs.ts";

const late: FeeRule = { fee: "late", rateBp: 500, currency: "USD", capMinor: 3000, legalBasis: "contract, section 4" };

describe("CM32 a fee is its amount or its share, up to what the cap leaves, and names its legal basis", () => {
  test.each([
    [late, 10_000, 0, 500, false],
    [late, 10_010, 0, 500, false],
    [late, 10_030, 0, 502, false],
    [late, 90_000, 0, 3000, true],
    [late, 90_000, 2900, 100, true],
    [late, 90_000, 3001, 0, true],
    [{ ...late, rateBp: undefined, amountMinor: 700 } as unknown as FeeRule, 90_000, 2500, 500, true],
  ])("CM32 %j of %i after %i", (rule, base, charged, amountMinor, capped) => {
    const { fee, currency, legalBasis } = rule;
    expect(assessFee(rule, base, charged)).toEqual({ fee, amountMinor, currency, legalBasis, capped });
  });

  test.each([
    [{ ...late, amountMinor: 1 }, 1, "spec.ambiguous"],
    [{ ...late, rateBp: 10_001 }, 1, "rate.invalid"],
    [late, -1, "amount.negative"],
    [late, 0.5, "amount.unsafe"],
  ])("CM32 %j of %d cannot be", (rule, base, code) => {
    expect(() => assessFee(rule, base)).toThrow(expect.objectContaining({ code }));
  });

  test("CM32 charged again and again it stays within the cap", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { maxLength: 20 }), (bases) => {
        const charged = bases.reduce((sum, base) => sum + assessFee(late, base, sum).amountMinor, 0);
        expect(charged).toBeLessThanOrEqual(3000);
      }),
      RUNS,
    );
  });
});

test("CM33 between businesses in the European Union it is EUR 40 and 8 points over the reference rate", () => {
  expect(assessFee(EU_LATE_PAYMENT.compensation, 0)).toEqual({
    fee: "lateCompensation",
    amountMinor: 4000,
    currency: "EUR",
    legalBasis: "Directive 2011/7/EU",
    capped: false,
  });
  expect(EU_LATE_PAYMENT.marginBp).toBe(800);
});

describe("CM34 late interest is simple, by the day, half to even in each period", () => {
  const spec: InterestSpec = {
    principalMinor: 100_000,
    from: "2026-01-01",
    to: "2027-01-01",
    rate: { fixedBp: 900 },
    dayCount: "act/365",
  };
  const sum = (one: InterestSpec) => lateInterest(one).reduce((all, { interestMinor }) => all + interestMinor, 0);

  test.each<[string, Partial<InterestSpec>, number]>([
    ["a year", {}, 9000],
    ["a leap year", { from: "2028-01-01", to: "2029-01-01" }, 9025],
    ["a year of 360 days", { dayCount: "act/360" }, 9125],
    ["one day", { to: "2026-01-02" }, 25],
    ["no day", { to: "2026-01-01" }, 0],
    ["half a unit to the even one", { principalMinor: 365, rate: { fixedBp: 5000 }, to: "2026-01-02" }, 0],
    ["and up", { principalMinor: 365 * 3, rate: { fixedBp: 5000 }, to: "2026-01-02" }, 2],
  ])("CM34 %s", (_, more, interest) => {
    expect(sum({ ...spec, ...more })).toBe(interest);
  });

  test("CM34 at a reference rate the time is cut where it changes, and no rate is below zero", () => {
    // Made-up rates.
    const reference = [
      { from: "2025-07-01", rateBp: 200 },
      { from: "2026-07-01", rateBp: -900 },
      { from: "2026-10-01", rateBp: 100 },
      { from: "2028-01-01", rateBp: 5000 },
    ];
    expect(lateInterest({ ...spec, rate: { reference, marginBp: EU_LATE_PAYMENT.marginBp } })).toEqual([
      { from: "2026-01-01", to: "2026-07-01", days: 181, rateBp: 1000, interestMinor: 4959 },
      { from: "2026-07-01", to: "2026-10-01", days: 92, rateBp: 0, interestMinor: 0 },
      { from: "2026-10-01", to: "2027-01-01", days: 92, rateBp: 900, interestMinor: 2268 },
    ]);
  });

  test.each<[string, Partial<InterestSpec>, string]>([
    ["an end before the start", { to: "2025-12-31" }, "date.order"],
    ["29 February", { to: "2027-02-29" }, "date.invalid"],
    ["a negative rate", { rate: { fixedBp: -1 } }, "rate.invalid"],
    [
      "a day before the first rate",
      { rate: { reference: [{ from: "2026-01-02", rateBp: 1 }], marginBp: 1 } },
      "rate.uncovered",
    ],
    ["no rates", { rate: { reference: [], marginBp: 1 } }, "rate.uncovered"],
    [
      "rates out of order",
      {
        rate: {
          reference: [
            { from: "2025-01-02", rateBp: 1 },
            { from: "2025-01-02", rateBp: 2 },
          ],
          marginBp: 1,
        },
      },
      "date.order",
    ],
    ["an unknown day count", { dayCount: "30/360" as "act/360" }, "spec.ambiguous"],
    ["a negative principal", { principalMinor: -1 }, "amount.negative"],
    ["centuries beyond 2^53", { principalMinor: Number.MAX_SAFE_INTEGER, to: "2300-01-01" }, "amount.unsafe"],
  ])("CM34 %s cannot be", (_, more, code) => {
    expect(() => lateInterest({ ...spec, ...more })).toThrow(expect.objectContaining({ code }));
  });

  test("CM34 periods follow each other, and the sum is within half a unit a period of the exact one", () => {
    const start = parseDate("2026-01-01") as number;
    const rows = fc.uniqueArray(fc.record({ after: fc.nat(1500), rateBp: fc.integer({ min: -500, max: 2000 }) }), {
      selector: ({ after }) => after,
      minLength: 1,
      maxLength: 6,
    });
    const length = fc.nat(1500);
    fc.assert(
      fc.property(
        fc.nat(100_000_000),
        rows,
        length,
        fc.constantFrom("act/365", "act/360"),
        (principal, list, days, count) => {
          const sorted = list
            .toSorted((a, b) => a.after - b.after)
            .map((row, i) => (i === 0 ? { ...row, after: 0 } : row));
          const reference = sorted.map(({ after, rateBp }) => ({ from: formatDate(start + after), rateBp }));
          const to = formatDate(start + days);
          const periods = lateInterest({
            ...{ principalMinor: principal, from: "2026-01-01", to, dayCount: count },
            rate: { reference, marginBp: 300 },
          });
          const ends = periods.map((period) => period.to);
          expect(["2026-01-01", ...ends].slice(0, periods.length)).toEqual(periods.map((period) => period.from));
          expect(periods.reduce((all, period) => all + period.days, 0)).toBe(days);
          // Day by day, in units of 1 / (10000 * year).
          let exact = 0n;
          for (let day = 0; day < days; day++) {
            const row = sorted.findLast(({ after }) => after <= day);
            exact += BigInt(principal) * BigInt(Math.max(0, (row?.rateBp ?? 0) + 300));
          }
          const year = 10_000n * (count === "act/365" ? 365n : 360n);
          const total = periods.reduce((all, { interestMinor }) => all + interestMinor, 0);
          const off = BigInt(total) * year - exact;
          expect((off < 0n ? -off : off) * 2n <= BigInt(periods.length) * year).toBe(true);
        },
      ),
      RUNS,
    );
  });
});
