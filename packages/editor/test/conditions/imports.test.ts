/** Conditions that other builders export: they come in without a lost clause, and answer as the interpreter of json-logic-js does. */

import { createRequire } from "node:module";
import { type Condition, compileCondition } from "@dunlin/engine";
import fc from "fast-check";
import { formatQuery, type RuleGroupType } from "react-querybuilder";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { draw, write } from "../../src/conditions/drawing.ts";
import { rootGroup, rulesIn } from "../../src/conditions/tree.ts";

const load = createRequire(import.meta.url);

interface JsonLogic {
  apply(rule: unknown, data: unknown): unknown;
  add_operation(name: string, how: (...args: string[]) => boolean): void;
}
const jsonLogic = load("json-logic-js") as JsonLogic;
jsonLogic.add_operation("startsWith", (text, part) => text.startsWith(part));
jsonLogic.add_operation("endsWith", (text, part) => text.endsWith(part));

/** Its package for browsers leaves the endings of its files out, so Node takes the other one. */
interface OtherBuilder {
  readonly CoreConfig: object;
  readonly Utils: {
    uuid(): string;
    loadTree(tree: object): object;
    jsonLogicFormat(tree: object, config: object): { readonly logic?: Condition; readonly errors?: readonly string[] };
  };
}
const { CoreConfig, Utils } = load("@react-awesome-query-builder/core") as OtherBuilder;

const runs = propertyRuns(10_000);

const facts = fc.record({
  n: fc.constantFrom(0, 1, 2, 3),
  m: fc.constantFrom(0, 1, 2),
  name: fc.constantFrom("ab", "abc", "ba"),
  band: fc.constantFrom("A", "B", "C"),
  flag: fc.boolean(),
  /** Of an empty list "all" is true here and false in json-logic-js: the format says so. */
  list: fc.array(fc.record({ x: fc.constantFrom(0, 1, 2), kind: fc.constantFrom("A", "B") }), {
    minLength: 1,
    maxLength: 3,
  }),
});

/** How many rules are drawn or kept: what a reader of the builder can point at. */
function clauses(rule: Condition): number {
  const drawing = draw(rule);
  if (drawing.kind === "constant") return 0;
  if (drawing.kind !== "group" && drawing.kind !== "quantified") return 1;
  const inside = (rulesIn(rule) ?? []).map(clauses);
  return inside.reduce((sum, one) => sum + one, drawing.kind === "quantified" ? 1 : 0);
}

const clausesOf = (rule: Condition): number =>
  rootGroup(rule).rules.reduce<number>((sum, one) => sum + clauses(one), 0);

function rewritten(rule: Condition): Condition {
  const drawing = draw(rule);
  if (drawing.kind === "group")
    return write({ ...drawing, group: { ...drawing.group, rules: drawing.group.rules.map(rewritten) } });
  if (drawing.kind !== "quantified") return write(drawing);
  const { quantified } = drawing;
  return write({ ...drawing, quantified: { ...quantified, rules: quantified.rules.map(rewritten) } });
}

function agrees(rule: Condition, data: object): void {
  const wanted = Boolean(jsonLogic.apply(rule, data));
  expect(compileCondition(rule)(data)).toBe(wanted);
  expect(compileCondition(rewritten(rule))(data)).toBe(wanted);
}

type Query = RuleGroupType["rules"][number];

const compared = fc.constantFrom("=", "!=", "<", "<=", ">", ">=");
const number = fc.constantFrom(0, 1, 2, 3);
const band = fc.constantFrom("A", "B", "C");
const asked: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ field: fc.constantFrom("n", "m"), operator: compared, value: number }),
  fc.record({
    field: fc.constant("n"),
    operator: compared,
    value: fc.constant("m"),
    valueSource: fc.constant("field" as const),
  }),
  fc.record({
    field: fc.constant("n"),
    operator: fc.constantFrom("between", "notBetween"),
    value: fc.tuple(number, number),
  }),
  fc.record({
    field: fc.constant("band"),
    operator: fc.constantFrom("in", "notIn"),
    value: fc.array(band, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    field: fc.constant("name"),
    operator: fc.constantFrom(
      "contains",
      "doesNotContain",
      "beginsWith",
      "doesNotBeginWith",
      "endsWith",
      "doesNotEndWith",
    ),
    value: fc.constantFrom("a", "ab", "c"),
  }),
  fc.record({ field: fc.constant("flag"), operator: fc.constant("="), value: fc.boolean() }),
);
const within: fc.Arbitrary<Query> = fc
  .tuple(
    fc.constantFrom("some", "all", "none", "atLeast", "atMost", "exactly"),
    compared,
    number,
    fc.constantFrom(2, 3),
  )
  .map(
    ([mode, operator, value, threshold]) =>
      ({
        field: "list",
        operator: "=",
        match: { mode, threshold },
        value: { combinator: "and", rules: [{ field: "x", operator, value }] },
      }) as Query,
  );

