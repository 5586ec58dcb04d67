/**
 * The steps of each repeat's rounds, and which of them stand together, so that a frame can be drawn around them. Rounds that others lead
 * into, or whose steps are told in several places, have no frame: their ways back are lines and signs.
 */

import type { Flow, Step, Way } from "@dunlin/engine/editing";
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
  /** By step of their flow; of rounds in each other the innermost. */
  readonly at: ReadonlyMap<NodeId, Round>;
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
  const at = new Map<NodeId, Round>();
  if (repeats.length === 0) return { bodies, at };
  const before = leadingTo(places);
  const circle = circlesOf(places, before);
  for (const id of repeats) {
    const body = bodyOf(id, places, circle);
    bodies.set(id, body);
    const round = body.size === 0 ? undefined : roundOf(id, body, before, input);
    if (round === undefined) continue;
    // Outer rounds come before those inside.
    for (const step of round.flow.slice(round.from, round.to + 1)) at.set(step.id, round);
  }
  return { bodies, at };
}

const bodyWay = (step: Step | undefined) => step?.ways.find(({ ports }) => ports.includes("body"));

/** From the body on along ways of the same circle: what is reached in it comes back, too. */
function bodyOf(id: NodeId, places: RoundsInput["places"], circle: ReadonlyMap<NodeId, NodeId>): ReadonlySet<NodeId> {
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
  const first = place.step.id;
  let to = from;
  while (body.has(flow[to + 1]?.id ?? "")) to++;
  const isExit = ({ flow: side, target }: Way) => side?.length === 1 && shapeOf(target).ends;
  const inside = flow.slice(from, to + 1);
  for (const step of inside)
    for (const one of step.ways) {
      if (one.flow === undefined) continue;
      if (one.flow.every(({ id: name }) => body.has(name))) inside.push(...one.flow);
      // From the trunk a branch may leave to the other side of the frame.
      else if (body.has(one.target) || !(isExit(one) || places.get(step.id)?.flow === flow)) return undefined;
    }
  const isClosed = inside.every(
    ({ id: name }) =>
      !entered.has(name) && (before.get(name) ?? []).every((one) => one === id || (name !== first && body.has(one))),
  );
  return inside.length === body.size && isClosed ? { id, flow, from, to, body } : undefined;
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

/** Gives steps that lead to each other and back the same name (Kosaraju's algorithm: in the order they end, then along ways back). */
function circlesOf(
  places: RoundsInput["places"],
  before: ReadonlyMap<NodeId, readonly NodeId[]>,
): ReadonlyMap<NodeId, NodeId> {
  const seen = new Set<NodeId>();
  const ended = new Set<NodeId>();
  const waiting = [...places.keys()];
  for (let id = waiting.at(-1); id !== undefined; id = waiting.at(-1)) {
    if (seen.has(id)) {
      ended.add(id);
      waiting.pop();
      continue;
    }
    seen.add(id);
    for (const { target } of places.get(id)?.step.ways ?? []) if (!seen.has(target)) waiting.push(target);
  }
  const circle = new Map<NodeId, NodeId>();
  for (const id of [...ended].reverse()) {
    const around = [id];
    for (const one of around) {
      if (circle.has(one)) continue;
      circle.set(one, id);
      around.push(...(before.get(one) ?? []));
    }
  }
  return circle;
}
