/**
 * What a condition asks of columns: tests of single columns, joined in three-valued logic. What cannot be asked of columns is
 * a part, worked out for each row when the columns are made. The plan means what the interpreter of `conditions` means.
 */

import { parseDate } from "../base/civil.ts";
import { parseInstant } from "../base/instant.ts";
import { conditionToJsonLogic } from "../conditions/codec.ts";
import { pathText } from "../conditions/path.ts";
import { conditionKey } from "../conditions/ready.ts";
import { asBoolean, asText, compare, contains, knownValue } from "../conditions/values.ts";
import type { CallAst, ConditionAst, VarAst } from "../model/condition.ts";
import type { ColumnField, ColumnType } from "./model.ts";

/** Truth; `undefined` is unknown. */
export type Tri = boolean | undefined;

export type Plan =
  | { readonly kind: "constant"; readonly value: Tri }
  | { readonly kind: "all" | "any"; readonly plans: readonly Plan[] }
  | { readonly kind: "not"; readonly plan: Plan }
  /** Where the test is unknown, what both say. */
  | { readonly kind: "choose"; readonly test: Plan; readonly whenTrue: Plan; readonly whenFalse: Plan }
  /** Whether there is a value at all, or one of another type. */
  | { readonly kind: "known" | "other"; readonly field: ColumnField }
  | Test;

/** Of the value of a column. Ranges include both ends; booleans are 0 and 1. */
export type Test = {
  readonly field: ColumnField;
  /** What it says where there is no value; absent: unknown. */
  readonly gap?: boolean;
} & (
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  | { readonly kind: "text"; readonly holds: (text: string) => Tri }
);

/** The type of the column of a path, given what it is compared with; `undefined`: there is no such column. */
export type Typing = (path: string, suggested: ColumnType | undefined) => ColumnType | undefined;

export const planOf = (ast: ConditionAst, typing: Typing): Plan => new Planner(typing).plan(ast);

/** The column of a part. No path of a column that is read begins like it. */
const partField = (ast: ConditionAst, type: ColumnType): ColumnField => ({
  path: `${PART}${type}:${conditionKey(ast)}`,
  type,
  part: conditionToJsonLogic(ast),
});

const PART = "=";

type Literal = number | string | boolean;
/** How a test of one column is made; `undefined` where a column of that type cannot answer. */
type Leaf = (field: ColumnField) => Plan | undefined;

const constant = (value: Tri): Plan => ({ kind: "constant", value });
const all = (plans: readonly Plan[]): Plan => ({ kind: "all", plans });
const not = (plan: Plan): Plan => ({ kind: "not", plan });
const holds = (field: ColumnField): Plan => ({ kind: "range", field, from: 1, to: 1 });

class Planner {
  readonly #typing: Typing;

  constructor(typing: Typing) {
    this.#typing = typing;
  }

  plan(ast: ConditionAst): Plan {
    return this.#direct(ast) ?? holds(partField(ast, "boolean"));
  }

