/** The way of a decision that a step lies in, as the people who go there: `for High risk`. */

import { isRecord, memberOf, textOf } from "../base/json.ts";
import type { Id } from "../model/notation.ts";
import { keysOf } from "./shapes.ts";
import { type Speaker, stepName, valueText } from "./values.ts";

/** Longest condition that is told instead of the step that asks it. */
const LONGEST = 120;

/** With a space before it; empty for a step that is not in one way alone. */
export function groupText(way: { readonly node: Id; readonly port: string } | undefined, speaker: Speaker): string {
  if (way === undefined) return "";
  const nodes: unknown = speaker.strategy.nodes;
  const node = isRecord(nodes) ? memberOf(nodes, way.node) : undefined;
  return isRecord(node) ? ` ${groupOf(node, way, speaker)}` : "";
}

function groupOf(
  node: Readonly<Record<string, unknown>>,
  { node: id, port }: { readonly node: Id; readonly port: string },
  speaker: Speaker,
): string {
  const { group } = speaker.words;
  const { quote } = speaker.catalog.forms;
  const step = () => stepName(id, speaker);
  const rule = conditionOf(node, port);
  const segment = rule === undefined ? undefined : segmentIn(rule, speaker);
  if (node.type === "if") {
    if (segment !== undefined && port === "yes") return group.of(segment);
    if (segment !== undefined && port === "no") return group.notOf(segment);
    const asked = port === "no" ? { "!": [rule] } : rule;
    const clause = valueText("condition", asked, speaker);
    if (clause === undefined || clause.length > LONGEST) return group.port(quote(port), step());
    return port === "unknown" ? group.unknown(clause) : group.where(clause);
  }
  if (node.type === "split")
    return port === "out" ? group.others(step()) : group.variant(quote(port), quote(textOf(node.experiment)));
  if (node.type !== "switch") return group.port(quote(port), step());
  if (segment !== undefined) return group.of(segment);
  if (rule === undefined) return group.others(step());
  const clause = valueText("condition", rule, speaker);
  return clause === undefined || clause.length > LONGEST ? group.port(quote(port), step()) : group.where(clause);
}

/** The one condition by which a way is taken; several cases with one port have none. */
function conditionOf(node: Readonly<Record<string, unknown>>, port: string): unknown {
  if (node.type === "if") return node.when;
  const ports = node.type === "switch" ? keysOf(node.cases, "port") : undefined;
  const at = ports?.indexOf(port) ?? -1;
  return at < 0 ? undefined : (node.cases as readonly Readonly<Record<string, unknown>>[])[at]?.when;
}

/** The title of the segment that a condition asks for and nothing else. */
function segmentIn(rule: unknown, { strategy }: Speaker): string | undefined {
  const asked = isRecord(rule) && Object.keys(rule).length === 1 ? memberOf(rule, "segment") : undefined;
  const id: unknown = Array.isArray(asked) && asked.length === 1 ? asked[0] : asked;
  if (typeof id !== "string") return undefined;
  const segments: unknown = strategy.segments;
  const segment = isRecord(segments) ? memberOf(segments, id) : undefined;
  return isRecord(segment) && typeof segment.title === "string" ? segment.title : id;
}
