/**
 * Whether a document has the shape of the format: runs the validator generated from the schema, and turns what it says
 * into diagnostics that a person can act on.
 */

import { parseDuration } from "../base/duration.ts";
import { textOf } from "../base/json.ts";
import { parsePointer, pointer, RESERVED_NAMES } from "../base/pointer.ts";
import { NODE_TYPES } from "../nodes/index.ts";
import type { JsonSchema } from "../nodes/spec.ts";
import { type Findings, replacing } from "./findings.ts";
import { type ShapeError, validateShape } from "./generated/validateShape.js";
import { partFor, type SchemaPart, schemaAt, valueAt } from "./schemaAt.ts";
import type { ShapeProblem } from "./shapeMessages.ts";

/** Errors that are turned into sentences; beyond, they are only counted. */
const MOST_READ = 5000;

/** Reports every way in which `doc` is not a strategy, and gives the pointers of the values that cannot be relied on. */
export function checkShape(doc: unknown, hostTypes: readonly string[], findings: Findings): readonly string[] {
  if (validateShape(doc)) return [];
  const isOwn = ({ keyword, params }: ShapeError) =>
    keyword === "discriminator" && typeof params.tagValue === "string" && hostTypes.includes(params.tagValue);
  const errors = (validateShape.errors ?? []).filter((error) => isWhole(error) && !isOwn(error));
  for (const error of errors.slice(0, MOST_READ)) report(doc, error, findings);
  if (errors.length > MOST_READ) findings.skip("shape.invalid", errors.length - MOST_READ);
  return errors.filter((error) => error.keyword !== "additionalProperties").map(placeOf);
}

/** Not a part of an error that is reported as a whole. */
function isWhole({ keyword, schemaPath, propertyName, params }: ShapeError): boolean {
  if (propertyName !== undefined && keyword !== "propertyNames") return false;
  if (keyword === "discriminator") return params.error === "mapping" || params.tagValue !== undefined;
  return !schemaPath.includes("/anyOf/") && !/\/propertyNames\/./.test(schemaPath);
}

/** The value that cannot be relied on: a missing or wrongly named member spoils no other. */
function placeOf({ instancePath, params }: ShapeError): string {
  const member = params.missingProperty ?? params.propertyName;
  return member === undefined ? instancePath : instancePath + pointer([String(member)]);
}

/** An error with what it is about. */
interface Site {
  readonly error: ShapeError;
  readonly path: readonly string[];
  readonly part: SchemaPart;
  readonly value: unknown;
  readonly findings: Findings;
}

function report(doc: unknown, error: ShapeError, findings: Findings): void {
  const path = parsePointer(error.instancePath) ?? [];
  const part = schemaAt(doc, path) ?? { schema: {} };
  const site: Site = { error, path, part, value: valueAt(doc, path), findings };
  const explain = EXPLAIN[error.keyword];
  if (explain === undefined) invalid(site, "other", { keyword: error.keyword });
  else explain(site);
}

const EXPLAIN: Readonly<Record<string, (site: Site) => void>> = {
  type: wrongKind,
  pattern: (site) => wrongForm(site, site.value, site.part),
  propertyNames: wrongName,
  additionalProperties: unknownMember,
  required: missingMember,
  discriminator: wrongNodeType,
  enum: (site) => wrongChoice(site, site.error.params.allowedValues as readonly unknown[]),
  const: (site) => wrongChoice(site, [site.error.params.allowedValue]),
  anyOf: noBranch,
  minimum: outOfRange,
  maximum: outOfRange,
  minItems: ({ part, ...site }) =>
    invalid(site, "empty", { expected: helpOf(partFor(part.schema.items as JsonSchema)) }),
};

function wrongKind(site: Site): void {
  const { part, value, findings, error } = site;
  if (part.name === "minor" && typeof value === "number") {
    findings.add("money.unsafe", error.instancePath, { found: value });
    return;
  }
  invalid(site, "kind", { expected: helpOf(part) ?? kindNames(error.params.type), found: KINDS[kindOf(value)] });
}

function wrongForm(
  { error, findings }: Pick<Site, "error" | "findings">,
  value: unknown,
  part: SchemaPart,
  at = error.instancePath,
): void {
  const name = textOf(value)
    .split(/[.@]/)
    .find((part) => RESERVED_NAMES.has(part));
  if (name !== undefined) findings.add("name.reserved", at, { name });
  else if (part.name === "duration" || part.name === "offset") {
    const negative = part.name === "duration" && typeof value === "string" && value.startsWith("-");
    const near = typeof value === "string" ? nearestDuration(value) : {};
    findings.add(
      "time.duration",
      at,
      { found: value, ...(negative && { sign: "negative" }), ...near },
      replacing(at, near),
    );
  } else
    findings.add("shape.invalid", at, { problem: "form", expected: helpOf(part) ?? "of the right form", found: value });
}

