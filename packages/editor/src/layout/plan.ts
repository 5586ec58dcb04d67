/** What becomes of every way out of a step: the trunk goes on, a column beside it, a line past other steps, or a sign to elsewhere. */

import type { Flow, Step, Way } from "@dunlin/engine/editing";
import type { Placed } from "../document/sections.ts";
import { nodesIn } from "../document/sections.ts";
import type { NodeId } from "../document/strategy.ts";
import type { StepKind } from "./model.ts";
import type { Rounds } from "./rounds.ts";
import { FAR } from "./sizes.ts";

/** What the layout has to know of a step. */
export interface Shape {
  readonly kind: StepKind;
  /** Nothing goes on from it. */
  readonly ends: boolean;
  /** Starts rounds: ways lead back to it. */
  readonly repeats: boolean;
  /** Ports that have a connection of their own. */
  readonly connected: ReadonlySet<string>;
  /** Ports that must lead somewhere and do not. */
  readonly open: readonly string[];
  /** Variants that are only measured. */
  readonly holdouts: ReadonlySet<string>;
}

/** Something beside a step, at its end side. */
export type Aside =
  | { readonly as: "exit"; readonly way: Way; readonly id: NodeId }
  | { readonly as: "jump" | "again"; readonly way: Way }
  | { readonly as: "open"; readonly port: string }
  | { readonly as: "folded"; readonly ways: readonly Way[]; readonly ids: readonly NodeId[] };

/** A side way that is drawn beside the trunk, from top to bottom. */
export interface Column {
  readonly way: Way;
  readonly holdout: boolean;
  readonly flow: Flow | undefined;
  /** The step of the flow around it where it comes back, unless its own last step says so. */
  readonly joins: NodeId | undefined;
  /** Goes out of the rounds that its step belongs to. */
  readonly leaves: boolean;
}

export interface Plan {
  readonly step: Step;
  /** To the next step of the flow. */
  readonly down: Way | undefined;
  /** In the order of their ports, but in rounds first those that leave; so many stand before the trunk. */
  readonly columns: readonly Column[];
  readonly before: number;
  /** The columns have the middle to themselves: nothing goes straight on. */
  readonly parted: boolean;
  readonly aside: readonly Aside[];
  /** Past other steps, to a later one of the same flow. */
  readonly passes: readonly Way[];
  /** Back to a repeat above, in the same flow. */
  readonly again: readonly Way[];
  /** Of the last step: back into the flow around it. */
  readonly joins: Way | undefined;
  /** To the foot of the rounds that it is in, and from there to their repeat. */
  readonly returns: Way | undefined;
  /** Of the last step: a sign below it. */
  readonly below: Way | undefined;
  /** Of the last step: nothing below it yet. */
  readonly openBelow: string | undefined;
}

export interface Around {
  readonly places: ReadonlyMap<NodeId, Placed>;
  readonly shapeOf: (id: NodeId) => Shape;
  readonly folded: ReadonlySet<NodeId>;
  readonly rounds: Rounds;
}

/** Where a flow hangs: at which step of which flow. */
export interface Hook {
  readonly flow: Flow;
  readonly index: number;
}

