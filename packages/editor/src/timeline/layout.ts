/** The timeline as boxes and lines: a lane for each way, steps on their day. Pure, and the same for the same document. */

import type { Strategy } from "@dunlin/engine";
import type { Flow, LooseNode, Outline, Step } from "@dunlin/engine/editing";
import { type NodeId, nodeAt, type Slot, startSlots, targetAt } from "../document/strategy.ts";
import type { Lead } from "../outline/rows.ts";
import type { DayPlan, NodeDays } from "./days.ts";
import type { Offset } from "./offsets.ts";
import { type Scale, type ScaleOptions, scaleOf } from "./scale.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** It stands on the day that is written; what moves it from there is drawn beside it. */
export interface Item extends Box {
  readonly id: NodeId;
  /** `span` is a wait, from coming to leaving; `pill` an end. */
  readonly kind: "chip" | "span" | "pill";
  readonly days: NodeDays;
  readonly lane: number;
  /** From 1, in its lane. */
  readonly place: number;
  /** Of a step whose day varies: how far it can be. */
  readonly foot: number;
  /** How far business days and contact hours can move it from its day. */
  readonly moved: { readonly back: number; readonly on: number } | undefined;
  /** From where it begins to the next step in its row but for waits, and what moves that back. */
  readonly room: number;
}

/** Everybody whom nothing is done with, so that others can be compared with them. */
export interface Holdout extends Box {
  readonly lane: number;
  readonly until: number;
}

export interface Lane {
  readonly key: string;
  readonly lead: Lead | undefined;
  /** Where cases come in that begin here. */
  readonly slots: readonly Slot[];
  readonly first: NodeId | undefined;
  readonly y: number;
  readonly height: number;
  readonly steps: number;
}

export interface Line extends Box {
  readonly from: NodeId;
  readonly to: NodeId;
  /** Ways out of `from` that it stands for. */
  readonly ports: readonly string[];
  /** `jump`: to a step that stands elsewhere; drawn only for what is selected. */
  readonly kind: "flow" | "branch" | "join" | "jump";
  readonly path: string;
}

export interface TimelineLayout {
  readonly scale: Scale;
  readonly lanes: readonly Lane[];
  readonly items: readonly Item[];
  readonly holdouts: readonly Holdout[];
  readonly lines: readonly Line[];
  readonly height: number;
  /** Steps without a day: nothing leads to them. */
  readonly undated: number;
}

export const CHIP = 160;
const CHIP_HEIGHT = 48;
const SPAN_HEIGHT = 24;
const PILL_HEIGHT = 32;
const PITCH = 64;
const PAD = 16;
const GAP = 8;
/** The shortest wait has room for its icon. */
const SPAN = 28;
/** Between a step and the next one there is room for the wait. */
const ROOM = CHIP + SPAN + 3 * GAP;
/** How far a line goes past the boxes that it joins. */
const AROUND = 12;

type Offsets = ReadonlyMap<NodeId, Offset>;

interface Branch {
  readonly flow: Flow;
  readonly lead: Lead | undefined;
  /** Where the flow around goes on. */
  readonly goesOn: NodeId | undefined;
}

export function timelineOf(
  doc: Strategy,
  outline: Outline,
  plan: DayPlan,
  offsets: Offsets,
  options: Pick<ScaleOptions, "mode" | "zoom">,
): TimelineLayout {
  const branches = branchesOf(outline);
  const dated = datesOf(branches, plan);
  const steps: number[] = [];
  const others: number[] = [];
  let last = 0;
  for (const [id, { to, planned }] of dated) {
    (isWait(nodeAt(doc, id)) ? others : steps).push(planned.from);
    others.push(planned.to, planned.left.to);
    last = Math.max(last, to + (offsets.get(id)?.later ?? 0));
  }
  const scale = scaleOf(steps, [...others, last], { ...options, due: plan.relative === "due", room: ROOM });
  return new Drawing(doc, scale, dated, offsets).draw(branches, outline);
}

/** Lanes in reading order: a flow, then the side ways of its steps. */
function branchesOf(outline: Outline): readonly Branch[] {
  const branches: Branch[] = [];
  const add = (branch: Branch) => {
    branches.push(branch);
    for (const [i, step] of branch.flow.entries()) {
      const goesOn = branch.flow[i + 1]?.id ?? branch.goesOn;
      for (const { flow, ports } of step.ways)
        if (flow !== undefined) add({ flow, lead: { from: step.id, ports }, goesOn });
    }
  };
  for (const flow of outline.flows) add({ flow, lead: undefined, goesOn: undefined });
  return branches;
}

