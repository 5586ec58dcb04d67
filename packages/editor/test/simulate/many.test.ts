/** Many people: those that are made up, how they behave, and what is told of what came out. */

import {
  checkBehavior,
  compareSimulations,
  NOBODY_PAYS,
  type SimulationReport,
  simulate,
} from "@dunlin/engine/simulate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ticksFor } from "../../src/simulate/charts/CurveChart.tsx";
import { rowsOf as barsOf } from "../../src/simulate/charts/Histogram.tsx";
import { behaviorsOf, knobsOf, ORDINARY, withKnobs } from "../../src/simulate/cohort/behaviors.ts";
import { weekCapOf } from "../../src/simulate/cohort/caps.ts";
import { csvOf, rowsOf } from "../../src/simulate/cohort/csv.ts";
import { flowsOf } from "../../src/simulate/cohort/flows.ts";
import { freshMany } from "../../src/simulate/cohort/fresh.ts";
import { optionsOf } from "../../src/simulate/cohort/request.ts";
import { runHere } from "../../src/simulate/cohort/run.ts";
import { sampleOf } from "../../src/simulate/cohort/sample.ts";
import { deltasOf } from "../../src/simulate/compare/deltas.ts";
import { formatsFor } from "../../src/simulate/formats.ts";
import { SIMULATE_EN } from "../../src/simulate/words.en.ts";
import { PROGRAM, START, TRIED } from "./tried.ts";

const sample = (seed = 7, size = 60) => sampleOf(TRIED, { size, seed, start: "2026-11-05", currency: "EUR" });
const SETTINGS = { people: [], costs: { currency: "EUR", channels: { email: 1, sms: 6 } } };
const OPTIONS = optionsOf({ ...freshMany(PROGRAM, SETTINGS, START).setup, horizonDays: 40 }, PROGRAM, SETTINGS);
const report = (): SimulationReport => simulate(PROGRAM, sample(), OPTIONS);
const formats = formatsFor("en", "UTC");

describe("SM8 made-up people", () => {
  test("SM8 are the same for the same seed, others for another, and all may enter", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_294_967_295 }), (seed) => {
        const people = sample(seed, 20);
        expect(sample(seed, 20)).toEqual(people);
        expect(new Set(people.map(({ caseId }) => caseId)).size).toBe(20);
        const entered = people.filter((facts) => PROGRAM.enroll(facts, { now: START }).state.run > 0);
        expect(entered).toHaveLength(20);
      }),
    );
    expect(sample(1)).not.toEqual(sample(2));
  });
});

describe("SM9 behavior", () => {
  test("SM9 the models that come along are models", () => {
    expect(behaviorsOf([]).flatMap(checkBehavior)).toEqual([]);
  });

  test("SM9 a change is of that part alone, and chances stay chances", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (pay, share) => {
          const changed = withKnobs(ORDINARY, { pay, kept: share });
          expect(checkBehavior(changed)).toEqual([]);
          expect(changed.promise?.kept).toBe(share);
          expect({ ...changed, pay: 0, promise: 0 }).toEqual({ ...ORDINARY, pay: 0, promise: 0 });
          expect(changed.pay.hazard.every(({ chance }) => chance >= 0 && chance <= 1)).toBe(true);
        },
      ),
    );
    expect(withKnobs(ORDINARY, { pay: 1 }).pay.hazard.map(({ chance }) => chance)).toEqual(
      ORDINARY.pay.hazard.map(({ chance }) => expect.closeTo(chance, 12)),
    );
    expect(knobsOf(NOBODY_PAYS)).toEqual({});
  });
});

