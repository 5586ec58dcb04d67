/** The operators that closures compile by rote: arguments first, then one function over their values. */

import type { ConditionAst, VarAst } from "../model/condition.ts";
import type { ContactQuery, PromiseQuery } from "./counting.ts";
import { businessDaysSince, daysFrom } from "./days.ts";
import type { Environment, Evaluate } from "./environment.ts";
import { pathOf } from "./path.ts";
import { compare, concatenate, contains, exact, knownValue, shiftDate, substring } from "./values.ts";

interface Site {
  readonly args: readonly ConditionAst[];
  /** Whether `var` means a list element here. */
  readonly inside: boolean;
  compile(ast: ConditionAst, inside: boolean): Evaluate;
  reader(path: Pick<VarAst, "path" | "scope">, inside: boolean): Evaluate;
}

type Make = (site: Site) => Evaluate;

const parts = ({ args, inside, compile }: Site): Evaluate[] => args.map((arg) => compile(arg, inside));

/** Over the values of one, two or three arguments; further ones are not read. */
const over =
  (apply: (a: unknown, b: unknown, c: unknown, env: Environment) => unknown): Make =>
  (site) => {
    const [a, b, c] = parts(site);
    if (a === undefined) return () => undefined;
    if (b === undefined) return (env, element) => apply(a(env, element), undefined, undefined, env);
    if (c === undefined) return (env, element) => apply(a(env, element), b(env, element), undefined, env);
    return (env, element) => apply(a(env, element), b(env, element), c(env, element), env);
  };

/** Over the values of all arguments. */
const overAll =
  (apply: (values: readonly unknown[]) => unknown): Make =>
  (site) => {
    const all = parts(site);
    return (env, element) => apply(all.map((part) => part(env, element)));
  };

/** Arithmetic from the first argument on; one that is no number makes the result unknown. */
const fold = (combine: (a: number, b: number) => number): Make =>
  overAll((values) => {
    const [first] = values;
    let result = typeof first === "number" ? exact(first) : undefined;
    for (let i = 1; i < values.length && result !== undefined; i++) {
      const value = values[i];
      result = typeof value === "number" && Number.isFinite(value) ? exact(combine(result, value)) : undefined;
    }
    return result;
  });

const minus: Make = (site) =>
  site.args.length === 1
    ? over((a) => (typeof a === "number" ? exact(-a) : undefined))(site)
    : fold((a, b) => a - b)(site);

/** In order, each before the next (`permute` puts the values of `between` in their places). */
const ascending =
  (strictly: boolean, middleFirst: boolean): Make =>
  (site) => {
    const three = site.args.length > 2;
    return over((a, b, c) => {
      const [low, value, high] = middleFirst ? [b, a, c] : [a, b, c];
      const first = compare(low, value);
      const second = three ? compare(value, high) : -1;
      if (first === undefined || second === undefined) return undefined;
      return strictly ? first < 0 && second < 0 : first <= 0 && second <= 0;
    })(site);
  };

/** Over the list in the first argument, with the second compiled for its elements. */
const overList =
  (apply: (list: readonly unknown[], item: (value: unknown) => unknown, start: unknown) => unknown): Make =>
  ({ args, inside, compile }) => {
    const [listAst, itemAst, startAst] = args as readonly [ConditionAst, ConditionAst, ConditionAst?];
    const list = compile(listAst, inside);
    const item = compile(itemAst, true);
    const start = startAst && compile(startAst, inside);
    return (env, element) => {
      const values = list(env, element);
      if (!Array.isArray(values)) return undefined;
      return apply(values, (value) => item(env, value), start?.(env, element));
    };
  };

/** `or` over elements when `decisive` is true, `and` when it is false; `negated` turns a known answer around. */
const quantify = (decisive: boolean, negated: boolean): Make =>
  overList((list, item) => {
    let result: boolean | undefined = !decisive;
    for (const value of list) {
      const answer = item(value);
      if (answer === decisive) return decisive !== negated;
      if (answer !== !decisive) result = undefined;
    }
    return result === undefined ? undefined : result !== negated;
  });

const filter: Make = overList((list, item) => {
  const kept: unknown[] = [];
  for (const value of list) {
    const answer = item(value);
    if (typeof answer !== "boolean") return undefined;
    if (answer) kept.push(value);
  }
  return kept;
});

const sum: Make = overList((list, item) => {
  let total: number | undefined = 0;
  for (const value of list) {
    const amount = item(value);
    total = typeof amount === "number" && Number.isFinite(amount) ? exact(total + amount) : undefined;
    if (total === undefined) return undefined;
  }
  return total;
});

