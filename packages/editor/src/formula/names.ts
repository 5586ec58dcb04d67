/** What names in a formula stand for, inside and outside of lists. */

import type { Condition, FieldSchema } from "@dunlin/engine";
import { factFields } from "@dunlin/engine/editing";
import { EACH } from "../conditions/each.ts";
import type { About, FieldInfo } from "../conditions/fields.ts";
import { operation, reference } from "../conditions/operation.ts";

export interface Names {
  /** Those that are offered. */
  readonly fields: readonly FieldInfo[];
  /** With those that are not. */
  readonly all: readonly Pick<FieldInfo, "path" | "kind" | "members" | "values">[];
  /** Whether all fields below `data` are known. */
  readonly closed: boolean;
}

/** The entries of the list that a part is about: what they have, as far as that is known; absent outside of lists. */
export interface Scope {
  readonly members: readonly FieldInfo[] | undefined;
}

export function namesOf(offered: readonly FieldInfo[], schema: FieldSchema | undefined, about?: About): Names {
  const fields = offered.filter(({ path }) => !path.startsWith("#"));
  if (about !== undefined) return { fields, all: fields, closed: true };
  const own = new Set(fields.map(({ path }) => path));
  const others = factFields().flatMap(({ path, kind }) => (own.has(path) ? [] : [{ path, kind }]));
  return {
    fields,
    all: [...fields, ...others],
    closed: schema?.properties !== undefined && !schema.additionalProperties,
  };
}

type Known = Names["all"][number];

export function fieldNamed(names: Names, scope: Scope | undefined, path: string): Known | undefined {
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
  if (fields !== names.all) return name === "";
  return OPEN.test(name) || (!names.closed && /^data(?:\.|$)/.test(name));
}

/** Whether a path may lead on from a field of which no more is known. */
const holds = ({ path, kind }: Known, name: string): boolean =>
  (kind === "any" || kind === "list" || kind === "tags") && name.startsWith(`${path}.`);

/** `$.` leads from the entry of a list back to the case. */
function fieldsFor(names: Names, scope: Scope | undefined, path: string): [readonly Known[] | undefined, string] {
  if (path.startsWith("$.")) return [names.all, path.slice(2)];
  return [scope === undefined ? names.all : scope.members, path];
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
