/** Fields and what can be asked of them. */

import { type Condition, describeCondition, type FieldSchema, validateCondition } from "@dunlin/engine";
import { factFields } from "@dunlin/engine/editing";
import { describe, expect, test } from "vitest";
import { askOf, asksFor, ruleAbout, withAsk, withField } from "../../src/conditions/asks.ts";
import { type Comparison, readComparison, writeComparison } from "../../src/conditions/comparison.ts";
import { countedAlone } from "../../src/conditions/counting.ts";
import { draw } from "../../src/conditions/drawing.ts";
import { type FieldInfo, fieldsFor } from "../../src/conditions/fields.ts";
import { amountText, currencyMark, parseAmount, parseNumber } from "../../src/conditions/numbers.ts";
import { CONDITIONS_ES } from "../../src/conditions/words.es.ts";
import { CONDITIONS_EN } from "../../src/conditions/words.ts";
import { FORMULA_EN } from "../../src/formula/words.ts";

const SCHEMA: FieldSchema = {
  type: "object",
  required: ["band"],
  properties: {
    band: { type: "string", title: "Income band", enum: ["A", "B"] },
    limitMinor: { type: "integer", title: "Credit limit" },
    salary: { type: "string", format: "date" },
    home: { type: "object", properties: { owned: { type: "boolean", title: "Owns a home" } } },
    labels: { type: "array", items: { type: "string" } },
    loans: { type: "array", title: "Loans", items: { properties: { rate: { type: "number", unit: "%" } } } },
  },
};

const FIELDS = fieldsFor(SCHEMA, CONDITIONS_EN, "en");
const at = (path: string) => FIELDS.find((field) => field.path === path) as FieldInfo;
const read = (rule: Parameters<typeof readComparison>[0]) => readComparison(rule) as Comparison;
const NONE = { segments: [] };

describe("CB3 questions", () => {
  test("CB3 every rule about every field is a sound condition, whatever is asked", () => {
    for (const field of FIELDS) {
      const first = ruleAbout(field, { segments: ["late"] });
      const comparison = readComparison(first);
      const rules =
        comparison === undefined
          ? [first]
          : asksFor(comparison, field).map((ask) => writeComparison(withAsk(comparison, ask, field)));
      for (const rule of rules) {
        if (JSON.stringify(rule).includes('"hasTag":[""]')) continue; // a tag has to be named by its author
        const errors = validateCondition(rule, { schema: SCHEMA }).filter(({ severity }) => severity === "error");
        expect([field.path, rule, errors]).toEqual([field.path, rule, []]);
        expect(draw(rule).kind).not.toBe("raw");
      }
      if (comparison !== undefined)
        for (const ask of asksFor(comparison, field)) expect(askOf(withAsk(comparison, ask, field))).toBe(ask);
    }
  });

  test("CB3 another question keeps the value where it can", () => {
    const dpd = at("dpd");
    const over = read({ ">": [{ var: "dpd" }, 30] });
    expect(writeComparison(withAsk(over, "<=", dpd))).toEqual({ "<=": [{ var: "dpd" }, 30] });
    expect(writeComparison(withAsk(over, "between", dpd))).toEqual({ between: [{ var: "dpd" }, 30, 30] });
    expect(writeComparison(withAsk(over, "!known", dpd))).toEqual({ "!": [{ known: [{ var: "dpd" }] }] });
    const due = read({ "<": [{ var: "oldestDueDate" }, "2026-03-02"] });
    const lately = withAsk(due, "d:last", at("oldestDueDate"));
    expect(writeComparison(lately)).toEqual({ between: [{ daysSince: [{ var: "oldestDueDate" }] }, 0, 30] });
    expect(writeComparison(withAsk(lately, "d:next", at("oldestDueDate")))).toEqual({
      between: [{ daysUntil: [{ var: "oldestDueDate" }] }, 0, 30],
    });
    const band = read({ "==": [{ var: "data.band" }, "A"] });
    expect(writeComparison(withAsk(band, "!in", at("data.band")))).toEqual({
      "!": [{ in: [{ var: "data.band" }, ["A"]] }],
    });
  });

  test("CB3 another field of the same kind keeps the question, one of another kind begins anew", () => {
    const due = read({ "<": [{ var: "totalDue" }, 15_000] });
    expect(withField(due, at("totalOverdue"), NONE, at("totalDue"))).toEqual({
      "<": [{ var: "totalOverdue" }, 15_000],
    });
    expect(withField(due, at("data.band"), NONE, at("totalDue"))).toEqual({ "==": [{ var: "data.band" }, "A"] });
    expect(withField(due, at("obligations"), NONE, at("totalDue"))).toEqual({ some: [{ var: "obligations" }, true] });
  });
});