/** A step that the plan never comes to stands where the one before it is left. */
function datesOf(branches: readonly Branch[], plan: DayPlan): ReadonlyMap<NodeId, NodeDays> {
  const dated = new Map<NodeId, NodeDays>();
  for (const { flow, lead } of branches) {
    let before = lead === undefined ? undefined : dated.get(lead.from);
    for (const { id } of flow) {
      const days = plan.nodes.get(id) ?? (before === undefined ? undefined : leftOn(before));
      if (days === undefined) continue;
      dated.set(id, days);
      before = days;
    }
  }
  return dated;
}

const leftOn = ({ left, planned }: NodeDays): NodeDays => ({
  ...{ ...left, left },
  planned: { ...planned.left, left: planned.left },
});

export const isWait = (node: LooseNode | undefined): boolean => node?.type === "wait" || node?.type === "waitFor";

class Drawing {
  readonly #doc: Strategy;
  readonly #scale: Scale;
  readonly #dated: ReadonlyMap<NodeId, NodeDays>;
  readonly #offsets: Offsets;
  readonly #items = new Map<NodeId, Item>();
  readonly #lanes: Lane[] = [];
  readonly #lines: Line[] = [];
  readonly #holdouts: Holdout[] = [];
  #y = 0;

  constructor(doc: Strategy, scale: Scale, dated: ReadonlyMap<NodeId, NodeDays>, offsets: Offsets) {
    this.#doc = doc;
    this.#scale = scale;
    this.#dated = dated;
    this.#offsets = offsets;
  }

  draw(branches: readonly Branch[], outline: Outline): TimelineLayout {
    for (const branch of branches) {
      this.#lane(branch);
      for (const step of branch.flow) this.#holdoutsOf(step);
    }
    for (const branch of branches) this.#connect(branch);
    return {
      scale: this.#scale,
      lanes: this.#lanes,
      items: [...this.#items.values()],
      holdouts: this.#holdouts,
      lines: this.#lines,
      height: this.#y,
      undated: outline.numbers.size - this.#items.size,
    };
  }

  #lane({ flow, lead }: Branch): void {
    /** Where each row of the lane is taken up to, and which step stands there last. */
    const ends: number[] = [];
    const lasts: Item[] = [];
    let row = 0;
    let day = Number.NaN;
    let place = 0;
    for (const { id } of flow) {
      const days = this.#dated.get(id);
      const node = nodeAt(this.#doc, id);
      if (days === undefined || node === undefined) continue;
      const { planned } = days;
      // Steps of one day stand below each other, in their order.
      const least = planned.from === day ? row + 1 : 0;
      const spot = isWait(node) ? this.#span(node, days, ends, row, least) : this.#box(days, ends, row, least);
      day = planned.from;
      row = spot.row;
      ends[row] = spot.x + spot.width;
      place += 1;
      const kind = isWait(node) ? "span" : node.type === "exit" ? "pill" : "chip";
      const height = { chip: CHIP_HEIGHT, span: SPAN_HEIGHT, pill: PILL_HEIGHT }[kind];
      const y = this.#y + PAD + row * PITCH + (CHIP_HEIGHT - height) / 2;
      const { x, width } = spot;
      const foot = kind === "span" ? 0 : this.#scale.x(planned.to) - this.#scale.x(planned.from);
      const moved = kind === "span" ? undefined : this.#moved(id, days);
      const before = lasts[row];
      if (before !== undefined && kind !== "span")
        this.#items.set(before.id, { ...before, room: x - (moved?.back ?? 0) - before.x });
      const lane = this.#lanes.length;
      const item: Item = {
        ...{ id, kind, days, lane, place, x, y, width, height },
        ...{ foot, moved, room: Infinity },
      };
      if (kind !== "span") lasts[row] = item;
      this.#items.set(id, item);
    }
    if (ends.length === 0) return;
    const height = PAD * 2 + CHIP_HEIGHT + (ends.length - 1) * PITCH;
    const first = flow[0]?.id;
    const slots = lead === undefined ? startSlots(this.#doc).filter((slot) => targetAt(this.#doc, slot) === first) : [];
    this.#lanes.push({ ...{ key: first ?? "", lead, slots, first, y: this.#y, height }, steps: place });
    this.#y += height;
  }

  #moved(id: NodeId, { planned }: NodeDays): Item["moved"] {
    const offset = this.#offsets.get(id);
    if (offset === undefined || offset.earlier + offset.later === 0) return undefined;
    const { x } = this.#scale;
    return {
      back: x(planned.from) - x(planned.from - offset.earlier),
      on: x(planned.from + offset.later) - x(planned.from),
    };
  }

  /** In the row of the step before, as long as nothing stands there, else in the first that is free. */
  #box({ planned }: NodeDays, ends: readonly number[], row: number, least: number): Spot {
    const x = this.#scale.x(planned.from);
    const fits = (one: number) => (ends[one] ?? -Infinity) + GAP <= x;
    const free = fits(row) ? row : rowFrom(least, ends, x);
    return { x, row: free, width: CHIP };
  }

