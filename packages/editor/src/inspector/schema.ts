/** As much of JSON Schema as forms need: what a schema asks of one value, and what is wrong with a value that was typed. */

import { type JsonSchema, strategySchema } from "@dunlin/engine";

const DEFS = strategySchema.$defs as Readonly<Record<string, JsonSchema>>;

/** The name among `$defs` that a schema refers to. */
export const refName = (schema: JsonSchema): string | undefined =>
  /^#\/\$defs\/(.+)$/.exec(String(schema.$ref ?? ""))?.[1];

/** A schema with what it refers to; what it says itself goes before. */
export function resolved(schema: JsonSchema): JsonSchema {
  const definition = DEFS[refName(schema) ?? ""];
  return definition === undefined ? schema : { ...resolved(definition), ...schema };
}

export const propertiesOf = (schema: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  (resolved(schema).properties ?? {}) as Readonly<Record<string, JsonSchema>>;

export const requiredIn = (schema: JsonSchema): readonly string[] => (schema.required ?? []) as readonly string[];

export type ProblemCode = "required" | "kind" | "choice" | "least" | "most" | "form" | "empty" | "number" | "json";

/** What is wrong with a value, as a code and what belongs there. */
export interface Problem {
  readonly code: ProblemCode;
  /** A limit, the values to choose from, or the name of the form that is asked for. */
  readonly wanted?: unknown;
}

/** What is wrong with a value by itself; what lies inside it is not looked at. */
export function problemOf(schema: JsonSchema, value: unknown): Problem | undefined {
  const all = resolved(schema);
  const { minimum, maximum, minItems, pattern } = all;
  const choices = choicesOf(all);
  if (!isOfType(all, value)) return { code: "kind", wanted: all.type };
  if (choices !== undefined && !choices.includes(value)) return { code: "choice", wanted: choices };
  if (typeof value === "number" && typeof minimum === "number" && value < minimum)
    return { code: "least", wanted: minimum };
  if (typeof value === "number" && typeof maximum === "number" && value > maximum)
    return { code: "most", wanted: maximum };
  if (Array.isArray(value) && typeof minItems === "number" && value.length < minItems) return { code: "empty" };
  if (typeof value === "string" && typeof pattern === "string" && !new RegExp(pattern, "u").test(value))
    return value === "" ? { code: "required" } : { code: "form", wanted: refName(schema) };
  return undefined;
}

/** Values to choose from: `enum`, `const`, or a `oneOf` of constants. */
export function choicesOf(schema: JsonSchema): readonly unknown[] | undefined {
  if (Array.isArray(schema.enum)) return schema.enum;
  if (schema.const !== undefined) return [schema.const];
  const options = schema.oneOf as readonly JsonSchema[] | undefined;
  return Array.isArray(options) && options.every((option) => option.const !== undefined)
    ? options.map((option) => option.const)
    : undefined;
}

const NAMES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  number: (value) => typeof value === "number" && Number.isFinite(value),
  integer: (value) => Number.isSafeInteger(value),
  array: Array.isArray,
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  null: (value) => value === null,
};

function isOfType({ type }: JsonSchema, value: unknown): boolean {
  const types = typeof type === "string" ? [type] : Array.isArray(type) ? (type as string[]) : [];
  return types.length === 0 || types.some((name) => NAMES[name]?.(value) ?? true);
}
