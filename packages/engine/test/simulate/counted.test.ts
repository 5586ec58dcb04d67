/** What else is counted on the way: what policies say, goals, experiments, fees, and who comes next on a step. */

import { expect, test } from "vitest";
import { compileStrategy, type Strategy } from "../../src/index.ts";
import { NOBODY_PAYS, simulate } from "../../src/simulate.ts";
import { END, strategy } from "../build.ts";
import { exits, options, people, threeReminders } from "./sample.ts";

const from = (nodes: Strategy["nodes"], more: Partial<Strategy> = {}) =>
  compileStrategy(
    strategy({
      ...{ id: "counted", time: { zone: "Europe/Madrid", at: "09:00" }, exits },
      entry: { start: Object.keys(nodes)[0] ?? "" },
      ...more,
      nodes: { ...nodes, end: END },
    }),
  );

const mail = (next: string) => ({ type: "send", via: [{ channel: "email", template: "a@1" }], to: { next } }) as const;

test("SI10 rules that spoke are counted by pack and rule, with what they held back and until when", () => {
  // Five mails at once on the first night; the pack allows three in seven days.
  const nodes = { one: mail("two"), two: mail("three"), three: mail("four"), four: mail("five"), five: mail("end") };
  const free = simulate(from(nodes), people(8), options(NOBODY_PAYS));
  expect(free.contacts.busiestWeek).toEqual([0, 0, 0, 0, 0, 8]);
  const bound = simulate(from(nodes, { policies: ["au-accc-asic"] }), people(8), options(NOBODY_PAYS));
  const spoken = Object.entries(bound.contacts.rules);
  expect(spoken.length).toBeGreaterThan(0);
  for (const [rule, count] of spoken) {
    expect(rule).toMatch(/^au-accc-asic\/\S+$/);
    expect(count % 8).toBe(0);
  }
  const waited = Object.values(bound.nodes).reduce((sum, { deferred = 0 }) => sum + deferred, 0);
  expect(bound.contacts.deferred.policy).toBe(waited);
  expect(bound.contacts.busiestWeek.findLastIndex((cases) => cases > 0)).toBe(3);
});

test("SI10 goals, arms of experiments and tasks with their costs", () => {
  const nodes: Strategy["nodes"] = {
    tone: {
      ...{ type: "split", experiment: "tone", to: { soft: "reached", firm: "desk" } },
      variants: [
        { key: "soft", weight: 5000 },
        { key: "firm", weight: 5000 },
      ],
    },
    reached: { type: "goal", goal: "soft-start", to: { next: "end" } },
    desk: { type: "task", queue: "desk", due: "P2D", dispositions: ["done"], to: { done: "end", timeout: "end" } },
  };
  const costs = { currency: "EUR", channels: {}, tasks: { "*": 300 } };
  const behavior = { ...NOBODY_PAYS, tasks: { "*": { hours: 2, dispositions: { done: 1 } } } };
  const report = simulate(from(nodes), people(40), options(behavior, { costs }));
  const { soft = 0, firm = 0 } = report.experiments.tone ?? {};
  expect(soft + firm).toBe(40);
  expect(Math.min(soft, firm)).toBeGreaterThan(8);
  expect(report.goals).toEqual({ "soft-start": soft });
  expect(report.costs).toMatchObject({ tasks: { desk: firm * 300 }, totalMinor: firm * 300 });
  expect(report.nodes.desk).toEqual({ entered: firm, waiting: 0, costMinor: firm * 300 });
  expect(report.contacts.total).toBe(0);
});

test("SI10 a fee is owed and told, and what waits is told where it waits", () => {
  const nodes: Strategy["nodes"] = {
    fee: {
      type: "fee",
      fee: "late",
      amountMinor: 500,
      currency: "EUR",
      legalBasis: "contract",
      to: { next: "rest" },
    },
    rest: { type: "wait", for: "P90D", to: { next: "end" } },
  } as unknown as Strategy["nodes"];
  const report = simulate(
    from(nodes),
    people(4, () => 3),
    options(NOBODY_PAYS),
  );
  expect(report.money[0]).toMatchObject({ feesMinor: 2000, placedMinor: 4060, openMinor: 6060 });
  expect(report.nodes.rest).toEqual({ entered: 4, waiting: 4 });
  expect(report.cases).toMatchObject({ active: 4, exited: 0 });
});

test("SI10 nodes where nobody came are told as such", () => {
  const report = simulate(threeReminders(), people(3), options(NOBODY_PAYS, { horizonDays: 2 }));
  expect(report.nodes.letter).toEqual({ entered: 0, waiting: 0 });
  expect(report.nodes.day3).toEqual({ entered: 3, waiting: 3 });
});
