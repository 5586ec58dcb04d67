/** Texts of addresses as their schemas want them: bodies are taken as they are, but a query has nothing but texts. */

import type { JsonSchema } from "./schemas/schema.ts";

/** Only what is exactly a number or a boolean becomes one; everything else stays, and is refused by its schema. */
export function coerced(values: unknown, schema: JsonSchema | undefined): unknown {
  const properties = schema?.properties as Readonly<Record<string, JsonSchema>> | undefined;
  if (properties === undefined || typeof values !== "object" || values === null) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      one(value, Object.hasOwn(properties, name) ? properties[name] : undefined),
    ]),
  );
}

function one(value: unknown, schema: JsonSchema | undefined): unknown {
  if (typeof value !== "string" || schema === undefined) return value;
  if (schema.type === "integer" && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (schema.type === "boolean" && (value === "true" || value === "false")) return value === "true";
  return value;
}
