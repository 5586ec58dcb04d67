/** A behavior is learned from histories and tells those that it has not seen. */

import { describe, expect, test } from "vitest";
import { draw, KIND } from "../../src/simulate/behavior/draws.ts";
import { PayModel } from "../../src/simulate/behavior/pay.ts";
import {
  type BehaviorModel,
  calibrateBehavior,
  clusteringOf,
  expectedCurve,
  type ObservedCase,
  SimulationError,
  simulate,
} from "../../src/simulate.ts";
import { options, person, threeReminders } from "./sample.ts";

/** Nobody before the due date, then more, then slowly; large ones and those of a segment later; a text message helps. */
const TRUTH: BehaviorModel["pay"] = {
  clock: "dueDate",
  hazard: [
    { day: 0, chance: 0.02 },
    { day: 5, chance: 0.08 },
    { day: 15, chance: 0.04 },
  ],
  segments: [{ id: "slow", when: { "==": [{ var: "data.slow" }, true] }, factor: 0.4 }],
  amounts: [{ upToMinor: 5000, factor: 1.5 }],
  contacts: { sms: { factor: 2.5, days: 3 } },
};

/** Lives by the truth: watched from ten days before the due date for sixty days, contacted on day 8 in one case of three. */
function histories(count: number, seed: number): ObservedCase[] {
  const pay = new PayModel(TRUTH);
  return Array.from({ length: count }, (_, i) => {
    const slow = i % 4 === 0;
    const amountMinor = i % 3 === 0 ? 4000 : 9000;
    const contacts = i % 3 === 1 ? [{ day: 8, channel: "sms" }] : [];
    for (let day = -10; day <= 50; day++) {
      const heard = contacts.length > 0 && day > 8 && day <= 11 ? 2.5 : 1;
      const factor = (slow ? 0.4 : 1) * pay.amountFactor(amountMinor) * heard;
      if (!pay.pays(seed, i, day + 10, day, factor)) continue;
      return { ...base(i, slow, amountMinor), contacts, payments: [{ day }] };
    }
    return { ...base(i, slow, amountMinor), contacts, payments: [] };
  });
}

const base = (i: number, slow: boolean, amountMinor: number) => ({
  ...{ debtor: `D-${i}`, from: -10, until: 50, amountMinor },
  ...(slow && { segment: "slow" }),
});

const SETTINGS = {
  name: "Learned",
  clock: "dueDate",
  segments: [{ id: "slow", when: { "==": [{ var: "data.slow" }, true] } }],
  amounts: [5000],
  contacts: { sms: 3 },
} as const;

describe("BE5 a behavior is learned by the life table of odds", () => {
  const { model, fit } = calibrateBehavior(histories(6000, 1), SETTINGS);

  test("BE5 chances and factors come out as they were put in", () => {
    const pay = new PayModel(model.pay);
    expect(pay.chanceOn(-1)).toBe(0);
    expect(pay.chanceOn(8)).toBeCloseTo(0.08, 1);
    const [first = 0, second = 0, third = 0] = [
      [0, 5],
      [5, 15],
      [15, 51],
    ].map(([from = 0, to = 0]) => {
      const days = Array.from({ length: to - from }, (_, i) => pay.chanceOn(from + i));
      return days.reduce((sum, chance) => sum + chance, 0) / days.length;
    });
    expect(first).toBeCloseTo(0.02, 2);
    expect(Math.abs(second - 0.08)).toBeLessThan(0.008);
    expect(Math.abs(third - 0.04)).toBeLessThan(0.005);
    for (const [found, truth] of [
      [fit.segments[0], 0.4],
      [fit.amounts[0], 1.5],
      [fit.contacts[0], 2.5],
    ] as const) {
      expect(found?.ci[0]).toBeLessThan(truth);
      expect(found?.ci[1]).toBeGreaterThan(truth);
    }
    expect(fit).toMatchObject({
      cases: 6000,
      debtors: 6000,
      level: 0.95,
      partial: { partial: 0 },
      disputes: { disputed: 0 },
    });
  });

  test("BE5 the fit shows what was seen and what is expected, close to each other", () => {
    expect(fit.curve.at(0)).toMatchObject({ day: -10, atRisk: 6000, settled: 0, observed: 0, expected: 0 });
    expect(fit.worst).toBeLessThan(0.01);
    expect(fit.curve.every(({ observed, ci: [low, high] }) => low <= observed && observed <= high)).toBe(true);
    expect(fit.curve.reduce((sum, { settled }) => sum + settled, 0)).toBe(fit.settled);
  });

  test("BE5 shares of part payments and of disputes are counted; who disputes is not at risk", () => {
    const one: ObservedCase = { ...base(1, false, 9000), payments: [{ day: 3, share: 0.5 }, { day: 9 }] };
    const disputed: ObservedCase = {
      ...base(2, false, 9000),
      payments: [{ day: 30 }],
      disputedOn: 0,
      disputeClosedOn: 20,
    };
    const learned = calibrateBehavior([one, one, disputed], { name: "Few", clock: "dueDate", paymentsPerBand: 1 });
    expect(learned.model.partial).toEqual({ share: 0.4, from: 0.5, to: 0.5 });
    // Two are watched for 20 days, the third until it is disputed on the eleventh.
    expect(learned.model.dispute).toBeCloseTo(1 / 51, 10);
    expect(learned.model.disputeDays).toEqual([20, 20]);
    const pay = new PayModel(learned.model.pay);
    // Both pay on the third day; then two in six days each; then one in the eleven days after its dispute.
    expect([2, 3, 9, 30].map((day) => pay.chanceOn(day))).toEqual([
      0,
      1,
      expect.closeTo(1 / 6),
      expect.closeTo(1 / 11),
    ]);
  });

  test("BE5 histories that make no sense are refused with their places", () => {
    expect(() => calibrateBehavior([], SETTINGS)).toThrow(SimulationError);
    const late = { ...base(1, false, 1), payments: [{ day: 5 }, { day: 4 }] };
    expect(() => calibrateBehavior([base0, late], SETTINGS)).toThrow(/\/1\/payments\/1/);
  });
  const base0 = { ...base(0, false, 1), payments: [] };
});

