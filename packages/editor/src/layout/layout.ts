/**
 * The layout of a strategy: flows side by side, worked out in one pass each for what stands along them, what stands across, and lines, as
 * if they ran down; then it is turned. Only sizes by type go in, so it is the same everywhere, and linear.
 */

import type { Flow, Outline } from "@dunlin/engine/editing";
import type { Placed } from "../document/sections.ts";
import type { NodeId, Slot } from "../document/strategy.ts";
import type { Direction } from "../store/store.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { emitFlow, entryBox, signRect } from "./emit.ts";
import type { Emitting } from "./emitting.ts";
import type { Box, Layout, Line, Point } from "./model.ts";
import type { Shape } from "./plan.ts";
import { roundsOf } from "./rounds.ts";
import { RowMaker, type RowsAround } from "./rows.ts";
import { measuresFor } from "./sizes.ts";
import { turned } from "./turn.ts";

export interface LayoutInput {
  readonly outline: Outline;
  readonly places: ReadonlyMap<NodeId, Placed>;
  readonly shapeOf: (id: NodeId) => Shape;
  /** Where cases come in, and where each leads. */
  readonly starts: readonly { readonly slot: Slot; readonly target: NodeId | undefined }[];
  readonly collapsed: ReadonlySet<NodeId>;
  readonly direction: Direction;
  /** Text runs from right to left, and so does the tree. */
  readonly mirrored: boolean;
  /** Cards have a strip for figures. */
  readonly figures: boolean;
}

/** A flow with its head, measured but not yet anywhere. */
interface Piece {
  readonly flow: Flow;
  readonly columns: Columns;
  readonly entry: Slot | undefined;
  /** Others jump here. */
  readonly from: readonly NodeId[];
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
}

export function layoutOf(input: LayoutInput): Layout {
  const { outline, shapeOf, places, collapsed: folded, direction } = input;
  const entries = entriesOf(input);
  const measures = measuresFor(direction, input.figures);
  const rounds = roundsOf({ places, shapeOf, folded, entered: entries });
  const around: RowsAround = { measures, places, shapeOf, folded, rounds, entriesAt: (id) => entries.get(id) ?? [] };
  const maker = new RowMaker(around);
  const out: Emitting = { tops: maker.tops, shapeOf, measures, rounds, boxes: [], lines: [], frames: [] };
  const jumps = new Map<NodeId, NodeId[]>();
  const piece = (flow: Flow): Piece => pieceOf(flow, maker, entries.get(flow[0]?.id ?? "")?.[0], jumps, out);
  for (const [id, { step }] of places)
    for (const { target, flow } of step.ways) if (flow === undefined && target !== id) push(jumps, target, id);
  const { apart, sign } = measures;
  const { bottom, right } = stand(outline.flows.map(piece), out, -sign.half - apart.beside);
  const flowsEnd = outline.flows.length === 0 ? -sign.half : right + apart.beside;
  const startsEnd = emitOpenStarts(input, flowsEnd, out);
  const unreached = outline.unreached.map(piece);
  const corner = { x: -measures.reach, y: bottom + apart.unreached };
  const area = direction === "down" ? corner : { x: Math.max(right, startsEnd) + apart.beside, y: 0 };
  if (direction === "down") standInRow(unreached, area.y + apart.below, out);
  else stand(unreached, out, area.x);
  return turned(
    { ...out, unreached: unreached.length === 0 ? undefined : area },
    direction === "across",
    input.mirrored,
  );
}

function push<T>(lists: Map<NodeId, T[]>, id: NodeId, item: T): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [item]);
  else list.push(item);
}

function entriesOf({ starts }: LayoutInput): ReadonlyMap<NodeId, readonly Slot[]> {
  const entries = new Map<NodeId, Slot[]>();
  for (const { slot, target } of starts) if (target !== undefined) push(entries, target, slot);
  return entries;
}

