/** How cases come in, how a simulation is cut into slices and parts, and what it says when it makes no sense. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { murmur3_32 } from "../../src/base/hash.ts";
import { type CaseFacts, compileStrategy, type Effect, type Program, type Strategy } from "../../src/index.ts";
import {
  checkSimulation,
  createSimulation,
  everybodyPaysOn,
  mergeRuns,
  NOBODY_PAYS,
  RestlessError,
  reportOf,
  SimulationError,
  simulate,
} from "../../src/simulate.ts";
import { END, strategy } from "../build.ts";
import { LIVELY, options, people, person, START, threeReminders } from "./sample.ts";

const DAY = 86_400_000;

describe("SI3 a case lives through the same steps as with a host", () => {
  test("SI3 contacts and outcome are those of timers fired one by one", () => {
    const program = threeReminders();
    for (const late of [-40, -3, 0, 5, 10, 20, 60]) {
      const facts = person({ id: "A", late, amountMinor: 1000 });
      const report = simulate(program, [facts], options(NOBODY_PAYS));
      const { contacts, outcome } = byHand(program, facts, 40);
      expect(report.contacts.total).toBe(contacts);
      expect(report.cases.outcomes).toEqual(outcome === undefined ? {} : { [outcome]: 1 });
    }
  });

  test("SI3 the same facts, the same seed and another place in the portfolio: the same life", () => {
    const program = threeReminders();
    const all = people(30, (i) => i % 9);
    const alone = all.map((facts) => simulate(program, [facts], options(LIVELY)).contacts.total);
    const together = simulate(program, [...all].reverse(), options(LIVELY));
    expect(together.contacts.total).toBe(alone.reduce((sum, count) => sum + count, 0));
  });
});

function byHand(program: Program, facts: CaseFacts, days: number) {
  let { state, effects } = program.enroll(facts, { now: START });
  const all: Effect[] = [...effects];
  // The days of Madrid, over the change to summer time.
  const until = START + days * DAY - 3_600_000;
  while (state.status === "active" && state.dueAt !== null && state.dueAt < until) {
    ({ state, effects } = program.advance(state, { type: "timer.fired" }, { facts, now: state.dueAt }));
    all.push(...effects);
  }
  return { contacts: all.filter(({ kind }) => kind === "message.send").length, outcome: state.outcome };
}

describe("SI4 cases come in on the first day, or on a later one that lets them in", () => {
  const later = threeReminders({ entry: { start: "day3", when: { ">=": [{ var: "dpd" }, 5] } } });

  test("SI4 who is refused is asked for again every midnight, and counted by the latest reason", () => {
    const [early, late] = [
      person({ id: "A", late: -2, amountMinor: 1 }),
      person({ id: "B", late: -80, amountMinor: 1 }),
    ];
    const report = simulate(later, [early, late], options(NOBODY_PAYS));
    expect(report.cases).toMatchObject({ total: 2, enrolled: 1, refused: 1, refusedBy: { when: 1 } });
    // Let in on day 7, five days past due: the email is due at once.
    expect(report.contacts.days.email?.findIndex((count) => count > 0)).toBe(7);
  });

  test("SI4 who has paid by then is not asked for", () => {
    const report = simulate(later, [person({ id: "A", late: -2, amountMinor: 1 })], options(everybodyPaysOn(3)));
    expect(report.cases).toMatchObject({ enrolled: 0, refused: 1 });
    expect(report.money[0]).toMatchObject({ collectedMinor: 1 });
  });

  test("SI4 facts that no engine takes are refused and do nothing", () => {
    const wrong = { ...person({ id: "A", late: 0, amountMinor: 1 }), obligations: "none" } as unknown as CaseFacts;
    expect(simulate(later, [wrong], options(NOBODY_PAYS)).cases).toMatchObject({ total: 1, refusedBy: { facts: 1 } });
  });

  test("SI4 obligations that come in one by one live apart, and payments are for their own", () => {
    const single = threeReminders({ entry: { start: "day3", reentry: "perObligation" } });
    const two = person({ id: "A", late: 0, amountMinor: 1000 });
    const [first] = two.obligations;
    const facts = { ...two, obligations: [first, { ...first, ref: "A-2", dueDate: "2026-03-12" }] } as CaseFacts;
    const report = simulate(single, [facts], options(everybodyPaysOn(5, { clock: "dueDate" })));
    expect(report.cases).toMatchObject({ total: 2, enrolled: 2, outcomes: { paid: 2 } });
    const cure = report.curves.find(({ id }) => id === "cureCurve");
    expect(cure?.points.filter(({ value }, i) => value !== cure.points[i - 1]?.value).map(({ day }) => day)).toEqual([
      0, 5, 15,
    ]);
    expect(report.money[0]).toMatchObject({ placedMinor: 2000, collectedMinor: 2000, openMinor: 0 });
  });

  test("SI4 a case that was cured may come in again when it falls due again", () => {
    const again = compileStrategy(
      strategy({
        ...{ id: "again", time: { zone: "Europe/Madrid", at: "09:00" }, exits: [] },
        entry: { start: "mail", when: { ">": [{ var: "totalDue" }, 0] }, reentry: "afterExit", cooldown: "P9D" },
        nodes: { mail: { type: "send", via: [{ channel: "email", template: "a@1" }], to: { next: "end" } }, end: END },
      }),
    );
    const report = simulate(again, people(1), options(NOBODY_PAYS));
    const days = report.contacts.days.email?.flatMap((count, day) => (count > 0 ? [day] : []));
    expect(days).toEqual([0, 9, 18, 27, 36]);
  });
});

describe("SI11 a case that comes to no rest", () => {
  const answering = compileStrategy(
    strategy({
      ...{ id: "answering", time: { zone: "Europe/Madrid", at: "09:00" }, exits: [], entry: { start: "ask" } },
      handlers: [{ id: "answered", on: ["message.replied"], goto: "ask" }],
      nodes: {
        ask: { type: "send", via: [{ channel: "email", template: "a@1" }], to: { next: "again" } },
        again: { type: "send", via: [{ channel: "email", template: "b@1" }], to: { next: "pause" } },
        pause: { type: "wait", for: "P30D", to: { next: "end" } },
        end: END,
      },
    }),
  );
  const talkative = { ...NOBODY_PAYS, reply: { perMessage: { email: 1 }, intents: { other: 1 } } };

  for (const path of ["auto", "objects"] as const)
    test(`SI11 it is named with its day and its node (${path})`, () => {
      const run = () => simulate(answering, people(2), options(talkative, { path, horizonDays: 90 }));
      expect(run).toThrow(RestlessError);
      expect(run).toThrow(
        /^The case \S+ does not come to rest: more than 1000 contacts by day \d+, the latest from again\./,
      );
    });

  test("SI11 who is answered now and then comes to rest", () => {
    const calm = { ...talkative, reply: { ...talkative.reply, perMessage: { email: 0.2 } } };
    expect(simulate(answering, people(20), options(calm)).contacts.total).toBeGreaterThan(20);
  });

  test("SI11 a loop of timers is one too", () => {
    const hourly = strategy({
      ...{ id: "hourly", time: { zone: "UTC", at: "09:00" }, exits: [], entry: { start: "pause" } },
      nodes: {
        pause: { type: "wait", for: "PT1M", to: { next: "inner" } },
        inner: { type: "repeat", max: 1000, every: "PT1M", to: { body: "pause", exhausted: "outer" } },
        outer: { type: "repeat", max: 1000, every: "PT1M", to: { body: "inner", exhausted: "end" } },
        end: END,
      },
    });
    expect(() => simulate(compileStrategy(hourly), people(1), options(NOBODY_PAYS))).toThrow(
      /more than 20000 events and timers by day \d+/,
    );
  });
});

describe("SI5 the same seed makes the same bytes, however it is cut", () => {
  const portfolio = people(60, (i) => (i % 12) - 3);

  test("SI5 slices and parts add up to the whole", () => {
    const program = threeReminders();
    const whole = JSON.stringify(simulate(program, portfolio, options(LIVELY, { runs: 2 })));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 0, max: 60 }), (slice, cut) => {
        const parts = [portfolio.slice(0, cut), portfolio.slice(cut)].map((part) => {
          const simulation = createSimulation(program, part, options(LIVELY, { runs: 2 }));
          while (simulation.run(slice).done < simulation.of);
          return simulation.tallies();
        });
        const merged = reportOf(program, options(LIVELY, { runs: 2 }), mergeRuns(40, parts));
        expect(JSON.stringify(merged)).toBe(whole);
      }),
      { numRuns: 8 },
    );
  });

  test("SI5 progress counts cases, and a report can be had on the way", () => {
    const simulation = createSimulation(threeReminders(), portfolio, options(NOBODY_PAYS));
    expect([simulation.of, simulation.done]).toEqual([60, 0]);
    expect(simulation.report().cases.total).toBe(0);
    expect(simulation.run(25)).toEqual({ done: 25, of: 60 });
    expect(simulation.report().cases.total).toBe(25);
    expect(simulation.run(Number.POSITIVE_INFINITY)).toEqual({ done: 60, of: 60 });
  });

  test("SI5 another seed lives otherwise", () => {
    const lives = [1, 2].map((seed) => simulate(threeReminders(), portfolio, options(LIVELY, { seed })));
    expect(lives[0]?.money).not.toEqual(lives[1]?.money);
  });

  const documents = ["a-pre-due", "b-early-stage", "e-b2b-invoices"];
  test.each(documents)("SI5 the report of blueprint %s is the one on record", async (name) => {
    const read = (file: string) =>
      readFileSync(new URL(`../../../../examples/strategies/${file}`, import.meta.url), "utf8");
    const program = compileStrategy(JSON.parse(read(`${name}.json`)) as Strategy, {
      templates: JSON.parse(read("templates.json")),
      contactFacts: ["authorisedChannels"],
    });
    const report = simulate(program, portfolio, options(LIVELY, { horizonDays: 60 }));
    const { total, enrolled, outcomes } = report.cases;
    const told = {
      hash: murmur3_32(JSON.stringify(report), 0),
      total,
      enrolled,
      outcomes,
      contacts: report.contacts.channels,
    };
    await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(`reports/${name}.json`);
  });
});

describe("SI6 contacts that share a day's room", () => {
  const budgets = [{ channel: "email", perDay: 20 }];

  test("SI6 so many leave on a day, the others on the next with room, and nobody is passed over", () => {
    const report = simulate(threeReminders(), people(50), options(NOBODY_PAYS, { budgets }));
    expect(report.contacts.days.email?.slice(0, 8)).toEqual([0, 0, 0, 20, 20, 10, 0, 0]);
    expect(report.contacts.overBudget).toEqual({ email: 30 });
    expect(report.contacts.days.sms?.[7]).toBe(50);
    expect(report.contacts.perCase).toEqual([0, 0, 0, 50]);
  });

  test("SI6 who has paid while the message waited is asked at the door, and it stays", () => {
    const report = simulate(threeReminders(), people(50), options(everybodyPaysOn(4), { budgets }));
    expect(report.contacts.channels).toEqual({ email: 20 });
    expect(report.contacts.suppressed).toEqual({ superseded: 30 });
  });

  test("SI6 days are shared by all cases: progress is counted in days of cases", () => {
    const simulation = createSimulation(threeReminders(), people(10), options(NOBODY_PAYS, { budgets, runs: 2 }));
    expect(simulation.of).toBe(800);
    simulation.run(45);
    expect(simulation.report().contacts.total).toBe(10);
    simulation.run(1000);
    expect(JSON.stringify(simulation.report())).toBe(
      JSON.stringify(simulate(threeReminders(), people(10), options(NOBODY_PAYS, { budgets, runs: 2 }))),
    );
  });

  test("SI6 no room at all: nothing ever leaves", () => {
    const none = [{ channel: "email", perDay: 0 }];
    const report = simulate(threeReminders(), people(5), options(NOBODY_PAYS, { budgets: none }));
    expect(report.contacts.channels).toEqual({ letter: 5, sms: 5 });
  });
});

describe("SI7 what makes no sense is told before anything runs", () => {
  test("SI7 with all places", () => {
    const wrong = options(NOBODY_PAYS, {
      ...{ seed: 0.5, horizonDays: 0, runs: 0, level: 2 },
      budgets: [
        { channel: "a", perDay: 1 },
        { channel: "a", perDay: -1 },
      ],
      costs: { currency: "EUR", channels: { email: -1 } },
      behavior: { ...NOBODY_PAYS, dispute: 7 },
    });
    expect(checkSimulation(wrong).map(({ path }) => path)).toEqual([
      ...[
        "/behavior/dispute",
        "/seed",
        "/horizonDays",
        "/costs/channels/email",
        "/budgets/1/perDay",
        "/level",
        "/runs",
      ],
    ]);
    expect(() => simulate(threeReminders(), [], wrong)).toThrow(SimulationError);
    expect(() => simulate({ ...threeReminders() }, [], options(NOBODY_PAYS))).toThrow(/compileStrategy/);
  });

  test("SI7 an empty portfolio makes an empty report", () => {
    const report = simulate(threeReminders(), [], options(NOBODY_PAYS));
    expect(report).toMatchObject({ cases: { total: 0 }, contacts: { total: 0, perCase: [] }, money: [], steps: 0 });
    expect(report.kpis.every(({ value }) => value === null || value === 0)).toBe(true);
  });
});