describe("BE6 what was learned from one half tells the other half, as surely as it says", () => {
  test("BE6 the curve of held-back cases lies inside the interval on at least the stated share of days", () => {
    let [inside, days] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const all = histories(800, seed);
      const isLearned = (_: ObservedCase, i: number) => draw(seed, i, KIND.pay, 99) < 0.5;
      const learned = all.filter(isLearned);
      const held = all.filter((one, i) => !isLearned(one, i));
      const { model } = calibrateBehavior(learned, SETTINGS);
      for (const { day, low, high } of expectedCurve(model, held, { through: 50, learnedFrom: learned.length })) {
        const share = held.filter(({ payments: [paid] }) => paid !== undefined && paid.day <= day).length / held.length;
        days += 1;
        if (low <= share && share <= high) inside += 1;
      }
    }
    expect(inside / days).toBeGreaterThanOrEqual(0.95);
    // Nor are the intervals so wide that they say nothing: a narrower level holds less.
    expect(inside / days).toBeLessThan(1);
  });

  test("BE6 a simulation of the held-back cases tells the same curve", () => {
    const [learned, held] = [histories(3000, 5), histories(1500, 6).map((one) => ({ ...one, contacts: [] }))];
    const { model } = calibrateBehavior(learned, SETTINGS);
    const portfolio = held.map(({ segment, amountMinor }, i) => ({
      ...person({ id: `H-${i}`, late: -10, amountMinor }),
      data: { slow: segment === "slow" },
    }));
    // Nobody is contacted here.
    const quiet = threeReminders({
      nodes: { rest: { type: "wait", for: "P200D", to: { next: "end" } }, end: { type: "exit", outcome: "exhausted" } },
      entry: { start: "rest" },
    });
    const report = simulate(quiet, portfolio, options(model, { horizonDays: 61 }));
    const cure = report.curves.find(({ id }) => id === "cureCurve");
    const curve = expectedCurve(model, held, { through: 50, learnedFrom: learned.length });
    const points = curve.map((expected, day) => ({ ...expected, simulated: cure?.points[day]?.value ?? -1 }));
    const inside = points.filter(({ low, high, simulated }) => low <= simulated && simulated <= high).length;
    expect(inside / points.length).toBeGreaterThanOrEqual(0.95);
  });

  test("BE6 debtors whose cases are alike make samples of debtors differ more", () => {
    const alone = histories(400, 3);
    const doubled = alone.flatMap((one) => [one, one, one]);
    expect(clusteringOf(alone)).toBeLessThan(1.1);
    expect(clusteringOf(doubled)).toBeCloseTo(3, 6);
  });
});