  /** A wait reaches from where the step before it ends to the day on which it is left; one for an event to the last one. */
  #span({ type }: LooseNode, { planned }: NodeDays, ends: readonly number[], row: number, least: number): Spot {
    const end = this.#scale.x(type === "wait" ? planned.left.from : planned.left.to) - GAP;
    const beside = Math.max(this.#scale.x(planned.from), (ends[row] ?? -Infinity) + GAP);
    if (end - beside >= SPAN) return { x: beside, row, width: end - beside };
    const x = this.#scale.x(planned.from);
    return { x, row: rowFrom(least, ends, x), width: Math.max(SPAN, end - x) };
  }

  #holdoutsOf(step: Step): void {
    const node = nodeAt(this.#doc, step.id);
    const item = this.#items.get(step.id);
    if (node?.type !== "split" || item === undefined || !Array.isArray(node.variants)) return;
    const held = (node.variants as { readonly key?: unknown; readonly holdout?: unknown }[]).filter(
      (one) => one.holdout === true,
    );
    for (const { key } of held) {
      const way = step.ways.find(({ ports }) => ports.includes(String(key)));
      const until = way === undefined ? undefined : this.#dated.get(way.target)?.planned.from;
      if (way === undefined || way.flow !== undefined || until === undefined) continue;
      const x = this.#scale.x(item.days.planned.from);
      const width = Math.max(CHIP, this.#scale.x(until) - x);
      const y = this.#y + PAD + (CHIP_HEIGHT - SPAN_HEIGHT) / 2;
      this.#holdouts.push({ lane: this.#lanes.length, x, y, width, height: SPAN_HEIGHT, until });
      const lead = { from: step.id, ports: way.ports };
      const height = PAD * 2 + CHIP_HEIGHT;
      const name = `${step.id}:${String(key)}`;
      this.#lanes.push({ ...{ key: name, lead, slots: [], first: undefined, y: this.#y, height }, steps: 0 });
      this.#y += height;
    }
  }

  #connect({ flow, lead, goesOn }: Branch): void {
    const [first] = flow;
    if (lead !== undefined && first !== undefined) this.#line(lead, first.id, "branch");
    for (const [i, step] of flow.entries()) {
      const next = flow[i + 1]?.id;
      for (const way of step.ways) {
        if (way.flow !== undefined) continue;
        const kind = way.target === next ? "flow" : next === undefined && way.target === goesOn ? "join" : "jump";
        this.#line({ from: step.id, ports: way.ports }, way.target, kind);
      }
    }
  }

  #line({ from, ports }: Lead, to: NodeId, kind: Line["kind"]): void {
    const [a, b] = [this.#items.get(from), this.#items.get(to)];
    if (a === undefined || b === undefined || a === b) return;
    const [x, y] = [Math.min(a.x, b.x) - AROUND, Math.min(a.y, b.y)];
    const width = Math.max(a.x + a.width, b.x + b.width) + AROUND - x;
    const height = Math.max(a.y + a.height, b.y + b.height) - y;
    this.#lines.push({ ...{ from, to, ports, kind, x, y, width, height }, path: pathBetween(a, b) });
  }
}

interface Spot {
  readonly x: number;
  readonly row: number;
  readonly width: number;
}

/** The first row that is free at a place, from a row on. */
const rowFrom = (least: number, ends: readonly number[], x: number): number =>
  [...ends, -Infinity].findIndex((end, row) => row >= Math.min(least, ends.length) && end + GAP <= x);

/** Right angles: along, then down or up beside the target, then into it. */
function pathBetween(a: Item, b: Item): string {
  const end = a.x + a.width;
  const [middle, target] = [a.y + a.height / 2, b.y + b.height / 2];
  if (Math.abs(middle - target) < 1 && b.x >= end) return `M${end} ${middle}H${b.x}`;
  if (b.y > a.y && b.x < a.x + 32) {
    const down = Math.max(a.x, b.x) + 16;
    return `M${down} ${a.y + a.height}V${b.y}`;
  }
  if (b.y > a.y && b.x - 12 < end) {
    const down = Math.max(a.x + 8, Math.min(end - 8, b.x - 12));
    return `M${down} ${a.y + a.height}V${target}H${b.x}`;
  }
  return `M${end} ${middle}H${Math.max(end + 4, b.x - 12)}V${target}H${b.x}`;
}
