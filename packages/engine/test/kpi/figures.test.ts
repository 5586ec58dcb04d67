/** The figures by what is worked out by hand, and by the laws that figures of any cases obey. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cureCurveOf,
  describeKpi,
  KPIS,
  type KpiCase,
  type KpiCounts,
  type KpiOptions,
  KpiTally,
  type KpiValue,
  kpisOf,
  mergeKpiCounts,
  NO_COUNTS,
  recoveryCurve,
  type ServiceCounts,
} from "../../src/kpi.ts";
import { kpiCases } from "./arbitrary.ts";
import { expectClose } from "./close.ts";

interface Vectors {
  readonly counts: {
    readonly cases: readonly KpiCase[];
    readonly service: ServiceCounts;
    readonly periodDays: number;
  };
  readonly figures: Readonly<Record<string, { readonly value: number; readonly low?: number; readonly high?: number }>>;
  readonly liquidationCurve: readonly Point[];
  readonly cureCurve: readonly Point[];
}

interface Point {
  readonly day: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const vectors: Vectors = JSON.parse(readFileSync(new URL("../vectors/kpi.json", import.meta.url), "utf8"));

const FROM = ["observed", "simulated", "replayed"] as const;

const PERIOD: KpiOptions = { periodDays: 30 };

function countsOf(cases: readonly KpiCase[], service?: ServiceCounts): KpiCounts {
  const tally = new KpiTally();
  for (const one of cases) tally.add(one);
  return tally.counts(service);
}

describe("definitions", () => {
  test("KP1 every figure has a unit, a formula and a source, and is told in English and Spanish", () => {
    expect(new Set(KPIS.map(({ id }) => id)).size).toBe(KPIS.length);
    for (const { id, source, needs } of KPIS) {
      expect(source).not.toBe("");
      expect(needs.length).toBeGreaterThan(0);
      const [en, es] = [describeKpi(id), describeKpi(id, "es")];
      for (const text of [en?.title, en?.sentence, en?.formula, es?.title, es?.sentence, es?.formula]) {
        expect(text).toMatch(/\S/);
      }
      expect(en?.title).not.toBe(es?.title);
    }
    expect(describeKpi("toString")).toBeUndefined();
  });

  test("KP1 every figure that is one number is among the values, in the order of the definitions", () => {
    const told = new Set(kpisOf(countsOf(vectors.counts.cases)).map(({ id }) => id));
    expect([...told]).toEqual(KPIS.filter(({ shape }) => shape === "value").map(({ id }) => id));
  });

  test("KP9 what a strategy does is exact in a simulation, what people do is modeled", () => {
    const certainty = (id: string, from: "observed" | "simulated" | "replayed") =>
      kpisOf(countsOf(vectors.counts.cases), { from }).find((value) => value.id === id)?.certainty;
    expect(FROM.map((from) => certainty("contactsPerCase", from))).toEqual(["observed", "exact", "exact"]);
    expect(FROM.map((from) => certainty("cureRate", from))).toEqual(["observed", "modeled", "observed"]);
  });
});

describe("worked out by hand", () => {
  const { cases, service, periodDays } = vectors.counts;
  const counts = countsOf(cases, service);

  test("KP2 every figure and its interval are those worked out by hand", () => {
    const found = Object.fromEntries(
      kpisOf(counts, { periodDays }).map(({ id, value, low, high }) => [
        id,
        { value, ...(low !== undefined && { low }), ...(high !== undefined && { high }) },
      ]),
    );
    expectClose(found, vectors.figures);
  });

  test("KP2 the curves are those worked out by hand", () => {
    const at = (points: readonly { day: number }[], wanted: readonly Point[]) =>
      wanted.map(({ day }) => points.find((point) => point.day === day));
    expectClose(at(recoveryCurve(counts, "EUR").points, vectors.liquidationCurve), vectors.liquidationCurve);
    expectClose(at(cureCurveOf(counts).points, vectors.cureCurve), vectors.cureCurve);
  });
});

describe("where there is nothing", () => {
  test("KP3 without cases every figure is null and no curve has points", () => {
    expect(kpisOf(NO_COUNTS, PERIOD).filter(({ value }) => value !== null)).toEqual([]);
    expect(kpisOf(countsOf([]))).toEqual(kpisOf(NO_COUNTS));
    expect(recoveryCurve(NO_COUNTS, "EUR").points).toEqual([]);
    expect(cureCurveOf(NO_COUNTS).points).toEqual([]);
  });

  test("KP3 a figure whose whole is nothing is null and has no interval", () => {
    const [one] = kpisOf(countsOf([{ days: 10 }])).filter(({ id }) => id === "keptRate");
    expect(one).toEqual({ id: "keptRate", unit: "share", value: null, certainty: "observed", of: 0 });
  });

  test("KP3 without a period there is no DSO, and where fewer than half are cured no time to cure", () => {
    const counts = countsOf([{ days: 10, money: vectors.counts.cases[0]?.money ?? [] }]);
    const figure = (id: string, options?: KpiOptions) => kpisOf(counts, options).find((each) => each.id === id)?.value;
    expect(figure("dso")).toBeNull();
    expect(figure("dso", PERIOD)).toBe(48);
    expect(figure("timeToCure")).toBeNull();
  });
});

describe("laws", () => {
  test("KP4 counts add up: of parts, in any order, they come to those of the whole", () => {
    fc.assert(
      fc.property(kpiCases, kpiCases, (one, other) => {
        const whole = countsOf([...one, ...other]);
        expectClose(mergeKpiCounts(countsOf(one), countsOf(other)), whole);
        expectClose(countsOf([...one, ...other].reverse()), whole);
        expect(mergeKpiCounts(whole, NO_COUNTS)).toEqual(whole);
        expectClose(kpisOf(countsOf([...one, ...other].reverse()), PERIOD), kpisOf(whole, PERIOD));
      }),
    );
  });

  test("KP5 shares lie between 0 and 1, and a value within its interval", () => {
    fc.assert(
      fc.property(kpiCases, (cases) => {
        for (const { unit, value, low, high } of kpisOf(countsOf(cases), PERIOD)) {
          if (value === null) continue;
          if (unit === "share") expect(value >= 0 && value <= 1).toBe(true);
          if (low !== undefined) expect(low).toBeLessThanOrEqual(value + 1e-9);
          if (high !== undefined) expect(high).toBeGreaterThanOrEqual(value - 1e-9);
        }
      }),
    );
  });

  test("KP6 ten times the money makes ten times the amounts of money and nothing else", () => {
    fc.assert(
      fc.property(kpiCases, (cases) => {
        const before = kpisOf(countsOf(cases), PERIOD);
        const scale = (value: number | undefined, { unit }: KpiValue) =>
          value === undefined ? {} : unit === "money" ? value * 10 : value;
        const wanted = before.map((each) => ({
          ...each,
          value: each.value === null ? null : scale(each.value, each),
          ...(each.low !== undefined && { low: scale(each.low, each) }),
          ...(each.high !== undefined && { high: scale(each.high, each) }),
        }));
        expectClose(kpisOf(countsOf(cases.map(tenfold)), PERIOD), wanted);
      }),
    );
  });

  test("KP7 the cure curve never falls and stays within 0 and 1; the liquidation curve ends at the recovery rate", () => {
    fc.assert(
      fc.property(kpiCases, (cases) => {
        const counts = countsOf(cases);
        const curves = [cureCurveOf(counts), ...Object.keys(counts.money).map((money) => recoveryCurve(counts, money))];
        for (const { points } of curves) {
          points.forEach(({ value }, i) => {
            expect(value).toBeGreaterThanOrEqual(points[i - 1]?.value ?? 0);
            expect(value).toBeLessThanOrEqual(1);
          });
        }
        for (const { id, value, currency = "" } of kpisOf(counts)) {
          const last = recoveryCurve(counts, currency).points.at(-1)?.value ?? 0;
          if (id === "recoveryRate") expect(last).toBeCloseTo(value ?? 0, 12);
        }
      }),
    );
  });

  test("KP7 the liquidation curve falls where a payment was reversed", () => {
    const payments = [
      { day: 1, amountMinor: 500 },
      { day: 3, amountMinor: -500 },
    ];
    const counts = countsOf([{ days: 5, money: [{ currency: "EUR", placedMinor: 1000, payments }] }]);
    expect(recoveryCurve(counts, "EUR").points.map(({ value }) => value)).toEqual([0, 0.5, 0.5, 0]);
  });
});

test("KP10 counts that no cases have are refused", () => {
  const tally = new KpiTally();
  expect(() => tally.add({ days: 1.5 })).toThrow(RangeError);
  expect(() => tally.add({ days: 5, curedOn: 6 })).toThrow(RangeError);
  expect(() => tally.add({ days: 5, money: [{ currency: "EUR", placedMinor: 0.5 }] })).toThrow(RangeError);
  expect(() => kpisOf({ ...NO_COUNTS, promises: { made: 1, due: 1, kept: 2 } })).toThrow(RangeError);
  expect(() => kpisOf(NO_COUNTS, { level: 1 })).toThrow(RangeError);
});

function tenfold(one: KpiCase): KpiCase {
  const money = one.money?.map(({ payments = [], placedMinor, costMinor = 0, ledger, currency }) => ({
    currency,
    placedMinor: placedMinor * 10,
    costMinor: costMinor * 10,
    payments: payments.map(({ day, amountMinor }) => ({ day, amountMinor: amountMinor * 10 })),
    ...(ledger !== undefined && {
      ledger: Object.fromEntries(
        Object.entries(ledger).map(([name, value]) => [name, value * 10]),
      ) as unknown as typeof ledger,
    }),
  }));
  return { ...one, ...(money !== undefined && { money }) };
}
