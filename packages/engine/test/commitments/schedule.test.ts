/** Plans: to the minor unit and the day. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../src/base/calendar.ts";
import { addMonths, type Day, formatDate, parseDate, weekday } from "../../src/base/civil.ts";
import { type Installment, type PlanSpec, planSchedule } from "../../src/index.ts";
import { vectors } from "../base/vectors.ts";
import { base, codeOf } from "./fixtures.ts";
import { RUNS } from "./runs.ts";

const day = (text: string): Day => parseDate(text) as Day;
const dates = fc.integer({ min: day("2020-01-01"), max: day("2040-12-31") }).map(formatDate);
const frequencies = fc.constantFrom("weekly", "biweekly", "fourWeekly", "semiMonthly", "monthly");
const currencies = fc.constantFrom("EUR", "USD", "JPY", "KWD", "CLF");
const remainders = fc.constantFrom("first", "last");
const holidays = fc.array(dates, { maxLength: 30 });
const rolls = fc.constantFrom("forward", "backward", "none");
const PER_YEAR = { weekly: 52, biweekly: 26, fourWeekly: 13, semiMonthly: 24, monthly: 12 };

const duesOf = (plan: readonly Installment[]) => plan.map(({ due }) => due);
const amountsOf = (plan: readonly Installment[]) => plan.map(({ amountMinor }) => amountMinor);
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Plans without interest that exist: the sum reaches every part. */
const plain = fc
  .record({ count: fc.integer({ min: 1, max: 120 }), currency: currencies, frequency: frequencies, firstDue: dates })
  .chain(({ count, ...rest }) =>
    fc.record({
      rest: fc.constant({ ...rest, count }),
      totalMinor: fc.oneof(
        fc.integer({ min: count + 1, max: 10_000_000 }),
        fc.integer({ min: count + 1, max: 2 ** 52 }),
      ),
      feeMinor: fc.oneof(fc.constant(0), fc.nat(5000)),
      remainder: remainders,
    }),
  )
  .map(({ rest, ...more }) => ({ ...rest, ...more }));

/** Annuities that exist: enough principal that no payment is lost in rounding. */
const annuities = fc
  .record({
    count: fc.integer({ min: 1, max: 60 }),
    annualRateBps: fc.integer({ min: 1, max: 3000 }),
    currency: currencies,
    frequency: frequencies,
    firstDue: dates,
  })
  .chain((spec) =>
    fc.integer({ min: spec.count * spec.count * 20, max: 100_000_000 }).map((totalMinor) => ({ ...spec, totalMinor })),
  );

