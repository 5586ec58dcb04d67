/** What forms are made of: schemas, words, numbers, durations, cells. */

import { EVENTS, type JsonSchema } from "@dunlin/engine";
import { type NodeTypeInfo, nodeTypes } from "@dunlin/engine/editing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messages as ES } from "../../src/es.ts";
import { cellFrom, cellText, simpleCell } from "../../src/inspector/cells.ts";
import { durationOf, spanOf, UNITS } from "../../src/inspector/duration.ts";
import { layoutOf } from "../../src/inspector/hints.ts";
import { kindOf } from "../../src/inspector/kinds.ts";
import { basisPointsFrom, minorFrom, moneyText, percentText, shareText } from "../../src/inspector/numbers.ts";
import { choicesOf, problemOf, propertiesOf, resolved } from "../../src/inspector/schema.ts";
import { EN } from "../../src/words/messages.ts";

interface Member {
  readonly type: string;
  readonly trail: string;
  readonly name: string;
  readonly schema: JsonSchema;
}

/** Every parameter of every built-in step, also those inside groups and lists. */
function members(type: string, schemas: Readonly<Record<string, JsonSchema>>, above: string): readonly Member[] {
  return Object.entries(schemas).flatMap(([name, schema]) => {
    const trail = above === "" ? name : `${above}.${name}`;
    if (schema.$ref === "#/$defs/condition") return [{ type, trail, name, schema }];
    const inner = { ...propertiesOf(schema), ...propertiesOf((resolved(schema).items ?? {}) as JsonSchema) };
    const isCondition = (resolved(schema).items as JsonSchema | undefined)?.$ref === "#/$defs/condition";
    return [{ type, trail, name, schema }, ...(isCondition ? [] : members(type, inner, trail))];
  });
}

const ALL = nodeTypes().flatMap(({ type, parameters }) => members(type, parameters.properties, ""));

/** Words of a field by its exact names; what the schema says does not count. */
function wordsOf({ type, trail }: Member, fields: typeof EN.inspector.fields) {
  const parts = [type, ...trail.split(".")];
  return parts.map((_, from) => fields[parts.slice(from).join(".")]).find((text) => text !== undefined);
}

