/** The operators over lists as closures. */

import type { ConditionAst } from "../model/condition.ts";
import { type Evaluate, type Make, raw, type Site } from "./closureSite.ts";
import { exact, knownValue } from "./values.ts";

/** The list in the first argument, and the second compiled for its elements. */
const parts = (site: Site, [list, item]: readonly ConditionAst[]): [list: Evaluate, item: Evaluate] => [
  raw(site, list),
  raw(site.element, item),
];

/** `or` over elements when `decisive` is true, `and` when it is false; `turned` turns a known answer around. */
const quantify =
  (decisive: boolean, turned: boolean): Make =>
  (site, args) => {
    const [list, item] = parts(site, args);
    return (here, about) => {
      const values = list(here, about);
      if (!Array.isArray(values)) return undefined;
      let known = true;
      for (let i = 0; i < values.length; i++) {
        const answer = item(values[i], about);
        if (answer === decisive) return decisive !== turned;
        if (answer !== !decisive) known = false;
      }
      return known ? decisive === turned : undefined;
    };
  };

const filter: Make = (site, args) => {
  const [list, item] = parts(site, args);
  return (here, about) => {
    const values = list(here, about);
    if (!Array.isArray(values)) return undefined;
    const kept: unknown[] = [];
    for (const value of values) {
      const answer = item(value, about);
      if (typeof answer !== "boolean") return undefined;
      if (answer) kept.push(value);
    }
    return kept;
  };
};

const map: Make = (site, [list, item]) => {
  const [all, made] = [raw(site, list), site.element.known(item as ConditionAst)];
  return (here, about) => {
    const values = all(here, about);
    return Array.isArray(values) ? values.map((value) => made(value, about) ?? null) : undefined;
  };
};

const reduce: Make = (site, [list, item, start]) => {
  const [all, next] = [raw(site, list), raw(site.element, item)];
  const first = site.known(start as ConditionAst);
  return (here, about) => {
    const values = all(here, about);
    if (!Array.isArray(values)) return undefined;
    let accumulator = first(here, about);
    for (const current of values) accumulator = knownValue(next({ current, accumulator: accumulator ?? null }, about));
    return accumulator;
  };
};

/** A number for each element, added up. */
const total =
  (amountOf: (answer: unknown) => number | undefined): Make =>
  (site, args) => {
    const [list, item] = parts(site, args);
    return (here, about) => {
      const values = list(here, about);
      if (!Array.isArray(values)) return undefined;
      let result = 0;
      for (let i = 0; i < values.length; i++) {
        const amount = amountOf(item(values[i], about));
        const sum = amount === undefined ? undefined : exact(result + amount);
        if (sum === undefined) return undefined;
        result = sum;
      }
      return result;
    };
  };

export const LISTS: Readonly<Record<string, Make>> = {
  some: quantify(true, false),
  all: quantify(false, false),
  none: quantify(true, true),
  filter,
  map,
  reduce,
  sum: total((answer) => (typeof answer === "number" ? answer : undefined)),
  count: total((answer) => (typeof answer === "boolean" ? Number(answer) : undefined)),
};
