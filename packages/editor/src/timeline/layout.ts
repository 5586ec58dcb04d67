/** The timeline as boxes and lines: a lane for each way, steps on their day. Pure, and the same for the same document. */

import type { Strategy } from "@dunlin/engine";
import type { Flow, LooseNode, Outline, Step } from "@dunlin/engine/editing";
import { type NodeId, nodeAt, type Slot, startSlots, targetAt } from "../document/strategy.ts";
import type { Lead } from "../outline/rows.ts";
import type { DayPlan, NodeDays } from "./days.ts";
import { type Scale, type ScaleOptions, scaleOf } from "./scale.ts";

export interface Item {
  readonly id: NodeId;
  /** `span` is a wait, from coming to leaving; `pill` an end. */
  readonly kind: "chip" | "span" | "pill";
  readonly days: NodeDays;
  readonly lane: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of a step whose day varies: how far it can be. */
  readonly foot: number;
}

/** Everybody whom nothing is done with, so that others can be compared with them. */
export interface Holdout {
  readonly lane: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
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
}

export interface Line {
  readonly from: NodeId;
  readonly to: NodeId;
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
  options: Pick<ScaleOptions, "mode" | "zoom">,
): TimelineLayout {
  const branches = branchesOf(outline);
  const dated = datesOf(branches, plan);
  const steps: number[] = [];
  const others: number[] = [];
  for (const [id, days] of dated) {
    (isWait(nodeAt(doc, id)) ? others : steps).push(days.from);
    others.push(days.to, days.left.to);
  }
  const scale = scaleOf(steps, others, { ...options, due: plan.relative === "due", room: ROOM });
  return new Drawing(doc, scale, dated).draw(branches, outline);
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
      const days = plan.nodes.get(id) ?? (before === undefined ? undefined : { ...before.left, left: before.left });
      if (days === undefined) continue;
      dated.set(id, days);
      before = days;
    }
  }
  return dated;
}

export const isWait = (node: LooseNode | undefined): boolean => node?.type === "wait" || node?.type === "waitFor";

class Drawing {
  readonly #doc: Strategy;
  readonly #scale: Scale;
  readonly #dated: ReadonlyMap<NodeId, NodeDays>;
  readonly #items = new Map<NodeId, Item>();
  readonly #lanes: Lane[] = [];
  readonly #lines: Line[] = [];
  readonly #holdouts: Holdout[] = [];
  #y = 0;

  constructor(doc: Strategy, scale: Scale, dated: ReadonlyMap<NodeId, NodeDays>) {
    this.#doc = doc;
    this.#scale = scale;
    this.#dated = dated;
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
    /** Where each row of the lane is taken up to. */
    const ends: number[] = [];
    let row = 0;
    let day = Number.NaN;
    for (const { id } of flow) {
      const days = this.#dated.get(id);
      const node = nodeAt(this.#doc, id);
      if (days === undefined || node === undefined) continue;
      // Steps of one day stand below each other, in their order.
      const least = days.from === day ? row + 1 : 0;
      const box = isWait(node) ? this.#span(days, ends, row, least) : this.#box(days, ends, row, least);
      day = days.from;
      row = box.row;
      ends[row] = box.x + box.width;
      const kind = isWait(node) ? "span" : node.type === "exit" ? "pill" : "chip";
      const height = { chip: CHIP_HEIGHT, span: SPAN_HEIGHT, pill: PILL_HEIGHT }[kind];
      const y = this.#y + PAD + row * PITCH + (CHIP_HEIGHT - height) / 2;
      const foot = kind === "span" ? 0 : Math.max(0, this.#scale.x(days.to) - this.#scale.x(days.from));
      this.#items.set(id, { id, kind, days, lane: this.#lanes.length, x: box.x, y, width: box.width, height, foot });
    }
    if (ends.length === 0) return;
    const height = PAD * 2 + CHIP_HEIGHT + (ends.length - 1) * PITCH;
    const first = flow[0]?.id;
    const slots = lead === undefined ? startSlots(this.#doc).filter((slot) => targetAt(this.#doc, slot) === first) : [];
    this.#lanes.push({ key: first ?? "", lead, slots, first, y: this.#y, height });
    this.#y += height;
  }

  /** In the row of the step before, as long as nothing stands there, else in the first that is free. */
  #box({ from }: NodeDays, ends: readonly number[], row: number, least: number): Box {
    const x = this.#scale.x(from);
    const fits = (one: number) => (ends[one] ?? -Infinity) + GAP <= x;
    const free = fits(row) ? row : rowFrom(least, ends, x);
    return { x, row: free, width: CHIP };
  }

  /** A wait reaches from where the step before it ends to the day on which it is left. */
  #span({ from, left }: NodeDays, ends: readonly number[], row: number, least: number): Box {
    const end = this.#scale.x(left.to) - GAP;
    const beside = Math.max(this.#scale.x(from), (ends[row] ?? -Infinity) + GAP);
    if (end - beside >= SPAN) return { x: beside, row, width: end - beside };
    const x = this.#scale.x(from);
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
      const until = way === undefined ? undefined : this.#dated.get(way.target)?.from;
      if (way === undefined || way.flow !== undefined || until === undefined) continue;
      const x = this.#scale.x(item.days.from);
      const width = Math.max(CHIP, this.#scale.x(until) - x);
      const y = this.#y + PAD + (CHIP_HEIGHT - SPAN_HEIGHT) / 2;
      this.#holdouts.push({ lane: this.#lanes.length, x, y, width, until });
      const lead = { from: step.id, ports: way.ports };
      const height = PAD * 2 + CHIP_HEIGHT;
      this.#lanes.push({ key: `${step.id}:${String(key)}`, lead, slots: [], first: undefined, y: this.#y, height });
      this.#y += height;
    }
  }

  #connect({ flow, lead, goesOn }: Branch): void {
    const [first] = flow;
    if (lead !== undefined && first !== undefined) this.#line(lead.from, first.id, "branch");
    for (const [i, step] of flow.entries()) {
      const next = flow[i + 1]?.id;
      for (const way of step.ways) {
        if (way.flow !== undefined) continue;
        const kind = way.target === next ? "flow" : next === undefined && way.target === goesOn ? "join" : "jump";
        this.#line(step.id, way.target, kind);
      }
    }
  }

  #line(from: NodeId, to: NodeId, kind: Line["kind"]): void {
    const [a, b] = [this.#items.get(from), this.#items.get(to)];
    if (a !== undefined && b !== undefined && a !== b) this.#lines.push({ from, to, kind, path: pathBetween(a, b) });
  }
}

interface Box {
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
