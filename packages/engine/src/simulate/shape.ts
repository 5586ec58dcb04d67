/** Small checks of plain data that are put together to those of a whole value. */

import { isRecord } from "../base/json.ts";
import { pointer } from "../base/pointer.ts";
import type { SimulationProblem } from "./problem.ts";

export type Path = readonly (string | number)[];

export type Check = (value: unknown, path: Path) => SimulationProblem[];

export const problem = (code: string, path: Path, message: string): SimulationProblem => ({
  code,
  path: pointer(path),
  message,
});

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** A number from `least` to `most`. @param what - As in "Give <what>". */
export const within =
  (least: number, most: number, what: string): Check =>
  (value, path) => {
    if (!isNumber(value)) return [problem("member.type", path, `Give ${what}.`)];
    return value >= least && value <= most ? [] : [problem("member.range", path, `Give ${what}.`)];
  };

export const wholeWithin =
  (least: number, most: number, what: string): Check =>
  (value, path) =>
    isNumber(value) && !Number.isSafeInteger(value)
      ? [problem("member.type", path, `Give ${what}.`)]
      : within(least, most, what)(value, path);

export const chance = within(0, 1, "a chance from 0 to 1");
export const weight = within(0, Number.MAX_SAFE_INTEGER, "a weight of 0 or more");
export const factor = within(0, 1e6, "a factor from 0 to 1,000,000");

export const text: Check = (value, path) =>
  typeof value === "string" && value !== "" ? [] : [problem("member.type", path, "Give a text that is not empty.")];

export const anything: Check = () => [];

export const oneOf =
  (...values: readonly string[]): Check =>
  (value, path) =>
    values.includes(value as string)
      ? []
      : [problem("member.range", path, `Give ${values.map((one) => JSON.stringify(one)).join(" or ")}.`)];

/** Members by name; a trailing `*` marks a required one. Others are refused. */
export const members =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isRecord(value)) return [problem("member.type", path, "Give an object.")];
    const known = new Map(Object.entries(shape).map(([key, check]) => [key.replace("*", ""), { key, check }]));
    const strange = Object.keys(value).filter((name) => !known.has(name) && value[name] !== undefined);
    return [
      ...[...known].flatMap(([name, { key, check }]) => {
        const own = Object.hasOwn(value, name) ? value[name] : undefined;
        if (own !== undefined) return check(own, [...path, name]);
        return key.endsWith("*") ? [problem("member.missing", [...path, name], `Give the member "${name}".`)] : [];
      }),
      ...strange.map((name) =>
        problem("member.unknown", [...path, name], `There is no member "${name}" here. Remove it or correct its name.`),
      ),
    ];
  };

/** An object whose members all pass. */
export const recordOf =
  (check: Check): Check =>
  (value, path) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([name, own]) => check(own, [...path, name]))
      : [problem("member.type", path, "Give an object.")];

export const listOf =
  (check: Check, least = 0): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return [problem("member.type", path, "Give a list.")];
    if (value.length < least) return [problem("member.range", path, `Give a list of at least ${least}.`)];
    return value.flatMap((item, i) => check(item, [...path, i]));
  };

/** Two whole numbers, the second not less than the first. */
export const rangeOfDays: Check = (value, path) => {
  const [least, most, ...more] = Array.isArray(value) ? value : [];
  const whole = Number.isSafeInteger(least) && Number.isSafeInteger(most) && more.length === 0;
  return whole && least >= 0 && most >= least
    ? []
    : [problem("member.range", path, "Give the least and the most days, as in [3, 14].")];
};

/** Both must pass; the second is asked only where the first has nothing to say. */
export const and =
  (first: Check, second: Check): Check =>
  (value, path) => {
    const found = first(value, path);
    return found.length > 0 ? found : second(value, path);
  };
