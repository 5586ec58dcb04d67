/** Shapes of JSON, each of which tells in sentences what does not fit, and where. */

import { error, type Problem } from "../problem.ts";

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One part of a JSON pointer (RFC 6901). */
export const escapePointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** What is wrong with a value at a pointer. */
export type Shape = (value: unknown, pointer: string) => readonly Problem[];

const wrong = (pointer: string, message: string): readonly Problem[] => [
  error("definition.shape", message, { path: pointer }),
];

export const anything: Shape = () => [];

export const text =
  (pattern = /[\s\S]/, example = "a text that is not empty"): Shape =>
  (value, pointer) =>
    typeof value === "string" && pattern.test(value) ? [] : wrong(pointer, `Write ${example} here.`);

/** A value that a host describes in words, as in `an amount in minor units`. */
export const that =
  (right: (value: unknown) => boolean, example: string): Shape =>
  (value, pointer) =>
    right(value) ? [] : wrong(pointer, `Write ${example} here.`);

export const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value, pointer) =>
    values.includes(value)
      ? []
      : wrong(pointer, `Write one of ${values.map((one) => JSON.stringify(one)).join(", ")}.`);

export const whole =
  (least: number, most: number): Shape =>
  (value, pointer) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? []
      : wrong(pointer, `Write a whole number from ${least} to ${most}.`);

export const flag: Shape = (value, pointer) =>
  typeof value === "boolean" ? [] : wrong(pointer, "Write true or false.");

export const list =
  (item: Shape, least = 0): Shape =>
  (value, pointer) => {
    if (!Array.isArray(value) || value.length < least)
      return wrong(pointer, `Write a list${least > 0 ? ` of at least ${least}` : ""} here.`);
    return value.flatMap((one, index) => item(one, `${pointer}/${index}`));
  };

export const either =
  (fits: (value: unknown) => boolean, first: Shape, second: Shape): Shape =>
  (value, pointer) =>
    (fits(value) ? first : second)(value, pointer);

/** One or a list of at least one. */
export const someOf = (item: Shape): Shape => either(Array.isArray, list(item, 1), item);

export const record =
  (member: Shape, name = /[\s\S]/, example = "a name"): Shape =>
  (value, pointer) => {
    if (!isObject(value)) return wrong(pointer, "Write an object here.");
    return Object.entries(value).flatMap(([key, one]) => {
      const at = `${pointer}/${escapePointer(key)}`;
      return name.test(key) ? member(one, at) : wrong(at, `"${key}" is no ${example}.`);
    });
  };

function unknownMembers(value: object, pointer: string, known: readonly string[]): readonly Problem[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const message = `"${name}" means nothing here. Known are ${known.join(", ")}.`;
      return error("definition.unknownMember", message, { path: `${pointer}/${escapePointer(name)}` });
    });
}

type Members = Readonly<Record<string, Shape>>;

export const object =
  (needed: Members, optional: Members = {}): Shape =>
  (value, pointer) => {
    if (!isObject(value)) return wrong(pointer, "Write an object here.");
    return [
      ...unknownMembers(value, pointer, [...Object.keys(needed), ...Object.keys(optional)]),
      ...Object.entries(needed).flatMap(([name, shape]) =>
        value[name] === undefined
          ? wrong(`${pointer}/${name}`, `"${name}" is needed here.`)
          : shape(value[name], `${pointer}/${name}`),
      ),
      ...Object.entries(optional).flatMap(([name, shape]) =>
        value[name] === undefined ? [] : shape(value[name], `${pointer}/${name}`),
      ),
    ];
  };

/** An object whose member `tag` tells which shape it has. */
export const tagged =
  (tag: string, shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, pointer) => {
    const name = isObject(value) ? value[tag] : undefined;
    const shape = typeof name === "string" && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape !== undefined) return shape(value, pointer);
    return wrong(
      `${pointer}/${tag}`,
      `Write one of ${Object.keys(shapes)
        .map((one) => `"${one}"`)
        .join(", ")}.`,
    );
  };
