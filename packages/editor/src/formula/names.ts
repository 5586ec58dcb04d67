/** What names in a formula stand for, inside and outside of lists. */

import type { Condition, FieldSchema } from "@dunlin/engine";
import { factFields } from "@dunlin/engine/editing";
import type { FieldInfo } from "../conditions/fields.ts";
import { operation, reference } from "../conditions/operation.ts";
import { EACH } from "./language.ts";

export interface Names {
  readonly fields: readonly FieldInfo[];
  /** Facts that are not offered, but exist. */
  readonly others: ReadonlySet<string>;
  /** Whether all fields below `data` are known. */
  readonly closed: boolean;
}

/** The entries of the list that a part is about: what they have, as far as that is known; absent outside of lists. */
export interface Scope {
  readonly members: readonly FieldInfo[] | undefined;
}

export const namesOf = (fields: readonly FieldInfo[], schema: FieldSchema | undefined): Names => ({
  fields: fields.filter(({ path }) => !path.startsWith("#")),
  others: new Set(factFields().map(({ path }) => path)),
  closed: schema?.properties !== undefined && !schema.additionalProperties,
});

export function fieldNamed(names: Names, scope: Scope | undefined, path: string): FieldInfo | undefined {
  const [fields, name] = fieldsFor(names, scope, path);
  return fields?.find((field) => field.path === name);
}

/** Paths that only a document knows. */
const OPEN = /^(?:vars|arms|event|debtor\.contactFacts)(?:\.|$)/;

export function isKnown(names: Names, scope: Scope | undefined, path: string): boolean {
  const [fields, name] = fieldsFor(names, scope, path);
  if (fields === undefined) return true;
  if (fields.some((field) => field.path === name || field.path.startsWith(`${name}.`) || holds(field, name)))
    return true;
  if (fields !== names.fields) return name === "";
  return OPEN.test(name) || names.others.has(name) || (!names.closed && /^data(?:\.|$)/.test(name));
}

/** Whether a path may lead on from a field of which no more is known. */
const holds = ({ path, kind }: FieldInfo, name: string): boolean =>
  (kind === "any" || kind === "list" || kind === "tags") && name.startsWith(`${path}.`);

/** `$.` leads from the entry of a list back to the case. */
function fieldsFor(names: Names, scope: Scope | undefined, path: string): [readonly FieldInfo[] | undefined, string] {
  if (path.startsWith("$.")) return [names.fields, path.slice(2)];
  return [scope === undefined ? names.fields : scope.members, path];
}

/** What the second argument of `some`, `sum` and the like is about; absent when it is about what the first is. */
export function scopeInside(op: string, [list]: readonly Condition[], names: Names, scope: Scope | undefined): Scope {
  return { members: op === "reduce" ? undefined : membersOf(list, names, scope) };
}

function membersOf(list: Condition | undefined, names: Names, scope: Scope | undefined): Scope["members"] {
  const { op = "", args = [] } = operation(list) ?? {};
  if (op === "filter") return membersOf(args[0], names, scope);
  const found = reference(list);
  return found && fieldNamed(names, scope, found.path)?.members;
}

export const scopeOfArgument = (
  op: string,
  args: readonly Condition[],
  i: number,
  names: Names,
  scope: Scope | undefined,
): Scope | undefined => (i === 1 && EACH.has(op) ? scopeInside(op, args, names, scope) : scope);
