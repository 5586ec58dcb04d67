/** Across the flow: where columns stand beside their trunk, close together and never on each other. From the end of a flow to its beginning. */

import type { NodeId } from "../document/strategy.ts";
import { asideReach } from "./beside.ts";
import { Contour } from "./contour.ts";
import { type Lane, laneReach, lanesOf } from "./lanes.ts";
import type { Rounds } from "./rounds.ts";
import type { Row, Rows, RowsOfColumn, RowsOfRound } from "./rows.ts";
import { HOLDOUT, MEET, type Measures } from "./sizes.ts";

/** A frame around rounds: how far it reaches to both sides of the trunk. */
export interface FrameOfRound extends RowsOfRound {
  readonly start: number;
  readonly end: number;
}

export interface Columns {
  readonly rows: Rows;
  /** By row: where each column stands, relative to the trunk, and what is in it. */
  readonly shifts: readonly (readonly number[] | undefined)[];
  readonly inner: readonly (readonly Block[] | undefined)[];
  readonly lanes: readonly (readonly Lane[])[];
  /** From the trunk to the first lane. */
  readonly first: number;
  /** How far from the trunk entries stand: beyond the lines that pass. */
  readonly entries: readonly number[];
  /** The outer ones before those inside. */
  readonly frames: readonly FrameOfRound[];
  readonly start: Contour;
  readonly end: Contour;
}

/** A column and its outlines. */
export interface Block {
  readonly start: Contour;
  readonly end: Contour;
  readonly columns: Columns | undefined;
}

export interface ColumnsAround {
  readonly tops: ReadonlyMap<NodeId, number>;
  readonly measures: Measures;
  readonly rounds: Rounds;
  readonly halfOf: (id: NodeId) => number;
}

/**
 * @param head - Where what belongs to it begins: the line that leads to it.
 * @param foot - Where its last step comes back into the rounds around it, if it does.
 */
export const columnsOf = (rows: Rows, around: ColumnsAround, head: number, foot?: number): Columns =>
  new Placer(rows, around, head).place(foot);

/** Both sides of a trunk. */
interface Sides {
  readonly start: Contour;
  readonly end: Contour;
}

class Placer {
  readonly #rows: Rows;
  readonly #around: ColumnsAround;
  readonly #head: number;
  readonly #lanes: readonly (readonly Lane[])[];
  readonly #first: number;
  readonly #reach: readonly number[];
  readonly #entries: readonly number[];
  /** By the row that it begins with, and by the one that it ends with, the inner ones first. */
  readonly #opening = new Map<number, RowsOfRound>();
  readonly #closing = new Map<number, readonly RowsOfRound[]>();
  /** By row, its columns once they are known. */
  readonly #blocks: (Block[] | undefined)[] = [];
  readonly #shifts: number[][] = [];
  readonly #frames: FrameOfRound[] = [];

  constructor(rows: Rows, around: ColumnsAround, head: number) {
    const { measures } = around;
    this.#rows = rows;
    this.#around = around;
    this.#head = head;
    this.#lanes = lanesOf(rows, around.rounds);
    // Outside of frames, however many stand in each other.
    this.#first = measures.lane.first + measures.round.start * rows.depth;
    this.#reach = laneReach(rows, this.#lanes, this.#first, measures);
    for (const round of rows.rounds) {
      const { from, to } = round.round;
      this.#opening.set(from, round);
      this.#closing.set(to, [...(this.#closing.get(to) ?? []), round]);
    }
    this.#entries = this.#reach.map((lane) => Math.max(measures.reach + measures.aside.away, lane + measures.beside));
  }

  place(foot: number | undefined): Columns {
    const sides: Sides = { start: new Contour(), end: new Contour() };
    const { rows } = this.#rows;
    this.#reserveEnd(sides, foot);
    this.#span(0, rows.length - 1, sides, undefined);
    return {
      rows: this.#rows,
      shifts: this.#shifts,
      inner: this.#blocks,
      lanes: this.#lanes,
      first: this.#first,
      entries: this.#entries,
      frames: this.#frames.reverse(),
      ...sides,
    };
  }

