/** Questions about the declared variables of a template: what a path leads to, and which values a message cannot do without. */

import type { ValuePath } from "../model/text.ts";
import type { VariableSchema } from "../model/variables.ts";

/** A value that can be shown, and what is declared about it. */
export interface Variable {
  readonly path: ValuePath;
  readonly schema: VariableSchema;
}

/** What is declared at a path, rows as `[]`; `undefined` where nothing is. The empty path is the whole context. */
export function variableAt(variables: VariableSchema, path: ValuePath): VariableSchema | undefined {
  let at: VariableSchema | undefined = variables;
  for (const part of stepsOf(path)) at = at === undefined ? undefined : below(at, part);
  return at;
}

/** The values that can be shown, in the order of the document; lists and objects by what is in them. */
export function variablesOf(variables: VariableSchema, path: ValuePath = ""): readonly Variable[] {
  const { properties, items } = variables;
  if (properties === undefined && items === undefined) return path === "" ? [] : [{ path, schema: variables }];
  return [
    ...(items === undefined ? [] : variablesOf(items, `${path}[]`)),
    ...Object.entries(properties ?? {}).flatMap(([name, schema]) =>
      variablesOf(schema, path === "" ? name : `${path}.${name}`),
    ),
  ];
}

/** The paths marked `x-required`. */
export const requiredPaths = (variables: VariableSchema): readonly ValuePath[] =>
  variablesOf(variables).flatMap(({ path, schema }) => (schema["x-required"] === true ? [path] : []));

/** `["rows", "[]", "ref"]` of `rows[].ref`. */
const stepsOf = (path: ValuePath): readonly string[] => path.match(/\[\]|[^.[\]]+/g) ?? [];

const LENGTH: VariableSchema = { type: "integer", minimum: 0 };

function below(schema: VariableSchema, part: string): VariableSchema | undefined {
  if (part === "[]") return schema.items;
  const { properties = {} } = schema;
  if (Object.hasOwn(properties, part)) return properties[part];
  return part === "length" && (schema.items !== undefined || schema.type === "string") ? LENGTH : undefined;
}
