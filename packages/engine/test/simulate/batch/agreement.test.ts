/** Rows and objects agree case by case: what was entered and left, what was done, where the case stands, until when. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { sized } from "../../../../../scripts/sizes.ts";
import { type CaseFacts, compileStrategy } from "../../../src/index.ts";
import { openBatch } from "../../../src/simulate/batch/batch.ts";
import { at } from "../../build.ts";
import { columnStrategies, ledgerFacts, scripts } from "./arbitrary.ts";
import { Scribe, type Scripted, tellBoth } from "./both.ts";

const START = at("2026-02-20T08:00:00.250Z");
const CASES = 8;
const STRATEGIES = sized(125, 12_500);

const stories = fc.record({
  document: columnStrategies,
  cases: fc.array(fc.record({ facts: ledgerFacts, script: scripts }), { minLength: CASES, maxLength: CASES }),
});

test("BA1 columns and objects agree on random strategies, cases and scripts", { timeout: 600_000 }, () => {
  const count = { cases: 0, away: 0, steps: 0, ended: 0, refused: 0 };
  fc.assert(
    fc.property(fc.noBias(stories), ({ document, cases }) => {
      const program = compileStrategy(document);
      const scribe = new Scribe();
      const opened = openBatch(
        program,
        cases.map(({ facts }): CaseFacts => facts),
        { start: START, listener: scribe },
      );
      if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
      const { batch } = opened;
      scribe.batch = batch;
      cases.forEach(({ facts, script }, row) => {
        const told = tellBoth(program, { batch, scribe, row }, facts, script as readonly Scripted[], START);
        const whole = told.away ? told.columns.length - 1 : told.columns.length;
        for (let step = 0; step < whole; step++) {
          if (JSON.stringify(told.columns[step]) === JSON.stringify(told.objects[step])) continue;
          expect(told.columns.slice(0, step + 1)).toEqual(told.objects.slice(0, step + 1));
        }
        count.cases += 1;
        count.steps += whole;
        if (told.away) count.away += 1;
        if (batch.status(row) === "exited") count.ended += 1;
        if (batch.status(row) === "refused") count.refused += 1;
      });
    }),
    { numRuns: STRATEGIES },
  );
  console.log(`Batch: ${JSON.stringify(count)}`);
  expect(count.away).toBeLessThan(count.cases / 2);
});
