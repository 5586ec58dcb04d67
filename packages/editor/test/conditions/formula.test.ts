/** Formulas: every condition has a text, every text that is one gives the very same condition back. */

import {
  type Condition,
  compileExpression,
  conditionFromJsonLogic,
  type FieldSchema,
  validateCondition,
} from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import type { ConditionSettings } from "../../src/conditions/context.tsx";
import { fieldsFor } from "../../src/conditions/fields.ts";
import { CONDITIONS_EN } from "../../src/conditions/words.ts";
import { checkFormula } from "../../src/formula/check.ts";
import { completionsAt } from "../../src/formula/complete.ts";
import { FUNCTIONS } from "../../src/formula/language.ts";
import { namesOf } from "../../src/formula/names.ts";
import { parseFormula, readFormula } from "../../src/formula/parse.ts";
import { type FormulaSettings, printFormula } from "../../src/formula/print.ts";
import { problemsIn } from "../../src/formula/sense.ts";
import { FORMULA_ES } from "../../src/formula/words.es.ts";
import { FORMULA_EN } from "../../src/formula/words.ts";
import { conditions } from "./arbitrary.ts";

const runs = { numRuns: sized(400, 2_000) };

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
const SETTINGS: ConditionSettings = {
  words: CONDITIONS_EN,
  locale: "en",
  language: "en",
  currency: "EUR",
  schema: SCHEMA,
  readOnly: false,
};

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