describe.each([
  ["EN", EN],
  ["ES", ES],
])("IN1 words %s", (_, { inspector }) => {
  test("IN1 every parameter of every built-in step has a label and a help", () => {
    expect(ALL.length).toBeGreaterThan(120);
    const without = ALL.filter((member) => (wordsOf(member, inspector.fields) ?? []).length < 2);
    expect(without.map(({ type, trail }) => `${type}.${trail}`)).toEqual([]);
  });

  test("IN1 every choice and every event has words", () => {
    const choices = ALL.flatMap(({ name, schema }) => {
      const all = resolved(schema);
      const values = choicesOf(all) ?? choicesOf(resolved((all.items ?? {}) as JsonSchema)) ?? [];
      return name === "hash" ? [] : values.map((value) => [`${name}.${String(value)}`, String(value)] as const);
    });
    expect(choices.length).toBeGreaterThan(50);
    expect(choices.filter((keys) => keys.every((key) => inspector.choices[key] === undefined))).toEqual([]);
    const events = Object.keys(EVENTS).filter((event) => event !== "timer.fired");
    expect(events.filter((event) => inspector.events[event] === undefined)).toEqual([]);
    expect(events.filter((event) => inspector.eventGroup(event) === event.split(".")[0])).toEqual([]);
  });

  test("IN1 labels and helps are short, and helps are sentences", () => {
    for (const [key, [label, help = ""]] of Object.entries(inspector.fields)) {
      expect(label.length, key).toBeLessThanOrEqual(40);
      expect(help.length, key).toBeLessThanOrEqual(100);
      expect(help, key).toMatch(/\.$/);
      expect(label + help, key).not.toMatch(/[!`]/);
    }
  });
});

test("IN1 both languages have the same words", () => {
  expect(Object.keys(ES.inspector.fields).sort()).toEqual(Object.keys(EN.inspector.fields).sort());
  expect(Object.keys(ES.inspector.choices).sort()).toEqual(Object.keys(EN.inspector.choices).sort());
  expect(Object.keys(ES.inspector.events).sort()).toEqual(Object.keys(EN.inspector.events).sort());
});

describe("IN2 fields by their schema", () => {
  test("IN2 built-in parameters have the field of their kind", () => {
    const kinds = Object.fromEntries(
      ALL.map(({ type, trail, name, schema }) => [`${type}.${trail}`, kindOf(name, schema)]),
    );
    expect(kinds).toMatchObject({
      "send.via": "items",
      "send.via.channel": "channel",
      "send.via.template": "template",
      "send.purpose": "choice",
      "send.giveUpAfter": "duration",
      "send.page": "group",
      "send.page.actions": "texts",
      "wait.until.offset": "duration",
      "wait.at": "time",
      "wait.gapChannels": "channels",
      "waitFor.cases.on": "events",
      "if.when": "condition",
      "split.ramp": "share",
      "split.variants.control": "flag",
      "fee.amountMinor": "money",
      "repeat.max": "number",
      "set.values": "map",
      "task.priority": "expression",
      "table.inputs": "items",
      "hold.allow": "choices",
      "exit.outcome": "outcome",
      "callStrategy.inputs": "map",
      "score.default": "expression",
      "retryPayment.attempts": "items",
    });
    expect(Object.entries(kinds).filter(([, kind]) => kind === "json")).toEqual([]);
  });

  test.each<[string, JsonSchema, string]>([
    ["model", { type: "string" }, "text"],
    ["why", { type: "string", maxLength: 2000 }, "area"],
    ["level", { type: "number", minimum: 0 }, "number"],
    ["limitMinor", { type: "integer" }, "money"],
    ["wait", { type: "string", format: "duration" }, "duration"],
    ["side", { oneOf: [{ const: "left" }, { const: "right" }] }, "choice"],
    ["on", { type: "boolean" }, "flag"],
    ["words", { type: "array", items: { type: "string" } }, "texts"],
    ["rows", { type: "array", items: { type: "object", properties: { a: { type: "string" } } } }, "items"],
    ["free", { type: "object" }, "json"],
    ["any", {}, "json"],
  ])("IN2 a host's %s", (name, schema, kind) => {
    expect(kindOf(name, schema)).toBe(kind);
  });

  test("IN2 every parameter stands in the form once, or in a widget of its own", () => {
    const own = new Set("cases rows variants hash dispositions".split(" "));
    for (const info of nodeTypes()) {
      const { main, more } = layoutOf(info, []);
      const shown = [...main, ...more];
      expect(new Set(shown).size, info.type).toBe(shown.length);
      const missing = Object.keys(info.parameters.properties).filter((name) => !shown.includes(name) && !own.has(name));
      expect(missing, info.type).toEqual([]);
    }
    const host = { type: "own", parameters: { properties: { a: {}, b: {} } } } as unknown as NodeTypeInfo;
    expect(layoutOf(host, [])).toEqual({ main: ["a", "b"], more: [] });
  });
});

test.each<[JsonSchema, unknown, unknown]>([
  [{ $ref: "#/$defs/text" }, "", { code: "required" }],
  [{ $ref: "#/$defs/id" }, "a b", { code: "form", wanted: "id" }],
  [{ $ref: "#/$defs/id" }, "a-b", undefined],
  [{ $ref: "#/$defs/duration" }, "P1X", { code: "form", wanted: "duration" }],
  [{ type: "integer", minimum: 1, maximum: 9 }, 0, { code: "least", wanted: 1 }],
  [{ type: "integer", minimum: 1, maximum: 9 }, 10, { code: "most", wanted: 9 }],
  [{ type: "integer", minimum: 1, maximum: 9 }, 9, undefined],
  [{ type: "integer", minimum: 1, maximum: 9 }, 1, undefined],
  [{ type: "integer" }, 1.5, { code: "kind", wanted: "integer" }],
  [{ enum: ["a", "b"] }, "c", { code: "choice", wanted: ["a", "b"] }],
  [{ oneOf: [{ const: 1 }, { const: 2 }] }, 3, { code: "choice", wanted: [1, 2] }],
  [{ type: "array", minItems: 1 }, [], { code: "empty" }],
  [{ $ref: "#/$defs/condition" }, { var: "dpd" }, undefined],
])("IN3 %j of %j", (schema, value, problem) => {
  expect(problemOf(schema, value)).toEqual(problem);
});

describe("IN4 durations", () => {
  test("IN4 a number and a unit write back to the same text", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.constantFrom(...UNITS),
        fc.boolean(),
        (count, unit, before) => {
          const text = durationOf({ count, unit, before });
          expect(spanOf(text)).toEqual({ count, unit, before: before && count > 0 });
        },
      ),
    );
  });

  test.each(["P1DT4H", "P1Y", "PT5S", "P", "", "7"])("IN4 %s has no single unit", (text) => {
    expect(spanOf(text)).toBeUndefined();
  });

  test("IN4 months are not minutes", () => {
    expect(spanOf("P1M")).toMatchObject({ unit: "months" });
    expect(spanOf("PT1M")).toMatchObject({ unit: "minutes" });
    expect(spanOf("-P3B")).toEqual({ count: 3, unit: "businessDays", before: true });
  });
});

describe("IN5 numbers", () => {
  test("IN5 shares and amounts read back from what is shown, in any notation", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom("en", "es", "de", "ar"), (share, locale) => {
        expect(basisPointsFrom(percentText(share, locale))).toBe(share);
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom("EUR", "JPY", "KWD", undefined),
        fc.constantFrom("en", "es"),
        (minor, currency, locale) => {
          expect(minorFrom(moneyText(minor, currency, locale), currency)).toBe(minor + 0);
        },
      ),
    );
  });

  test("IN5 what is none is not taken for one", () => {
    expect(basisPointsFrom("12,5 %")).toBe(1250);
    expect([basisPointsFrom("a"), basisPointsFrom(""), minorFrom("1.234", "EUR"), minorFrom("1.5", undefined)]).toEqual(
      [undefined, undefined, undefined, undefined],
    );
  });

  test("IN5 a share that is not zero never reads as zero", () => {
    expect(shareText(3, 1000, "en")).toBe("0.3%");
    expect(shareText(430, 1000, "en")).toBe("43%");
    expect(shareText(0, 0, "en")).toBe("0%");
  });
});

describe("IN6 cells", () => {
  test.each<[string, unknown]>([
    ["", null],
    ["30", 30],
    ["gold", "gold"],
    ["true", true],
    ["< 30", { "<": 30 }],
    [">= 2.5", { ">=": 2.5 }],
    ["!= gold", { "!=": "gold" }],
    ["10..30", { between: [10, 30] }],
    ["gold, silver", { in: ["gold", "silver"] }],
    ['"30"', "30"],
    ['{"startsWith":"a"}', { startsWith: "a" }],
  ])("IN6 %s", (text, cell) => {
    expect(cellFrom(text)).toEqual({ cell });
    expect(cellText(cell)).toBe(text);
  });

  test("IN6 whatever stands in a cell is read back as it was", () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const cell = fc.oneof(
      scalar,
      fc.constant(null),
      fc.record({ "<": scalar }),
      fc.record({ between: fc.tuple(fc.integer(), fc.integer()) }),
      fc.record({ in: fc.array(scalar, { maxLength: 4 }) }),
      fc.record({ startsWith: fc.string() }),
      fc.record({ "%": fc.tuple(fc.integer(), fc.integer()) }),
    );
    fc.assert(
      fc.property(cell, (value) => {
        expect(cellFrom(cellText(value))).toEqual({ cell: value });
      }),
    );
  });

  test("IN6 what commas and signs would not tell apart is told as JSON", () => {
    expect(simpleCell({ in: ["a, b", "c"] })).toBeUndefined();
    expect(simpleCell({ in: ["a"] })).toBeUndefined();
    expect(cellFrom("{not json")).toBeUndefined();
  });
});
