/** Repairs of conditions where one is clear: the operator, segment or kind of value that was meant. */

import { parsePointer, pointer } from "../base/pointer.ts";
import type { Comparison } from "../conditions/anatomy.ts";
import { operationIn } from "../conditions/codec.ts";
import type { Settled } from "../conditions/fit.ts";
import type { Kind } from "../conditions/kinds.ts";
import type { ConditionProblem } from "../conditions/parse.ts";
import { hint } from "../conditions/words.ts";
import type { Patch } from "../model/diagnostic.ts";
import { type Findings, replacing } from "./findings.ts";
import type { PlacedCondition } from "./parts.ts";
import { valueAt } from "./schemaAt.ts";

interface Reading {
  readonly segmentIds?: ReadonlySet<string>;
  readonly findings: Findings;
  /** Whether the condition, changed like this, has fewer problems. */
  fewer(rule: unknown): boolean;
}

/** Takes over a problem of reading, with a fix where the name that was meant is near. */
export function adoptWithFix(problem: ConditionProblem, placed: PlacedCondition, reading: Reading): void {
  const { code, data, message } = problem;
  if (code === "segment.unknown") {
    const others = () => [...(reading.segmentIds ?? [])].filter((id) => placed.at !== `/segments/${id}/when`);
    const near = reading.findings.near(code, String(data.segment), others);
    const fix = replacing(problem.path, near);
    const said = message + hint(near.nearest);
    reading.findings.adopt({ ...problem, data: { ...data, ...near }, message: said, ...(fix && { fix }) });
  } else {
    const fix = code === "condition.operator" ? renamed(problem, placed, reading) : undefined;
    reading.findings.adopt({ ...problem, ...(fix && { fix }) });
  }
}

/** The nearest operator with the same arguments, where they suit it. */
function renamed(
  { path, data: { nearest } }: ConditionProblem,
  { at, value }: PlacedCondition,
  { fewer }: Reading,
): readonly Patch[] | undefined {
  const names = (parsePointer(path) ?? []).slice((parsePointer(at) ?? []).length);
  const operation = operationIn(valueAt(value, names));
  if (nearest === undefined || operation === undefined) return undefined;
  const meant = { [String(nearest)]: operation.listed ? operation.args : operation.args[0] };
  return fewer(replaced(value, names, meant)) ? [{ op: "replace", path, value: meant }] : undefined;
}

/** A copy with another value at a place. */
function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === name ? replaced(item, rest, by) : item));
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [name]: replaced(members[name], rest, by) };
}

/** The repair of a comparison that is settled, by what settles it. */
export function constantFix(
  comparison: Comparison,
  { reason, kinds = [], place = 0, nearest }: Settled & { readonly nearest?: string },
): readonly Patch[] | undefined {
  if (reason === "null") return askingKnown(comparison);
  if (reason === "kinds") return asNumbers(comparison, kinds);
  return replacing(placeOf(comparison, place), nearest === undefined ? {} : { nearest });
}

/** Pointer of an argument of a comparison, which has two or more. */
const placeOf = ({ at, op }: Comparison, i: number): string => at + pointer([op, i]);

/** A fact compared with `null`: what is meant is whether it is known. */
function askingKnown({ at, op, args }: Comparison): readonly Patch[] | undefined {
  const read = args.find((arg) => operationIn(arg)?.op === "var");
  if (args.length !== 2 || read === undefined || !/^[=!]==?$/.test(op)) return undefined;
  const known = { known: [read] };
  return [{ op: "replace", path: at, value: op.startsWith("!") ? known : { "!": [known] } }];
}

/** Numbers written as texts, beside one that is a number. */
function asNumbers(comparison: Comparison, kinds: readonly Kind[]): readonly Patch[] | undefined {
  if (!kinds.includes("number") || kinds.some((kind) => kind !== "number" && kind !== "text" && kind !== "any"))
    return undefined;
  const texts = comparison.args.flatMap((arg, i) => (kinds[i] === "text" ? [{ arg, i }] : []));
  if (!texts.every(({ arg }) => typeof arg === "string" && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(arg))) return undefined;
  return texts.map(({ arg, i }) => ({ op: "replace", path: placeOf(comparison, i), value: Number(arg) }));
}
