/** The shape of nodes of the host's own types, by their descriptors: the same findings that the generated validator gives. */

import { isRecord } from "../base/json.ts";
import { pointer } from "../base/pointer.ts";
import type { NodeTypeDescriptor } from "../nodes/hostType.ts";
import { NODE_TYPES } from "../nodes/index.ts";
import type { JsonSchema } from "../nodes/spec.ts";
import type { Findings } from "./findings.ts";
import { strategySchema } from "./schema.ts";

const DEFS = strategySchema.$defs as Readonly<Record<string, JsonSchema>>;

/** Members that every node may have. */
const COMMON: Readonly<Record<string, JsonSchema>> = {
  type: { type: "string" },
  name: { $ref: "#/$defs/text" },
  note: { type: "string" },
  to: { type: "object", additionalProperties: { $ref: "#/$defs/id" } },
  x: {},
};

/** Nodes of `types` in `doc`, reported where they do not fit; gives the pointers of those that cannot be relied on. */
export function checkHostNodes(
  doc: Readonly<Record<string, unknown>>,
  types: readonly NodeTypeDescriptor[],
  findings: Findings,
): readonly string[] {
  const known = new Map(types.map((type) => [type.type, type]));
  return Object.entries(isRecord(doc.nodes) ? doc.nodes : {}).flatMap(([id, node]) => {
    const type = isRecord(node) ? known.get(node.type as string) : undefined;
    if (type === undefined || !isRecord(node)) return [];
    const path = pointer(["nodes", id]);
    return checkNode(node, path, type, findings) ? [] : [path];
  });
}

/** Types that cannot be registered: names that are taken, or no names. */
export function hostTypeProblem(types: readonly NodeTypeDescriptor[] = []): string | undefined {
  const names = types.map(({ type }) => type);
  const taken = names.find((name, i) => NODE_TYPES.includes(name as never) || names.indexOf(name) !== i);
  if (taken !== undefined) return `there is a node type ${taken} already`;
  const odd = names.find((name) => !fits({ $ref: "#/$defs/id" }, name));
  return odd === undefined ? undefined : `${odd} is no name for a node type`;
}

function checkNode(
  node: Readonly<Record<string, unknown>>,
  path: string,
  type: NodeTypeDescriptor,
  findings: Findings,
): boolean {
  const properties = { ...type.parameters.properties, ...COMMON };
  let sound = true;
  for (const member of type.parameters.required ?? []) {
    if (node[member] !== undefined) continue;
    sound = false;
    findings.add("shape.invalid", path, { problem: "missing", member });
  }
  for (const [member, value] of Object.entries(node)) {
    const at = path + pointer([member]);
    const schema = Object.hasOwn(properties, member) ? properties[member] : undefined;
    if (schema === undefined) {
      const near = findings.near("shape.unknownMember", member, () => Object.keys(properties));
      findings.add("shape.unknownMember", at, { member, ...near }, [{ op: "remove", path: at }]);
    } else if (value !== undefined && !fits(schema, value)) {
      sound = false;
      findings.add("shape.invalid", at, { problem: "form", expected: helpFor(schema), found: value });
    }
  }
  return sound;
}

function helpFor(schema: JsonSchema): string {
  const { title, description } = resolved(schema);
  const text = [schema.description, title, description].find((part) => typeof part === "string");
  return text === undefined ? "of the form that this node type needs" : `of the right form (${String(text)})`;
}

const resolved = (schema: JsonSchema): JsonSchema => {
  const name = /^#\/\$defs\/(.+)$/.exec(String(schema.$ref ?? ""))?.[1];
  return (name === undefined ? undefined : DEFS[name]) ?? schema;
};

const isKind: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  array: Array.isArray,
  object: isRecord,
};

/** The keywords that parameters of nodes use; others are not looked at. */
function fits(given: JsonSchema, value: unknown): boolean {
  const schema = resolved(given);
  const kinds = schema.type === undefined ? [] : [schema.type].flat().map(String);
  if (kinds.length > 0 && !kinds.some((kind) => isKind[kind]?.(value) === true)) return false;
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false;
  if (schema.const !== undefined && schema.const !== value) return false;
  if (typeof value === "string" && typeof schema.pattern === "string")
    return new RegExp(schema.pattern, "u").test(value);
  if (typeof value === "number")
    return value >= Number(schema.minimum ?? value) && value <= Number(schema.maximum ?? value);
  if (Array.isArray(value)) {
    const items = schema.items as JsonSchema | undefined;
    return (
      value.length >= Number(schema.minItems ?? 0) && (items === undefined || value.every((item) => fits(items, item)))
    );
  }
  return !isRecord(value) || fitsMembers(schema, value);
}

function fitsMembers(schema: JsonSchema, value: Readonly<Record<string, unknown>>): boolean {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const { additionalProperties: rest = true, required = [] } = schema;
  return (
    (required as readonly string[]).every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) => {
      if (Object.hasOwn(properties, name)) return fits(properties[name] as JsonSchema, member);
      return typeof rest === "boolean" ? rest : fits(rest as JsonSchema, member);
    })
  );
}
