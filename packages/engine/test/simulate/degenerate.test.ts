/** Behaviors of which everybody can tell the outcome. */

import { expect, test } from "vitest";
import { everybodyPaysOn, NOBODY_PAYS, simulate } from "../../src/simulate.ts";
import { options, people, threeReminders } from "./sample.ts";

const COSTS = { currency: "EUR", channels: { email: 1, sms: 7, letter: 95 } };
const AMOUNT = people(50).reduce((sum, { obligations }) => sum + (obligations[0]?.amountMinor ?? 0), 0);

test("SI2 nobody pays: every contact of the strategy is made, on its day, and nothing comes in", () => {
  const report = simulate(threeReminders(), people(50), options(NOBODY_PAYS, { costs: COSTS }));
  expect(report.cases).toEqual({
    ...{ total: 50, enrolled: 50, refused: 0, refusedBy: {}, exited: 50, outcomes: { exhausted: 50 } },
    ...{ active: 0, held: 0, parked: 0 },
  });
  expect(report.contacts).toMatchObject({
    ...{ total: 150, cases: 50, channels: { email: 50, sms: 50, letter: 50 } },
    ...{ perCase: [0, 0, 0, 50], busiestWeek: [0, 0, 50] },
  });
  expect(report.contacts.days.email?.map((count, day) => [day, count]).filter(([, count]) => count !== 0)).toEqual([
    [3, 50],
  ]);
  expect(report.costs?.totalMinor).toBe(50 * 103);
  expect(report.money).toEqual([
    { currency: "EUR", placedMinor: AMOUNT, collectedMinor: 0, openMinor: AMOUNT, feesMinor: 0 },
  ]);
  expect(report.nodes.sms).toEqual({ entered: 50, waiting: 0, sent: 50, costMinor: 350 });
  expect(report.ways).toMatchObject({ "day3:next": 50, "letter:next": 50 });
  expect(report.steps).toBe(50 * 5);
  const recovery = report.curves.find(({ id }) => id === "liquidationCurve");
  expect(recovery?.points.at(-1)).toEqual({ day: 39, value: 0, low: 0, high: 0 });
});

test.each([0, 3, 5, 7, 20, 39])(
  "SI2 everybody pays on day %i: what is due before is made, and all comes in that day",
  (day) => {
    const report = simulate(threeReminders(), people(50), options(everybodyPaysOn(day), { costs: COSTS }));
    const made = [3, 7, 14].filter((due) => due < day).length;
    // The strategy ends on day 30.
    const outcome = day < 30 ? "paid" : "exhausted";
    expect(report.cases.outcomes).toEqual({ [outcome]: 50 });
    expect(report.contacts.total).toBe(50 * made);
    expect(report.money[0]).toMatchObject({ collectedMinor: AMOUNT, openMinor: 0 });
    const [recovery, cure] = report.curves;
    const reached = Array.from({ length: 40 }, (_, i) => (i < day ? 0 : 1));
    expect(recovery?.points.map(({ value }) => value)).toEqual(reached);
    expect(cure?.points.map(({ low, high }) => [low, high])).toEqual(reached.map((value) => [value, value]));
    expect(report.kpis.find(({ id }) => id === "recoveryRate")).toMatchObject({
      value: 1,
      low: 1,
      high: 1,
      certainty: "modeled",
    });
    expect(report.kpis.find(({ id }) => id === "timeToCure")).toMatchObject({ value: day });
    expect(report.kpis.find(({ id }) => id === "contactsPerCase")).toEqual({
      ...{ id: "contactsPerCase", unit: "perCase", value: made, certainty: "exact", of: 50 },
    });
  },
);

test("SI2 who pays within the hour of a message still has it, and who pays an hour before does not", () => {
  const at = (hour: number) => simulate(threeReminders(), people(20), options(everybodyPaysOn(3, { hour })));
  expect([8, 9].map((hour) => at(hour).contacts.total)).toEqual([0, 20]);
  expect(at(9).nodes.email).toMatchObject({ sent: 20, paid: 20 });
});

test("SI2 days by the due date: who is late by more than that pays on the first day", () => {
  const behavior = everybodyPaysOn(10, { clock: "dueDate" });
  const report = simulate(
    threeReminders(),
    people(30, (i) => (i % 3) * 6),
    options(behavior),
  );
  // Late by 0, 6 and 12 days.
  const [recovery, cure] = report.curves;
  expect(cure?.points.filter(({ day }) => [0, 3, 4, 9, 10].includes(day)).map(({ value }) => value)).toEqual([
    1 / 3,
    1 / 3,
    2 / 3,
    2 / 3,
    1,
  ]);
  expect(recovery?.points.at(-1)?.value).toBe(1);
});
