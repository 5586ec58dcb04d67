/** Counter-offers: what is no worse than offered is accepted, what the guard does not let through goes to an agent. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Counter, checkCounter, type OfferTerms, type PlanOffer, planSchedule } from "../../src/index.ts";
import { RUNS } from "./runs.ts";

const TODAY = "2026-03-01";
const plan: PlanOffer = {
  offer: "plan",
  totalMinor: 60_000,
  currency: "EUR",
  count: 3,
  frequency: "monthly",
  firstDue: "2026-03-08",
};
const guard = {
  maxCount: 6,
  minInstallmentMinor: 5000,
  latestFirstDue: "2026-03-31",
  frequencies: ["biweekly"],
  maxMonths: 6,
} as const;
const guarded: PlanOffer = { ...plan, guard };
const settlement: OfferTerms = { ...plan, offer: "settlement", maxDiscountBp: 4000, count: 1 };
const extension: OfferTerms = { offer: "extension", totalMinor: 60_000, currency: "EUR", maxDays: 14 };

/** `accepted`, or the reasons as code, place and limit. */
function answer(offer: OfferTerms, counter: Counter): string | string[] {
  const verdict = checkCounter(offer, counter, TODAY);
  if (verdict.decision === "accepted") return "accepted";
  return verdict.reasons.map(({ code, path, limit }) =>
    [code, path, ...(limit === undefined ? [] : [limit])].join(" "),
  );
}

test.each<[string, OfferTerms, Counter]>([
  ["the offer itself", plan, {}],
  ["fewer installments", plan, { count: 2 }],
  ["an earlier first payment", plan, { firstDue: "2026-03-01" }],
  ["money down", plan, { downPaymentMinor: 10_000 }],
  ["larger installments", plan, { installmentMinor: 25_000 }],
  ["more installments within the guard", guarded, { count: 6 }],
  ["smaller ones within the guard", guarded, { installmentMinor: 11_000 }],
  ["a rhythm of the guard", guarded, { frequency: "biweekly", count: 6 }],
  ["a later start within the guard", guarded, { firstDue: "2026-03-31" }],
  ["as much off as the guard allows", settlement, { amountMinor: 36_000 }],
  ["less off", settlement, { amountMinor: 59_999 }],
  ["a later date", extension, { dueDate: "2026-03-15" }],
])("CM29 accepted: %s", (_, offer, counter) => {
  expect(answer(offer, counter)).toBe("accepted");
});

test.each<[string, OfferTerms, Counter, string[]]>([
  ["one installment more", plan, { count: 4 }, ["count.beyond /count 3"]],
  ["more than the guard", guarded, { count: 7 }, ["count.beyond /count 6"]],
  ["smaller installments", plan, { installmentMinor: 15_000 }, ["count.beyond /installmentMinor 3"]],
  [
    "all at once",
    guarded,
    { installmentMinor: 4000, firstDue: "2026-04-01", frequency: "weekly" },
    [
      "count.beyond /installmentMinor 6",
      "installment.below /installmentMinor 5000",
      "firstDue.beyond /firstDue 2026-03-31",
      "frequency.other /frequency monthly biweekly",
    ],
  ],
  ["a day later", plan, { firstDue: "2026-03-09" }, ["firstDue.beyond /firstDue 2026-03-08"]],
  ["a day in the past", plan, { firstDue: "2026-02-28" }, ["firstDue.past /firstDue 2026-03-01"]],
  [
    "less down",
    { ...plan, downPaymentMinor: 100 },
    { downPaymentMinor: 99 },
    ["downPayment.below /downPaymentMinor 100"],
  ],
  [
    "for longer than the guard",
    { ...plan, guard: { maxCount: 9, maxMonths: 6 } },
    { count: 8 },
    ["term.tooLong /count 2026-09-08"],
  ],
  ["a unit more off", settlement, { amountMinor: 35_999 }, ["discount.beyond /amountMinor 36000"]],
  [
    "a unit more off in two parts",
    settlement,
    { amountMinor: 35_999, count: 2 },
    ["discount.beyond /amountMinor 36000", "count.beyond /count 1"],
  ],
  ["more than is owed", settlement, { amountMinor: 60_001 }, ["amount.beyond /amountMinor 60000"]],
  ["no sum", settlement, {}, ["counter.invalid /amountMinor"]],
  ["half a cent", settlement, { amountMinor: 0.5 }, ["counter.invalid /amountMinor"]],
  ["a day more", extension, { dueDate: "2026-03-16" }, ["dueDate.beyond /dueDate 2026-03-15"]],
  ["yesterday", extension, { dueDate: "2026-02-28" }, ["counter.invalid /dueDate"]],
  ["29 February", extension, { dueDate: "2027-02-29" }, ["counter.invalid /dueDate"]],
  ["no installments", plan, { count: 0 }, ["count.invalid /count"]],
  ["count and amount", plan, { count: 2, installmentMinor: 30_000 }, ["spec.ambiguous "]],
  ["a first date that is none", plan, { firstDue: "soon" }, ["date.invalid /firstDue"]],
])("CM30 to an agent: %s", (_, offer, counter, reasons) => {
  expect(answer(offer, counter)).toEqual(reasons);
});

describe("CM31 the guard holds, whatever is proposed", () => {
  const amount = fc.oneof(fc.integer({ min: -10, max: 100_000 }), fc.maxSafeInteger(), fc.double());
  const firstDue = fc.oneof(
    fc.integer({ min: 1, max: 31 }).map((day) => `2026-03-${String(day).padStart(2, "0")}`),
    fc.constantFrom("2026-02-28", "2026-05-01", "2027-02-29", ""),
  );
  const counters = fc.record(
    {
      count: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer()),
      installmentMinor: amount,
      frequency: fc.constantFrom("monthly", "biweekly", "weekly", "custom"),
      firstDue,
      downPaymentMinor: amount,
      amountMinor: fc.oneof(fc.integer({ min: 30_000, max: 60_000 }), amount),
      dueDate: firstDue,
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Counter>;
  const offers = fc.constantFrom<OfferTerms>(
    plan,
    guarded,
    settlement,
    { ...settlement, guard } as OfferTerms,
    extension,
  );

  test("CM31 and never throws", () => {
    fc.assert(
      fc.property(offers, counters, (offer, counter) => {
        const verdict = checkCounter(offer, counter, TODAY);
        if (verdict.decision === "toAgent") {
          expect(verdict.reasons.length).toBeGreaterThan(0);
          return;
        }
        const { parts, totalMinor } = verdict;
        expect(parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor);
        expect(parts.every(({ due }) => due >= TODAY)).toBe(true);
        if (offer.offer === "extension") return;
        const installments = parts.filter(({ kind }) => kind === "installment");
        expect(installments.length).toBeLessThanOrEqual(offer.guard?.maxCount ?? offer.count);
        const least = offer.offer === "settlement" ? 36_000 : 60_000;
        expect(totalMinor).toBeGreaterThanOrEqual(least);
        expect(Math.min(...installments.map(({ amountMinor }) => amountMinor))).toBeGreaterThanOrEqual(
          offer.guard?.minInstallmentMinor ?? 1,
        );
        if (offer.guard !== undefined) expect((parts.at(-1)?.due ?? "") <= "2026-09-08").toBe(true);
      }),
      RUNS,
    );
  });

  test("CM31 what is accepted is the plan that planSchedule gives", () => {
    const { offer: _, ...terms } = plan;
    expect(checkCounter(plan, { count: 2 }, TODAY)).toEqual({
      decision: "accepted",
      totalMinor: 60_000,
      parts: planSchedule({ ...terms, count: 2 }),
    });
  });
});