const queries = fc.letrec<{ group: RuleGroupType }>((tie) => ({
  group: fc.record({
    combinator: fc.constantFrom("and", "or"),
    not: fc.boolean(),
    rules: fc.array(
      fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        { weight: 4, arbitrary: asked },
        { weight: 1, arbitrary: within },
        { weight: 2, arbitrary: tie("group") },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }) as fc.Arbitrary<RuleGroupType>,
})).group;

/** What its author wrote: a comparison, or a question about a list with a rule inside, which it may write as arithmetic. */
const countOf = (query: Query): number => {
  if (typeof query === "string") return 0;
  if ("rules" in query) return query.rules.reduce((sum: number, one) => sum + countOf(one as Query), 0);
  const mode = (query as { readonly match?: { readonly mode: string } }).match?.mode ?? "";
  if (mode === "") return 1;
  return ["some", "all", "none"].includes(mode) ? 2 : 1;
};

describe("CB5 exports of react-querybuilder", () => {
  const exported = (query: RuleGroupType) =>
    formatQuery(structuredClone(query), { format: "jsonlogic", preserveValueOrder: true }) as Condition;

  test("CB5 no clause is lost, and every answer is the same", () => {
    fc.assert(
      fc.property(queries, facts, (query, data) => {
        const rule = exported(query);
        expect(clausesOf(rule)).toBe(countOf(query as Query));
        agrees(rule, data);
      }),
      runs,
    );
  });

  test("CB5 a count of entries that it writes as arithmetic is kept as it is", () => {
    const rule = exported({
      combinator: "and",
      rules: [
        {
          field: "list",
          operator: "=",
          match: { mode: "atLeast", threshold: 2 },
          value: { combinator: "and", rules: [] },
        } as never,
        { field: "n", operator: "null", value: null },
      ],
    });
    expect(rootGroup(rule).rules.map((one) => draw(one).kind)).toContain("raw");
    expect(rewritten(rule)).toEqual(rule);
  });
});

const CONFIG = {
  ...CoreConfig,
  fields: {
    n: { type: "number" },
    m: { type: "number" },
    name: { type: "text" },
    band: { type: "select", fieldSettings: { listValues: ["A", "B", "C"] } },
    flag: { type: "boolean" },
    list: { type: "!group", mode: "array", subfields: { x: { type: "number" }, kind: { type: "text" } } },
  },
};

const ruleOf = (field: string, operator: string, value: readonly unknown[], type: string): object => ({
  type: "rule",
  id: Utils.uuid(),
  properties: { field, operator, value, valueSrc: value.map(() => "value"), valueType: value.map(() => type) },
});

interface Tree {
  readonly tree: object;
  readonly clauses: number;
}

const single = (tree: object): Tree => ({ tree, clauses: 1 });
const order = fc.constantFrom("equal", "not_equal", "less", "less_or_equal", "greater", "greater_or_equal");
const ruleTrees: fc.Arbitrary<Tree> = fc.oneof(
  fc
    .tuple(fc.constantFrom("n", "m"), order, number)
    .map(([field, op, value]) => single(ruleOf(field, op, [value], "number"))),
  fc
    .tuple(fc.constantFrom("between", "not_between"), number, number)
    .map(([op, low, high]) => single(ruleOf("n", op, [low, high], "number"))),
  fc
    .tuple(fc.constantFrom("select_any_in", "select_not_any_in"), fc.uniqueArray(band, { minLength: 1 }))
    .map(([op, values]) => single(ruleOf("band", op, [values], "multiselect"))),
  fc.constantFrom("select_equals", "select_not_equals").map((op) => single(ruleOf("band", op, ["A"], "select"))),
  fc
    .tuple(fc.constantFrom("like", "not_like"), fc.constantFrom("a", "ab", "c"))
    .map(([op, value]) => single(ruleOf("name", op, [value], "text"))),
  fc.boolean().map((value) => single(ruleOf("flag", "equal", [value], "boolean"))),
);

const overList: fc.Arbitrary<Tree> = fc
  .tuple(fc.constantFrom("some", "all", "none"), order, number)
  .map(([operator, op, value]) => ({
    tree: {
      type: "rule_group",
      id: Utils.uuid(),
      properties: {
        field: "list",
        mode: "array",
        operator,
        conjunction: "AND",
        value: [],
        valueSrc: [],
        valueType: [],
      },
      children1: [ruleOf("list.x", op, [value], "number")],
    },
    clauses: 2,
  }));

const trees = fc.letrec<{ group: Tree }>((tie) => ({
  group: fc
    .tuple(
      fc.constantFrom("AND", "OR"),
      fc.boolean(),
      fc.array(
        fc.oneof(
          { maxDepth: 3, depthSize: "small" },
          { weight: 4, arbitrary: ruleTrees },
          { weight: 1, arbitrary: overList },
          { weight: 2, arbitrary: tie("group") },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([conjunction, not, children]) => ({
      tree: {
        type: "group",
        id: Utils.uuid(),
        properties: { conjunction, not },
        children1: children.map(({ tree }) => tree),
      },
      clauses: children.reduce((sum, child) => sum + child.clauses, 0),
    })),
})).group;

describe("CB5 exports of react-awesome-query-builder", () => {
  test("CB5 no clause is lost, and every answer is the same", () => {
    fc.assert(
      fc.property(trees, facts, ({ tree, clauses: wanted }, data) => {
        const { logic, errors } = Utils.jsonLogicFormat(Utils.loadTree(tree), CONFIG);
        expect(errors).toEqual([]);
        expect(clausesOf(logic as Condition)).toBe(wanted);
        agrees(logic as Condition, data);
      }),
      propertyRuns(2000),
    );
  });
});