  /** The line from the last step back into what is around it keeps its way clear. */
  #reserveEnd(sides: Sides, foot: number | undefined): void {
    const { tops, measures } = this.#around;
    const last = this.#rows.rows.at(-1);
    const join = last?.plan.joins === undefined ? undefined : tops.get(last.plan.joins.target);
    const end = Math.max(join === undefined ? 0 : join - MEET.below, foot === undefined ? 0 : foot - MEET.below);
    if (last !== undefined) both(sides, last.bottom, end, measures.thread);
  }

  /** Rows from the last to the first; those of rounds by themselves, so that their frame keeps off everything else. */
  #span(from: number, to: number, sides: Sides, within: RowsOfRound | undefined): void {
    for (let i = to; i >= from; i--) {
      const round = this.#outermost(from, i, within);
      if (round === undefined) this.#row(i, sides, within);
      else {
        this.#frame(round, sides, within === undefined);
        i = round.round.from;
      }
    }
  }

  /** The widest rounds that end at a row, but for those that it is looked at in. */
  #outermost(from: number, to: number, within: RowsOfRound | undefined): RowsOfRound | undefined {
    const least = within?.round.to === to ? within.round.from + 1 : from;
    return this.#closing.get(to)?.findLast(({ round }) => round.from >= least);
  }

  #frame(round: RowsOfRound, outer: Sides, free: boolean): void {
    const { measures } = this.#around;
    const { from, to } = round.round;
    const inside: Sides = { start: new Contour(), end: new Contour() };
    const place = this.#frames.length;
    this.#span(from, to, inside, round);
    const inner = this.#frames.slice(place);
    const lanes = this.#lanes
      .slice(from, to + 1)
      .flatMap((list) => list.filter((one) => one.from >= from && one.to <= to));
    const start = Math.max(
      measures.reach + measures.round.start,
      ...inner.map((one) => one.start + measures.round.start),
      ...lanes.map(({ lane }) => this.#first + lane * measures.lane.step + measures.lane.step / 2),
    );
    const end = Math.max(measures.reach, inside.end.reach()) + measures.round.end;
    this.#frames.push({ ...round, start, end });
    const past = Math.max(start, ...this.#reach.slice(from, to + 1));
    outer.end.add(round.top, round.bottom, end);
    outer.start.add(round.top, round.bottom, past);
    for (let i = to; free && i >= from; i--) {
      const { part, plan } = this.#rows.rows[i] as Row;
      for (let n = plan.before - 1; n >= 0; n--) this.#beside(i, n, outer, "start");
      if (plan.before > 0) outer.start.add(round.top, part - measures.shoulder, past);
    }
    if (from === 0) both(outer, this.#head, round.top, measures.reach);
  }

  /** @param within - The rounds that the row is in; what leaves them is put beside their frame. */
  #row(i: number, sides: Sides, within: RowsOfRound | undefined): void {
    const { measures, halfOf } = this.#around;
    const { sign, shoulder, reach: half } = measures;
    const row = this.#rows.rows[i] as Row;
    const next = this.#nextTop(i);
    if (row.belowTop !== undefined) both(sides, row.bottom, row.belowTop + sign.along, half);
    if (row.columns.length > 0) this.#columns(i, next, sides, within);
    const top = i === 0 ? this.#head : row.top - shoulder;
    const bottom = row.columns.length > 0 ? row.part - shoulder : Math.max(row.bottom, (next ?? 0) - shoulder);
    const beside = halfOf(row.plan.step.id) + asideReach(row.plan.aside.length, measures);
    sides.end.add(top, bottom, Math.max(half, beside));
    const entries = (this.#entries[i] ?? 0) - measures.aside.gap + asideReach(row.entries.length, measures);
    sides.start.add(top, bottom, row.entries.length > 0 ? entries : Math.max(half, this.#reach[i] ?? 0));
  }

  /** Where the next step begins, or the frame that it stands in. */
  #nextTop(i: number): number | undefined {
    return this.#opening.get(i + 1)?.top ?? this.#rows.rows[i + 1]?.top;
  }

  #columns(i: number, next: number | undefined, sides: Sides, within: RowsOfRound | undefined): void {
    const { measures } = this.#around;
    const { plan, part, columns } = this.#rows.rows[i] as Row;
    const head = part - measures.shoulder;
    if (within !== undefined) {
      if (plan.parted) sides.end.add(head, this.#lowest(i), -measures.reach - measures.beside);
      else both(sides, head, (next ?? within.bottom) - measures.shoulder, measures.thread);
      for (let n = plan.before; n < columns.length; n++) this.#beside(i, n, sides, "end");
      return;
    }
    const lanes = this.#reach[i] ?? 0;
    const middle = plan.parted && columns.length % 2 === 1 && lanes === 0 ? plan.before : undefined;
    const center = middle === undefined ? undefined : this.#block(i, middle);
    if (middle !== undefined && center !== undefined) {
      this.#shift(i, middle, 0);
      sides.start.cover(center.start.stretches, 0);
      sides.end.cover(center.end.stretches, 0);
    } else if (plan.parted) {
      sides.start.add(head, this.#lowest(i), Math.max(-measures.beside / 2, lanes));
      sides.end.add(head, this.#lowest(i), -measures.beside / 2);
    } else {
      const usual = part + measures.below.after;
      const end = next === undefined ? usual : next - measures.shoulder;
      both(sides, head, end, measures.thread);
      // Where the next step stands further down, lines that pass run beside the columns.
      if (next !== undefined && next > usual) sides.start.add(head, end, Math.max(measures.thread, lanes));
    }
    for (let n = plan.before - 1; n >= 0; n--) this.#beside(i, n, sides, "start");
    for (let n = middle === undefined ? plan.before : plan.before + 1; n < columns.length; n++)
      this.#beside(i, n, sides, "end");
  }

  /** Puts a column next to what stands there. */
  #beside(i: number, n: number, sides: Sides, side: "start" | "end"): void {
    const block = this.#block(i, n);
    const [contour, other] = side === "start" ? [sides.start, sides.end] : [sides.end, sides.start];
    const facing = side === "start" ? block.end : block.start;
    const shift = contour.clearance(facing, this.#around.measures.beside);
    contour.cover(block[side].stretches, shift);
    const bottom = facing.stretches[0]?.bottom ?? 0;
    if (bottom > (other.stretches[0]?.bottom ?? bottom)) other.deepen(bottom, facing.reach() - shift);
    this.#shift(i, n, side === "start" ? -shift : shift);
  }

  #shift(i: number, n: number, shift: number): void {
    this.#shifts[i] ??= [];
    (this.#shifts[i] as number[])[n] = shift;
  }

  /** Where the last of the columns ends: so far those of one side keep off those of the other. */
  #lowest(i: number): number {
    const contours = (this.#rows.rows[i] as Row).columns.flatMap((_, n) => {
      const { start, end } = this.#block(i, n);
      return [start, end];
    });
    return Math.max(...contours.map(({ stretches }) => stretches[0]?.bottom ?? 0));
  }

  #block(i: number, n: number): Block {
    this.#blocks[i] ??= (this.#rows.rows[i] as Row).columns.map((one) => this.#newBlock(i, one));
    return (this.#blocks[i] as Block[])[n] as Block;
  }

  #newBlock(i: number, { column, top, rows }: RowsOfColumn): Block {
    const { measures, tops } = this.#around;
    const head = (this.#rows.rows[i] as Row).part - measures.shoulder;
    const under = top + HOLDOUT.along;
    const foot = rows?.rows.at(-1)?.plan.returns === undefined ? undefined : this.#footAt(i);
    const columns = rows && columnsOf(rows, this.#around, column.holdout ? under : head, foot);
    if (!column.holdout && columns !== undefined) return { start: columns.start, end: columns.end, columns };
    const sides: Sides = { start: columns?.start ?? new Contour(), end: columns?.end ?? new Contour() };
    const join = column.joins === undefined ? undefined : tops.get(column.joins);
    if (join !== undefined) both(sides, under, join - MEET.below, measures.thread);
    both(sides, head, under, HOLDOUT.across / 2 + measures.label);
    return { ...sides, columns };
  }

  /** The foot of the innermost rounds around a row. */
  #footAt(i: number): number | undefined {
    const { rows } = this.#rows;
    const round = this.#around.rounds.at.get((rows[i] as Row).plan.step.id);
    return round && this.#opening.get(round.from)?.bottom;
  }
}

const both = ({ start, end }: Sides, top: number, bottom: number, reach: number): void => {
  if (bottom <= top) return;
  start.add(top, bottom, reach);
  end.add(top, bottom, reach);
};