describe("CM4 the parts of a plan add up to what is owed, interest and fee", () => {
  test("CM4 and differ by at most one unit, the larger ones where the remainder goes", () => {
    fc.assert(
      fc.property(plain, (spec) => {
        const plan = planSchedule(spec);
        const amounts = amountsOf(plan);
        expect(plan).toHaveLength(spec.count);
        expect(sumOf(amounts)).toBe(spec.totalMinor + spec.feeMinor);
        expect(sumOf(plan.map(({ principalMinor }) => principalMinor))).toBe(spec.totalMinor);
        expect(sumOf(plan.map(({ feeMinor }) => feeMinor))).toBe(spec.feeMinor);
        expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1);
        expect(amounts).toEqual(amounts.toSorted((a, b) => (spec.remainder === "first" ? b - a : a - b)));
        for (const { amountMinor, principalMinor, feeMinor } of plan) {
          expect(principalMinor + feeMinor).toBe(amountMinor);
          expect(Math.min(amountMinor - 1, principalMinor, feeMinor)).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  test("CM4 the remainder goes to the last parts unless said otherwise", () => {
    expect(amountsOf(planSchedule(base))).toEqual([33_333, 33_333, 33_334]);
    expect(amountsOf(planSchedule({ ...base, remainder: "first" }))).toEqual([33_334, 33_333, 33_333]);
  });
});

describe("CM5 due dates ascend by the frequency from the first due date", () => {
  test("CM5 in weeks on one weekday, in months on one day or the last of a shorter month", () => {
    fc.assert(
      fc.property(plain, (spec) => {
        const dues = duesOf(planSchedule(spec)).map(day);
        expect(dues[0]).toBe(day(spec.firstDue));
        for (let i = 1; i < dues.length; i++) {
          const step = (dues[i] as Day) - (dues[i - 1] as Day);
          if (spec.frequency === "monthly") expect(dues[i]).toBe(addMonths(day(spec.firstDue), i));
          else if (spec.frequency === "semiMonthly") expect(step >= 12 && step <= 19).toBe(true);
          else expect(step).toBe({ weekly: 7, biweekly: 14, fourWeekly: 28 }[spec.frequency]);
        }
      }),
      RUNS,
    );
  });

  test("CM5 the 31st comes back after February", () => {
    expect(duesOf(planSchedule(base))).toEqual(["2026-01-31", "2026-02-28", "2026-03-31"]);
    expect(duesOf(planSchedule({ ...base, firstDue: "2027-12-31" }))).toEqual([
      "2027-12-31",
      "2028-01-31",
      "2028-02-29",
    ]);
    const leap = planSchedule({ ...base, firstDue: "2028-02-29", count: 13 });
    expect(leap.at(-1)?.due).toBe("2029-02-28");
  });
});

test.each([
  ["2026-01-01", ["2026-01-01", "2026-01-16", "2026-02-01", "2026-02-16"]],
  ["2026-01-15", ["2026-01-15", "2026-01-30", "2026-02-15", "2026-02-28", "2026-03-15", "2026-03-30"]],
  ["2026-01-16", ["2026-01-16", "2026-02-01"]],
  ["2026-01-31", ["2026-01-31", "2026-02-16", "2026-02-28", "2026-03-16", "2026-03-31"]],
  ["2028-02-29", ["2028-02-29", "2028-03-14", "2028-03-29"]],
])("CM6 twice a month from %s on: the same day and the one fifteen days from it", (firstDue, dues) => {
  expect(duesOf(planSchedule({ ...base, frequency: "semiMonthly", firstDue, count: dues.length }))).toEqual(dues);
});

test.each<[Partial<PlanSpec>, string[]]>([
  [{ frequency: "weekly", firstDue: "2026-03-04", payday: { weekday: 5 } }, ["2026-03-06", "2026-03-13", "2026-03-20"]],
  [
    { frequency: "biweekly", firstDue: "2026-03-06", payday: { weekday: 5 } },
    ["2026-03-06", "2026-03-20", "2026-04-03"],
  ],
  [{ firstDue: "2026-01-26", payday: { daysOfMonth: [25] } }, ["2026-02-25", "2026-03-25", "2026-04-25"]],
  [{ firstDue: "2026-02-28", payday: { daysOfMonth: [31] } }, ["2026-02-28", "2026-03-31", "2026-04-30"]],
  [
    { frequency: "semiMonthly", firstDue: "2026-02-16", payday: { daysOfMonth: [31, 15] } },
    ["2026-02-28", "2026-03-15", "2026-03-31"],
  ],
])("CM7 %j falls on payday", (spec, dues) => {
  expect(duesOf(planSchedule({ ...base, ...spec }))).toEqual(dues);
});

describe("CM8 due dates move to business days", () => {
  test("CM8 in the direction asked for, in order, and by no more than the days off around them", () => {
    fc.assert(
      fc.property(plain, holidays, rolls, (spec, off, roll) => {
        const data = { id: "any", weekend: [6, 7], holidays: off };
        const dues = duesOf(planSchedule({ ...spec, calendar: data, roll })).map(day);
        const plainDues = duesOf(planSchedule(spec)).map(day);
        const calendar = createCalendar(data);
        for (const [i, due] of dues.entries()) {
          expect(due).toBe(roll === "none" ? plainDues[i] : calendar.roll(plainDues[i] as Day, roll));
          expect(i === 0 || due >= (dues[i - 1] as Day)).toBe(true);
          if (roll !== "none") expect(calendar.isBusinessDay(due)).toBe(true);
        }
        expect(duesOf(planSchedule({ ...spec, calendar, roll }))).toEqual(dues.map(formatDate));
      }),
      RUNS,
    );
  });

  test("CM8 forward where only a calendar is given, from Monday to Friday where only a direction is", () => {
    const calendar = { id: "x", weekend: [6, 7], holidays: ["2026-02-02"] };
    expect(planSchedule({ ...base, calendar })[0]?.due).toBe("2026-02-03");
    expect(planSchedule({ ...base, roll: "forward" })[0]?.due).toBe("2026-02-02");
    expect(planSchedule({ ...base, roll: "backward" })[0]?.due).toBe("2026-01-30");
    expect(planSchedule({ ...base, calendar, roll: "none" })[0]?.due).toBe("2026-01-31");
    expect(weekday(day("2026-01-31"))).toBe(6);
  });
});

describe("CM9 with interest a plan is an annuity in arrears", () => {
  /** The same by another way: the level payment from the sum of discount factors, interest from exact fractions. */
  function independent(principal: number, count: number, bps: number, perYear: number): [number, number][] {
    const [p, q] = [BigInt(bps), 10_000n * BigInt(perYear)];
    // P / sum of (q / (q + p))^k for k = 1..n, over the common denominator (q + p)^n.
    let sum = 0n;
    for (let k = 1; k <= count; k++) sum += q ** BigInt(k) * (q + p) ** BigInt(count - k);
    const level = nearest(BigInt(principal) * (q + p) ** BigInt(count), sum);
    const rows: [number, number][] = [];
    let open = BigInt(principal);
    for (let k = 1; k <= count; k++) {
      const interest = nearest(open * p, q);
      const part = k === count ? open : level - interest;
      rows.push([Number(part), Number(interest)]);
      open -= part;
    }
    return rows;
  }

  /** Half to even, by looking for the whole number that is nearest. */
  function nearest(n: bigint, d: bigint): bigint {
    const low = n / d;
    const [below, above] = [n - low * d, (low + 1n) * d - n];
    if (below === above) return low % 2n === 0n ? low : low + 1n;
    return below < above ? low : low + 1n;
  }

  test("CM9 which agrees with an independent computation to the unit", () => {
    fc.assert(
      fc.property(annuities, (spec) => {
        const plan = planSchedule(spec);
        const rows = plan.map(({ principalMinor, interestMinor }) => [principalMinor, interestMinor]);
        expect(rows).toEqual(independent(spec.totalMinor, spec.count, spec.annualRateBps, PER_YEAR[spec.frequency]));
        expect(sumOf(plan.map(({ principalMinor }) => principalMinor))).toBe(spec.totalMinor);
        const levels = new Set(amountsOf(plan).slice(0, -1));
        expect(levels.size).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  test("CM9 one thousand euros at 12 percent in twelve months cost 88.85 a month", () => {
    const plan = planSchedule({ ...base, count: 12, annualRateBps: 1200 });
    expect(amountsOf(plan)).toEqual([...new Array(11).fill(8885), 8884]);
    expect(plan[0]).toMatchObject({ principalMinor: 7885, interestMinor: 1000 });
  });

  test("CM9 the fee comes on top, evenly", () => {
    const plan = planSchedule({ ...base, count: 12, annualRateBps: 1200, feeMinor: 500 });
    expect(plan.map(({ feeMinor }) => feeMinor)).toEqual([41, 41, 41, 41, 42, 42, 42, 42, 42, 42, 42, 42]);
  });

  test("CM9 business days do not change the interest", () => {
    const spec = { ...base, annualRateBps: 1200 };
    expect(amountsOf(planSchedule({ ...spec, roll: "forward" }))).toEqual(amountsOf(planSchedule(spec)));
  });
});

describe("CM10 a plan of one amount takes as many installments as needed", () => {
  const by = { totalMinor: 100_000, currency: "EUR", frequency: "monthly", firstDue: "2026-01-31" } as const;

  test.each<[string, Partial<PlanSpec>, number[]]>([
    ["the rest comes last", { installmentMinor: 30_000 }, [30_000, 30_000, 30_000, 10_000]],
    ["or first", { installmentMinor: 30_000, remainder: "first" }, [10_000, 30_000, 30_000, 30_000]],
    ["no rest", { installmentMinor: 25_000 }, [25_000, 25_000, 25_000, 25_000]],
    [
      "a rest below the minimum joins",
      { installmentMinor: 33_000, minInstallmentMinor: 5000 },
      [33_000, 33_000, 34_000],
    ],
    [
      "the first one",
      { installmentMinor: 33_000, minInstallmentMinor: 5000, remainder: "first" },
      [34_000, 33_000, 33_000],
    ],
    ["all at once", { installmentMinor: 200_000, minInstallmentMinor: 150_000 }, [100_000]],
    ["with interest", { installmentMinor: 30_000, annualRateBps: 990 }, [30_000, 30_000, 30_000, 11_848]],
    [
      "with interest and a small rest",
      { installmentMinor: 33_500, annualRateBps: 990, minInstallmentMinor: 5000 },
      [33_500, 33_500, 34_664],
    ],
    [
      "with interest and a rest as low as the minimum",
      { installmentMinor: 30_000, annualRateBps: 990, minInstallmentMinor: 11_848 },
      [30_000, 30_000, 30_000, 11_848],
    ],
  ])("CM10 %s", (_, spec, amounts) => {
    expect(amountsOf(planSchedule({ ...by, ...spec }))).toEqual(amounts);
  });

  test("CM10 and never asks for more in all than principal, interest and fee", () => {
    // More than the interest of the first month.
    const amounts = fc.integer({ min: 2000, max: 50_000 });
    fc.assert(
      fc.property(
        amounts,
        fc.nat(99_900),
        fc.nat(500),
        remainders,
        fc.nat(2000),
        (amount, more, fee, remainder, bps) => {
          const spec = { ...by, totalMinor: 100 + more, installmentMinor: amount, feeMinor: fee, remainder };
          const plan = planSchedule({ ...spec, annualRateBps: bps });
          expect(sumOf(plan.map(({ principalMinor }) => principalMinor))).toBe(spec.totalMinor);
          expect(sumOf(plan.map(({ feeMinor }) => feeMinor))).toBe(fee);
          const bare = plan.map(({ amountMinor, feeMinor }) => amountMinor - feeMinor);
          const odd = bare.filter((part) => part !== amount);
          expect(odd.length <= 1 && odd.every((part) => part > 0 && part < amount)).toBe(true);
        },
      ),
      RUNS,
    );
  });
});

test("CM11 a down payment comes first and is principal only", () => {
  const plan = planSchedule({ ...base, downPaymentMinor: 10_000, feeMinor: 300 });
  expect(plan.map(({ due, amountMinor, kind }) => [due, amountMinor, kind])).toEqual([
    ["2026-01-31", 10_000, "downPayment"],
    ["2026-02-28", 30_100, "installment"],
    ["2026-03-31", 30_100, "installment"],
    ["2026-04-30", 30_100, "installment"],
  ]);
  const apart = planSchedule({ ...base, downPaymentMinor: 10_000, downPaymentDue: "2026-01-20" });
  expect(duesOf(apart)).toEqual(["2026-01-20", "2026-01-31", "2026-02-28", "2026-03-31"]);
  const same = planSchedule({ ...base, downPaymentMinor: 10_000, downPaymentDue: "2026-01-31" });
  expect(duesOf(same)).toEqual(["2026-01-31", "2026-01-31", "2026-02-28", "2026-03-31"]);
});

test("CM12 dates of the host's own are taken as they are", () => {
  const spec = { totalMinor: 100, currency: "JPY", frequency: "custom" } as const;
  const plan = planSchedule({ ...spec, dates: ["2026-01-02", "2026-01-05", "2028-02-29"] });
  expect(plan.map(({ due, amountMinor }) => [due, amountMinor])).toEqual([
    ["2026-01-02", 33],
    ["2026-01-05", 33],
    ["2028-02-29", 34],
  ]);
});

test("CM13 no plan reaches beyond its months", () => {
  expect(planSchedule({ ...base, count: 13, maxMonths: 12 })).toHaveLength(13);
  expect(codeOf({ ...base, count: 14, maxMonths: 12 })).toBe("term.tooLong /maxMonths");
  expect(codeOf({ ...base, count: 13, maxMonths: 12, agreedOn: "2026-01-30" })).toBe("term.tooLong /maxMonths");
  expect(codeOf({ ...base, count: 13, maxMonths: 12, roll: "forward", firstDue: "2026-03-07" })).toBe(
    "term.tooLong /maxMonths",
  );
  const months = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(plain, months, (spec, maxMonths) => {
      const last = duesOf(planSchedule(spec)).at(-1) as string;
      const late = day(last) > addMonths(day(spec.firstDue), maxMonths);
      expect(codeOf({ ...spec, maxMonths })).toBe(late ? "term.tooLong /maxMonths" : undefined);
    }),
    RUNS,
  );
});

describe("CM15 plans come out as in test/vectors/schedule.json", () => {
  type Row = readonly [due: string, amount: number, principal: number, interest: number, fee: number, kind: string];
  test.each(vectors<{ spec: PlanSpec; gives: readonly Row[] }>("schedule"))(
    "CM15 $spec.totalMinor $spec.currency $spec.frequency",
    ({ spec, gives }) => {
      const rows = planSchedule(spec).map(({ due, amountMinor, principalMinor, interestMinor, feeMinor, kind }) => [
        ...[due, amountMinor, principalMinor, interestMinor, feeMinor, kind],
      ]);
      expect(rows).toEqual(gives);
    },
  );
});