export function planStep(flow: Flow, index: number, hook: Hook | undefined, around: Around): Plan {
  const { places, shapeOf, folded, rounds } = around;
  const step = flow[index] as Step;
  const { open, holdouts } = shapeOf(step.id);
  const next = flow[index + 1];
  const round = rounds.at.get(step.id);
  const leads = backFrom(flow, index, hook, around);
  let columns: Column[] = [];
  const aside: Aside[] = [];
  const passes: Way[] = [];
  const again: Way[] = [];
  let down: Way | undefined;
  let joins: Way | undefined;
  let returns: Way | undefined;
  let elsewhere: Way[] = [];
  let before = 0;
  const hidden = folded.has(step.id) ? step.ways.filter((way) => way.flow !== undefined) : [];
  for (const way of step.ways) {
    const holdout = way.ports.every((port) => holdouts.has(port));
    const place = places.get(way.target);
    const far = place?.flow === flow ? place.index - index : undefined;
    const leaves = round !== undefined && way.target !== round.id && !round.body.has(way.target);
    if (hidden.includes(way)) continue;
    if (way.flow !== undefined) {
      const [first] = way.flow;
      const single = way.flow.length === 1 && first !== undefined && shapeOf(first.id).ends;
      if (single && !holdout) aside.push({ as: "exit", way, id: first.id });
      else columns.push({ way, holdout, flow: way.flow, joins: undefined, leaves });
    } else if (way.target === leads) returns = way;
    else if (holdout && far !== undefined && far > 0 && far <= FAR) {
      columns.push({ way, holdout, flow: undefined, joins: way.target, leaves });
    } else if (far === 1) {
      down = way;
      before = columns.length;
    } else if (far !== undefined && far > 1 && far <= FAR) passes.push(way);
    else if (far !== undefined && far <= 0 && way.target !== round?.id) again.push(way);
    else if (next === undefined && joins === undefined && comesBack(way, hook, places)) {
      joins = way;
      before = columns.length;
    } else elsewhere.push(way);
  }
  if (hidden.length > 0)
    aside.push({ as: "folded", ways: hidden, ids: hidden.flatMap(({ flow: side }) => nodesIn(side ?? [])) });
  const goesOn = joins !== undefined || returns !== undefined || passes.length + again.length > 0;
  const last = next === undefined && !goesOn && columns.length === 0;
  const below = last ? straightOn(elsewhere) : undefined;
  elsewhere = elsewhere.filter((way) => way !== below);
  for (const way of elsewhere) aside.push({ as: isRound(way, step, around) ? "again" : "jump", way });
  const openBelow = last && below === undefined ? open[0] : undefined;
  for (const port of open) if (port !== openBelow) aside.push({ as: "open", port });
  const parted = down === undefined && joins === undefined && returns === undefined && columns.length > 0;
  if (parted) before = Math.floor(columns.length / 2);
  if (round !== undefined) {
    const leaving = columns.filter(({ leaves }) => leaves);
    columns = [...leaving, ...columns.filter(({ leaves }) => !leaves)];
    before = leaving.length;
  }
  return { step, down, columns, before, parted, aside, passes, again, joins, returns, below, openBelow };
}

/**
 * The repeat whose next round a step goes on to at the foot of its frame: the last step of the rounds, that of a branch in them, and
 * a repeat inside. From the others a sign leads back.
 */
function backFrom(flow: Flow, index: number, hook: Hook | undefined, { rounds, shapeOf }: Around): NodeId | undefined {
  const { id } = flow[index] as Step;
  const round = rounds.at.get(id);
  if (round !== undefined) {
    const inner = shapeOf(id).repeats && round.to - index <= FAR;
    return index === round.to || inner ? round.id : undefined;
  }
  const outer = hook && rounds.at.get(hook.flow[hook.index]?.id ?? "");
  return outer !== undefined && index === flow.length - 1 && outer.body.has(flow[0]?.id ?? "") ? outer.id : undefined;
}

/** Whether a way leads back into the flow that this one hangs on, and not too far down. */
function comesBack({ target }: Way, hook: Hook | undefined, places: Around["places"]): boolean {
  const place = hook === undefined ? undefined : places.get(target);
  if (place === undefined || hook === undefined || place.flow !== hook.flow) return false;
  const far = place.index - hook.index;
  return far === 1 || (far > 1 && far <= FAR);
}

/** The one way on, if there is one; the others go aside. */
const straightOn = (ways: readonly Way[]): Way | undefined =>
  ways.length === 1 ? ways[0] : ways.find(({ ports }) => ports.includes("next"));

/** Whether a way leads to a repeat that stands around its step. */
function isRound({ target }: Way, { id }: Step, { shapeOf, places }: Around): boolean {
  const place = places.get(target);
  return place !== undefined && shapeOf(target).repeats && target !== id;
}
