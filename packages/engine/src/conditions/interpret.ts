/**
 * The reference interpreter of strict conditions: the meaning of every operator, written to be read. Closures must
 * agree with it on everything; tests compare them.
 */

import { sameJson } from "../base/json.ts";
import type { CallAst, ConditionAst, VarAst } from "../model/condition.ts";
import type { ContactQuery, PromiseQuery } from "./counting.ts";
import { businessDaysSince, daysFrom } from "./days.ts";
import { type Environment, ownMember } from "./environment.ts";
import { pathOf } from "./path.ts";
import {
  asBoolean,
  asList,
  asNumber,
  asText,
  compare,
  concatenate,
  contains,
  exact,
  knownValue,
  shiftDate,
  substring,
} from "./values.ts";

/** Inside a list: its element. `undefined` at the root. */
interface Element {
  readonly value: unknown;
}

/** The value of a condition; `undefined` is unknown. */
export const interpret = (ast: ConditionAst, environment: Environment): unknown =>
  evaluate(ast, environment, undefined);

function evaluate(ast: ConditionAst, env: Environment, element: Element | undefined): unknown {
  switch (ast.kind) {
    case "literal":
      return knownValue(ast.value);
    case "list":
      return ast.items.map((item) => evaluate(item, env, element) ?? null);
    case "var":
      return variable(ast, env, element);
    case "call":
      return call(ast, env, element);
    case "raw":
      return undefined;
  }
}

function variable(ast: VarAst, env: Environment, element: Element | undefined): unknown {
  const value = knownValue(lookUp(ast, env, element));
  return value === undefined && ast.fallback !== undefined ? evaluate(ast.fallback, env, element) : value;
}

function lookUp(
  { path, scope }: Pick<VarAst, "path" | "scope">,
  env: Environment,
  element: Element | undefined,
): unknown {
  if (element !== undefined && scope === "here") return path.reduce(ownMember, element.value);
  const [root, ...rest] = path;
  return root === undefined ? undefined : rest.reduce(ownMember, env.read(root));
}

function call({ op, args }: CallAst, env: Environment, element: Element | undefined): unknown {
  const value = (i: number): unknown => (i < args.length ? evaluate(args[i] as ConditionAst, env, element) : undefined);
  const values = () => args.map((_, i) => value(i));
  const option = () => (args[0]?.kind === "raw" ? args[0].rule : undefined);
  const inside = (i: number, item: unknown) => evaluate(args[i] as ConditionAst, env, { value: item });
  switch (op) {
    case "and":
      return every(values().map(asBoolean));
    case "or":
      return args.length === 0 ? true : not(every(values().map((item) => not(asBoolean(item)))));
    case "!":
      return not(asBoolean(value(0)));
    case "!!":
      return asBoolean(value(0));
    case "if":
      return choose(args, 0, (ast) => evaluate(ast, env, element));
    case "==":
    case "===":
      return test(compare(value(0), value(1)), (order) => order === 0);
    case "!=":
    case "!==":
      return test(compare(value(0), value(1)), (order) => order !== 0);
    case "<":
    case "<=":
      return ascending(values(), op === "<");
    case ">":
      return test(compare(value(0), value(1)), (order) => order > 0);
    case ">=":
      return test(compare(value(0), value(1)), (order) => order >= 0);
    case "between":
      return ascending([value(1), value(0), value(2)], false);
    case "known":
      return value(0) !== undefined;
    case "??":
      return values().find((item) => item !== undefined);
    case "missing":
      return missing(values().flat(), env, element);
    case "missing_some":
      return missingSome(asNumber(value(0)), asList(value(1)), env, element);
    case "+":
      return fold(values(), (a, b) => a + b);
    case "-":
      return args.length === 1 ? fold([0, value(0)], (a, b) => a - b) : fold(values(), (a, b) => a - b);
    case "*":
      return fold(values(), (a, b) => a * b);
    case "/":
      return fold(values(), (a, b) => a / b);
    case "%":
      return fold(values(), (a, b) => a % b);
    case "min":
      return fold(values(), Math.min);
    case "max":
      return fold(values(), Math.max);
    case "abs":
      return fold([value(0), 0], (a) => Math.abs(a));
    case "cat":
      return concatenate(values());
    case "substr":
      return substring(value(0), value(1), value(2), args.length > 2);
    case "startsWith":
      return both(asText(value(0)), asText(value(1)), (text, part) => text.startsWith(part));
    case "endsWith":
      return both(asText(value(0)), asText(value(1)), (text, part) => text.endsWith(part));
    case "in":
      return contains(value(0), value(1));
    case "some":
      return overList(value(0), (list) => not(every(list.map((item) => not(asBoolean(inside(1, item)))))));
    case "all":
      return overList(value(0), (list) =>
        list.length === 0 ? true : every(list.map((item) => asBoolean(inside(1, item)))),
      );
    case "none":
      return overList(value(0), (list) => every(list.map((item) => not(asBoolean(inside(1, item))))));
    case "filter":
      return overList(value(0), (list) =>
        allKnown(
          list.map((item) => asBoolean(inside(1, item))),
          (keep) => list.filter((_, i) => keep[i]),
        ),
      );
    case "map":
      return overList(value(0), (list) => list.map((item) => inside(1, item) ?? null));
    case "reduce":
      return overList(value(0), (list) =>
        list.reduce(
          (accumulator, current) => knownValue(inside(1, { current, accumulator: accumulator ?? null })),
          value(2),
        ),
      );
    case "merge":
      return allKnown(values(), (items) => items.flat());
    case "sum":
      return overList(value(0), (list) => fold([0, ...list.map((item) => inside(1, item))], (a, b) => a + b));
    case "count":
      return overList(value(0), (list) =>
        allKnown(
          list.map((item) => asBoolean(inside(1, item))),
          (keep) => keep.filter(Boolean).length,
        ),
      );
    case "daysSince":
      return daysFrom(value(0), env, 1);
    case "daysUntil":
      return daysFrom(value(0), env, -1);
    case "businessDaysSince":
      return businessDaysSince(value(0), args.length > 1 ? value(1) : "", env);
    case "addDays":
      return shiftDate(value(0), value(1));
    case "hasTag":
      return env.hasTag(String(value(0)));
    case "segment":
      return env.segment(String(value(0)));
    case "countContacts":
      return env.countContacts(option() as ContactQuery);
    case "countPromises":
      return env.countPromises(option() as PromiseQuery);
    default:
      throw new Error(`an operator that was not checked: ${op}`);
  }
}

