/**
 * What of a value does not hold a JSON Schema: the keywords that our schemas have, in the order in which ajv finds them. A schema becomes
 * closures when it is first used. Validators that ajv writes beforehand are as large as all blocks together, and those that it makes
 * at run time are code of text, which strict pages refuse.
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
type Members = Readonly<Record<string, unknown>>;
/** A JSON pointer; `undefined` where nobody asks for it, which is nearly always. */
type At = string | undefined;
type Report = (keyword: string, at: At, params: Members) => void;
type Check = (value: unknown, at: At, report: Report) => void;
/** The check of a part of a schema. */
type Parts = (schema: Schema) => Check;

/**
 * @param defs - What `#/$defs/…` leads to.
 * @returns What is wrong with a value by a schema. Throws a RangeError for a schema with a keyword that is not known here: a schema that
 *   says more than is checked would be a lie.
 */
export function schemaChecks(
  defs: Readonly<Record<string, Schema>>,
): (schema: PropsSchema, value: unknown) => readonly SchemaProblem[] {
  const known = new Map<Schema, Check>();
  const parts: Parts = (schema) => {
    const check = known.get(schema) ?? checkOf(schema, defs, parts);
    known.set(schema, check);
    return check;
  };
  return (schema, value) => {
    const check = parts(schema);
    if (holds(check, value)) return [];
    const found: SchemaProblem[] = [];
    check(value, "", (keyword, at = "", params) => void found.push({ keyword, path: at, params }));
    return found;
  };
}

let failures = 0;
const count: Report = () => {
  failures += 1;
};

function holds(check: Check, value: unknown): boolean {
  const before = failures;
  check(value, undefined, count);
  return failures === before;
}

const nothing: Check = () => undefined;

function checkOf(schema: Schema, defs: Readonly<Record<string, Schema>>, parts: Parts): Check {
  if (typeof schema === "boolean") return nothing;
  if (typeof schema.$ref === "string") return referred(schema.$ref, defs, parts);
  for (const keyword in schema) if (!KNOWN.has(keyword)) throw new RangeError(`"${keyword}" is not checked here`);
  const all = [
    ...(schema.type === "array" || schema.type === "object" ? [] : typed(schema)),
    ...ofNumbers(schema),
    ...ofStrings(schema),
    ...ofAny(schema, parts),
    ...(schema.type === "array" || schema.type === "object" ? typed(schema) : []),
    ...ofArrays(schema, parts),
    ...ofObjects(schema, parts),
  ];
  const [only = nothing] = all;
  if (all.length < 2) return only;
  return (value, at, report) => {
    for (const one of all) one(value, at, report);
  };
}

const KNOWN: ReadonlySet<string> = new Set([
  ...["type", "maximum", "minimum", "maxLength", "minLength", "pattern", "const", "enum", "oneOf", "allOf", "if"],
  ...["then", "maxItems", "minItems", "uniqueItems", "items", "required", "additionalProperties", "properties"],
  ...["patternProperties", "$defs"],
]);

/** Made when it is first asked for, since what a schema refers to may refer to it. */
function referred(reference: string, defs: Readonly<Record<string, Schema>>, parts: Parts): Check {
  const schema = defs[reference.replace("#/$defs/", "")];
  if (schema === undefined) throw new RangeError(`"${reference}" leads nowhere`);
  let check: Check | undefined;
  return (value, at, report) => {
    check ??= parts(schema);
    check(value, at, report);
  };
}

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  integer: Number.isInteger,
  number: Number.isFinite,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
};

function typed({ type }: Members): readonly Check[] {
  if (type === undefined) return [];
  const isOf = TYPES[String(type)];
  if (isOf === undefined) throw new RangeError(`the type "${String(type)}" is not checked here`);
  return [(value, at, report) => isOf(value) || report("type", at, { type })];
}

/** A check that holds or reports. */
const rule = (keyword: string, params: Members, isSound: (value: unknown) => boolean): Check => {
  return (value, at, report) => isSound(value) || report(keyword, at, params);
};

function ofNumbers({ maximum: most, minimum: least }: Members): readonly Check[] {
  const of = (keyword: string, comparison: string, limit: unknown, isSound: (value: number) => boolean) =>
    limit === undefined
      ? []
      : [rule(keyword, { comparison, limit }, (value) => typeof value !== "number" || isSound(value))];
  return [
    ...of("maximum", "<=", most, (value) => value <= (most as number)),
    ...of("minimum", ">=", least, (value) => value >= (least as number)),
  ];
}

