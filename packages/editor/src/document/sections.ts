/**
 * What moves together. A step takes along the side ways that hang on it; what comes after it in its flow stays, unless the whole
 * branch is meant.
 */

import type { Flow, Outline, Step } from "@dunlin/engine/editing";
import type { NodeId } from "./strategy.ts";

export interface Section {
  /** Every node of it, in reading order. */
  readonly ids: readonly NodeId[];
  readonly start: NodeId;
  /** The step that follows in the flow, where one does. */
  readonly next: NodeId | undefined;
}

/** Where a step stands: in which flow, and at which place in it. */
export interface Placed {
  readonly flow: Flow;
  readonly index: number;
  readonly step: Step;
}

/** Every step of an outline by its id. */
export function placesOf(outline: Outline): ReadonlyMap<NodeId, Placed> {
  const places = new Map<NodeId, Placed>();
  const waiting: Flow[] = [...outline.flows, ...outline.unreached];
  for (const flow of waiting) {
    for (const [index, step] of flow.entries()) {
      places.set(step.id, { flow, index, step });
      for (const way of step.ways) if (way.flow !== undefined) waiting.push(way.flow);
    }
  }
  return places;
}

/** The nodes of a flow, those of side ways included, in reading order. */
export function nodesIn(flow: Flow): NodeId[] {
  const ids: NodeId[] = [];
  const waiting: Step[] = [...flow].reverse();
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    ids.push(step.id);
    const inner = step.ways.flatMap((way) => way.flow ?? []);
    waiting.push(...inner.reverse());
  }
  return ids;
}

/**
 * The section of steps that follow each other in one flow.
 *
 * @param scope - `branch` takes everything to the end of the flow.
 * @returns `undefined` when the steps are scattered: not in one flow, or with others between them.
 */
export function sectionOf(
  places: ReadonlyMap<NodeId, Placed>,
  ids: readonly NodeId[],
  scope: "step" | "branch" = "step",
): Section | undefined {
  const tops = topmost(places, ids);
  const [first] = tops;
  if (first === undefined || tops.some(({ flow }) => flow !== first.flow)) return undefined;
  const sorted = [...tops].sort((a, b) => a.index - b.index);
  const from = (sorted[0] as Placed).index;
  const to = scope === "branch" ? first.flow.length - 1 : (sorted.at(-1) as Placed).index;
  if (scope === "step" && to - from !== sorted.length - 1) return undefined;
  const steps = first.flow.slice(from, to + 1);
  return { ids: nodesIn(steps), start: (steps[0] as Step).id, next: first.flow[to + 1]?.id ?? endOf(steps) };
}

/** Where the last step of a flow goes on, when it is somewhere that is told elsewhere. */
function endOf(steps: readonly Step[]): NodeId | undefined {
  const last = steps.at(-1);
  const [way, ...others] = last?.ways.filter(({ flow }) => flow === undefined) ?? [];
  return others.length === 0 ? way?.target : undefined;
}

/** The chosen steps without those that come along with another one. */
function topmost(places: ReadonlyMap<NodeId, Placed>, ids: readonly NodeId[]): readonly Placed[] {
  const chosen = ids.flatMap((id) => places.get(id) ?? []);
  const inner = new Set(
    chosen.flatMap(({ step }) => step.ways.flatMap((way) => (way.flow === undefined ? [] : nodesIn(way.flow)))),
  );
  return chosen.filter(({ step }) => !inner.has(step.id));
}
