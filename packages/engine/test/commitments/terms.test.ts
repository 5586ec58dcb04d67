/** Terms that make no plan: each is refused with its code and its place. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlanSpec } from "../../src/index.ts";
import { base, codeOf } from "./fixtures.ts";
import { RUNS } from "./runs.ts";

describe("CM14 terms that cannot be throw a ScheduleError with code and place", () => {
  const { count: _, ...bare } = base;
  test.each<[string, PlanSpec, string]>([
    ["beyond 2^53", { ...base, totalMinor: 2 ** 53 }, "amount.unsafe /totalMinor"],
    ["a part of a cent", { ...base, totalMinor: 0.5 }, "amount.unsafe /totalMinor"],
    ["no number", { ...base, totalMinor: Number.NaN }, "amount.unsafe /totalMinor"],
    ["below zero", { ...base, totalMinor: -1 }, "amount.negative /totalMinor"],
    ["nothing", { ...base, totalMinor: 0 }, "amount.zero /totalMinor"],
    [
      "beyond 2^53 with the fee",
      { ...base, totalMinor: Number.MAX_SAFE_INTEGER, feeMinor: 1 },
      "amount.unsafe /totalMinor",
    ],
    [
      "beyond 2^53 with interest",
      { ...base, totalMinor: Number.MAX_SAFE_INTEGER, annualRateBps: 500 },
      "amount.unsafe /totalMinor",
    ],
    ["a negative fee", { ...base, feeMinor: -1 }, "amount.negative /feeMinor"],
    ["a negative rate", { ...base, annualRateBps: -1 }, "rate.invalid /annualRateBps"],
    ["a rate in parts of basis points", { ...base, annualRateBps: 0.5 }, "rate.invalid /annualRateBps"],
    ["an unknown currency", { ...base, currency: "XXX" }, "currency.unknown /currency"],
    ["a currency in small letters", { ...base, currency: "eur" }, "currency.unknown /currency"],
    ["no installments", { ...base, count: 0 }, "count.invalid /count"],
    ["half an installment", { ...base, count: 1.5 }, "count.invalid /count"],
    ["more than a hundred years of months", { ...base, count: 1201 }, "count.invalid /count"],
    ["more installments than cents", { ...base, totalMinor: 2 }, "count.tooMany /count"],
    ["more than interest lets through", { ...base, totalMinor: 1, annualRateBps: 1 }, "count.tooMany /count"],
    [
      "paying nothing but interest",
      { ...base, totalMinor: 10, count: 20, annualRateBps: 12_000 },
      "count.tooMany /count",
    ],
    ["paid off too early", { ...base, totalMinor: 100, count: 60, annualRateBps: 1 }, "count.tooMany /count"],
    ["29 February of a common year", { ...base, firstDue: "2027-02-29" }, "date.invalid /firstDue"],
    ["no first due date", { ...bare, count: 2, firstDue: "" }, "date.invalid /firstDue"],
    ["neither count nor amount", { ...bare }, "spec.ambiguous "],
    ["count and amount", { ...base, installmentMinor: 100 }, "spec.ambiguous "],
    ["dates with a frequency", { ...bare, dates: ["2026-01-01"] }, "spec.ambiguous "],
    [
      "dates with nothing but a frequency",
      { totalMinor: 9, currency: "EUR", frequency: "monthly", dates: ["2026-01-01"] },
      "spec.ambiguous ",
    ],
    [
      "own dates and a first one",
      { totalMinor: 9, currency: "EUR", frequency: "custom", dates: ["2026-01-01"], firstDue: "2026-01-01" },
      "spec.ambiguous ",
    ],
    ["own dates without them", { ...base, frequency: "custom" }, "spec.ambiguous "],
    ["no dates", { totalMinor: 1, currency: "EUR", frequency: "custom", dates: [] }, "count.invalid /dates"],
    [
      "dates twice",
      { totalMinor: 9, currency: "EUR", frequency: "custom", dates: ["2026-01-01", "2026-01-01"] },
      "date.order /dates/1",
    ],
    [
      "dates that do not exist",
      { totalMinor: 9, currency: "EUR", frequency: "custom", dates: ["2026-01-01", "2026-02-30"] },
      "date.invalid /dates/1",
    ],
    [
      "interest without even periods",
      { totalMinor: 9, currency: "EUR", frequency: "custom", dates: ["2026-01-01"], annualRateBps: 1 },
      "annuity.custom /annualRateBps",
    ],
    ["a frequency that is none", { ...base, frequency: "daily" as "weekly" }, "frequency.unknown /frequency"],
    ["a weekday for months", { ...base, payday: { weekday: 5 } }, "payday.invalid /payday"],
    ["an eighth weekday", { ...base, frequency: "weekly", payday: { weekday: 8 } }, "payday.invalid /payday"],
    ["a 32nd", { ...base, payday: { daysOfMonth: [32] } }, "payday.invalid /payday"],
    [
      "two days that are one in February",
      { ...base, frequency: "semiMonthly", payday: { daysOfMonth: [28, 31] } },
      "payday.invalid /payday",
    ],
    ["below the minimum", { ...base, minInstallmentMinor: 33_334 }, "installment.belowMinimum /count"],
    [
      "below the minimum with interest",
      { ...base, minInstallmentMinor: 34_003, annualRateBps: 1200 },
      "installment.belowMinimum /count",
    ],
    [
      "an amount below the minimum",
      { ...bare, installmentMinor: 99, minInstallmentMinor: 100 },
      "installment.belowMinimum /installmentMinor",
    ],
    [
      "an amount that only pays the interest",
      { ...bare, installmentMinor: 1000, annualRateBps: 1200 },
      "installment.tooSmall /installmentMinor",
    ],
    ["an amount that takes for ever", { ...bare, installmentMinor: 1 }, "installment.tooSmall /installmentMinor"],
    ["all of it down", { ...base, downPaymentMinor: 100_000 }, "downPayment.tooLarge /downPaymentMinor"],
    [
      "the down payment after the first installment",
      { ...base, downPaymentMinor: 1, downPaymentDue: "2026-02-01" },
      "date.order /downPaymentDue",
    ],
    ["agreed on after it began", { ...base, agreedOn: "2026-02-01" }, "date.order /agreedOn"],
    ["no months", { ...base, maxMonths: 0 }, "months.invalid /maxMonths"],
  ])("CM14 %s", (_what, spec, says) => {
    expect(codeOf(spec)).toBe(says);
  });

  test("CM14 whatever is asked for gives a plan or a ScheduleError", () => {
    const number = fc.oneof(
      fc.integer({ min: -2, max: 1300 }),
      fc.maxSafeInteger(),
      fc.double(),
      fc.constant(undefined),
    );
    const anything = fc.record({
      totalMinor: number,
      currency: fc.constantFrom("EUR", "XXX", "JPY"),
      count: number,
      installmentMinor: number,
      frequency: fc.constantFrom("weekly", "biweekly", "fourWeekly", "semiMonthly", "monthly", "custom"),
      firstDue: fc.oneof(fc.constantFrom("2026-01-31", "2028-02-29"), fc.string()),
      downPaymentMinor: number,
      annualRateBps: fc.oneof(fc.constant(0), number),
      feeMinor: fc.oneof(fc.constant(0), number),
      minInstallmentMinor: number,
      maxMonths: number,
    });
    fc.assert(
      fc.property(anything, (spec) => {
        expect(codeOf(spec as PlanSpec)).not.toBe("other");
      }),
      RUNS,
    );
  });
});
