/** Heights: where every step of a flow stands from top to bottom, before anybody asks for columns. */

import type { Flow, Way } from "@dunlin/engine/editing";
import type { NodeId, Slot } from "../document/strategy.ts";
import { type Around, type Column, type Hook, type Plan, planStep } from "./plan.ts";
import { ASIDE, BELOW, type Heights, HOLDOUT, MEET, PILL } from "./sizes.ts";

export interface Row {
  readonly plan: Plan;
  readonly top: number;
  readonly height: number;
  /** Of the row: its step, or what stands beside it where that is higher. */
  readonly bottom: number;
  /** Of what stands beside it. */
  readonly asideTop: number;
  /** Entries that lead here from the side. */
  readonly entries: readonly Slot[];
  /** Where the line runs that parts to the columns. */
  readonly part: number;
  readonly columns: readonly RowsOfColumn[];
  /** Of the sign below the last step. */
  readonly belowTop: number | undefined;
}

export interface RowsOfColumn {
  readonly column: Column;
  readonly top: number;
  readonly rows: Rows | undefined;
}

export interface Rows {
  readonly flow: Flow;
  readonly rows: readonly Row[];
  /** Under everything that hangs on it. */
  readonly bottom: number;
}

export interface RowsAround extends Around {
  readonly heights: Heights;
  readonly entriesAt: (id: NodeId) => readonly Slot[];
}

/** The heights of one flow and of its columns, and where ways meet. */
export class RowMaker {
  readonly tops = new Map<NodeId, number>();
  readonly #around: RowsAround;
  /** A step where ways meet stands below all of them. */
  readonly #notAbove = new Map<NodeId, number>();

  constructor(around: RowsAround) {
    this.#around = around;
  }

  flow(flow: Flow, top: number, hook: Hook | undefined): Rows {
    const rows: Row[] = [];
    let next = top;
    let lowest = top;
    for (let index = 0; index < flow.length; index++) {
      const row = this.#row(flow, index, hook, next);
      rows.push(row);
      const deepest = Math.max(...row.columns.map((column) => bottomOf(column)), row.bottom);
      lowest = Math.max(lowest, deepest, row.belowTop === undefined ? 0 : row.belowTop + PILL);
      next = row.plan.parted ? deepest + MEET.above + MEET.below : underneath(row);
    }
    return { flow, rows, bottom: lowest };
  }

  #row(flow: Flow, index: number, hook: Hook | undefined, least: number): Row {
    const plan = planStep(flow, index, hook, this.#around);
    const { id } = plan.step;
    const entries = index === 0 ? this.#around.entriesAt(id).slice(1) : this.#around.entriesAt(id);
    const meets = this.#notAbove.get(id);
    const top = Math.max(least, meets ?? least);
    const height = this.#around.heights[this.#around.shapeOf(id).kind];
    const beside = Math.max(plan.aside.length, entries.length) * (PILL + ASIDE.between) - ASIDE.between;
    const bottom = top + Math.max(height, beside);
    this.tops.set(id, top);
    const part = bottom + BELOW.part + BELOW.more * (plan.passes.length + plan.again.length);
    for (const { target } of plan.passes) this.#meet(target, bottom);
    const columns = plan.columns.map((column) => this.#column(column, part + BELOW.after, flow, index));
    if (plan.joins !== undefined) this.#meet(plan.joins.target, bottom + (isNamed(plan.joins) ? BELOW.more : 0));
    const sign = plan.below !== undefined || plan.openBelow !== undefined;
    const asideTop = top + Math.max(0, (height - stackHeight(plan.aside.length)) / 2);
    const row = { plan, top, height, bottom, asideTop, entries, part, columns, belowTop: undefined };
    return sign ? { ...row, belowTop: underneath(row) } : row;
  }

  #column(column: Column, top: number, flow: Flow, index: number): RowsOfColumn {
    const under = column.holdout ? top + HOLDOUT.height : top;
    if (column.joins !== undefined) this.#meet(column.joins, under);
    const start = column.holdout ? under + BELOW.plain : under;
    return { column, top, rows: column.flow && this.flow(column.flow, start, { flow, index }) };
  }

  #meet(id: NodeId, bottom: number): void {
    const least = bottom + MEET.above + MEET.below;
    this.#notAbove.set(id, Math.max(least, this.#notAbove.get(id) ?? least));
  }
}

export const stackHeight = (count: number): number => count * (PILL + ASIDE.between) - ASIDE.between;

const bottomOf = ({ column, top, rows }: RowsOfColumn): number =>
  rows?.bottom ?? (column.holdout ? top + HOLDOUT.height : top);

/** Where the next step of the trunk may begin. */
function underneath({ plan, bottom, part, columns }: Omit<Row, "belowTop">): number {
  if (columns.length > 0) return part + BELOW.after;
  if (plan.passes.length + plan.again.length > 0) return part + BELOW.plain - BELOW.part + 4;
  return bottom + (hasWords(plan) ? BELOW.words : BELOW.plain);
}

/** Whether words stand at the way straight on. */
const hasWords = ({ down, joins, below, openBelow }: Plan): boolean => {
  const way = down ?? joins ?? below;
  return (way !== undefined && isNamed(way)) || (openBelow !== undefined && openBelow !== "next");
};

/** The usual way on needs no words. */
export const isNamed = ({ ports }: Way): boolean => !ports.includes("next");
