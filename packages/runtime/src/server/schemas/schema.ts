/** How the schemas of this room are written down: JSON Schema as Fastify validates, serializes and documents it. */

export type JsonSchema = Readonly<Record<string, unknown>>;

/** An object of these members. A name that ends with `?` may be absent; others are required. Nothing else may be in it. */
export function object(members: Readonly<Record<string, JsonSchema>>, more: JsonSchema = {}): JsonSchema {
  const entries = Object.entries(members).map(([name, schema]) => [name.replace(/\?$/, ""), schema] as const);
  const required = Object.keys(members).filter((name) => !name.endsWith("?"));
  return {
    type: "object",
    properties: Object.fromEntries(entries),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...more,
  };
}

/** An object whose shape is told elsewhere: a document of the format, facts, a trace. Kept as it comes. */
export const open = (description: string, more: JsonSchema = {}): JsonSchema => ({
  type: "object",
  additionalProperties: true,
  description,
  ...more,
});

export const list = (items: JsonSchema, more: JsonSchema = {}): JsonSchema => ({ type: "array", items, ...more });
export const mapOf = (values: JsonSchema, description?: string): JsonSchema => ({
  type: "object",
  additionalProperties: values,
  ...(description !== undefined && { description }),
});

/** What the answer says is what `schemas` hold under this id. */
export const ref = (id: string): JsonSchema => ({ $ref: `${id}#` });

export const text = (description: string, more: JsonSchema = {}): JsonSchema => ({
  type: "string",
  description,
  ...more,
});
export const oneOf = (values: readonly string[], description: string): JsonSchema => ({
  type: "string",
  enum: [...values],
  description,
});
export const integer = (description: string, more: JsonSchema = {}): JsonSchema => ({
  type: "integer",
  description,
  ...more,
});
export const boolean = (description: string): JsonSchema => ({ type: "boolean", description });

/** Ids as they stand in paths and bodies: one line, no control characters. */
const ID_PATTERN = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]{1,200}$";
export const id = (description: string): JsonSchema => text(description, { pattern: ID_PATTERN });
/** Effect ids join five of those. */
export const effectId = (description: string): JsonSchema =>
  text(description, { pattern: ID_PATTERN.replace("200", "1000") });
/** Ids of strategies and templates. */
export const documentId = (description: string): JsonSchema => text(description, { pattern: "^[A-Za-z0-9_-]{1,100}$" });
export const moment = (description: string): JsonSchema => integer(`${description} Milliseconds since 1970 in UTC.`);
export const date = (description: string): JsonSchema => text(description, { pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
export const instant = (description: string): JsonSchema =>
  text(`${description} ISO 8601 with offset.`, {
    pattern: "^\\d{4}-\\d{2}-\\d{2}T[0-9:.]{5,12}(Z|[+-]\\d{2}:\\d{2})$",
  });
export const version = (description: string): JsonSchema => integer(description, { minimum: 1, maximum: 1_000_000 });
export const rev = (description: string): JsonSchema => integer(description, { minimum: 0, maximum: 2_000_000_000 });
export const note = text("Why, for the log; no names of debtors.", { maxLength: 1000 });

export const orNull = (schema: JsonSchema): JsonSchema => ({ ...schema, type: [schema.type as string, "null"] });

/** Paging, the same everywhere. */
export const paging: Readonly<Record<string, JsonSchema>> = {
  "cursor?": text("`next` of the page before; nothing for the first.", { maxLength: 2000 }),
  "limit?": integer("Items on the page.", { minimum: 1, maximum: 500, default: 100 }),
};

/** A page of items. */
export const page = (items: JsonSchema, more: JsonSchema = {}): JsonSchema =>
  object({ items: list(items), "next?": text("Cursor of the next page; absent on the last.") }, more);
