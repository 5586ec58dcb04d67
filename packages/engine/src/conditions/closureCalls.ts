/** The operators as closures: tests, arithmetic, texts, days and counts. */

import { sameJson } from "../base/json.ts";
import type { ConditionAst } from "../model/condition.ts";
import { absent, absentOf } from "./absent.ts";
import { LISTS } from "./closureLists.ts";
import { joined, within } from "./closureRanges.ts";
import { type Evaluate, type Make, raw, type Site, UNKNOWN } from "./closureSite.ts";
import { isConstant } from "./constants.ts";
import type { ContactQuery, PromiseQuery } from "./counting.ts";
import { businessDaysSince, daysFrom } from "./days.ts";
import type { Environment } from "./environment.ts";
import { compare, concatenate, contains, exact, knownValue, shiftDate, substring } from "./values.ts";

const allKnown = (site: Site, args: readonly ConditionAst[]): Evaluate[] => args.map((arg) => site.known(arg));

/** Over the values of one, two or three arguments; further ones are not read. */
const over =
  (apply: (a: unknown, b: unknown, c: unknown) => unknown): Make =>
  (site, args) => {
    const [a, b, c] = [0, 1, 2].map((i) => raw(site, args[i])) as [Evaluate, Evaluate, Evaluate];
    if (args.length === 1) return (here, about) => apply(a(here, about), undefined, undefined);
    if (args.length === 2) return (here, about) => apply(a(here, about), b(here, about), undefined);
    return (here, about) => apply(a(here, about), b(here, about), c(here, about));
  };

/** Over the values of all arguments. */
const overAll =
  (apply: (values: readonly unknown[]) => unknown): Make =>
  (site, args) => {
    const all = allKnown(site, args);
    return (here, about) => apply(all.map((part) => part(here, about)));
  };

/** Over the values of two arguments and what an environment knows. */
const asking =
  (apply: (a: unknown, b: unknown, env: Environment) => unknown): Make =>
  (site, args) => {
    const { root } = site;
    const [a, b] = [raw(site, args[0]), raw(site, args[1])];
    return (here, about) => apply(a(here, about), b(here, about), root.environment(about));
  };

/** `and` and `or`: `decisive` ends the search, anything not boolean makes the rest unknown. */
const junction =
  (decisive: boolean): Make =>
  (site, args) => {
    if (args.length === 0) return () => true;
    const asked = decisive ? args : joined(args);
    const parts = asked.map((part) => ("low" in part ? within(site, part) : site.raw(part)));
    const [first, second] = parts as [Evaluate, Evaluate?];
    if (second === undefined) return truth(first, false);
    if (parts.length === 2) {
      return (here, about) => {
        const one = first(here, about);
        if (one === decisive) return decisive;
        const two = second(here, about);
        if (two === decisive) return decisive;
        return one === !decisive && two === one ? one : undefined;
      };
    }
    return (here, about) => {
      let result: boolean | undefined = !decisive;
      for (let i = 0; i < parts.length; i++) {
        const value = (parts[i] as Evaluate)(here, about);
        if (value === decisive) return decisive;
        if (value !== !decisive) result = undefined;
      }
      return result;
    };
  };

/** A truth value as it is, or the other one. */
const truth =
  (value: Evaluate, turned: boolean): Evaluate =>
  (here, about) => {
    const answer = value(here, about);
    return typeof answer === "boolean" ? answer !== turned : undefined;
  };

/** Whether a value is known, or whether it is not. */
const known =
  (turned: boolean): Make =>
  (site, args) => {
    const value = raw(site, args[0]);
    return (here, about) => (knownValue(value(here, about)) === undefined) === turned;
  };

const not: Make = (site, args) => {
  const [arg] = args;
  return arg?.kind === "call" && arg.op === "known" ? known(true)(site, arg.args) : truth(raw(site, arg), true);
};

const choice: Make = (site, args) => {
  const [testAst, thenAst] = args;
  if (testAst === undefined) return UNKNOWN;
  if (thenAst === undefined) return site.known(testAst);
  const [test, then] = [site.raw(testAst), site.known(thenAst)];
  const otherwise = choice(site, args.slice(2));
  return (here, about) => {
    const holds = test(here, about);
    if (holds === true) return then(here, about);
    if (holds === false) return otherwise(here, about);
    const value = then(here, about);
    return sameJson(value, otherwise(here, about)) ? value : undefined;
  };
};

/** Two values that are the same; of a constant only the kind has to be right. */
const equal: Make = (site, args) => {
  const at = args.findIndex(isConstant);
  const constant = args[at];
  if (constant?.kind !== "literal") return order((found) => found === 0)(site, args);
  const value = raw(site, args[1 - at]);
  const { value: sought } = constant;
  const kind = typeof sought;
  return (here, about) => {
    const found = value(here, about);
    return typeof found === kind ? found === sought : undefined;
  };
};

const unequal: Make = (site, args) => truth(site.raw({ kind: "call", op: "==", args }), true);

const order = (holds: (order: number) => boolean): Make =>
  over((a, b) => {
    const found = compare(a, b);
    return found === undefined ? undefined : holds(found);
  });

