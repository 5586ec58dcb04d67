/** One operation of a condition, as the engine reads it: an object with one member; a single argument may stand alone. */

import type { Condition } from "@dunlin/engine";

export interface Operation {
  readonly op: string;
  readonly args: readonly Condition[];
}

export function operation(rule: Condition | undefined): Operation | undefined {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return undefined;
  const [first, ...more] = Object.entries(rule as Readonly<Record<string, Condition>>);
  if (first === undefined || more.length > 0) return undefined;
  const [op, args] = first;
  return { op, args: Array.isArray(args) ? args : [args] };
}

export type Scalar = string | number | boolean;

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));

/** The path of a plain `var`, and what counts where it is unknown. */
export function reference(
  rule: Condition | undefined,
): { readonly path: string; readonly fallback: Scalar | undefined } | undefined {
  const found = operation(rule);
  if (found === undefined) return undefined;
  const [first, second] = found.args;
  const fallback = found.args.length === 1 ? undefined : second;
  if (found.args.length > 2 || (found.args.length === 2 && !isScalar(fallback))) return undefined;
  if (found.op === "var" && typeof first === "string") return { path: first, fallback: fallback as Scalar | undefined };
  const inner = found.op === "??" && found.args.length === 2 ? reference(first) : undefined;
  return inner?.fallback === undefined && inner !== undefined
    ? { path: inner.path, fallback: fallback as Scalar }
    : undefined;
}