describe("CB4 fields", () => {
  test("CB4 every fact that is listed has a title in every language or is left out in all", () => {
    const known = factFields().map(({ path }) => path);
    for (const path of Object.keys(CONDITIONS_EN.fields).filter((path) => !path.startsWith("#")))
      expect(known).toContain(path);
    const members = factFields().flatMap((field) => field.members ?? []);
    for (const { path } of members.filter(({ path }) => path !== "id"))
      expect(Object.keys(CONDITIONS_EN.members)).toContain(path);
  });

  test("CB4 the host's schema tells titles, kinds, values and what may be missing", () => {
    expect(at("data.band")).toMatchObject({ title: "Income band", kind: "enum", optional: false });
    expect(at("data.limitMinor")).toMatchObject({ title: "Credit limit", kind: "money", optional: true });
    expect(at("data.salary")).toMatchObject({ title: "salary", kind: "date" });
    expect(at("data.home.owned")).toMatchObject({ title: "Owns a home", kind: "boolean" });
    expect(at("data.labels")).toMatchObject({ kind: "tags" });
    expect(at("data.loans").members).toMatchObject([{ path: "rate", kind: "number", unit: "%" }]);
    expect(at("weekday").values?.[0]).toEqual({ value: 1, label: "Monday" });
  });

  test("CB4 amounts and numbers as people of the place write them", () => {
    expect(parseAmount("1,234.5", "EUR", "en")).toBe(123_450);
    expect(parseAmount("1.234,5", "EUR", "es")).toBe(123_450);
    expect(parseAmount("150", "EUR", "en")).toBe(15_000);
    expect(parseAmount("150.00", "EUR", "es")).toBe(15_000);
    expect(parseAmount("1.234", "EUR", "es")).toBe(123_400);
    expect(parseAmount("1500", "JPY", "en")).toBe(1500);
    expect(parseAmount("1.005", "EUR", "en")).toBeUndefined();
    expect(parseAmount("-3", "EUR", "en")).toBe(-300);
    expect(parseAmount("many", "EUR", "en")).toBeUndefined();
    expect(parseNumber("0,5", "es")).toBe(0.5);
    expect(amountText(123_450, "EUR", "en")).toBe("1,234.50");
    expect(amountText(123_450, undefined, "en")).toBe("123,450");
    expect(parseAmount(amountText(123_450, undefined, "en"), undefined, "en")).toBe(123_450);
    expect(currencyMark("EUR", "en")).toBe("€");
  });
});

test("CB6 a rule about entries of a list is counted as people with such an entry", () => {
  const open = { "==": [{ var: "disputed" }, true] };
  const rule = { and: [{ hasTag: ["vip"] }, { all: [{ var: "obligations" }, { or: [open, true] }] }] };
  expect(countedAlone(rule, [0])).toEqual({ hasTag: ["vip"] });
  expect(countedAlone(rule, [1])).toBe(rule.and[1]);
  expect(countedAlone(rule, [1, 0])).toEqual({ some: [{ var: "obligations" }, open] });
});

describe("CB7 words", () => {
  const shape = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shape(member)]))
      : typeof value;

  test("CB7 both languages have the same ones", () => {
    expect(shape(CONDITIONS_ES)).toEqual(shape({ ...CONDITIONS_EN, formula: FORMULA_EN }));
    expect(JSON.stringify(CONDITIONS_EN)).not.toMatch(/!"|please|debtor /i);
  });

  test("CB7 what the engine says of a condition is told in the language of the builder", () => {
    const rules: readonly Condition[] = [
      { hasTga: ["vip"] },
      { daysSince: [] },
      { and: [5] },
      { ">": [{ var: "data.scroe" }, 5] },
      { ">": [{ var: "dpd" }, "x"] },
      { ">": [{ var: "lastPaymentAt" }, "x"] },
      { var: "data.constructor" },
      { and: ["a"], or: [] },
    ];
    const told = rules.flatMap((rule) => validateCondition(rule, { schema: SCHEMA }));
    expect(new Set(told.map(({ code }) => code)).size).toBeGreaterThan(5);
    for (const diagnostic of told) {
      expect(CONDITIONS_EN.diagnosed(diagnostic)).toBe(diagnostic.message.replaceAll("`", ""));
      expect(CONDITIONS_ES.diagnosed(diagnostic)).toMatch(/^[\p{Lu}«].*[.?]$/u);
      expect(CONDITIONS_ES.diagnosed(diagnostic)).not.toBe(CONDITIONS_EN.diagnosed(diagnostic));
    }
  });

  test("CB7 every question has a name, and every rule a sentence", () => {
    for (const field of FIELDS) {
      const comparison = readComparison(ruleAbout(field, NONE));
      for (const ask of comparison === undefined ? [] : asksFor(comparison, field))
        expect([ask, CONDITIONS_EN.asks[ask]]).not.toEqual([ask, undefined]);
      expect(describeCondition(ruleAbout(field, NONE), { locale: "es", schema: SCHEMA })).not.toBe("");
    }
  });
});
