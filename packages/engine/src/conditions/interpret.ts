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

/** An operator where it stands: what it is given, and how to look at that. */
interface Site {
  readonly args: readonly ConditionAst[];
  readonly env: Environment;
  readonly element: Element | undefined;
  /** The value of an argument. */
  value(place: number): unknown;
  values(): unknown[];
  /** The value of an argument for an entry of a list. */
  inside(place: number, entry: unknown): unknown;
  /** The settings that stand where others have arguments. */
  option(): unknown;
}

type Meanings = Readonly<Record<string, (site: Site) => unknown>>;

/** What is true, compared, known or missing. */
const LOGIC: Meanings = {
  and: ({ values }) => every(values().map(asBoolean)),
  or: ({ args, values }) => (args.length === 0 ? true : not(every(values().map((item) => not(asBoolean(item)))))),
  "!": ({ value }) => not(asBoolean(value(0))),
  "!!": ({ value }) => asBoolean(value(0)),
  if: ({ args, env, element }) => choose(args, 0, (ast) => evaluate(ast, env, element)),
  "==": ({ value }) => test(compare(value(0), value(1)), (order) => order === 0),
  "===": ({ value }) => test(compare(value(0), value(1)), (order) => order === 0),
  "!=": ({ value }) => test(compare(value(0), value(1)), (order) => order !== 0),
  "!==": ({ value }) => test(compare(value(0), value(1)), (order) => order !== 0),
  "<": ({ values }) => ascending(values(), true),
  "<=": ({ values }) => ascending(values(), false),
  ">": ({ value }) => test(compare(value(0), value(1)), (order) => order > 0),
  ">=": ({ value }) => test(compare(value(0), value(1)), (order) => order >= 0),
  between: ({ value }) => ascending([value(1), value(0), value(2)], false),
  known: ({ value }) => value(0) !== undefined,
  "??": ({ values }) => values().find((item) => item !== undefined),
  missing: ({ env, element, values }) => missing(values().flat(), env, element),
  missing_some: ({ env, element, value }) => missingSome(asNumber(value(0)), asList(value(1)), env, element),
};

/** Sums and texts. */
const NUMBERS_AND_TEXT: Meanings = {
  "+": ({ values }) => fold(values(), (a, b) => a + b),
  "-": ({ args, value, values }) =>
    args.length === 1 ? fold([0, value(0)], (a, b) => a - b) : fold(values(), (a, b) => a - b),
  "*": ({ values }) => fold(values(), (a, b) => a * b),
  "/": ({ values }) => fold(values(), (a, b) => a / b),
  "%": ({ values }) => fold(values(), (a, b) => a % b),
  min: ({ values }) => fold(values(), Math.min),
  max: ({ values }) => fold(values(), Math.max),
  abs: ({ value }) => fold([value(0), 0], (a) => Math.abs(a)),
  cat: ({ values }) => concatenate(values()),
  substr: ({ args, value }) => substring(value(0), value(1), value(2), args.length > 2),
  startsWith: ({ value }) => both(asText(value(0)), asText(value(1)), (text, part) => text.startsWith(part)),
  endsWith: ({ value }) => both(asText(value(0)), asText(value(1)), (text, part) => text.endsWith(part)),
  in: ({ value }) => contains(value(0), value(1)),
};

/** Entry by entry. */
const LISTS: Meanings = {
  some: ({ inside, value }) =>
    overList(value(0), (list) => not(every(list.map((item) => not(asBoolean(inside(1, item))))))),
  all: ({ inside, value }) =>
    overList(value(0), (list) => (list.length === 0 ? true : every(list.map((item) => asBoolean(inside(1, item)))))),
  none: ({ inside, value }) => overList(value(0), (list) => every(list.map((item) => not(asBoolean(inside(1, item)))))),
  filter: ({ inside, value }) =>
    overList(value(0), (list) =>
      allKnown(
        list.map((item) => asBoolean(inside(1, item))),
        (keep) => list.filter((_, i) => keep[i]),
      ),
    ),
  map: ({ inside, value }) => overList(value(0), (list) => list.map((item) => inside(1, item) ?? null)),
  reduce: ({ inside, value }) =>
    overList(value(0), (list) =>
      list.reduce(
        (accumulator, current) => knownValue(inside(1, { current, accumulator: accumulator ?? null })),
        value(2),
      ),
    ),
  merge: ({ values }) => allKnown(values(), (items) => items.flat()),
  sum: ({ inside, value }) =>
    overList(value(0), (list) => fold([0, ...list.map((item) => inside(1, item))], (a, b) => a + b)),
  count: ({ inside, value }) =>
    overList(value(0), (list) =>
      allKnown(
        list.map((item) => asBoolean(inside(1, item))),
        (keep) => keep.filter(Boolean).length,
      ),
    ),
};

/** What is asked of the case. */
const CASE: Meanings = {
  daysSince: ({ env, value }) => daysFrom(value(0), env, 1),
  daysUntil: ({ env, value }) => daysFrom(value(0), env, -1),
  businessDaysSince: ({ args, env, value }) => businessDaysSince(value(0), args.length > 1 ? value(1) : "", env),
  addDays: ({ value }) => shiftDate(value(0), value(1)),
  hasTag: ({ env, value }) => env.hasTag(String(value(0))),
  segment: ({ env, value }) => env.segment(String(value(0))),
  countContacts: ({ env, option }) => env.countContacts(option() as ContactQuery),
  countPromises: ({ env, option }) => env.countPromises(option() as PromiseQuery),
};

const MEANINGS: Meanings = { ...LOGIC, ...NUMBERS_AND_TEXT, ...LISTS, ...CASE };

function call({ op, args }: CallAst, env: Environment, element: Element | undefined): unknown {
  const meaning = Object.hasOwn(MEANINGS, op) ? MEANINGS[op] : undefined;
  if (meaning === undefined) throw new Error(`an operator that was not checked: ${op}`);
  const value = (i: number): unknown => (i < args.length ? evaluate(args[i] as ConditionAst, env, element) : undefined);
  return meaning({
    ...{ args, env, element, value },
    values: () => args.map((_, i) => value(i)),
    inside: (i, item) => evaluate(args[i] as ConditionAst, env, { value: item }),
    option: () => (args[0]?.kind === "raw" ? args[0].rule : undefined),
  });
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