function pieceOf(
  flow: Flow,
  maker: RowMaker,
  entry: Slot | undefined,
  jumps: ReadonlyMap<NodeId, readonly NodeId[]>,
  { measures, shapeOf, rounds }: Emitting,
): Piece {
  const from = entry === undefined ? (jumps.get(flow[0]?.id ?? "") ?? []) : [];
  const head = entry !== undefined || from.length > 0 ? measures.sign.along + measures.below.plain : 0;
  const rows = maker.flow(flow, head, undefined);
  const halfOf = (id: NodeId) => measures.half[shapeOf(id).kind];
  const columns = columnsOf(rows, { tops: maker.tops, measures, rounds, halfOf }, 0);
  const { start, end } = columns;
  return { flow, columns, entry, from, bottom: rows.bottom, start: start.reach(), end: end.reach() };
}

/** Flows that cases come in by begin at the top; those that others jump to stand behind them while there is room. */
function stand(
  pieces: readonly Piece[],
  out: Emitting,
  beside: number,
): { readonly bottom: number; readonly right: number } {
  const { apart } = out.measures;
  let left = beside;
  let right = beside;
  let top = 0;
  let bottom = 0;
  for (const [i, piece] of pieces.entries()) {
    const behind = i > 0 && piece.entry === undefined && top + piece.bottom <= apart.longest;
    if (!behind) {
      left = right + apart.beside;
      top = 0;
    }
    const x = i === 0 && beside < 0 ? 0 : left + piece.start;
    emitPiece(piece, { x, y: top }, out);
    right = Math.max(right, x + piece.end);
    top += piece.bottom + apart.below;
    bottom = Math.max(bottom, top - apart.below);
  }
  return { bottom, right };
}

function standInRow(pieces: readonly Piece[], y: number, out: Emitting): void {
  const { reach, apart } = out.measures;
  let left = -reach;
  for (const piece of pieces) {
    emitPiece(piece, { x: left + piece.start, y }, out);
    left += piece.start + piece.end + apart.beside;
  }
}

function emitPiece({ flow, columns, entry, from }: Piece, { x, y }: Point, out: Emitting): void {
  const id = flow[0]?.id;
  if (id === undefined) return;
  const { sign, below } = out.measures;
  const top = (out.tops.get(id) ?? 0) + y;
  const rect = signRect({ x, y }, out.measures);
  const head = entry === undefined ? fromBox(id, from, rect) : entryBox(entry, id, rect, false);
  if (entry !== undefined || from.length > 0) {
    out.boxes.push(head);
    const points = [
      { x, y: y + sign.along },
      { x, y: top },
    ];
    const line: Line = { key: `${head.key}>>${id}`, kind: "entry", from: head.key, to: id, ports: [], id, points };
    const place = { x, y: y + sign.along + below.plain / 2 };
    out.lines.push(entry === undefined ? line : { ...line, slot: entry, place });
  }
  emitFlow(columns, { x, dy: y, outer: undefined, foot: undefined }, out);
}

const fromBox = (id: NodeId, ids: readonly NodeId[], rect: ReturnType<typeof signRect>): Box => ({
  ...{ ...rect, key: `${id}<`, kind: "from", id, aside: false, ports: [], ids, target: id },
});

/** Entries and handlers that lead nowhere still have a place, and one where a step can be put. */
function emitOpenStarts({ starts }: LayoutInput, right: number, { boxes, lines, measures }: Emitting): number {
  const { sign, below, apart } = measures;
  let x = right;
  for (const { slot, target } of starts) {
    if (target !== undefined) continue;
    const trunk = x + sign.half;
    const entry = entryBox(slot, "", signRect({ x: trunk, y: 0 }, measures), false);
    const key = `${entry.key}>open`;
    const rect = signRect({ x: trunk, y: sign.along + below.plain }, measures);
    boxes.push(entry, { ...rect, key, kind: "open", id: "", aside: false, ports: [], slot });
    const points = [
      { x: trunk, y: sign.along },
      { x: trunk, y: rect.y },
    ];
    lines.push({ key: `${key}>`, kind: "open", from: entry.key, to: key, ports: [], id: "", points });
    x += 2 * sign.half + apart.beside;
  }
  return x - apart.beside;
}
