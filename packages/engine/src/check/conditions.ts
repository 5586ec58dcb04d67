/**
 * Whether the conditions of a document can be read at all, whether their answers can differ from case to case, and
 * whether segments use each other without a circle.
 */

import { type Anatomy, anatomyOf, type Read } from "../conditions/anatomy.ts";
import { environmentOf } from "../conditions/environment.ts";
import { settledComparison, settledOperand } from "../conditions/fit.ts";
import { interpret } from "../conditions/interpret.ts";
import type { Facts } from "../conditions/kinds.ts";
import { parseCondition } from "../conditions/parse.ts";
import type { ConditionAst } from "../model/condition.ts";
import type { Id } from "../model/notation.ts";
import { components } from "./components.ts";
import { adoptWithFix, constantFix } from "./conditionFixes.ts";
import type { Findings } from "./findings.ts";
import { conditionsOf, type Parts, type PlacedCondition } from "./parts.ts";

export interface ReadCondition extends PlacedCondition {
  readonly anatomy: Anatomy;
}

export interface Conditions {
  /** Those that could be read. */
  readonly all: readonly ReadCondition[];
  readonly segments: ReadonlyMap<Id, ReadCondition>;
  /** All of them could be read. */
  readonly complete: boolean;
}

/** Reads every condition of the document and reports those that cannot be read, or need not be. */
export function readConditions(parts: Parts, findings: Findings): Conditions {
  const placed = conditionsOf(parts);
  const all = placed.flatMap((condition) => readCondition(condition, parts, findings) ?? []);
  const byPlace = new Map(all.map((condition) => [condition.at, condition]));
  const segments = parts.segments.flatMap(({ id, at }): [Id, ReadCondition][] => {
    const condition = byPlace.get(`${at}/when`);
    return condition === undefined ? [] : [[id, condition]];
  });
  return { all, segments: new Map(segments), complete: all.length === placed.length };
}

/** One condition; none when it cannot be read, which is reported. Without `segmentIds` any may be named. */
export function readCondition(
  condition: PlacedCondition,
  known: { readonly segmentIds?: ReadonlySet<Id> },
  findings: Findings,
): ReadCondition | undefined {
  const ast = astOf(condition, known, findings);
  if (ast === undefined) return undefined;
  const anatomy = anatomyOf(condition.value, condition.at);
  if (anatomy.constant && !condition.expression) reportLiteral(condition, ast, findings);
  return { ...condition, anatomy };
}

/** Segments behind one condition; a person who needs more has lost the thread long before. */
const MOST_SEGMENTS = 100;

/** Everything a condition reads, also through the segments it uses. */
export function readsThrough({ anatomy }: ReadCondition, segments: Conditions["segments"]): readonly Read[] {
  const used = new Set(anatomy.segments);
  for (const id of used) {
    if (used.size > MOST_SEGMENTS) break;
    for (const deeper of segments.get(id)?.anatomy.segments ?? []) used.add(deeper);
  }
  return [...anatomy.reads, ...[...used].flatMap((id) => segments.get(id)?.anatomy.reads ?? [])];
}

/** Segments that no other condition names; only when every condition could be read. */
export function checkSegmentUse(parts: Parts, { all, segments, complete }: Conditions, findings: Findings): void {
  const opaque = [...parts.nodes.values()].some(({ node }) => node === undefined);
  if (!parts.complete || !complete || opaque) return;
  const used = new Set(
    all.flatMap((condition) => condition.anatomy.segments.filter((id) => segments.get(id) !== condition)),
  );
  for (const { id, at } of parts.segments)
    if (!used.has(id)) findings.add("segment.unused", at, { segment: id }, [{ op: "remove", path: at }]);
}

export function checkSegmentCircles({ segments }: Conditions, findings: Findings): void {
  const graph = new Map(
    [...segments].map(([id, { anatomy }]) => [id, anatomy.segments.filter((used) => segments.has(used))]),
  );
  for (const circle of components(graph)) {
    const first = circle[0] as Id;
    if (circle.length === 1 && graph.get(first)?.includes(first) !== true) continue;
    findings.add("segment.cycle", segments.get(first)?.at ?? "", { segments: [...circle, first] });
  }
}

/** Comparisons whose answer the kinds of their arguments settle already. */
export function checkComparisons({ anatomy }: ReadCondition, facts: Facts, findings: Findings): void {
  for (const comparison of anatomy.comparisons) {
    const settled = settledComparison(comparison, facts);
    if (settled === undefined) continue;
    const { place: _, ...data } = settled;
    const { found, values = [] } = data;
    const texts = () => values.filter((each) => typeof each === "string");
    const near = typeof found === "string" ? findings.near("condition.constant", found, texts) : {};
    const fix = constantFix(comparison, { ...settled, ...near });
    findings.add("condition.constant", comparison.at, { ...data, ...near }, fix);
  }
}

/** Facts that are of another kind than the operator takes, so that its value is settled. */
export function checkOperands({ anatomy }: ReadCondition, facts: Facts, findings: Findings): void {
  for (const operand of anatomy.operands) {
    const settled = settledOperand(operand, facts);
    if (settled !== undefined) findings.add("condition.constant", operand.at, { ...settled });
  }
}

function astOf(
  placed: PlacedCondition,
  { segmentIds }: { readonly segmentIds?: ReadonlySet<Id> },
  findings: Findings,
): ConditionAst | undefined {
  const { at, value, expression } = placed;
  const segments = segmentIds && { segments: segmentIds };
  const read = (rule: unknown) => parseCondition(rule, { at, ...segments, gives: expression ? "any" : "boolean" });
  const parsed = read(value);
  if (parsed.ok) return parsed.value;
  const fewer = (rule: unknown) => {
    const again = read(rule);
    return again.ok || again.error.length < parsed.error.length;
  };
  for (const problem of parsed.error)
    adoptWithFix(problem, placed, { ...(segmentIds && { segmentIds }), findings, fewer });
  return undefined;
}

function reportLiteral({ at }: PlacedCondition, ast: ConditionAst, findings: Findings): void {
  const value = interpret(ast, environmentOf({}));
  findings.add("condition.constant", at, {
    value: typeof value === "boolean" ? String(value) : "unknown",
    reason: "literal",
  });
}
