/** Widths: where columns stand beside their trunk, close together and never on each other. From the end of a flow to its beginning. */

import type { NodeId } from "../document/strategy.ts";
import { Contour } from "./contour.ts";
import type { Plan } from "./plan.ts";
import type { Row, Rows, RowsOfColumn } from "./rows.ts";
import { ASIDE, BELOW, BESIDE, HALF, HOLDOUT, LANE, MEET, PILL } from "./sizes.ts";

/** Room for badges on the shoulders of a card, and for words on a line. */
const SHOULDER = 10;
const THREAD = 10;
const LABEL_ROOM = 22;

/** A line past other steps: `row` is where it begins; its number counts from the trunk outwards. */
export interface Lane {
  readonly way: Plan["passes"][number];
  readonly back: boolean;
  readonly lane: number;
}

export interface Columns {
  readonly rows: Rows;
  /** By row: where each column stands, relative to the trunk. */
  readonly shifts: readonly (readonly number[])[];
  readonly inner: readonly (readonly (Columns | undefined)[])[];
  readonly lanes: readonly (readonly Lane[])[];
  /** How far from the trunk entries stand: beyond the lines that pass. */
  readonly entries: readonly number[];
  readonly start: Contour;
  readonly end: Contour;
}

type Tops = ReadonlyMap<NodeId, number>;

/** @param head - Where what belongs to it begins: the line that leads to it. */
export function columnsOf(rows: Rows, tops: Tops, head: number): Columns {
  const lanes = lanesOf(rows);
  const reach = laneReach(rows, lanes);
  const entries = reach.map((lane) => Math.max(HALF + ASIDE.gap, lane + BESIDE));
  const [start, end] = [new Contour(), new Contour()];
  const shifts: (readonly number[])[] = [];
  const inner: (readonly (Columns | undefined)[])[] = [];
  reserveJoin(rows, tops, start, end);
  for (let i = rows.rows.length - 1; i >= 0; i--) {
    const row = rows.rows[i] as Row;
    const next = rows.rows[i + 1]?.top;
    if (row.belowTop !== undefined) both(start, end, row.bottom, row.belowTop + PILL, HALF);
    const placed = placeColumns(row, next, tops, start, end);
    shifts[i] = placed.map(({ shift }) => shift);
    inner[i] = placed.map(({ columns }) => columns);
    const top = i === 0 ? head : row.top - SHOULDER;
    const bottom = row.columns.length > 0 ? row.part - SHOULDER : Math.max(row.bottom, (next ?? 0) - SHOULDER);
    end.add(top, bottom, HALF + (row.plan.aside.length > 0 ? ASIDE.gap + ASIDE.width : 0));
    start.add(top, bottom, row.entries.length > 0 ? (entries[i] ?? 0) + ASIDE.width : Math.max(HALF, reach[i] ?? 0));
  }
  return { rows, shifts, inner, lanes, entries, start, end };
}

interface Placed {
  readonly shift: number;
  readonly columns: Columns | undefined;
}

function placeColumns(row: Row, next: number | undefined, tops: Tops, start: Contour, end: Contour): readonly Placed[] {
  const { plan, part } = row;
  if (row.columns.length === 0) return [];
  const head = part - SHOULDER;
  const blocks = row.columns.map((one) => blockOf(one, tops, head));
  const shifts = new Array<number>(blocks.length).fill(0);
  const middle = plan.parted && blocks.length % 2 === 1 ? plan.before : undefined;
  const center = middle === undefined ? undefined : blocks[middle];
  if (center !== undefined) {
    start.cover(center.start.stretches, 0);
    end.cover(center.end.stretches, 0);
  } else if (plan.parted) both(start, end, head, lowestOf(blocks), -BESIDE / 2);
  else both(start, end, head, next === undefined ? part + BELOW.after : next - SHOULDER, THREAD);
  for (let i = plan.before - 1; i >= 0; i--) shifts[i] = -putBeside(start, blocks[i], "end", "start");
  for (let i = middle === undefined ? plan.before : plan.before + 1; i < blocks.length; i++)
    shifts[i] = putBeside(end, blocks[i], "start", "end");
  return blocks.map((block, i) => ({ shift: shifts[i] as number, columns: block.columns }));
}

