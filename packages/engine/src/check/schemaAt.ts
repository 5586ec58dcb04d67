/** Which part of the document schema describes a value: for messages that say what belongs there. */

import type { JsonSchema } from "../nodes/spec.ts";
import { strategySchema } from "./schema.ts";

export interface SchemaPart {
  readonly schema: JsonSchema;
  /** Name among `$defs`, where it has one. */
  readonly name?: string;
}

const DEFS = strategySchema.$defs as Readonly<Record<string, JsonSchema>>;

/** Follows `path` through schema and document together, because a node's schema depends on its type. */
export function schemaAt(doc: unknown, path: readonly string[]): SchemaPart | undefined {
  let part: SchemaPart | undefined = { schema: strategySchema };
  let value = doc;
  for (const name of path) {
    part = part && partFor(childSchema(chosen(part.schema, value), value, name));
    value = memberOf(value, name);
  }
  return part && { ...part, schema: chosen(part.schema, value) };
}

/** The value at a path, `undefined` where there is none. */
export function valueAt(doc: unknown, path: readonly string[]): unknown {
  let value = doc;
  for (const name of path) value = memberOf(value, name);
  return value;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

function childSchema(schema: JsonSchema, value: unknown, name: string): JsonSchema | undefined {
  if (Array.isArray(value)) return schema.items as JsonSchema | undefined;
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  if (Object.hasOwn(properties, name)) return properties[name];
  const rest = schema.additionalProperties;
  return typeof rest === "object" && rest !== null ? (rest as JsonSchema) : undefined;
}

/** A part of the schema with its `$ref` followed. */
export function partFor(schema: JsonSchema | undefined): SchemaPart | undefined {
  const name = /^#\/\$defs\/(.+)$/.exec(String(schema?.$ref ?? ""))?.[1];
  if (schema === undefined || name === undefined) return schema && { schema };
  const definition = DEFS[name];
  return definition && { schema: definition, name };
}

/** For a node, the schema of its type. */
function chosen(schema: JsonSchema, value: unknown): JsonSchema {
  if (schema.discriminator === undefined) return schema;
  const type = memberOf(value, "type");
  const definition = typeof type === "string" ? `${type}Node` : "";
  return (Object.hasOwn(DEFS, definition) ? DEFS[definition] : undefined) ?? schema;
}
