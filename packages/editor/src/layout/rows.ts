/** Along the flow: where every step stands on its trunk, before anybody asks for columns. */

import type { Flow, Step, Way } from "@dunlin/engine/editing";
import type { NodeId, Slot } from "../document/strategy.ts";
import { type Around, type Column, type Hook, type Plan, planStep } from "./plan.ts";
import type { Round } from "./rounds.ts";
import { BETWEEN, HOLDOUT, MEET, type Measures } from "./sizes.ts";

export interface Row {
  readonly plan: Plan;
  readonly top: number;
  /** Of the step, along the flow. */
  readonly length: number;
  /** Of the row: its step, or what stands beside it where that is longer. */
  readonly bottom: number;
  /** Entries that lead here from the side. */
  readonly entries: readonly Slot[];
  /** Where the line runs that parts to the columns. */
  readonly part: number;
  readonly columns: readonly RowsOfColumn[];
  /** Of the sign behind the last step. */
  readonly belowTop: number | undefined;
}

export interface RowsOfColumn {
  readonly column: Column;
  readonly top: number;
  readonly rows: Rows | undefined;
}

/** The frame around the steps of a repeat's rounds: from its head to its foot. */
export interface RowsOfRound {
  readonly round: Round;
  readonly top: number;
  readonly bottom: number;
}

export interface Rows {
  readonly flow: Flow;
  readonly rows: readonly Row[];
  /** The inner ones before those around them, and how many stand in each other at most. */
  readonly rounds: readonly RowsOfRound[];
  readonly depth: number;
  /** Behind everything that hangs on it. */
  readonly bottom: number;
}

export interface RowsAround extends Around {
  readonly measures: Measures;
  readonly entriesAt: (id: NodeId) => readonly Slot[];
}

/** Rounds that are not at their end yet. */
interface Open {
  readonly round: Round;
  readonly top: number;
  deepest: number;
}

/** A column that comes back into its flow. */
interface Join {
  readonly row: number;
  readonly column: number;
}

/** Where steps of one flow and of its columns stand, and where ways meet. */
export class RowMaker {
  readonly tops = new Map<NodeId, number>();
  readonly #around: RowsAround;
  /** A step where ways meet stands behind all of them. */
  readonly #notAbove = new Map<NodeId, number>();

  constructor(around: RowsAround) {
    this.#around = around;
  }

