/** What the options of offers come to, and what counter-offers to them may get: for every sum, guard and day. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendar, WEEKDAYS } from "../../src/base/calendar.ts";
import { formatDate, parseDate } from "../../src/base/civil.ts";
import { checkCounter } from "../../src/commitments/offer.ts";
import { counterTerms, type Option, totalsOf } from "../../src/commitments/options.ts";
import type { OfferedTerms } from "../../src/model/case.ts";
import type { Counter } from "../../src/model/commitment.ts";
import { RUNS } from "./runs.ts";

const calendar = createCalendar(WEEKDAYS);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const tidy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const share = fc.integer({ min: 0, max: 10_000 });
const total = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 10 ** 9 }), fc.maxSafeInteger());
const positive = total.map((amount) => Math.max(1, Math.abs(amount)));
const frequency = fc.constantFrom("weekly", "biweekly", "fourWeekly", "semiMonthly", "monthly");
const parts = {
  key: fc.constant("o"),
  firstDueIn: optional(fc.constantFrom("P0D", "P10D", "P2M", "P3B")),
  downPaymentBp: optional(share),
  minInstallmentMinor: optional(fc.integer({ min: 1, max: 5000 })),
  roll: optional(fc.constantFrom("forward", "backward")),
};
const count = fc.integer({ min: 1, max: 60 });
const guard = fc.record({
  maxCount: optional(count),
  minInstallmentMinor: optional(fc.integer({ min: 1, max: 5000 })),
  minDownPaymentBp: optional(share),
  firstDueWithin: optional(fc.constantFrom("P5D", "P1M", "P8B")),
  frequencies: optional(fc.constant(["weekly"])),
  maxMonths: optional(fc.integer({ min: 1, max: 36 })),
});

const plans = fc
  .record({
    option: fc.oneof(
      fc.record({ ...parts, count, frequency }),
      fc.record({ ...parts, installmentMinor: fc.integer({ min: 1, max: 10 ** 6 }), frequency }),
    ),
    guard: optional(guard),
  })
  .map(({ option, ...rest }) => ({ offer: "plan", options: [option], ...rest }));
const settlements = fc
  .record({
    option: fc.record({ ...parts, count: optional(count), frequency: optional(frequency) }),
    rule: fc.oneof(
      fc.record({ discountBp: share }),
      fc.record({ discountMinor: positive }),
      fc.tuple(share, share).map(([low, high]) => ({
        tiers: [
          { fromMinor: 100, discountBp: low },
          { fromMinor: 10 ** 6, discountBp: high },
        ],
      })),
    ),
    maxDiscountBp: share,
    guard: optional(guard),
  })
  .map(({ option, rule, ...rest }) => ({ offer: "settlement", options: [{ ...option, ...rule }], ...rest }));
const offers = fc
  .record({
    terms: fc.oneof(plans, settlements),
    totalMinor: positive,
    currency: fc.constantFrom("EUR", "JPY", "KWD"),
    day: fc.integer({ min: parseDate("2026-01-01") as number, max: parseDate("2032-12-31") as number }),
  })
  .map(({ terms, totalMinor, currency, day }) => ({
    offer: tidy({ ...terms, totalMinor, currency }) as unknown as OfferedTerms,
    day,
  }));

const sumOf = (list: readonly { readonly amountMinor: number }[]) =>
  list.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
const least = (offer: OfferedTerms): bigint =>
  BigInt(offer.totalMinor) -
  ("maxDiscountBp" in offer ? (BigInt(offer.totalMinor) * BigInt(offer.maxDiscountBp)) / 10_000n : 0n);

test("CM36 options add up, fall due in order from the day of acceptance on, and keep to the guard", () => {
  let priced = 0;
  fc.assert(
    fc.property(offers, ({ offer, day }) => {
      const totals = totalsOf(offer, offer.options[0] as Option, { day, calendar });
      if ("code" in totals) return;
      priced += 1;
      const { totalMinor, discountMinor = 0, parts: due = [] } = totals;
      expect(totalMinor + discountMinor).toBe(offer.totalMinor);
      expect(sumOf(due)).toBe(totalMinor);
      expect(BigInt(totalMinor) >= least(offer)).toBe(true);
      const dates = due.map((part) => part.due);
      expect(dates).toEqual([...dates].sort());
      // Two days back: a due date on a weekend may move backward.
      expect((dates[0] as string) >= formatDate(day - 2)).toBe(true);
      expect(due.every(({ amountMinor }) => amountMinor > 0)).toBe(true);
    }),
    RUNS,
  );
  expect(priced).toBeGreaterThan(30);
});

const counters: fc.Arbitrary<Counter> = fc
  .record({
    count: optional(fc.integer({ min: -2, max: 70 })),
    installmentMinor: optional(fc.oneof(fc.integer(), positive)),
    frequency: optional(fc.oneof(frequency, fc.constant("daily"))),
    firstDue: optional(fc.constantFrom("2026-01-05", "2028-02-29", "2033-01-01", "2026-02-30")),
    downPaymentMinor: optional(fc.integer({ min: -5, max: 10 ** 6 })),
    amountMinor: optional(fc.oneof(fc.integer(), positive)),
    dueDate: optional(fc.constant("2030-01-01")),
  })
  .map((terms) => tidy(terms) as Counter);

test("CM37 no counter-offer gets more off than the guard allows, whatever is proposed", () => {
  fc.assert(
    fc.property(offers, counters, fc.boolean(), ({ offer, day }, proposed, near) => {
      const option = offer.options[0] as Option;
      if ("code" in totalsOf(offer, option, { day, calendar })) return;
      const terms = counterTerms(offer, option, { day, calendar });
      const amount = "maxDiscountBp" in offer && near ? { amountMinor: Number(least(offer)) } : {};
      const verdict = checkCounter(terms, { ...proposed, ...amount }, formatDate(day));
      if (verdict.decision === "toAgent") expect(verdict.reasons.length).toBeGreaterThan(0);
      else {
        expect(sumOf(verdict.parts)).toBe(verdict.totalMinor);
        expect(BigInt(verdict.totalMinor) >= least(offer)).toBe(true);
        expect(verdict.parts.every(({ amountMinor }) => amountMinor > 0)).toBe(true);
      }
    }),
    RUNS,
  );
});