const literal = fc.oneof(
  fc.constantFrom<Condition[]>(null, true, false, 0, 1, -1, 0.9, -12.5, 50_000, 1e21, 1e-7, "", "A", "2026-03-02"),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc.string({ unit: "binary" }),
);
const path = fc.constantFrom(
  ...["totalDue", "totalOverdue", "dpd", "data.score", "data.creditLimitMinor", "vars.late-fee", "", "and", "EUR"],
  ...["$.dpd", "outstandingMinor", "tags.0", "d", "days", "2nd", "data.año", "this", "current.x", "constructor"],
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
      { weight: 6, arbitrary: called(["+", "-", "*", "/"], some(1, 3)) },
      { weight: 5, arbitrary: called(["%", "??", "and", "or", "in", "!"], some(0, 3)) },
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
    const currencies = fc.constantFrom(...[undefined, "EUR", "JPY", "KWD"].map((code) => settingsWith(code, SCHEMA)));
    let withoutJson = 0;
    fc.assert(
      fc.property(documents, currencies, (rule, settings) => {
        const text = printFormula(rule, settings);
        const part = readFormula(text, settings);
        expect(conditionFromJsonLogic(part.rule)).toEqual(conditionFromJsonLogic(rule));
        expect(printFormula(part.rule, settings)).toBe(text);
        // Whatever it speaks of, its amounts have their currency.
        const strange = problemsIn(part, settings).filter(({ code }) => code !== "formula.field");
        expect([text, strange]).toEqual([text, []]);
        if (!text.includes("{")) withoutJson++;
      }),
      runs,
    );
    expect(withoutJson).toBeGreaterThan(runs.numRuns / 4);
  });

  test("CB8 what formulas say, in one spelling", () => {
    const said: readonly (readonly [text: string, rule: Condition, printed?: string])[] = [
      ["dpd >= 3 and not promiseOpen", { and: [{ ">=": [{ var: "dpd" }, 3] }, { "!": [{ var: "promiseOpen" }] }] }],
      [
        "totalOverdue * 0.9 < data.creditLimitMinor",
        { "<": [{ "*": [{ var: "totalOverdue" }, 0.9] }, { var: "data.creditLimitMinor" }] },
      ],
      ["dpd not between 1 and 30", { "!": [{ between: [{ var: "dpd" }, 1, 30] }] }, "not dpd between 1 and 30"],
      ['data.band in ["A", "B"]', { in: [{ var: "data.band" }, ["A", "B"]] }],
      ["0 < dpd < 30", { "<": [0, { var: "dpd" }, 30] }],
      ["a.b + 1 - 2 * -3", { "-": [{ "+": [{ var: "a.b" }, 1] }, { "*": [2, -3] }] }],
      [
        "dpd = 3 || dpd ≠ 4",
        { or: [{ "==": [{ var: "dpd" }, 3] }, { "!=": [{ var: "dpd" }, 4] }] },
        "dpd == 3 or dpd != 4",
      ],
      ["1 + 2 + 3", { "+": [1, 2, 3] }],
      ["(1 + 2) + 3", { "+": [{ "+": [1, 2] }, 3] }],
      ["1 - (2 - 3)", { "-": [1, { "-": [2, 3] }] }],
      ["valueOf > constructor", { ">": [{ var: "valueOf" }, { var: "constructor" }] }],
      ["oldestDueDate + 3 days == 2026-03-31", { "==": [{ addDays: [{ var: "oldestDueDate" }, 3] }, "2026-03-31"] }],
      [
        'countContacts(days: 7, channels: ["sms", "email"]) <= 2',
        { "<=": [{ countContacts: [{ days: 7, channels: ["sms", "email"] }] }, 2] },
      ],
      ['field("vars.late-fee", 5) > 0', { ">": [{ var: ["vars.late-fee", 5] }, 0] }],
      ['{"bank.careSignal":[1]} or hasTag("vip")', { or: [{ "bank.careSignal": [1] }, { hasTag: ["vip"] }] }],
    ];
    for (const [text, rule, printed = text] of said) {
      expect([text, readFormula(text, EUR).rule]).toEqual([text, rule]);
      expect(printFormula(rule, EUR)).toBe(printed);
    }
  });

  test("CB8 a date and so many business days, held against today, ask how many have gone by", () => {
    const gone = (op: string): Condition => ({ [op]: [{ businessDaysSince: [{ var: "oldestDueDate" }] }, 3] });
    expect(ruleOf("today >= oldestDueDate + 3 business days")).toEqual(gone(">="));
    expect(ruleOf("oldestDueDate + 3bd > today")).toEqual(gone("<"));
    // The third business day after a Friday is the Wednesday.
    const asked = compileExpression(ruleOf("today >= oldestDueDate + 3 business days"));
    const on = (today: string) => asked({ today, oldestDueDate: "2026-03-06" });
    expect(["2026-03-10", "2026-03-11", "2026-03-12"].map(on)).toEqual([false, true, true]);
    for (const text of [
      "today > oldestDueDate + 3 business days",
      "oldestDueDate + 3 bd",
      "today >= oldestDueDate - 3 bd",
    ])
      expect(problemOf(text)?.code).toBe("formula.businessDays");
  });
});

