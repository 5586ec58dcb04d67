/** What an editor asks about documents that are still being written. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  conditionsOf,
  describeConditionParts,
  describeExpression,
  describeNode,
  describeWay,
  factFields,
  isNodeType,
  type LooseNode,
  nodeTypes,
  outlineStrategy,
  portsOf,
  waitsAt,
} from "../../src/editing.ts";
import {
  type Condition,
  describeCondition,
  describeStrategy,
  type NodeTypeDescriptor,
  type Strategy,
  strategySchema,
  validateCondition,
} from "../../src/index.ts";
import { NODE_TYPES } from "../../src/nodes/index.ts";
import { strictRules } from "../conditions/arbitrary.ts";

const OWN: NodeTypeDescriptor = {
  type: "bankScoring",
  title: "Asks the bank.",
  parameters: { properties: { model: { type: "string" } }, required: ["model"] },
  ports: () => [{ name: "next", required: true }],
  waits: () => false,
  compile: () => ({ visit: () => ({ to: "stay" }) }),
};

const STRATEGY: Strategy = {
  format: "dunlin.strategy/1",
  id: "week",
  name: "A week",
  time: { zone: "Europe/Madrid" },
  entry: { start: "ask" },
  nodes: {
    ask: { type: "if", when: { ">": [{ var: "dpd" }, 3] }, to: { yes: "mail", no: "end" } },
    mail: { type: "send", via: [{ channel: "email", template: "soft@1" }], to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
};

describe("EG1 node types", () => {
  test("EG1 the engine's come first, in its order, with the schemas of the document", () => {
    const all = nodeTypes({ nodeTypes: [OWN] });
    expect(all.map(({ type }) => type)).toEqual([...NODE_TYPES, "bankScoring"]);
    expect(all.filter(({ builtIn }) => !builtIn)).toEqual([
      { type: "bankScoring", title: OWN.title, parameters: OWN.parameters, builtIn: false },
    ]);
    const defs = Object.keys(strategySchema.$defs as object);
    const refs = JSON.stringify(all).match(/#\/\$defs\/[\w-]+/g) ?? [];
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) expect(defs).toContain(ref.slice("#/$defs/".length));
  });

  test("EG1 a type is known or not", () => {
    expect(isNodeType("send")).toBe(true);
    expect(isNodeType("bankScoring")).toBe(false);
    expect(isNodeType("bankScoring", { nodeTypes: [OWN] })).toBe(true);
    expect(isNodeType("constructor")).toBe(false);
  });
});

describe("EG2 broken documents", () => {
  test("EG2 ports of a sound node are those of its type, connected or not", () => {
    expect(portsOf({ type: "if", when: true, to: { yes: "a" } }).map(({ name }) => name)).toEqual([
      "yes",
      "no",
      "unknown",
    ]);
    expect(portsOf({ type: "bankScoring" }, { nodeTypes: [OWN] })).toEqual([{ name: "next", required: true }]);
    expect(conditionsOf({ type: "if", when: true })).toEqual([{ at: "/when", rule: true }]);
    expect([waitsAt({ type: "wait", for: "P1D" }), waitsAt({ type: "if", when: true })]).toEqual([true, false]);
  });

  test("EG2 of an unknown or broken node the connections are told", () => {
    expect(portsOf({ type: "bankScoring", to: { high: "a", low: "b" } })).toEqual([
      { name: "high", required: false },
      { name: "low", required: false },
    ]);
    expect(portsOf({ type: "switch", cases: 7, to: { x: "a" } })).toEqual([{ name: "x", required: false }]);
    expect(conditionsOf({ type: "switch" })).toEqual([]);
  });

  test("EG2 the reading order of a sound document is that of its description", () => {
    const { flows, unreached, numbers } = outlineStrategy(STRATEGY);
    expect(unreached).toEqual([]);
    expect([...numbers]).toEqual([
      ["ask", 1],
      ["mail", 2],
      ["end", 3],
    ]);
    expect(flows).toHaveLength(1);
    expect(describeStrategy(STRATEGY)).toContain("2. ");
  });

  test("EG2 whatever stands in nodes, every one is in the reading order once, and nothing throws", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e");
    const type = fc.constantFrom(...NODE_TYPES, "no.such", "constructor");
    const node: fc.Arbitrary<LooseNode> = fc
      .record({
        type,
        to: fc.dictionary(fc.constantFrom("next", "yes", "no", "body", "x"), id),
        rest: fc.dictionary(
          fc.constantFrom("via", "cases", "when", "variants", "dispositions", "for", "offer"),
          fc.jsonValue(),
        ),
      })
      .map(({ rest, ...members }) => ({ ...rest, ...members }));
    fc.assert(
      fc.property(fc.dictionary(id, node, { minKeys: 1 }), (nodes) => {
        const broken = { ...STRATEGY, nodes } as unknown as Strategy;
        const { numbers } = outlineStrategy(broken);
        expect([...numbers.keys()].sort()).toEqual(Object.keys(nodes).sort());
        for (const [name, one] of Object.entries(nodes)) {
          expect(portsOf(one)).toBeInstanceOf(Array);
          expect(typeof describeNode(broken, name)).toBe("string");
        }
      }),
    );
  });
});

describe("EG3 words", () => {
  test("EG3 a node and its ways are told as in the description, in either language", () => {
    const text = describeStrategy(STRATEGY);
    expect(text).toContain(describeNode(STRATEGY, "mail"));
    expect(describeNode(STRATEGY, "mail").length).toBeGreaterThan(10);
    expect(text).toContain(describeWay(STRATEGY, "ask", ["yes"]));
    expect(describeStrategy(STRATEGY, { locale: "es" })).toContain(describeNode(STRATEGY, "mail", { locale: "es" }));
  });

  test("EG3 what cannot be told is told with nothing", () => {
    const broken = { ...STRATEGY, nodes: { a: { type: "send" }, b: { type: "huh" } } } as unknown as Strategy;
    expect([describeNode(broken, "a"), describeNode(broken, "b"), describeNode(broken, "none")]).toEqual(["", "", ""]);
    expect(describeWay(broken, "none", [])).toBeUndefined();
  });

  test("EG3 a language without words is refused", () => {
    expect(() => describeNode(STRATEGY, "mail", { locale: "xx" })).toThrow(RangeError);
  });
});

describe("EG4 facts", () => {
  const all = factFields();
  const at = (path: string) => all.find((field) => field.path === path);

  test("EG4 each can be read by a condition, and is told with its kind", () => {
    for (const { path } of all) {
      const codes = validateCondition({ known: [{ var: path }] }).map(({ code }) => code);
      expect([path, codes.includes("field.undeclared")]).toEqual([path, false]);
    }
    expect(at("totalDue")).toEqual({ path: "totalDue", kind: "money", optional: false });
    expect(at("bucket")?.values).toEqual(["current", "1-30", "31-60", "61-90", "90+"]);
    expect(at("debtor.language")).toEqual({ path: "debtor.language", kind: "text", optional: true });
    expect(at("lastPaymentAt")?.kind).toBe("instant");
    expect(at("data")).toBeUndefined();
  });

  test("EG4 lists are told with what their entries have", () => {
    for (const path of ["obligations", "payments", "contacts", "promises", "debtor.channels"]) {
      expect(at(path)?.kind).toBe("list");
      expect(at(path)?.members?.length).toBeGreaterThan(3);
    }
    expect(at("obligations")?.members?.[0]).toEqual({ path: "dueDate", kind: "date", optional: false });
  });
});

describe("EG5 the parts of a sentence", () => {
  const said = (rule: Condition, locale = "en") =>
    describeConditionParts(rule, { locale, currency: "EUR" })
      .map(({ text, operand }) => (operand ? `[${text}]` : text))
      .join("");

  test("EG5 operands are what the author chose", () => {
    expect(said({ and: [{ ">": [{ var: "totalDue" }, 15000] }, { hasTag: ["vip"] }] })).toBe(
      "the total due is more than [EUR 150.00] and there is a tag [“vip”]",
    );
    expect(said({ ">=": [{ var: "today" }, "2026-03-02"] }, "es")).toBe(
      "la fecha no es anterior al [lunes 2 de marzo de 2026]",
    );
    expect(said({ "??": [{ "==": [{ var: "dpd" }, 3] }, false] })).toBe("days past due is [3] (and this is known)");
    expect(said({ "!": [{ "??": [{ "==": [{ var: "dpd" }, 3] }, false] }] })).toBe(
      "days past due is not [3] (or nobody knows)",
    );
  });

  test("EG5 together they are the sentence", () => {
    fc.assert(
      fc.property(strictRules, fc.constantFrom("en", "es"), (rule, locale) => {
        const parts = describeConditionParts(rule, { locale });
        expect(parts.map(({ text }) => text).join("")).toBe(describeCondition(rule, { locale }));
      }),
    );
  });
});

describe("EG6 expressions", () => {
  test("EG6 an expression is a noun, not a clause", () => {
    expect(describeExpression({ var: "totalDue" })).toBe("the total due");
    expect(describeExpression({ var: "totalDue" }, { locale: "es" })).toBe("el total pendiente");
    expect(describeExpression("soft")).toBe("“soft”");
    expect(() => describeExpression(1, { locale: "xx" })).toThrow(RangeError);
  });
});