  #direct(ast: ConditionAst): Plan | undefined {
    switch (ast.kind) {
      case "literal":
        return constant(asBoolean(ast.value));
      case "var":
        return this.#over(ast, "boolean", (field) => (field.type === "boolean" ? holds(field) : undefined), asBoolean);
      case "call":
        return this.#call(ast);
      case "list":
      case "raw":
        return constant(undefined);
    }
  }

  #call(ast: CallAst): Plan | undefined {
    const { op, args } = ast;
    const [first, second, third] = args as readonly [ConditionAst, ConditionAst, ConditionAst];
    switch (op) {
      case "and":
        return all(args.map((arg) => this.plan(arg)));
      case "or":
        return args.length === 0 ? constant(true) : { kind: "any", plans: args.map((arg) => this.plan(arg)) };
      case "!":
        return not(this.plan(first));
      case "!!":
        return this.plan(first);
      case "if":
        return this.#choose(args);
      case "known":
        return this.#known(first);
      case "between":
        return this.#within(first, second, third, false);
      case "in":
        return this.#among(first, second);
      case "startsWith":
        return this.#edge(first, second, (text, part) => text.startsWith(part));
      case "endsWith":
        return this.#edge(first, second, (text, part) => text.endsWith(part));
      default:
        if (!Object.hasOwn(ORDERS, op)) return undefined;
        return args.length === 3 ? this.#within(second, first, third, op === "<") : this.#compare(op, first, second);
    }
  }

  #choose([test, then, ...rest]: readonly ConditionAst[]): Plan {
    if (test === undefined) return constant(undefined);
    if (then === undefined) return this.plan(test);
    return { kind: "choose", test: this.plan(test), whenTrue: this.plan(then), whenFalse: this.#choose(rest) };
  }

  #known(ast: ConditionAst): Plan | undefined {
    if (ast.kind === "literal") return constant(knownValue(ast.value) !== undefined);
    const field = ast.kind === "var" && ast.fallback === undefined ? this.#column(ast, undefined) : undefined;
    return field && { kind: "known", field };
  }

  #compare(op: string, left: ConditionAst, right: ConditionAst): Plan | undefined {
    if (right.kind === "literal") return this.#against(left, op, knownValue(right.value) as Literal | undefined);
    if (left.kind !== "literal") return undefined;
    return this.#against(right, TURNED[op] ?? op, knownValue(left.value) as Literal | undefined);
  }

  #against(operand: ConditionAst, op: string, value: Literal | undefined): Plan | undefined {
    if (value === undefined) return constant(undefined);
    return this.#over(
      operand,
      typeFor(value),
      (field) => ordered(field, op, value),
      (own) => order(op, compare(own, value)),
    );
  }

  #within(value: ConditionAst, from: ConditionAst, to: ConditionAst, strictly: boolean): Plan | undefined {
    if (from.kind !== "literal" || to.kind !== "literal" || typeof from.value !== typeof to.value) return undefined;
    const ends = [
      this.#compare(strictly ? ">" : ">=", value, from),
      this.#compare(strictly ? "<" : "<=", value, to),
    ] as const;
    return ends[0] && ends[1] && all([ends[0], ends[1]]);
  }

  #among(needle: ConditionAst, haystack: ConditionAst): Plan | undefined {
    const items = haystack.kind === "list" ? haystack.items.map(literalOf) : [];
    const [first] = items;
    if (first === undefined || items.some((item) => typeof item !== typeof first)) return undefined;
    const leaf: Leaf = (field) => {
      const plans = items.map((item) => ordered(field, "==", item as Literal));
      if (plans.includes(undefined)) return undefined;
      const found: Plan =
        field.type === "text"
          ? { kind: "text", field, holds: (text) => contains(text, items) }
          : { kind: "any", plans: plans as Plan[] };
      // A value of another type is known, and not among them.
      return all([found, not({ kind: "other", field })]);
    };
    return this.#over(needle, typeFor(first), leaf, (value) => contains(value, items));
  }

  #edge(value: ConditionAst, part: ConditionAst, test: (text: string, part: string) => boolean): Plan | undefined {
    const literal = part.kind === "literal" ? asText(part.value) : undefined;
    if (literal === undefined) return undefined;
    return this.#over(
      value,
      "text",
      (field) => (field.type === "text" ? { kind: "text", field, holds: (text) => test(text, literal) } : undefined),
      (own) => (typeof own === "string" ? test(own, literal) : undefined),
    );
  }

  /** A test of an operand that may be a literal, a column, a part, or the first known one of several. */
  #over(operand: ConditionAst, type: ColumnType, leaf: Leaf, test: (value: unknown) => Tri): Plan | undefined {
    if (operand.kind === "literal") return constant(test(knownValue(operand.value)));
    if (operand.kind === "var" && operand.fallback !== undefined) {
      const { fallback, ...own } = operand;
      return this.#firstOf([own, fallback], type, leaf, test);
    }
    if (operand.kind === "call" && operand.op === "??") return this.#firstOf(operand.args, type, leaf, test);
    const field = this.#field(operand, type);
    return field && leaf(field);
  }

  #firstOf(
    [first, ...rest]: readonly ConditionAst[],
    type: ColumnType,
    leaf: Leaf,
    test: (value: unknown) => Tri,
  ): Plan | undefined {
    if (first === undefined) return constant(test(undefined));
    if (rest.length === 0) return this.#over(first, type, leaf, test);
    const whenFalse = this.#firstOf(rest, type, leaf, test);
    if (first.kind === "literal")
      return knownValue(first.value) === undefined ? whenFalse : this.#over(first, type, leaf, test);
    const field = this.#field(first, type);
    const whenTrue = field && leaf(field);
    if (whenTrue === undefined || whenFalse === undefined || field === undefined) return undefined;
    const filled = whenFalse.kind === "constant" ? withGap(whenTrue, whenFalse.value) : undefined;
    return filled ?? { kind: "choose", test: { kind: "known", field }, whenTrue, whenFalse };
  }

  #field(ast: ConditionAst, type: ColumnType): ColumnField | undefined {
    return ast.kind === "var" && ast.fallback === undefined ? this.#column(ast, type) : partField(ast, type);
  }

  #column({ path }: VarAst, suggested: ColumnType | undefined): ColumnField | undefined {
    const text = pathText({ path, scope: "here" });
    if (path.length === 0 || text.startsWith(PART)) return undefined;
    const type = this.#typing(text, suggested);
    return type && { path: text, type };
  }
}