function ofStrings({ maxLength, minLength, pattern }: Members): readonly Check[] {
  const of = (keyword: string, name: string, limit: unknown, isSound: (value: string) => boolean) =>
    limit === undefined
      ? []
      : [rule(keyword, { [name]: limit }, (value) => typeof value !== "string" || isSound(value))];
  const [most, least] = [maxLength as number, minLength as number];
  const fits = new RegExp(String(pattern ?? ""), "u");
  return [
    // Characters are counted only where units of UTF-16 leave a doubt.
    ...of("maxLength", "limit", maxLength, (value) => value.length <= most || [...value].length <= most),
    ...of("minLength", "limit", minLength, (value) => [...value.slice(0, 2 * least)].length >= least),
    ...of("pattern", "pattern", pattern, (value) => fits.test(value)),
  ];
}

function ofAny(schema: PropsSchema, parts: Parts): readonly Check[] {
  const checks: Check[] = [];
  const { enum: allowedValues, oneOf, allOf } = schema;
  if ("const" in schema) checks.push(rule("const", { allowedValue: schema.const }, (value) => value === schema.const));
  if (Array.isArray(allowedValues))
    checks.push(rule("enum", { allowedValues }, (value) => allowedValues.includes(value)));
  if (Array.isArray(oneOf)) {
    const ways = (oneOf as readonly Schema[]).map(parts);
    checks.push((value, at, report) => {
      const passing = ways.flatMap((way, index) => (holds(way, value) ? [index] : []));
      if (passing.length !== 1)
        report("oneOf", at, { passingSchemas: passing.length === 0 ? null : passing.slice(0, 2) });
    });
  }
  if (Array.isArray(allOf)) checks.push(...(allOf as readonly Schema[]).map(parts));
  if (schema.if !== undefined && schema.then !== undefined) {
    const [condition, then] = [parts(schema.if as Schema), parts(schema.then as Schema)];
    checks.push((value, at, report) => holds(condition, value) && then(value, at, report));
  }
  return checks;
}

function ofArrays({ maxItems, minItems, uniqueItems, items }: Members, parts: Parts): readonly Check[] {
  const checks: ((value: readonly unknown[], at: At, report: Report) => void)[] = [];
  const [most, least] = [maxItems as number, minItems as number];
  if (most !== undefined)
    checks.push((value, at, report) => value.length <= most || report("maxItems", at, { limit: most }));
  if (least !== undefined)
    checks.push((value, at, report) => value.length >= least || report("minItems", at, { limit: least }));
  if (uniqueItems === true)
    checks.push((value, at, report) => {
      const j = value.findLastIndex((one, index) => value.indexOf(one) < index);
      if (j >= 0) report("uniqueItems", at, { i: value.lastIndexOf(value[j], j - 1), j });
    });
  if (items !== undefined) {
    const each = parts(items as Schema);
    checks.push((value, at, report) => {
      for (let index = 0; index < value.length; index++) each(value[index], inside(at, index), report);
    });
  }
  return checks.map((check) => (value, at, report) => Array.isArray(value) && check(value, at, report));
}

function ofObjects(schema: Members, parts: Parts): readonly Check[] {
  const { required, additionalProperties: others, properties = {}, patternProperties = {} } = schema;
  const names = (required ?? []) as readonly string[];
  const known = Object.entries(properties as object).map(([name, one]) => [name, parts(one as Schema)] as const);
  const isKnown = new Set(known.map(([name]) => name));
  const patterns = Object.entries(patternProperties as object).map(
    ([pattern, one]) => [new RegExp(pattern, "u"), parts(one as Schema)] as const,
  );
  const rest = others === undefined || others === false ? undefined : parts(others as Schema);
  if (names.length + known.length + patterns.length === 0 && others === undefined) return [];
  const check = (value: Members, at: At, report: Report): void => {
    for (const missingProperty of names) if (!has(value, missingProperty)) report("required", at, { missingProperty });
    if (others !== undefined)
      for (const name of Object.keys(value)) {
        if (isKnown.has(name) || patterns.some(([pattern]) => pattern.test(name))) continue;
        if (rest === undefined) report("additionalProperties", at, { additionalProperty: name });
        else rest(value[name], inside(at, name), report);
      }
    for (const [name, one] of known) if (has(value, name)) one(value[name], inside(at, name), report);
    for (const [pattern, one] of patterns)
      for (const name of Object.keys(value)) if (pattern.test(name)) one(value[name], inside(at, name), report);
  };
  return [(value, at, report) => isObject(value) && check(value, at, report)];
}

/** A member without a value is no member in JSON. */
const has = (value: Members, name: string): boolean => value[name] !== undefined && Object.hasOwn(value, name);

const inside = (at: At, name: string | number): At =>
  at === undefined ? undefined : `${at}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
