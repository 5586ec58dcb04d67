/** Columns answer as conditions do, row by row: on random conditions over plain facts, and over cases as a strategy sees them. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { compileCondition } from "../../src/index.ts";
import { columnsOf, FALSE, plainColumns, selectColumns, TRUE, UNKNOWN } from "../../src/simulate.ts";
import { defaultZones } from "../../src/zones.ts";
import { mixedFacts, strictQuestions } from "../conditions/arbitrary.ts";

/** Conditions times rows. */
const PAIRS = sized(10_000, 100_000);
const ROWS = 10;

const zone = defaultZones.get("Europe/Madrid");
if (zone === undefined) throw new Error("zone data without Madrid");

const ANSWERS = new Map<boolean | "unknown", number>([
  [false, FALSE],
  [true, TRUE],
  ["unknown", UNKNOWN],
]);

test("CL1 columns answer random conditions as compileCondition does, row by row, whatever is missing, null or mistyped", () => {
  const counts = [0, 0, 0];
  let parts = 0;
  fc.assert(
    fc.property(strictQuestions, fc.array(mixedFacts, { minLength: ROWS, maxLength: ROWS }), (rule, rows) => {
      const schema = columnsOf([rule]);
      parts += schema.fields.filter(({ part }) => part !== undefined).length;
      const answers = selectColumns(rule, plainColumns(schema, rows, { zone }));
      const asked = compileCondition(rule, { zone });
      expect([...answers]).toEqual(rows.map((facts) => ANSWERS.get(asked(facts))));
      for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
    }),
    { numRuns: PAIRS / ROWS },
  );
  for (const count of counts) expect(count / PAIRS, "each answer is given often").toBeGreaterThan(0.1);
  expect(parts).toBeGreaterThan(0);
}, 120_000);

test("CL2 one set of columns serves many conditions", () => {
  fc.assert(
    fc.property(
      fc.array(strictQuestions, { minLength: 2, maxLength: 4 }),
      fc.array(mixedFacts, { minLength: 1, maxLength: ROWS }),
      (rules, rows) => {
        const columns = plainColumns(columnsOf(rules), rows, { zone });
        for (const rule of rules) {
          const asked = compileCondition(rule, { zone });
          expect([...selectColumns(rule, columns)]).toEqual(rows.map((facts) => ANSWERS.get(asked(facts))));
        }
      },
    ),
  );
});