type Tri = boolean | undefined;

const not = (value: Tri): Tri => (value === undefined ? undefined : !value);

/** Any false: false; else any unknown: unknown; else true. */
const every = (values: readonly Tri[]): Tri =>
  values.includes(false) ? false : values.includes(undefined) ? undefined : true;

const test = (order: number | undefined, holds: (order: number) => boolean): Tri =>
  order === undefined ? undefined : holds(order);

const both = <T>(a: T | undefined, b: T | undefined, holds: (a: T, b: T) => boolean): Tri =>
  a === undefined || b === undefined ? undefined : holds(a, b);

/** Each value before the next one. */
const ascending = (values: readonly unknown[], strictly: boolean): Tri =>
  allKnown(
    values.slice(1).map((value, i) => compare(values[i], value)),
    (orders) => orders.every((order) => (strictly ? order < 0 : order <= 0)),
  );

/** An unknown test is unknown, unless all that can follow is the same. */
function choose(args: readonly ConditionAst[], from: number, value: (ast: ConditionAst) => unknown): unknown {
  const [condition, then] = args.slice(from);
  if (condition === undefined) return undefined;
  if (then === undefined) return value(condition);
  const holds = asBoolean(value(condition));
  if (holds === true) return value(then);
  const otherwise = choose(args, from + 2, value);
  if (holds === false) return otherwise;
  const first = value(then);
  return sameJson(first, otherwise) ? first : undefined;
}

function fold(values: readonly unknown[], combine: (a: number, b: number) => number): number | undefined {
  const [first, ...rest] = values.map(asNumber);
  return rest.reduce<number | undefined>(
    (result, item) => (result === undefined || item === undefined ? undefined : exact(combine(result, item))),
    first === undefined ? undefined : exact(first),
  );
}

function overList<T>(value: unknown, use: (list: readonly unknown[]) => T): T | undefined {
  const list = asList(value);
  return list === undefined ? undefined : use(list);
}

const allKnown = <V, T>(values: readonly (V | undefined)[], use: (values: readonly V[]) => T): T | undefined =>
  values.includes(undefined) ? undefined : use(values as readonly V[]);

function missing(paths: readonly unknown[], env: Environment, element: Element | undefined): unknown[] | undefined {
  const names = paths.map(asText);
  if (names.includes(undefined)) return undefined;
  return (names as string[]).filter((name) => knownValue(lookUp(pathOf(name), env, element)) === undefined);
}

function missingSome(
  need: number | undefined,
  paths: readonly unknown[] | undefined,
  env: Environment,
  element: Element | undefined,
) {
  const absent = paths && missing(paths, env, element);
  if (need === undefined || absent === undefined || paths === undefined) return undefined;
  return paths.length - absent.length >= need ? [] : absent;
}
