/** Moving a step to another day: which wait decides its day, and what that wait says then. */

import type { Strategy } from "@dunlin/engine";
import type { Command } from "../commands/command.ts";
import { pointer } from "../document/pointer.ts";
import {
  type NodeId,
  type NodeTypesOption,
  nodeAt,
  nodesOf,
  startSlots,
  targetAt,
  waysOf,
} from "../document/strategy.ts";
import { daysOf } from "./days.ts";
import { isWait } from "./layout.ts";
import { anchorDay, lengthOf } from "./spans.ts";

/** Why a step has no day of its own to change. */
export type Fixed = "start" | "several" | "event" | "length" | "soon";

export type Shift =
  | { readonly ok: true; readonly wait: NodeId; readonly command: Command }
  | { readonly ok: false; readonly why: Fixed };

/** The wait that alone decides on which day a step happens; of a wait, that on which it ends. */
function deciding(
  doc: Strategy,
  id: NodeId,
  options: NodeTypesOption,
): { readonly wait: NodeId } | { readonly why: Fixed } {
  const { byEvent } = daysOf(doc, options);
  const seen = new Set<NodeId>();
  let at = id;
  while (!isWait(nodeAt(doc, at))) {
    if (seen.has(at)) return { why: "several" };
    seen.add(at);
    if (startSlots(doc).some((slot) => targetAt(doc, slot) === at)) return { why: byEvent.has(at) ? "event" : "start" };
    const [only, ...others] = cameBy(doc, at, options);
    if (only === undefined) return { why: "start" };
    if (others.length > 0) return { why: "several" };
    const type = nodeAt(doc, only.from)?.type ?? "";
    const decides = type === "wait" ? only.port === "next" : type === "waitFor" && only.port === "timeout";
    if (!decides && RESTING.has(type)) return { why: "event" };
    at = only.from;
  }
  return { wait: at };
}

/** Steps at which something else than a wait decides how long a case stays. */
const RESTING: ReadonlySet<string> = new Set([
  ...["wait", "waitFor", "task", "offer", "promise", "plan", "hold", "repeat", "retryPayment", "callStrategy"],
]);

/** Steps that lead to this one, each with the first port that does. */
function cameBy(doc: Strategy, id: NodeId, options: NodeTypesOption): readonly { from: NodeId; port: string }[] {
  return Object.entries(nodesOf(doc)).flatMap(([from, node]) => {
    const way = waysOf(node, options).find(({ target }) => target === id);
    return way === undefined ? [] : [{ from, port: way.name }];
  });
}

/** The edit that moves a step by so many days. */
export function shiftBy(doc: Strategy, id: NodeId, days: number, options: NodeTypesOption): Shift {
  const found = deciding(doc, id, options);
  if ("why" in found) return { ok: false, why: found.why };
  const node = nodeAt(doc, found.wait);
  if (node === undefined) return { ok: false, why: "length" };
  const set = (path: readonly string[], value: string): Shift => ({
    ok: true,
    wait: found.wait,
    command: { type: "field.set", path: pointer(["nodes", found.wait, ...path]), value },
  });
  const until = node.until as { readonly anchor?: unknown; readonly offset?: unknown } | undefined;
  if (until !== undefined) {
    const length = until.offset === undefined ? { days: 0, business: false, rough: false } : lengthOf(until.offset);
    if (anchorDay(node) === undefined || length === undefined || length.rough) return { ok: false, why: "length" };
    return set(["until", "offset"], written(length.days + days, length.business));
  }
  const length = lengthOf(node.for);
  if (length === undefined || length.rough) return { ok: false, why: "length" };
  return length.days + days < 1
    ? { ok: false, why: "soon" }
    : set(["for"], written(length.days + days, length.business));
}

const written = (days: number, business: boolean): string =>
  `${days < 0 ? "-" : ""}P${Math.abs(days)}${business ? "B" : "D"}`;