const count: Make = overList((list, item) => {
  let total = 0;
  for (const value of list) {
    const answer = item(value);
    if (typeof answer !== "boolean") return undefined;
    if (answer) total += 1;
  }
  return total;
});

const absentOf =
  ({ inside, reader }: Site) =>
  (paths: readonly unknown[], env: Environment, element: unknown): string[] | undefined => {
    if (!paths.every((path) => typeof path === "string")) return undefined;
    return paths.filter((path) => reader(pathOf(path), inside)(env, element) === undefined);
  };

const missing: Make = (site) => {
  const all = parts(site);
  const absent = absentOf(site);
  return (env, element) =>
    absent(
      all.flatMap((part) => part(env, element)),
      env,
      element,
    );
};

const missingSome: Make = (site) => {
  const [need, list] = parts(site) as [Evaluate, Evaluate];
  const absent = absentOf(site);
  return (env, element) => {
    const [wanted, paths] = [need(env, element), list(env, element)];
    const gone = Array.isArray(paths) ? absent(paths, env, element) : undefined;
    if (typeof wanted !== "number" || gone === undefined || !Array.isArray(paths)) return undefined;
    return paths.length - gone.length >= wanted ? [] : gone;
  };
};

/** Membership; constants of one kind become a set. */
const membership: Make = (site) => {
  const [needle, haystack] = parts(site) as [Evaluate, Evaluate];
  const constants = constantNumbersOrWords(site.args[1]);
  if (constants === undefined) return (env, element) => contains(needle(env, element), haystack(env, element));
  return (env, element) => {
    const value = needle(env, element);
    return value === undefined ? undefined : constants.has(value);
  };
};

/** Literals that compare by identity: numbers, and texts that are no instants. */
function constantNumbersOrWords(ast: ConditionAst | undefined): ReadonlySet<unknown> | undefined {
  if (ast?.kind !== "list") return undefined;
  const values = ast.items.map((item) => (item.kind === "literal" ? item.value : null));
  const plain = values.every((value) => typeof value === "number" || (typeof value === "string" && value.length < 17));
  return plain ? new Set(values) : undefined;
}

const text = (apply: (text: string, part: string) => boolean): Make =>
  over((a, b) => (typeof a === "string" && typeof b === "string" ? apply(a, b) : undefined));

const options =
  <Q>(ask: (env: Environment, query: Q) => unknown): Make =>
  ({ args: [arg] }) => {
    const query = (arg?.kind === "raw" ? arg.rule : undefined) as Q;
    return (env) => ask(env, query);
  };

export const CALLS: Readonly<Record<string, Make>> = {
  "!": over((a) => (typeof a === "boolean" ? !a : undefined)),
  "!!": over((a) => (typeof a === "boolean" ? a : undefined)),
  "<": ascending(true, false),
  "<=": ascending(false, false),
  between: ascending(false, true),
  known: over((a) => a !== undefined),
  "??": overAll((values) => values.find((value) => value !== undefined)),
  missing,
  missing_some: missingSome,
  "+": fold((a, b) => a + b),
  "-": minus,
  "*": fold((a, b) => a * b),
  "/": fold((a, b) => a / b),
  "%": fold((a, b) => a % b),
  min: fold(Math.min),
  max: fold(Math.max),
  abs: over((a) => (typeof a === "number" ? exact(Math.abs(a)) : undefined)),
  cat: overAll(concatenate),
  substr: (site) => over((a, b, c) => substring(a, b, c, site.args.length > 2))(site),
  startsWith: text((whole, part) => whole.startsWith(part)),
  endsWith: text((whole, part) => whole.endsWith(part)),
  in: membership,
  some: quantify(true, false),
  all: quantify(false, false),
  none: quantify(true, true),
  filter,
  map: overList((list, item) => list.map((value) => item(value) ?? null)),
  reduce: overList((list, item, start) =>
    list.reduce((accumulator, current) => knownValue(item({ current, accumulator: accumulator ?? null })), start),
  ),
  merge: overAll((values) => (values.includes(undefined) ? undefined : values.flat())),
  sum,
  count,
  daysSince: over((a, _b, _c, env) => daysFrom(a, env, 1)),
  daysUntil: over((a, _b, _c, env) => daysFrom(a, env, -1)),
  businessDaysSince: (site) => over((a, b, _c, env) => businessDaysSince(a, site.args.length > 1 ? b : "", env))(site),
  addDays: over(shiftDate),
  hasTag: over((a, _b, _c, env) => env.hasTag(String(a))),
  segment: over((a, _b, _c, env) => env.segment(String(a))),
  countContacts: options<ContactQuery>((env, query) => env.countContacts(query)),
  countPromises: options<PromiseQuery>((env, query) => env.countPromises(query)),
};
