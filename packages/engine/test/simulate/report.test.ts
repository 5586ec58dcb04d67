/** How sure the figures are, and what if. */

import { describe, expect, test } from "vitest";
import type { Strategy } from "../../src/index.ts";
import { type BehaviorModel, compareSimulations, NOBODY_PAYS, simulate } from "../../src/simulate.ts";
import { LIVELY, options, people, person, threeReminders } from "./sample.ts";

const HALF: BehaviorModel = {
  ...NOBODY_PAYS,
  name: "Half",
  pay: {
    clock: "entry",
    hazard: [
      { day: 2, chance: 0.5 },
      { day: 3, chance: 0 },
    ],
  },
};

const kpi = (report: ReturnType<typeof simulate>, id: string) => report.kpis.find((one) => one.id === id);

/** Six days on sms instead of seven. */
const sooner = () => {
  const { nodes } = threeReminders().strategy;
  const day7 = { ...nodes.day7, until: { anchor: "oldestDueDate", offset: "P5D" } };
  return threeReminders({ nodes: { ...nodes, day7 } as Strategy["nodes"] });
};

describe("SI8 modeled figures carry an interval, exact ones say so", () => {
  test("SI8 the interval of a share holds the truth as often as it says", () => {
    let inside = 0;
    for (let seed = 0; seed < 60; seed++) {
      const report = simulate(threeReminders(), people(120), options(HALF, { seed, horizonDays: 6 }));
      const { low = 1, high = 0, level, certainty } = kpi(report, "cureRate") ?? {};
      expect([level, certainty]).toEqual([0.95, "modeled"]);
      if (low <= 0.5 && 0.5 <= high) inside += 1;
    }
    // Of 60 at 95 %: fewer than 52 or more than 60 happens once in a thousand times.
    expect(inside).toBeGreaterThanOrEqual(52);
  });

  test("SI8 cases of one debtor count as one where they do the same", () => {
    const width = (debtors: number) => {
      const portfolio = Array.from({ length: 200 }, (_, i) =>
        person({
          id: `C-${i}`,
          debtor: `D-${i % debtors}`,
          late: 0,
          amountMinor: i % debtors < debtors / 2 ? 100 : 300,
        }),
      );
      const byAmount = { ...HALF, pay: { ...HALF.pay, amounts: [{ upToMinor: 100, factor: 0 }] } };
      const { low = 0, high = 0 } = kpi(simulate(threeReminders(), portfolio, options(byAmount)), "cureRate") ?? {};
      return high - low;
    };
    expect(width(10)).toBeGreaterThan(2 * width(200));
  });

  test("SI8 with runs, the interval is where figures of single lives lie", () => {
    const report = (runs: number) =>
      kpi(simulate(threeReminders(), people(200), options(HALF, { runs, horizonDays: 6 })), "cureRate");
    const [one, many] = [report(1), report(40)];
    expect(many?.value).toBe(one?.value);
    const { low = 0, high = 0 } = many ?? {};
    // Twice 1.96 times the standard deviation of a share of 200.
    expect(high - low).toBeGreaterThan(0.1);
    expect(high - low).toBeLessThan(0.2);
  });

  test("SI8 the same chances, more contacts: contacts and costs are exact", () => {
    const costs = { currency: "EUR", channels: { email: 0.4, sms: 7 }, tasks: { "*": 300 } };
    const report = simulate(threeReminders(), people(30), options(LIVELY, { costs }));
    for (const id of ["contactsPerCase", "penetration", "costPerCase"]) {
      expect(kpi(report, id)).toMatchObject({ certainty: "exact" });
      expect(kpi(report, id)).not.toHaveProperty("low");
    }
    const { email = 0, sms = 0 } = report.contacts.channels;
    expect(report.costs).toMatchObject({
      channels: { email: Math.round(email * 0.4), sms: sms * 7, letter: 0 },
      tasks: {},
    });
    expect(kpi(simulate(threeReminders(), people(30), options(LIVELY)), "costPerCase")?.value).toBeNull();
  });

  test("SI8 money adds up: placed and fees are collected, forgiven and open, in every currency", () => {
    const portfolio = people(80, (i) => i % 7).map((facts, i) =>
      i % 2 === 0 ? facts : person({ id: `U-${i}`, late: 3, amountMinor: 500, currency: "USD" }),
    );
    const report = simulate(threeReminders(), portfolio, options(LIVELY));
    expect(report.money.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
    for (const { placedMinor, feesMinor, collectedMinor, openMinor, forgivenMinor = 0 } of report.money)
      expect(placedMinor + feesMinor).toBe(collectedMinor + openMinor + forgivenMinor);
    const { entered, waiting } = Object.values(report.nodes).reduce(
      (sum, node) => ({ entered: sum.entered + node.entered, waiting: sum.waiting + node.waiting }),
      { entered: 0, waiting: 0 },
    );
    const { active, held, parked } = report.cases;
    expect(waiting).toBe(active + held + parked);
    expect(entered).toBeGreaterThan(80);
  });
});

describe("SI9 two versions over the same people", () => {
  const portfolio = people(300);
  const before = simulate(threeReminders(), portfolio, options(LIVELY));

  test("SI9 a version against itself differs in nothing, and is sure of it", () => {
    const same = compareSimulations(before, before);
    expect(same).toMatchObject({ differs: [], ways: {}, outcomes: {}, contacts: {} });
    expect(Object.values(same.nodes).every(({ delta }) => Object.keys(delta).length === 0)).toBe(true);
    for (const { delta, low, high } of same.figures) {
      expect(delta === null || delta === 0).toBe(true);
      if (low !== undefined) expect([low, high]).toEqual([0, 0]);
    }
  });

  test("SI9 the interval of a difference is narrower than that of two strangers", () => {
    const after = simulate(sooner(), portfolio, options(LIVELY));
    const comparison = compareSimulations(before, after);
    const cure = comparison.figures.find(({ id }) => id === "cureRate");
    const [one, other] = [kpi(before, "cureRate"), kpi(after, "cureRate")];
    expect(cure?.delta).toBeCloseTo((other?.value ?? 0) - (one?.value ?? 0), 12);
    const apart = Math.hypot((one?.high ?? 0) - (one?.low ?? 0), (other?.high ?? 0) - (other?.low ?? 0));
    expect((cure?.high ?? 9) - (cure?.low ?? 0)).toBeLessThan(0.8 * apart);
    expect(comparison.nodes.sms?.before).toEqual(before.nodes.sms);
    expect(comparison.contacts).not.toEqual({});
    expect(comparison.figures.find(({ id }) => id === "contactsPerCase")).not.toHaveProperty("low");
  });

  test("SI9 what is not alike beside the version is said", () => {
    const other = simulate(threeReminders(), people(20), options(HALF, { seed: 8, horizonDays: 30, start: 0 }));
    expect(compareSimulations(before, other).differs).toEqual([
      ...["otherPeople", "otherSeed", "otherBehavior", "otherStart", "otherDays"],
    ]);
    expect(compareSimulations(before, other).figures.every((figure) => !("low" in figure))).toBe(true);
    expect(() => compareSimulations(before, before, { level: 1 })).toThrow(RangeError);
  });
});
