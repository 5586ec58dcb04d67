/** A small language for the shape of data: each shape reports what is wrong with a value, and where. */

import { parseDate } from "../base/civil.ts";
import { isRecord } from "../base/json.ts";
import { clockMinutes, isText } from "./reading.ts";

export type ShapeCode = "shape" | "member" | "missing" | "date" | "time" | "range" | "weekday";

export type Report = (
  code: ShapeCode,
  path: readonly (string | number)[],
  data: Readonly<Record<string, unknown>>,
) => void;

export type Shape = (value: unknown, path: readonly (string | number)[], report: Report) => void;

const check =
  (code: ShapeCode, expected: string, test: (value: unknown) => boolean): Shape =>
  (value, path, report) => {
    if (!test(value)) report(code, path, { expected });
  };

export const anything: Shape = () => {};
export const text: Shape = check("shape", "a text", isText);
export const flag: Shape = check("shape", "true or false", (value) => typeof value === "boolean");
export const record: Shape = check("shape", "an object", isRecord);
export const date: Shape = check(
  "date",
  "a date",
  (value) => typeof value === "string" && parseDate(value) !== undefined,
);

export const whole = (least: number, most: number): Shape =>
  check(
    "shape",
    `a whole number from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
  );

export const oneOf = (...values: readonly string[]): Shape =>
  check("shape", `one of ${values.join(", ")}`, (value) => typeof value === "string" && values.includes(value));

/** A list of at least `least` items. */
export const list =
  (item: Shape, least = 0): Shape =>
  (value, path, report) => {
    if (!Array.isArray(value)) report("shape", path, { expected: "a list" });
    else if (value.length < least) report("shape", path, { expected: "a list that is not empty" });
    else for (let i = 0; i < value.length; i++) item(value[i], [...path, i], report);
  };

/** One text or a list of them. */
export const textOrTexts: Shape = (value, path, report) =>
  (Array.isArray(value) ? list(text, 1) : text)(value, path, report);

type Members = Readonly<Record<string, Shape>>;

/** Required members end in `*`; a member that is `undefined` counts as absent. */
export const object =
  (members: Members): Shape =>
  (value, path, report) => {
    if (!isRecord(value)) return report("shape", path, { expected: "an object" });
    for (const [name, shape] of Object.entries(members)) {
      const bare = name.replace("*", "");
      const part = Object.hasOwn(value, bare) ? value[bare] : undefined;
      if (part !== undefined) shape(part, [...path, bare], report);
      else if (bare !== name) report("missing", path, { member: bare });
    }
    for (const name of Object.keys(value)) {
      if (value[name] === undefined || name === "x" || Object.hasOwn(members, name)) continue;
      if (!Object.hasOwn(members, `${name}*`)) report("member", [...path, name], { member: name });
    }
  };

/** Objects told apart by one member. */
export const tagged =
  (tag: string, shapes: Readonly<Record<string, Members>>): Shape =>
  (value, path, report) => {
    if (!isRecord(value)) return report("shape", path, { expected: "an object" });
    const name = Object.hasOwn(value, tag) ? value[tag] : undefined;
    const members = typeof name === "string" && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (members === undefined)
      report("shape", [...path, tag], { expected: `one of ${Object.keys(shapes).join(", ")}` });
    else object({ [`${tag}*`]: anything, ...members })(value, path, report);
  };

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export const weekday: Shape = check("weekday", `one of ${WEEKDAYS.join(", ")}`, (value) =>
  (WEEKDAYS as readonly unknown[]).includes(value),
);

/** `["08:00", "21:00"]`: an opening before its closing, up to `24:00`. */
const range: Shape = (value, path, report) => {
  if (!Array.isArray(value) || value.length !== 2)
    return report("range", path, { expected: "an opening and a closing" });
  const [open, close] = value.map(clockMinutes);
  if (open === undefined) report("time", [...path, 0], { expected: "a time from 00:00 to 24:00" });
  else if (close === undefined) report("time", [...path, 1], { expected: "a time from 00:00 to 24:00" });
  else if (open >= close) report("range", path, { expected: "an opening before the closing, on the same day" });
};

/** Ranges in order that do not overlap; they may touch. */
export const ranges: Shape = (value, path, report) => {
  list(range)(value, path, report);
  if (!Array.isArray(value)) return;
  for (let i = 1; i < value.length; i++) {
    const [before, after] = [clockMinutes(value[i - 1]?.[1]), clockMinutes(value[i]?.[0])];
    if (before !== undefined && after !== undefined && after < before)
      report("range", [...path, i], { expected: "a range after the one before it" });
  }
};

/** Ranges by weekday. */
export const week: Shape = (value, path, report) => {
  if (!isRecord(value)) return report("shape", path, { expected: "ranges by weekday" });
  for (const name of Object.keys(value)) weekday(name, [...path, name], report);
  for (const name of WEEKDAYS) if (value[name] !== undefined) ranges(value[name], [...path, name], report);
};
