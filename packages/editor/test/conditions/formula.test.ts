/** Formulas: every condition has a text, every text that is one gives the very same condition back. */

import { type Condition, compileExpression, conditionFromJsonLogic, type FieldSchema } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldsFor } from "../../src/conditions/fields.ts";
import { CONDITIONS_EN } from "../../src/conditions/words.ts";
import { FUNCTIONS } from "../../src/formula/language.ts";
import { namesOf } from "../../src/formula/names.ts";
import { parseFormula, placeIn } from "../../src/formula/parse.ts";
import { type FormulaSettings, printFormula } from "../../src/formula/print.ts";
import { conditions, someFacts } from "./arbitrary.ts";

const runs = process.env.PROOF ? { numRuns: 10_000 } : { numRuns: Number(process.env.XR ?? 400) };

const SCHEMA: FieldSchema = {
  type: "object",
  properties: {
    score: { type: "number", title: "Risk score" },
    band: { type: "string", title: "Income band", enum: ["A", "B"] },
    when: { type: "string", format: "date", title: "Next salary" },
    creditLimitMinor: { type: "integer", title: "Credit limit" },
    disputes: {
      type: "array",
      title: "Disputes",
      items: { type: "object", properties: { status: { type: "string" }, claimMinor: { type: "integer" } } },
    },
  },
};

const settingsWith = (currency?: string, schema?: FieldSchema): FormulaSettings => ({
  names: namesOf(fieldsFor(schema, CONDITIONS_EN, "en"), schema),
  locale: "en",
  ...(currency !== undefined && { currency }),
});
const EUR = settingsWith("EUR", SCHEMA);

function ruleOf(text: string, settings = EUR): Condition {
  const parsed = parseFormula(text, settings);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
  return parsed.value.rule;
}
function problemOf(text: string, settings = EUR) {
  const parsed = parseFormula(text, settings);
  const [problem] = parsed.ok ? [] : parsed.problems;
  return problem && { code: problem.code, at: text.slice(problem.from, problem.to), ...problem.data };
}

/** Names are not looked at, so that only the language decides. */
const anyName = (settings: FormulaSettings): FormulaSettings => ({
  ...settings,
  names: { ...settings.names, fields: settings.names.fields, others: { has: () => true } as never },
});

const literal = fc.oneof(
  fc.constantFrom<Condition[]>(null, true, false, 0, 1, -1, 0.9, -12.5, 50_000, 1e21, 1e-7, "", "A", "2026-03-02"),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc.string({ unit: "binary" }),
);
const path = fc.constantFrom(
  ...["totalDue", "totalOverdue", "dpd", "data.score", "data.creditLimitMinor", "vars.late-fee", "", "and", "EUR"],
  ...["$.dpd", "outstandingMinor", "tags.0", "d", "days", "2nd", "data.año", "this", "current.x"],
);
const list = fc.constantFrom<Condition[]>({ var: "obligations" }, { var: "data.disputes" }, { var: "data.unknown" });

/** What any operator may have for arguments, of any number. */
const expressions: fc.Arbitrary<Condition> = fc.letrec<{ part: Condition }>((tie) => {
  const part = tie("part");
  const some = (least: number, most: number) => fc.array(part, { minLength: least, maxLength: most });
  const called = (names: readonly string[], args: fc.Arbitrary<readonly Condition[]>) =>
    fc.tuple(fc.constantFrom(...names), args).map(([name, all]): Condition => ({ [name]: [...all] }));
  return {
    part: fc.oneof(
      { maxDepth: 5, depthSize: "medium" },
      { weight: 3, arbitrary: literal },
      { weight: 4, arbitrary: path.map((one): Condition => ({ var: one })) },
      { weight: 1, arbitrary: fc.tuple(path, part).map((args): Condition => ({ var: args })) },
      { weight: 5, arbitrary: called(["+", "-", "*", "/", "%", "??", "and", "or", "in", "!"], some(0, 3)) },
      { weight: 4, arbitrary: called(["==", "!=", "===", "!==", "<", "<=", ">", ">=", "between"], some(2, 3)) },
      { weight: 2, arbitrary: called(["sum", "some", "count", "filter", "reduce"], fc.tuple(list, part)) },
      { weight: 2, arbitrary: called([...FUNCTIONS], some(0, 3)) },
      { weight: 1, arbitrary: fc.tuple(part, fc.integer()).map((args): Condition => ({ addDays: args })) },
      { weight: 1, arbitrary: some(0, 3).map((items): Condition => items) },
      { weight: 1, arbitrary: conditions },
    ),
  };
}).part;

/** As documents hold them: -0 is 0 there. */
const documents = fc.oneof(expressions, conditions).map((rule) => JSON.parse(JSON.stringify(rule)) as Condition);

describe("CB8 formulas", () => {
  test("CB8 every condition has a text that gives it back: parse(print(x)) is x", () => {
    const currencies = fc.constantFrom(undefined, "EUR", "JPY", "KWD").map((code) => settingsWith(code, SCHEMA));
    let withoutJson = 0;
    fc.assert(
      fc.property(documents, currencies, (rule, given) => {
        const settings = anyName(given);
        const text = printFormula(rule, settings);
        const parsed = parseFormula(text, settings);
        const names = parsed.ok ? [] : parsed.problems.filter(({ code }) => code !== "formula.field");
        expect([text, names]).toEqual([text, []]);
        if (!parsed.ok) return;
        expect(conditionFromJsonLogic(parsed.value.rule)).toEqual(conditionFromJsonLogic(rule));
        expect(printFormula(parsed.value.rule, settings)).toBe(text);
        if (!text.includes("{")) withoutJson++;
      }),
      runs,
    );
    expect(withoutJson).toBeGreaterThan(runs.numRuns / 4);
  });

  test("debug", () => {
    for (const [text] of [
      ["totalOverdue >= EUR 500.00 and dpd between 1 and 30"],
      ["min(totalDue * 0.9, EUR 2000.00) ?? EUR 0.00"],
      ["oldestDueDate + 3 days <= today or today >= oldestDueDate + 3 business days"],
      ["some(obligations, outstandingMinor > EUR 50.00 and not disputed)"],
      ["a.b(3)"],
      ["totalDue >= 500"],
      ["totalDue > 500,00"],
      ["totalOverdeu > EUR 5"],
      ["min(dpd, 3"],
      ["dpd >"],
      ['"abc'],
      ["some(obligations, outstandingMinor > EUR 50.00 and dpd > 3)"],
    ] as const) {
      const p = parseFormula(text, EUR);
      console.log(
        text,
        "\n   ",
        p.ok ? JSON.stringify(p.value.rule) + "\n    " + printFormula(p.value.rule, EUR) : problemOf(text),
      );
    }
    void ruleOf;
    void compileExpression;
    void someFacts;
    void placeIn;
  });
});