/** In order, each before the next; `between` has the middle one first. */
const ascending =
  (strictly: boolean, middleFirst: boolean): Make =>
  (site, args) => {
    const three = args.length > 2;
    return over((a, b, c) => {
      const [low, value, high] = middleFirst ? [b, a, c] : [a, b, c];
      const first = compare(low, value);
      const second = three ? compare(value, high) : -1;
      if (first === undefined || second === undefined) return undefined;
      return strictly ? first < 0 && second < 0 : first <= 0 && second <= 0;
    })(site, args);
  };

/** Arithmetic from the first argument on; one that is no number makes the result unknown. */
const fold =
  (combine: (a: number, b: number) => number): Make =>
  (site, args) => {
    const [first = UNKNOWN, ...rest] = args.map((arg) => site.raw(arg));
    const [second] = rest;
    if (second === undefined) return exactly(first, 1);
    const both = (a: unknown, b: unknown): number | undefined => {
      if (typeof a !== "number" || typeof b !== "number" || b - b !== 0) return undefined;
      return exact(a) === undefined ? undefined : exact(combine(a, b));
    };
    if (rest.length === 1) return (here, about) => both(first(here, about), second(here, about));
    return (here, about) => rest.reduce((result, part) => both(result, part(here, about)), first(here, about));
  };

/** One number times 1 or -1. */
const exactly =
  (number: Evaluate, sign: 1 | -1): Evaluate =>
  (here, about) => {
    const value = number(here, about);
    return typeof value === "number" ? exact(sign * value) : undefined;
  };

const difference = fold((a, b) => a - b);

const minus: Make = (site, args) => (args.length === 1 ? exactly(raw(site, args[0]), -1) : difference(site, args));

const missing: Make = (site, args) => {
  const { root, inside } = site;
  const all = allKnown(site, args);
  return (here, about) => {
    const paths = all.flatMap((part) => part(here, about));
    return absent(paths, root.environment(about), inside, here);
  };
};

const missingSome: Make = (site, args) => {
  const { root, inside } = site;
  const [need, list] = allKnown(site, args) as [Evaluate, Evaluate];
  return (here, about) => absentOf(need(here, about), list(here, about), root.environment(about), inside, here);
};

/** Membership; constants become a set. */
const membership: Make = (site, args) => {
  const [needleAst, haystackAst] = args as readonly [ConditionAst, ConditionAst];
  if (haystackAst.kind !== "list" || !haystackAst.items.every(isConstant)) {
    const [needle, haystack] = [site.known(needleAst), site.raw(haystackAst)];
    return (here, about) => contains(needle(here, about), haystack(here, about));
  }
  const needle = site.raw(needleAst);
  const constants = new Set<unknown>(haystackAst.items.map(({ value }) => value));
  return (here, about) => {
    const value = needle(here, about);
    if (constants.has(value)) return true;
    return knownValue(value) === undefined ? undefined : false;
  };
};

/** How a text begins or ends. */
const edge =
  (holds: (text: string, part: string) => boolean): Make =>
  (site, args) => {
    const [text, partAst] = [raw(site, args[0]), args[1]];
    if (partAst?.kind !== "literal") {
      return over((a, b) => (typeof a === "string" && typeof b === "string" ? holds(a, b) : undefined))(site, args);
    }
    const { value: part } = partAst;
    if (typeof part !== "string") return UNKNOWN;
    return (here, about) => {
      const value = text(here, about);
      return typeof value === "string" ? holds(value, part) : undefined;
    };
  };

/** A text that is written out. */
const nameIn = ([arg]: readonly ConditionAst[]): string => String(arg?.kind === "literal" ? arg.value : undefined);

const hasTag: Make = ({ root, inside }, args) => {
  const asked = root.hasTag(nameIn(args));
  return inside ? (_, about) => asked(about) : asked;
};

const segment: Make = ({ root }, args) => {
  const id = nameIn(args);
  return (_, about) => root.environment(about).segment(id);
};

const options =
  <Q>(ask: (env: Environment, query: Q) => unknown): Make =>
  ({ root }, [arg]) => {
    const query = (arg?.kind === "raw" ? arg.rule : undefined) as Q;
    return (_, about) => ask(root.environment(about), query);
  };

export const CALLS: Readonly<Record<string, Make>> = {
  ...LISTS,
  and: junction(false),
  or: junction(true),
  "!": not,
  "!!": (site, args) => truth(raw(site, args[0]), false),
  if: choice,
  "==": equal,
  "===": equal,
  "!=": unequal,
  "!==": unequal,
  "<": ascending(true, false),
  "<=": ascending(false, false),
  ">": order((found) => found > 0),
  ">=": order((found) => found >= 0),
  between: ascending(false, true),
  known: known(false),
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
  substr: (site, args) => over((a, b, c) => substring(a, b, c, args.length > 2))(site, args),
  startsWith: edge((text, part) => text.startsWith(part)),
  endsWith: edge((text, part) => text.endsWith(part)),
  in: membership,
  merge: overAll((values) => (values.includes(undefined) ? undefined : values.flat())),
  daysSince: asking((a, _, env) => daysFrom(a, env, 1)),
  daysUntil: asking((a, _, env) => daysFrom(a, env, -1)),
  businessDaysSince: (site, args) =>
    asking((a, b, env) => businessDaysSince(a, args.length > 1 ? b : "", env))(site, args),
  addDays: over(shiftDate),
  hasTag,
  segment,
  countContacts: options<ContactQuery>((env, query) => env.countContacts(query)),
  countPromises: options<PromiseQuery>((env, query) => env.countPromises(query)),
};
