/** What kinds of values facts have, as far as a schema says. */

import { isRecord } from "../base/json.ts";
import type { FieldSchema } from "../model/strategy.ts";

export type Kind = "boolean" | "number" | "text" | "list" | "object" | "any";

export interface Fact {
  readonly kind: Kind;
  /** A case may well not have it. Facts that are unknown only when nothing is left to collect do not count. */
  readonly optional?: boolean;
  /** All the values it can take, when they are few. */
  readonly values?: readonly unknown[];
  /** Its members; absent: not described, any may be read. */
  readonly members?: Facts;
}

export type Facts = Readonly<Record<string, Fact>>;

const anything: Fact = { kind: "any" };

/** The host's own data; without a declaration there are none. */
export const dataOf = (fields: FieldSchema | undefined): Fact => factOfField({ properties: {}, ...fields });

/** The fact at a path, or the first name on the way that does not exist, with its siblings. */
export function factAt(
  facts: Facts,
  path: readonly string[],
): { readonly fact: Fact } | { readonly unknown: number; readonly siblings: readonly string[] } {
  let members: Facts | undefined = facts;
  let fact: Fact = anything;
  let optional = false;
  for (const [i, name] of path.entries()) {
    if (members === undefined) return { fact: { kind: "any", optional } };
    if (!Object.hasOwn(members, name)) return { unknown: i, siblings: Object.keys(members) };
    fact = members[name] as Fact;
    optional ||= fact.optional === true;
    members = fact.members;
  }
  return { fact: { ...fact, optional } };
}

const FIELD_KINDS: Readonly<Record<string, Kind>> = {
  string: "text",
  number: "number",
  integer: "number",
  boolean: "boolean",
  array: "list",
  object: "object",
};
/** Keywords that can say more about a value than this reads. */
const COMPLEX = ["$ref", "allOf", "anyOf", "oneOf", "if", "patternProperties", "not"];

function factOfField(schema: FieldSchema): Fact {
  if (COMPLEX.some((keyword) => Object.hasOwn(schema, keyword))) return anything;
  const values = Array.isArray(schema.enum) ? schema.enum : Object.hasOwn(schema, "const") ? [schema.const] : undefined;
  const properties = isRecord(schema.properties)
    ? (schema.properties as Readonly<Record<string, FieldSchema>>)
    : undefined;
  const open = schema.additionalProperties !== undefined && schema.additionalProperties !== false;
  const needed = new Set(Array.isArray(schema.required) ? schema.required : []);
  const members =
    properties === undefined || open
      ? undefined
      : Object.fromEntries(
          Object.entries(properties).map(([name, field]) => [
            name,
            { ...factOfField(field), optional: !needed.has(name) },
          ]),
        );
  return { kind: kindOf(schema, values), ...(values && { values }), ...(members && { members }) };
}

function kindOf({ type }: FieldSchema, values: readonly unknown[] | undefined): Kind {
  if (typeof type === "string") return FIELD_KINDS[type] ?? "any";
  const kinds = new Set((values ?? []).map((value) => typeof value));
  if (kinds.size !== 1) return "any";
  return kinds.has("string") ? "text" : kinds.has("number") ? "number" : kinds.has("boolean") ? "boolean" : "any";
}
