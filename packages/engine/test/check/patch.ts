/** Applies the operations of JSON Patch (RFC 6902) that fixes are made of. */

import { parsePointer } from "../../src/base/pointer.ts";
import type { Patch } from "../../src/model/diagnostic.ts";

/** A changed copy. Throws where an operation does not fit the document. */
export function applyFix(doc: unknown, fix: readonly Patch[]): unknown {
  return fix.reduce((before, { op, path, value }) => {
    const names = parsePointer(path);
    if (names === undefined) throw new Error(`not a pointer: ${path}`);
    return applied(before, names, op, value);
  }, structuredClone(doc));
}

function applied(at: unknown, [name, ...rest]: readonly string[], op: Patch["op"], value: unknown): unknown {
  if (name === undefined) return value;
  if (typeof at !== "object" || at === null) throw new Error(`no member ${name} in ${String(at)}`);
  const there = Object.hasOwn(at, name);
  if (!there && (rest.length > 0 || op !== "add")) throw new Error(`no member ${name} to ${op}`);
  if (Array.isArray(at)) return appliedToList(at, name, rest, op, value);
  const members = at as Readonly<Record<string, unknown>>;
  if (rest.length > 0) return { ...members, [name]: applied(members[name], rest, op, value) };
  if (op !== "remove") return { ...members, [name]: value };
  const { [name]: _, ...others } = members;
  return others;
}

function appliedToList(
  list: readonly unknown[],
  name: string,
  rest: readonly string[],
  op: Patch["op"],
  value: unknown,
): unknown {
  const i = name === "-" ? list.length : Number(name);
  if (rest.length > 0) return list.with(i, applied(list[i], rest, op, value));
  if (op === "replace") return list.with(i, value);
  return list.toSpliced(i, op === "remove" ? 1 : 0, ...(op === "add" ? [value] : []));
}