describe("SM10 what is told", () => {
  test("SM10 flows say what the report says, and grow to it", () => {
    const told = report();
    const { nodes, ways } = flowsOf(told, 1, formats, SIMULATE_EN.cohort);
    expect(nodes.get("mail")?.figures?.[0]).toEqual({ value: String(told.nodes.mail?.sent), word: "sent" });
    expect(ways.get("mail:next")?.people).toBe(told.ways["mail:next"]);
    expect(ways.get(":entry")?.people).toBe(told.cases.enrolled);
    expect(flowsOf(told, 0, formats, SIMULATE_EN.cohort).ways.get(":entry")?.people).toBe(0);
  });

  test("SM10 the run in slices is the run, and can be stopped", async () => {
    const watch = { onProgress: () => {}, signal: new AbortController().signal };
    expect(await runHere(PROGRAM, sample(), OPTIONS, watch)).toEqual(report());
    const stopped = AbortSignal.abort();
    await expect(runHere(PROGRAM, sample(), OPTIONS, { ...watch, signal: stopped })).rejects.toThrow();
  });

  test("SM10 a file has every count, under names of its own, and no formula", () => {
    const told = report();
    const rows = rowsOf(told);
    expect(rows).toContainEqual(["step", "mail", "sent", told.nodes.mail?.sent]);
    expect(
      rows.filter(([kind]) => kind === "contactsPerCase").reduce((sum, [, , , count]) => sum + Number(count), 0),
    ).toBe(told.cases.enrolled);
    expect(csvOf([["kind", '=HYPERLINK("x")', "a,b", 1]])).toBe(
      '\uFEFFkind,name,figure,value\r\nkind,"\'=HYPERLINK(""x"")","a,b",1\r\n',
    );
  });

  test("SM10 bars put together what is more than fits, and lose nobody", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 20 }), (counts) => {
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
        expect(sum(barsOf(counts).map(({ count }) => count))).toBe(sum(counts));
        expect(barsOf(counts).length).toBeLessThanOrEqual(6);
      }),
    );
  });

  test("SM10 the axis begins at nothing and reaches what is highest", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), (highest) => {
        const ticks = ticksFor(highest);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest - 1e-6);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  test("SM10 the strictest limit of seven days is the one that is held against", () => {
    expect(weekCapOf(TRIED, {})).toBeUndefined();
    const cap = (id: string, max: number) => ({
      id,
      rules: [
        {
          id: `${id}.cap`,
          kind: "frequencyCap",
          cite: [],
          count: {},
          max,
          window: { type: "rollingDays", n: 7 },
          scope: ["person"],
        },
      ],
    });
    const packs = [cap("loose", 4), cap("strict", 2)] as never;
    expect(weekCapOf({ ...TRIED, policies: ["loose", "strict"] }, { packs })).toEqual({ max: 2, pack: "strict" });
  });
});

describe("SM11 two versions", () => {
  test("SM11 a version against itself differs in nothing", () => {
    const { figures, nodes } = compareSimulations(report(), report());
    expect(figures.every(({ delta }) => delta === null || delta === 0)).toBe(true);
    const { nodes: told } = deltasOf(compareSimulations(report(), report()), formats, SIMULATE_EN.compare);
    expect([...told.values()].every(({ badge }) => badge === undefined)).toBe(true);
    expect(Object.keys(nodes).length).toBeGreaterThan(4);
  });

  test("SM11 what differs is on the steps, what one version alone has is marked", () => {
    const flow = (sent: number) => ({ entered: sent, waiting: 0, sent });
    const comparison = {
      level: 0.95,
      differs: [],
      outcomes: {},
      contacts: {},
      figures: [],
      ways: {},
      nodes: {
        mail: { before: flow(10), after: flow(14), delta: { sent: 4, entered: 4 } },
        same: { before: flow(3), after: flow(3), delta: {} },
        fresh: { before: null, after: flow(2), delta: { sent: 2, entered: 2 } },
        gone: { before: flow(1), after: null, delta: { sent: -1 } },
      },
    };
    const { nodes } = deltasOf(comparison, formats, SIMULATE_EN.compare);
    expect(nodes.get("mail")?.badge?.text).toBe("+4");
    expect(nodes.get("same")?.badge).toBeUndefined();
    expect(nodes.get("fresh")?.tone).toBe("added");
    expect(nodes.has("gone")).toBe(false);
  });
});