  flow(flow: Flow, top: number, hook: Hook | undefined): Rows {
    const { measures, rounds: all } = this.#around;
    const rows: Row[] = [];
    const rounds: RowsOfRound[] = [];
    const open: Open[] = [];
    const joins = new Map<NodeId, readonly Join[]>();
    let next = top;
    let lowest = top;
    let depth = 0;
    for (let index = 0; index < flow.length; index++) {
      const round = all.at.get((flow[index] as Step).id);
      if (round?.from === index) {
        open.push({ round, top: next, deepest: next });
        next += measures.round.head;
        depth = Math.max(depth, open.length);
      }
      const row = this.#row(flow, index, hook, Math.max(next, this.#under(joins.get((flow[index] as Step).id), rows)));
      rows.push(row);
      for (const [
        column,
        {
          column: { joins: to },
          rows: inner,
        },
      ] of row.columns.entries()) {
        const target = to ?? inner?.rows.at(-1)?.plan.joins?.target;
        if (target !== undefined) joins.set(target, [...(joins.get(target) ?? []), { row: index, column }]);
      }
      const sign = row.belowTop === undefined ? 0 : row.belowTop + measures.sign.along;
      const own = row.columns.filter(({ column }) => !column.leaves);
      const deepest = (columns: readonly RowsOfColumn[]) => Math.max(row.bottom, sign, ...columns.map(this.#bottomOf));
      lowest = Math.max(lowest, deepest(row.columns));
      next = row.plan.parted ? deepest(row.columns) + MEET.above + MEET.below : underneath(row, measures);
      const { returns } = row.plan;
      const back = row.bottom + (returns === undefined ? 0 : roomFor(returns, measures));
      for (const one of open) one.deepest = Math.max(one.deepest, deepest(own), row.part, back);
      for (let one = open.at(-1); one?.round.to === index; one = open.at(-1)) {
        open.pop();
        const bottom = one.deepest + measures.round.foot;
        rounds.push({ round: one.round, top: one.top, bottom });
        for (const around of open) around.deepest = Math.max(around.deepest, bottom);
        next = Math.max(next, bottom + measures.round.below);
        lowest = Math.max(lowest, bottom);
      }
    }
    return { flow, rows, rounds, depth, bottom: lowest };
  }

  /** Lines that come back run below their own column and those between it and the trunk. */
  #under(joins: readonly Join[] | undefined, rows: readonly Row[]): number {
    let least = 0;
    for (const join of joins ?? [])
      for (let i = join.row; i < rows.length; i++) {
        const { plan, columns } = rows[i] as Row;
        const atStart = join.column < (rows[join.row] as Row).plan.before;
        for (const [n, column] of columns.entries()) {
          const closer = i > join.row || (atStart ? n >= join.column : n <= join.column);
          if (closer && n < plan.before === atStart) least = Math.max(least, this.#bottomOf(column));
        }
      }
    return least === 0 ? 0 : least + MEET.above + MEET.below;
  }

  #row(flow: Flow, index: number, hook: Hook | undefined, least: number): Row {
    const { measures, shapeOf } = this.#around;
    const { below } = measures;
    const plan = planStep(flow, index, hook, this.#around);
    const { id } = plan.step;
    const entries = index === 0 ? this.#around.entriesAt(id).slice(1) : this.#around.entriesAt(id);
    const meets = this.#notAbove.get(id);
    const top = Math.max(least, meets ?? least);
    const length = measures.along[shapeOf(id).kind];
    const bottom = top + Math.max(length, stackOf(Math.max(plan.aside.length, entries.length), measures));
    this.tops.set(id, top);
    const part = bottom + below.part + below.more * linesPast(plan);
    for (const { target } of plan.passes) this.#meet(target, bottom);
    const columns = plan.columns.map((column) => this.#column(column, part + below.after, flow, index));
    if (plan.joins !== undefined) this.#meet(plan.joins.target, bottom + roomFor(plan.joins, measures));
    const row = { plan, top, length, bottom, entries, part, columns, belowTop: undefined };
    const sign = plan.below !== undefined || plan.openBelow !== undefined;
    return sign ? { ...row, belowTop: underneath(row, measures) } : row;
  }

  #column(column: Column, top: number, flow: Flow, index: number): RowsOfColumn {
    const under = column.holdout ? top + HOLDOUT.along : top;
    if (column.joins !== undefined) this.#meet(column.joins, under);
    const start = column.holdout ? under + this.#around.measures.below.plain : under;
    return { column, top, rows: column.flow && this.flow(column.flow, start, { flow, index }) };
  }

  #meet(id: NodeId, bottom: number): void {
    const least = bottom + MEET.above + MEET.below;
    this.#notAbove.set(id, Math.max(least, this.#notAbove.get(id) ?? least));
  }

  #bottomOf = ({ column, top, rows }: RowsOfColumn): number => {
    const returns = rows?.rows.at(-1)?.plan.returns;
    const room = returns === undefined ? 0 : roomFor(returns, this.#around.measures);
    return rows === undefined ? (column.holdout ? top + HOLDOUT.along : top) : rows.bottom + room;
  };
}

/** How long signs beside a step are together, where they stand along the flow. */
const stackOf = (count: number, { direction, aside }: Measures): number =>
  direction === "down" ? count * (aside.along + BETWEEN) - BETWEEN : 0;

/** Lines that leave the trunk behind a step to pass others. */
export const linesPast = ({ passes, again, returns, down }: Plan): number =>
  passes.length + again.length + (returns !== undefined && down !== undefined ? 1 : 0);

/** Where the next step of the trunk may begin. */
function underneath({ plan, bottom, part, columns }: Omit<Row, "belowTop">, { below, direction }: Measures): number {
  if (columns.length > 0) return part + below.after;
  const room = hasWords(plan) ? below.words : below.plain;
  if (linesPast(plan) > 0) return part + (direction === "down" ? 12 : room);
  return bottom + room;
}

/** Room for the words of a way that comes back. */
const roomFor = (way: Way, { direction, below }: Measures): number =>
  !isNamed(way) ? 0 : direction === "down" ? below.more : below.words - below.plain;

/** Whether words stand at the way straight on. */
const hasWords = ({ down, joins, below, openBelow }: Plan): boolean => {
  const way = down ?? joins ?? below;
  return (way !== undefined && isNamed(way)) || (openBelow !== undefined && openBelow !== "next");
};

/** The usual way on needs no words. */
export const isNamed = ({ ports }: Way): boolean => !ports.includes("next");