/** The same test that says something where there is no value. */
function withGap(plan: Plan, gap: Tri): Plan | undefined {
  if (gap === undefined) return plan;
  if (plan.kind === "range" || plan.kind === "text") return { ...plan, gap };
  const turned = plan.kind === "not" ? withGap(plan.plan, !gap) : undefined;
  return turned && not(turned);
}

const literalOf = (ast: ConditionAst): Literal | undefined =>
  ast.kind === "literal" ? (knownValue(ast.value) as Literal | undefined) : undefined;

const typeFor = (value: Literal): ColumnType =>
  typeof value === "number" ? "number" : typeof value === "string" ? "text" : "boolean";

/** Operators as tests of the order of two values. */
const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  "==": (by) => by === 0,
  "===": (by) => by === 0,
  "!=": (by) => by !== 0,
  "!==": (by) => by !== 0,
  "<": (by) => by < 0,
  "<=": (by) => by <= 0,
  ">": (by) => by > 0,
  ">=": (by) => by >= 0,
};

/** The operator with its sides changed over. */
const TURNED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

const order = (op: string, by: number | undefined): Tri => (by === undefined ? undefined : ORDERS[op]?.(by));

/** A column held against a literal of its own type. */
function ordered(field: ColumnField, op: string, value: Literal): Plan | undefined {
  if (field.type === "text") {
    return typeof value === "string"
      ? { kind: "text", field, holds: (text) => order(op, compare(text, value)) }
      : undefined;
  }
  const place = placeOf(field.type, value);
  return place === undefined ? undefined : ranged(field, op, place);
}

/** Where a literal stands among the values of a column. */
function placeOf(type: ColumnType, value: Literal): number | undefined {
  switch (type) {
    case "boolean":
      return typeof value === "boolean" ? Number(value) : undefined;
    case "date":
      return typeof value === "string" ? parseDate(value) : undefined;
    case "instant":
      return typeof value === "string" ? parseInstant(value) : undefined;
    default:
      return typeof value === "number" ? value : undefined;
  }
}

function ranged(field: ColumnField, op: string, value: number): Plan {
  const range = (from: number, to: number): Plan => ({ kind: "range", field, from, to });
  switch (op) {
    case "<":
      return not(range(value, Infinity));
    case "<=":
      return range(-Infinity, value);
    case ">":
      return not(range(-Infinity, value));
    case ">=":
      return range(value, Infinity);
    case "!=":
    case "!==":
      return not(range(value, value));
    default:
      return range(value, value);
  }
}