/** Where the last of the blocks ends: so far down those of one side keep off those of the other. */
const lowestOf = (blocks: readonly Block[]): number =>
  Math.max(...blocks.flatMap(({ start, end }) => [start, end]).map(({ stretches }) => stretches[0]?.bottom ?? 0));

interface Block {
  readonly start: Contour;
  readonly end: Contour;
  readonly columns: Columns | undefined;
}

function putBeside(contour: Contour, block: Block | undefined, facing: "start" | "end", away: "start" | "end"): number {
  if (block === undefined) return 0;
  const shift = contour.clearance(block[facing], BESIDE);
  contour.cover(block[away].stretches, shift);
  return shift;
}

function blockOf({ column, top, rows }: RowsOfColumn, tops: Tops, head: number): Block {
  const columns = rows && columnsOf(rows, tops, column.holdout ? top + HOLDOUT.height : head);
  if (!column.holdout && columns !== undefined) return { start: columns.start, end: columns.end, columns };
  const [start, end] = [columns?.start ?? new Contour(), columns?.end ?? new Contour()];
  const under = top + HOLDOUT.height;
  const join = column.joins === undefined ? undefined : tops.get(column.joins);
  if (join !== undefined) both(start, end, under, join - MEET.below, THREAD);
  both(start, end, head, under, HOLDOUT.width / 2 + LABEL_ROOM);
  return { start, end, columns };
}

const both = (start: Contour, end: Contour, top: number, bottom: number, reach: number): void => {
  if (bottom <= top) return;
  start.add(top, bottom, reach);
  end.add(top, bottom, reach);
};

/** The line from the last step back into the flow around it keeps its way clear. */
function reserveJoin({ rows }: Rows, tops: Tops, start: Contour, end: Contour): void {
  const last = rows.at(-1);
  const join = last?.plan.joins === undefined ? undefined : tops.get(last.plan.joins.target);
  if (last !== undefined && join !== undefined) both(start, end, last.bottom, join - MEET.below, THREAD);
}

/** The shortest lines run closest to the trunk. */
function lanesOf({ rows }: Rows): readonly (readonly Lane[])[] {
  const at = new Map(rows.map(({ plan }, i) => [plan.step.id, i]));
  const spans = rows.flatMap(({ plan }, row) => [
    ...plan.passes.map((way) => ({ way, back: false, row, from: row, to: (at.get(way.target) ?? row) - 1 })),
    ...plan.again.map((way) => ({ way, back: true, row, from: at.get(way.target) ?? row, to: row })),
  ]);
  const taken: boolean[][] = [];
  const lanes: Lane[][] = rows.map(() => []);
  for (const { way, back, row, from, to } of spans.sort((a, b) => a.to - a.from - (b.to - b.from))) {
    let lane = 0;
    while (isTaken(taken[lane], from, to)) lane++;
    taken[lane] ??= [];
    for (let i = from; i <= to; i++) (taken[lane] as boolean[])[i] = true;
    lanes[row]?.push({ way, back, lane });
  }
  // Lines that go further out leave higher up, so that those of one step do not cross.
  for (const list of lanes) list.sort((a, b) => b.lane - a.lane);
  return lanes;
}

function isTaken(rows: readonly boolean[] | undefined, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (rows?.[i] === true) return true;
  return false;
}

/** How far the lines reach that pass each row. */
function laneReach({ rows }: Rows, lanes: readonly (readonly Lane[])[]): readonly number[] {
  const at = new Map(rows.map(({ plan }, i) => [plan.step.id, i]));
  const reach = rows.map(() => 0);
  for (const [row, list] of lanes.entries()) {
    for (const { way, lane } of list) {
      const target = at.get(way.target) ?? row;
      const [from, to] = target < row ? [target, row] : [row, target - 1];
      for (let i = from; i <= to; i++) reach[i] = Math.max(reach[i] ?? 0, LANE.first + lane * LANE.step + THREAD);
    }
  }
  return reach;
}
