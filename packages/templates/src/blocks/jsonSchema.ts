/**
 * What of a value does not hold a JSON Schema: the keywords that our schemas have, in the order in which ajv finds them, without code
 * that is made at run time or beforehand. Validators that ajv writes for the same schemas are as large as all blocks together.
 */

import type { PropsSchema } from "./definition.ts";

/** A keyword that does not hold, and where. */
export interface SchemaProblem {
  readonly keyword: string;
  /** JSON pointer into the value. */
  readonly path: string;
  /** As ajv has them. */
  readonly params: Readonly<Record<string, unknown>>;
}

type Schema = PropsSchema | boolean;
type Report = (keyword: string, path: string, params: SchemaProblem["params"]) => void;
type Members = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Schema>>;

/**
 * @param defs - What `#/$defs/…` leads to.
 * @throws RangeError for a keyword that is not known here: a schema that says more than is checked would be a lie.
 */
export function schemaProblems(schema: PropsSchema, value: unknown, defs: Schemas): readonly SchemaProblem[] {
  const found: SchemaProblem[] = [];
  check(schema, value, "", defs, (keyword, path, params) => void found.push({ keyword, path, params }));
  return found;
}

function check(schema: Schema, value: unknown, path: string, defs: Schemas, report: Report): void {
  if (typeof schema === "boolean") return;
  if (typeof schema.$ref === "string") {
    check(referred(schema.$ref, defs), value, path, defs, report);
    return;
  }
  for (const keyword in schema) if (!KNOWN.has(keyword)) throw new RangeError(`"${keyword}" is not checked here`);
  const { type } = schema;
  const isWrong = type !== undefined && !isOf(type as string, value);
  const isLate = type === "array" || type === "object";
  if (isWrong && !isLate) report("type", path, { type });
  if (typeof value === "number") checkNumber(schema, value, path, report);
  if (typeof value === "string") checkString(schema, value, path, report);
  checkAny(schema, value, path, defs, report);
  if (isWrong && isLate) report("type", path, { type });
  if (Array.isArray(value)) checkArray(schema, value, path, defs, report);
  else if (typeof value === "object" && value !== null) checkObject(schema, value as Members, path, defs, report);
}

const KNOWN: ReadonlySet<string> = new Set([
  ...["type", "maximum", "minimum", "maxLength", "minLength", "pattern", "const", "enum", "oneOf", "allOf", "if"],
  ...["then", "maxItems", "minItems", "uniqueItems", "items", "required", "additionalProperties", "properties"],
  ...["patternProperties", "$defs"],
]);

function referred(reference: string, defs: Schemas): Schema {
  const found = defs[reference.replace("#/$defs/", "")];
  if (found === undefined) throw new RangeError(`"${reference}" leads nowhere`);
  return found;
}

function isOf(type: string, value: unknown): boolean {
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "number") return Number.isFinite(value);
  // String and boolean.
  return typeof value === type;
}

function checkNumber({ maximum, minimum }: Members, value: number, path: string, report: Report): void {
  if (typeof maximum === "number" && !(value <= maximum)) report("maximum", path, { comparison: "<=", limit: maximum });
  if (typeof minimum === "number" && !(value >= minimum)) report("minimum", path, { comparison: ">=", limit: minimum });
}

function checkString(schema: Members, value: string, path: string, report: Report): void {
  const { maxLength, minLength, pattern } = schema;
  // Characters are counted only where units of UTF-16 leave a doubt.
  if (typeof maxLength === "number" && value.length > maxLength && [...value].length > maxLength)
    report("maxLength", path, { limit: maxLength });
  if (typeof minLength === "number" && [...value.slice(0, 2 * minLength)].length < minLength)
    report("minLength", path, { limit: minLength });
  if (typeof pattern === "string" && !expression(pattern).test(value)) report("pattern", path, { pattern });
}

const expressions = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  const made = expressions.get(pattern) ?? new RegExp(pattern, "u");
  expressions.set(pattern, made);
  return made;
}

function checkAny(schema: PropsSchema, value: unknown, path: string, defs: Schemas, report: Report): void {
  const { oneOf, allOf } = schema;
  if ("const" in schema && schema.const !== value) report("const", path, { allowedValue: schema.const });
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) report("enum", path, { allowedValues: schema.enum });
  if (Array.isArray(oneOf)) {
    const passing = oneOf.flatMap((one: Schema, index) => (holds(one, value, defs) ? [index] : []));
    if (passing.length !== 1)
      report("oneOf", path, { passingSchemas: passing.length === 0 ? null : passing.slice(0, 2) });
  }
  if (Array.isArray(allOf)) for (const one of allOf as readonly Schema[]) check(one, value, path, defs, report);
  if (schema.if !== undefined && schema.then !== undefined && holds(schema.if as Schema, value, defs))
    check(schema.then as Schema, value, path, defs, report);
}

function holds(schema: Schema, value: unknown, defs: Schemas): boolean {
  let sound = true;
  check(schema, value, "", defs, () => {
    sound = false;
  });
  return sound;
}

function checkArray(schema: Members, value: readonly unknown[], path: string, defs: Schemas, report: Report): void {
  const { maxItems, minItems, uniqueItems, items } = schema;
  if (typeof maxItems === "number" && value.length > maxItems) report("maxItems", path, { limit: maxItems });
  if (typeof minItems === "number" && value.length < minItems) report("minItems", path, { limit: minItems });
  if (uniqueItems === true) {
    const j = value.findLastIndex((one, index) => value.indexOf(one) < index);
    if (j >= 0) report("uniqueItems", path, { i: value.lastIndexOf(value[j], j - 1), j });
  }
  if (items !== undefined)
    value.forEach((item, index) => void check(items as Schema, item, `${path}/${index}`, defs, report));
}

function checkObject(schema: Members, value: Members, path: string, defs: Schemas, report: Report): void {
  const { required, additionalProperties: others } = schema;
  const properties = (schema.properties ?? {}) as Schemas;
  const patterns = Object.entries((schema.patternProperties ?? {}) as Schemas);
  if (Array.isArray(required))
    for (const missingProperty of required as readonly string[])
      if (!has(value, missingProperty)) report("required", path, { missingProperty });
  if (others !== undefined)
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(properties, name) || patterns.some(([pattern]) => expression(pattern).test(name))) continue;
      if (others === false) report("additionalProperties", path, { additionalProperty: name });
      else check(others as Schema, value[name], `${path}/${escaped(name)}`, defs, report);
    }
  for (const [name, one] of Object.entries(properties))
    if (has(value, name)) check(one, value[name], `${path}/${escaped(name)}`, defs, report);
  for (const [pattern, one] of patterns)
    for (const name of Object.keys(value))
      if (expression(pattern).test(name)) check(one, value[name], `${path}/${escaped(name)}`, defs, report);
}

/** A member without a value is no member in JSON. */
const has = (value: Members, name: string): boolean => Object.hasOwn(value, name) && value[name] !== undefined;

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
