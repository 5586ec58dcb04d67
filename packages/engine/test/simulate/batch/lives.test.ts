/** A portfolio lived by rows makes the report that it makes lived as objects, byte for byte. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { sized } from "../../../../../scripts/sizes.ts";
import { type CaseFacts, compileStrategy, type Strategy } from "../../../src/index.ts";
import type { BehaviorModel, SimulateOptions, SimulationReport } from "../../../src/simulate/model.ts";
import { RestlessError } from "../../../src/simulate/restless.ts";
import { createSimulation, simulate } from "../../../src/simulate/simulate.ts";
import { at } from "../../build.ts";
import { worlds } from "./worlds.ts";

const RUNS = sized(40, 4000);

const told = ({ paths: _, ...report }: SimulationReport): string => JSON.stringify(report);

/** Undefined where somebody comes to no rest, with what is said about it. */
function lived(run: () => SimulationReport): { report?: SimulationReport; restless?: string } {
  try {
    return { report: run() };
  } catch (error) {
    if (!(error instanceof RestlessError)) throw error;
    return { restless: error.message };
  }
}

test("BA2 a portfolio lived by rows makes the same report as lived by objects", { timeout: 900_000 }, () => {
  const count = { cases: 0, columns: 0, contacts: 0, steps: 0, restless: 0 };
  fc.assert(
    fc.property(fc.noBias(worlds), ({ document, portfolio, ...rest }) => {
      const program = compileStrategy(document);
      const options: SimulateOptions = { ...rest, start: at("2026-02-20T08:00:00Z"), horizonDays: rest.horizonDays };
      const rows = lived(() => simulate(program, portfolio, options));
      const objects = lived(() => simulate(program, portfolio, { ...options, path: "objects" }));
      expect(rows.restless).toBe(objects.restless);
      const [byRows, byObjects] = [rows.report, objects.report];
      if (byRows === undefined || byObjects === undefined) {
        count.restless += 1;
        return;
      }
      if (told(byRows) !== told(byObjects)) expect({ ...byRows, paths: 0 }).toEqual({ ...byObjects, paths: 0 });
      expect(told(byRows)).toBe(told(byObjects));
      count.cases += portfolio.length;
      count.columns += byRows.paths.columns;
      count.contacts += byRows.contacts.total;
      count.steps += byRows.steps;
    }),
    { numRuns: RUNS },
  );
  console.log(`Lives: ${JSON.stringify(count)}`);
  expect(count.columns).toBeGreaterThan(count.cases / 3);
});

test("BA3 a case that leaves its row is counted once, as an object", () => {
  const document: Strategy = {
    ...{ format: "dunlin.strategy/1", id: "two", name: "Two", time: { zone: "UTC" }, entry: { start: "hello" } },
    nodes: {
      hello: { type: "send", via: [{ channel: "sms", template: "a@1" }], to: { next: "who" } },
      who: { type: "if", when: { "==": [{ var: "data.tier" }, "gold"] }, to: { yes: "pause", no: "rest" } },
      pause: { type: "hold", kind: "quiet", for: "P3D", to: { next: "rest" } },
      rest: { type: "wait", for: "P5D", to: { next: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    },
  };
  const obligations = [{ ref: "I", dueDate: "2026-03-01", currency: "EUR", amountMinor: 5000, outstandingMinor: 5000 }];
  const portfolio = [..."abcd"].map(
    (id): CaseFacts => ({
      ...{ caseId: id, debtor: { id }, obligations },
      data: { tier: id < "c" ? "gold" : "tin" },
    }),
  );
  const behavior: BehaviorModel = {
    ...{ format: "dunlin.behavior/1", name: "Nobody pays" },
    pay: { clock: "entry", hazard: [{ day: 0, chance: 0 }] },
  };
  const options = { behavior, seed: 1, horizonDays: 30, start: at("2026-03-10T09:00:00Z") };
  const simulation = createSimulation(compileStrategy(document), portfolio, options);
  simulation.run(4);
  const report = simulation.report();
  expect(report.paths).toEqual({ columns: 2, objects: 2 });
  expect(report.contacts.total).toBe(4);
  expect(report.nodes.hello).toMatchObject({ entered: 4, sent: 4 });
  expect(report.cases).toMatchObject({ total: 4, exited: 4 });
});
