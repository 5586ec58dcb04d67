/**
 * The steps of each repeat's rounds, and which of them stand together, so that a frame can be drawn around them. Rounds that others lead
 * into, or whose steps are told in several places, have no frame: their ways back are lines and signs.
 */

import type { Flow, Step } from "@dunlin/engine/editing";
import type { Placed } from "../document/sections.ts";
import type { NodeId } from "../document/strategy.ts";

/** Steps of one flow, with what hangs on them, that a repeat goes through again and again. */
export interface Round {
  /** The repeat. */
  readonly id: NodeId;
  readonly flow: Flow;
  /** The first and the last of its steps in the flow. */
  readonly from: number;
  readonly to: number;
  readonly body: ReadonlySet<NodeId>;
}

export interface Rounds {
  /** By repeat: every step on a way from its rounds back to it. */
  readonly bodies: ReadonlyMap<NodeId, ReadonlySet<NodeId>>;
  /** The outer ones before those inside. */
  readonly inFlow: ReadonlyMap<Flow, readonly Round[]>;
}

export interface RoundsInput {
  readonly places: ReadonlyMap<NodeId, Placed>;
  readonly shapeOf: (id: NodeId) => { readonly repeats: boolean; readonly ends: boolean };
  readonly folded: ReadonlySet<NodeId>;
  /** Steps that cases come in by. */
  readonly entered: ReadonlyMap<NodeId, unknown>;
}

export function roundsOf(input: RoundsInput): Rounds {
  const { places, shapeOf } = input;
  const repeats = [...places.keys()].filter((id) => shapeOf(id).repeats);
  const bodies = new Map<NodeId, ReadonlySet<NodeId>>();
  const inFlow = new Map<Flow, Round[]>();
  if (repeats.length === 0) return { bodies, inFlow };
  const circle = circlesOf(places);
  const before = leadingTo(places);
  for (const id of repeats) {
    const body = bodyOf(id, places, circle);
    bodies.set(id, body);
    const round = body.size === 0 ? undefined : roundOf(id, body, before, input);
    if (round === undefined) continue;
    const others = inFlow.get(round.flow);
    if (others === undefined) inFlow.set(round.flow, [round]);
    else others.push(round);
  }
  for (const list of inFlow.values()) list.sort((a, b) => a.from - b.from);
  return { bodies, inFlow };
}

/** The innermost of the rounds that a step of a flow is in. */
export const roundAt = ({ inFlow }: Rounds, flow: Flow, index: number): Round | undefined =>
  inFlow.get(flow)?.findLast(({ from, to }) => from <= index && index <= to);

const bodyWay = (step: Step | undefined) => step?.ways.find(({ ports }) => ports.includes("body"));

/** From the body on along ways of the same circle: what is reached in it comes back, too. */
function bodyOf(id: NodeId, places: RoundsInput["places"], circle: ReadonlyMap<NodeId, number>): ReadonlySet<NodeId> {
  const first = bodyWay(places.get(id)?.step)?.target;
  const body = new Set<NodeId>();
  const isOfIt = (one: NodeId) => one !== id && circle.get(one) === circle.get(id);
  if (first !== undefined && isOfIt(first)) body.add(first);
  for (const one of body)
    for (const { target } of places.get(one)?.step.ways ?? []) if (isOfIt(target)) body.add(target);
  return body;
}

/** The place where all steps of a body stand together, if nothing else stands there and only the repeat leads in. */
function roundOf(
  id: NodeId,
  body: ReadonlySet<NodeId>,
  before: ReadonlyMap<NodeId, readonly NodeId[]>,
  { places, shapeOf, folded, entered }: RoundsInput,
): Round | undefined {
  const repeat = places.get(id);
  const way = bodyWay(repeat?.step);
  const place = places.get(way?.target ?? "");
  if (repeat === undefined || way === undefined || place === undefined) return undefined;
  const behind = place.flow === repeat.flow && place.index === repeat.index + 1;
  if (!behind && (way.flow === undefined || way.ports.length > 1 || folded.has(id))) return undefined;
  const { flow, index: from } = place;
  let to = from;
  while (body.has(flow[to + 1]?.id ?? "")) to++;
  let counted = 0;
  const waiting: Step[] = flow.slice(from, to + 1);
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    counted += 1;
    for (const { flow: side, target } of step.ways) {
      if (side === undefined || !body.has(target)) continue;
      if (side.some((one) => !body.has(one.id))) return undefined;
      waiting.push(...side);
    }
  }
  const closed = [...body].every(
    (one) => !entered.has(one) && (before.get(one) ?? []).every((from) => from === id || body.has(from)),
  );
  const leavesInside = [...body].some((one) => {
    const at = places.get(one);
    return at?.flow !== flow && at?.step.ways.some((way) => isBranch(way.flow, way.target));
  });
  function isBranch(side: Flow | undefined, target: NodeId): boolean {
    return side !== undefined && !body.has(target) && !(side.length === 1 && shapeOf(target).ends);
  }
  const onlyRepeat = (before.get(place.step.id) ?? []).every((one) => one === id);
  return counted === body.size && closed && onlyRepeat && !leavesInside ? { id, flow, from, to, body } : undefined;
}

function leadingTo(places: RoundsInput["places"]): ReadonlyMap<NodeId, readonly NodeId[]> {
  const before = new Map<NodeId, NodeId[]>();
  for (const [id, { step }] of places)
    for (const { target } of step.ways) {
      const list = before.get(target);
      if (list === undefined) before.set(target, [id]);
      else list.push(id);
    }
  return before;
}

/** Numbers steps so that those have the same that lead to each other and back: Tarjan's strongly connected components. */
function circlesOf(places: RoundsInput["places"]): ReadonlyMap<NodeId, number> {
  const order = new Map<NodeId, number>();
  const lowest = new Map<NodeId, number>();
  const circle = new Map<NodeId, number>();
  const open: NodeId[] = [];
  const at = (map: ReadonlyMap<NodeId, number>, id: NodeId) => map.get(id) as number;
  const lower = (id: NodeId, to: number) => lowest.set(id, Math.min(at(lowest, id), to));
  for (const start of places.keys()) {
    const path: { readonly id: NodeId; next: number }[] = [];
    const enter = (id: NodeId) => {
      order.set(id, order.size);
      lowest.set(id, order.size - 1);
      open.push(id);
      path.push({ id, next: 0 });
    };
    if (!order.has(start)) enter(start);
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const { id } = here;
      const target = places.get(id)?.step.ways[here.next++]?.target;
      if (target !== undefined) {
        if (!places.has(target)) continue;
        if (!order.has(target)) enter(target);
        else if (!circle.has(target)) lower(id, at(order, target));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.id, at(lowest, id));
      if (at(lowest, id) !== at(order, id)) continue;
      for (let one = open.pop(); one !== undefined; one = one === id ? undefined : open.pop())
        circle.set(one, at(order, id));
    }
  }
  return circle;
}