/** A duration without its letters, in small ones, or with a sign that does not belong; `M` without `T` could be either. */
function nearestDuration(text: string): { readonly nearest?: string } {
  const bare = text.trim().toUpperCase().replace(/^-/, "");
  const nearest = [bare, `P${bare}`, `PT${bare.replace(/^P/, "")}`].find((each) => parseDuration(each) !== undefined);
  const unclear = nearest === undefined || (/M/.test(nearest) && text.trim().replace(/^-/, "") !== nearest);
  return unclear ? {} : { nearest };
}

/** Reserved names have been reported for every object. */
function wrongName(site: Site): void {
  const name = String(site.error.params.propertyName);
  if (RESERVED_NAMES.has(name)) return;
  const names = partFor(site.part.schema.propertyNames as JsonSchema | undefined);
  wrongForm(site, name, names ?? { schema: {} }, pointer([...site.path, name]));
}

function unknownMember({ error, path, part, findings }: Site): void {
  const member = String(error.params.additionalProperty);
  if (RESERVED_NAMES.has(member)) return;
  const near = findings.near("shape.unknownMember", member, () =>
    Object.keys((part.schema.properties ?? {}) as object),
  );
  const at = pointer([...path, member]);
  findings.add("shape.unknownMember", at, { member, ...near }, [{ op: "remove", path: at }]);
}

function missingMember(site: Site): void {
  const member = String(site.error.params.missingProperty);
  const schema = ((site.part.schema.properties ?? {}) as Record<string, JsonSchema>)[member];
  invalid(site, "missing", {
    member,
    ...(typeof schema?.description === "string" && { expected: lowered(schema.description) }),
  });
}

function wrongNodeType(site: Site): void {
  const type = site.error.params.tagValue;
  const at = `${site.error.instancePath}/type`;
  if (typeof type !== "string") {
    site.findings.add("shape.invalid", at, {
      problem: "kind",
      expected: "the name of a node type",
      found: KINDS[kindOf(type)],
    });
    return;
  }
  const near = site.findings.near("node.unknownType", type, () => NODE_TYPES);
  site.findings.add("node.unknownType", at, { type, known: NODE_TYPES, ...near }, replacing(at, near));
}

function wrongChoice(site: Site, allowed: readonly unknown[]): void {
  const { value, findings, error } = site;
  const near = typeof value === "string" ? findings.near("shape.invalid", value, () => allowed.map(String)) : {};
  const found = typeof value === "object" ? KINDS[kindOf(value)] : value;
  findings.add(
    "shape.invalid",
    error.instancePath,
    { problem: "choice", allowed, found, ...near },
    replacing(error.instancePath, near),
  );
}

/** None of several forms fits: members of which one is needed, or a value of several kinds. */
function noBranch(site: Site): void {
  const branches = site.part.schema.anyOf as readonly JsonSchema[];
  const members = branches.flatMap((branch) => (branch.required ?? []) as readonly string[]);
  const allowed = branches.flatMap((branch) => (branch.enum ?? []) as readonly unknown[]);
  if (members.length > 0) invalid(site, "needsOneOf", { members });
  else if (allowed.length > 0) {
    const near = site.findings.near("shape.invalid", textOf(site.value), () => allowed.map(textOf));
    const data = { problem: "form", expected: helpOf(site.part), found: site.value, ...near };
    site.findings.add("shape.invalid", site.error.instancePath, data, replacing(site.error.instancePath, near));
  } else invalid(site, "kind", { expected: "a text or a list of texts", found: KINDS[kindOf(site.value)] });
}

function outOfRange(site: Site): void {
  const { comparison, limit } = site.error.params;
  if (site.part.name === "minor") site.findings.add("money.unsafe", site.error.instancePath, { found: site.value });
  else invalid(site, "range", { found: site.value, limit, comparison: comparison === ">=" ? "at least" : "at most" });
}

function invalid(
  { error, findings }: Pick<Site, "error" | "findings">,
  problem: ShapeProblem,
  data: Readonly<Record<string, unknown>>,
): void {
  findings.add("shape.invalid", error.instancePath, { problem, ...data });
}

/** What belongs here, in words that follow "must be". */
function helpOf(part: SchemaPart | undefined): string | undefined {
  if (part === undefined || !/^an? /.test(String(part.schema.title))) return undefined;
  return `${String(part.schema.title)} (${String(part.schema.description)})`;
}

type Kind = "null" | "array" | "object" | "string" | "number" | "integer" | "boolean" | "undefined";

const KINDS: Readonly<Record<Kind, string>> = {
  null: "null",
  array: "a list",
  object: "an object",
  string: "a text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  undefined: "nothing",
};

const kindOf = (value: unknown): Kind =>
  value === null ? "null" : Array.isArray(value) ? "array" : (typeof value as Kind);

const kindNames = (types: unknown): string =>
  [types]
    .flat()
    .map((type) => KINDS[type as Kind])
    .join(" or ");

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