describe("CB10 amounts in formulas", () => {
  test("CB10 are in major units with their currency, exactly, whatever its decimals", () => {
    expect(ruleOf("totalDue >= EUR 500.5")).toEqual({ ">=": [{ var: "totalDue" }, 50_050] });
    expect(ruleOf("totalDue >= 500 EUR and totalDue < €1000 and totalDue != EUR -0.01")).toEqual(
      ruleOf("totalDue >= EUR 500.00 and totalDue < EUR 1000.00 and totalDue != EUR -0.01"),
    );
    const forms = [
      [settingsWith("EUR"), /^EUR -?\d+\.\d\d$/],
      [settingsWith("JPY"), /^JPY -?\d+$/],
      [settingsWith("KWD"), /^KWD -?\d+\.\d{3}$/],
    ] as const;
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })), (n) => {
        if (n === 0) return;
        for (const [settings, form] of forms) {
          const text = printFormula({ "==": [{ var: "totalDue" }, n] }, settings);
          expect(ruleOf(text, settings)).toEqual({ "==": [{ var: "totalDue" }, n] });
          if (Number.isSafeInteger(n)) expect(text.slice("totalDue == ".length)).toMatch(form);
        }
      }),
      runs,
    );
  });

  test("CB10 a number beside an amount is none without its currency, but for 0", () => {
    const needs = (text: string) => expect([text, problemOf(text)?.code]).toEqual([text, "formula.amount"]);
    for (const text of [
      "totalDue >= 500",
      "min(totalDue, 500) > 0",
      "totalDue > if(dpd > 30, 500, EUR 3)",
      "some(obligations, outstandingMinor in [500])",
      "totalDue - 5 > 0",
      "totalDue > 500 * 2",
      "sum(data.disputes, claimMinor) between 1 and EUR 2.00",
    ])
      needs(text);
    for (const text of ["totalDue > 0", "totalDue * 0.9 > totalOverdue / 2", "dpd > 500", "totalDue / dpd > EUR 5"])
      expect([text, problemOf(text)]).toEqual([text, undefined]);
    expect(problemOf("totalDue >= 500", settingsWith(undefined))).toBeUndefined();
    expect(problemOf("totalDue >= USD 500")).toMatchObject({
      code: "formula.currency",
      at: "USD 500",
      currency: "EUR",
    });
    expect(problemOf("totalDue >= EUR 0.005")).toMatchObject({ code: "formula.decimals", at: "EUR 0.005" });
  });
});

describe("CB11 mistakes in formulas", () => {
  test("CB11 have a code, a place and what helps", () => {
    const mistakes: readonly (readonly [text: string, code: string, at: string, nearest?: string])[] = [
      ["dpd > 3 ; 4", "formula.character", ";"],
      ['data.band == "A', "formula.text", '"A'],
      ['or {"a": }', "formula.json", '{"a": }'],
      ["dpd > > 3", "formula.unexpected", ">"],
      ["dpd >", "formula.end", ">"],
      ["oldestDueDate + 3 toString", "formula.unexpected", "toString"],
      ["min(dpd, 3", "formula.close", "("],
      ["totalDue > 500,00", "formula.comma", "500,00"],
      ["mni(dpd, 3)", "formula.function", "mni", "min"],
      ["totalOverdeu > EUR 5", "formula.field", "totalOverdeu", "totalOverdue"],
      ["data.scroe > 5", "formula.field", "data.scroe", "data.score"],
      ["some(obligations, dpd > 3)", "formula.field", "dpd", "$.dpd"],
      ["some(obligations, outstandingMnior > EUR 3)", "formula.field", "outstandingMnior", "outstandingMinor"],
      ['segment("vulnerabel")', "formula.segment", 'segment("vulnerabel")', "vulnerable"],
      ["(".repeat(300), "formula.deep", "("],
    ];
    const settings = { ...EUR, segments: new Set(["vulnerable"]) };
    for (const [text, code, at, nearest] of mistakes)
      expect([text, problemOf(text, settings)]).toEqual([
        text,
        expect.objectContaining({ code, at, ...(nearest && { nearest }) }),
      ]);
  });

  test("CB11 a title is understood, and what only a document knows may be named", () => {
    expect(problemOf("RiskScore > 5")).toMatchObject({ nearest: "data.score" });
    for (const name of [
      "vars.fee",
      "arms.test",
      "event.data.kind",
      "debtor.contactFacts.email.valid",
      "tags.0",
      "caseId",
    ])
      expect([name, problemOf(name)]).toEqual([name, undefined]);
    expect(problemOf("data.anything", settingsWith("EUR"))).toBeUndefined();
  });

  test("CB11 any text is read or refused, and a refusal has a place in it and a sentence in every language", () => {
    const pieces = fc.constantFrom(
      ..."( ) [ ] , : { } \" + - * == and or not in between dpd 3 EUR min( days ?? € '".split(" "),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((all) => all.join(" ")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          const parsed = parseFormula(text, EUR);
          for (const { from, to, code, data } of parsed.ok ? [] : parsed.problems) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThanOrEqual(from);
            expect(to).toBeLessThanOrEqual(text.length);
            for (const words of [FORMULA_EN, FORMULA_ES]) expect(words.problems[code](data)).toMatch(/[.?]$/);
          }
        },
      ),
      runs,
    );
  });

  test("CB11 what the engine says of a part is told at its place, and what stands as JSON may be wrong", () => {
    const checks = { settings: SETTINGS, formula: EUR, words: FORMULA_EN, gives: "condition" as const };
    const found = (text: string) => {
      const { rule, findings } = checkFormula(text, checks);
      return [rule !== undefined, ...findings.map(({ from, to, tone }) => [tone, text.slice(from, to)])];
    };
    expect(found("dpd and 3")).toEqual([false, ["bad", "3"]]);
    expect(found('hasTag("vip") and dpd > "x"')).toEqual([true, ["warn", 'dpd > "x"']]);
    expect(found('hasTag("vip") or {"bank.careSignal":[1]}')).toEqual([true, ["warn", '{"bank.careSignal":[1]}']]);
    expect(found("5")).toEqual([false, ["bad", "5"]]);
    expect(checkFormula("dpd * 2", { ...checks, gives: "value" }).findings).toEqual([]);
  });
});

