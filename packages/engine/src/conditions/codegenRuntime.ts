/**
 * What generated conditions call: the one object their text refers to beside its own parameters. Every function is the
 * one the other back ends use, or a built-in of the language.
 */

import { sameJson } from "../base/json.ts";
import { absent, absentOf } from "./absent.ts";
import { businessDaysSince, daysFrom } from "./days.ts";
import { ownMember, tagAmong } from "./environment.ts";
import { compare, concatenate, contains, shiftDate, substring } from "./values.ts";

/** The answer of an `if` whose tests before were unknown: known only where all of them lead to the same value. */
function settle(values: readonly unknown[] | undefined, last: unknown): unknown {
  let result = last;
  for (let i = (values?.length ?? 0) - 1; i >= 0; i--) result = sameJson(values?.[i], result) ? values?.[i] : undefined;
  return result;
}

export const RUNTIME = {
  absent,
  absentOf,
  abs: Math.abs,
  businessDaysSince,
  compare,
  concatenate,
  contains,
  daysFrom,
  /** An object without members of its own: what it has is inherited by every plain object. */
  empty: Object.freeze({}),
  flat: (values: readonly unknown[]): unknown[] => values.flat(),
  getPrototypeOf: Object.getPrototypeOf,
  isArray: Array.isArray,
  json: JSON.parse,
  /** A name that no object has: asking for it tells V8 the shape of the object, which makes the prototype free to ask. */
  mark: Symbol("mark"),
  max: Math.max,
  min: Math.min,
  own: ownMember,
  plain: Object.prototype,
  set: (values: readonly unknown[]): ReadonlySet<unknown> => new Set(values),
  settle,
  shiftDate,
  substring,
  tagAmong,
  text: String,
};

/** The name of a member of the runtime. */
export type RuntimeName = keyof typeof RUNTIME;