describe("CB12 completions", () => {
  const sources = { names: EUR.names, segments: { care: { title: "Needs care" } }, functions: FORMULA_EN.functions };
  const at = (text: string) => {
    const caret = text.indexOf("|");
    const plain = text.replace("|", "");
    const { from, to, items } = completionsAt(plain, caret, sources);
    return { first: items[0]?.insert, all: items.map(({ insert }) => insert), replaced: plain.slice(from, to) };
  };

  test("CB12 fields are found by path and by title, functions by name", () => {
    expect(at("totalD|")).toMatchObject({ first: "totalDue", replaced: "totalD" });
    expect(at("income|").first).toBe("data.band");
    expect(at("oldest|").first).toBe("oldestDueDate");
    expect(at("dpd > 3 and business|").first).toBe("businessDaysSince(");
    expect(at("min(tot|Due, 3)")).toMatchObject({ first: "totalDue", replaced: "totDue" });
    expect(at("dpd > 3|").all).toEqual([]);
    for (const text of ["", "to", "min(", "data."])
      for (const name of at(`${text}|`).all) expect(name).not.toMatch(/^#/);
  });

  test("CB12 inside of a list they are what its entries have, and the case by $", () => {
    expect(at("some(obligations, out|").first).toBe("outstandingMinor");
    expect(at("some(obligations, dpd|").first).toBe("$.dpd");
    expect(at("some(obligations, disputed) and out|").all).not.toContain("outstandingMinor");
    expect(at("count(filter(data.disputes, st|").first).toBe("status");
  });

  test("CB12 a field with few values offers them, and segment() the segments", () => {
    expect(at('data.band == "|')).toMatchObject({ all: ['"A"', '"B"'], replaced: '"' });
    expect(at('data.band in ["A", |').all).toEqual(['"A"', '"B"']);
    expect(at('segment("ca|re")')).toMatchObject({ first: '"care"', replaced: '"care"' });
  });

  test("CB12 whatever is offered is known, and every function has its arguments in every language", () => {
    for (const { insert, kind } of completionsAt("", 0, sources).items)
      if (kind === "field") expect(problemOf(insert)?.code).not.toBe("formula.field");
    for (const words of [FORMULA_EN, FORMULA_ES])
      expect(Object.keys(words.functions).sort()).toEqual([...FUNCTIONS].sort());
    expect(Object.keys(FORMULA_ES.problems)).toEqual(Object.keys(FORMULA_EN.problems));
    for (const name of FUNCTIONS) {
      const [problem] = validateCondition({ [name]: [] }).filter(({ code }) => code === "condition.operator");
      expect([name, problem]).toEqual([name, undefined]);
    }
  });
});
