/**
 * The layout of a strategy: flows from top to bottom, side by side, worked out in one pass each for heights, widths and lines. Only
 * sizes by type go in, so it is the same everywhere, and linear.
 */

import type { Flow, Outline } from "@dunlin/engine/editing";
import type { Placed } from "../document/sections.ts";
import type { NodeId, Slot } from "../document/strategy.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { type Emitting, emitFlow, entryBox } from "./emit.ts";
import type { Box, Layout, Line, Point, Rect } from "./model.ts";
import type { Shape } from "./plan.ts";
import { RowMaker, type RowsAround } from "./rows.ts";
import { APART, BELOW, COLUMN, HALF, heightsWith, PILL } from "./sizes.ts";

export interface LayoutInput {
  readonly outline: Outline;
  readonly places: ReadonlyMap<NodeId, Placed>;
  readonly shapeOf: (id: NodeId) => Shape;
  /** Where cases come in, and where each leads. */
  readonly starts: readonly { readonly slot: Slot; readonly target: NodeId | undefined }[];
  readonly collapsed: ReadonlySet<NodeId>;
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
  const { outline, shapeOf } = input;
  const entries = entriesOf(input);
  const heights = heightsWith(input.figures);
  const around: RowsAround = {
    heights,
    places: input.places,
    shapeOf,
    folded: input.collapsed,
    entriesAt: (id) => entries.get(id) ?? [],
  };
  const maker = new RowMaker(around);
  const jumps = new Map<NodeId, NodeId[]>();
  const piece = (flow: Flow): Piece => pieceOf(flow, maker, entries.get(flow[0]?.id ?? "")?.[0], jumps);
  for (const [id, { step }] of input.places)
    for (const { target, flow } of step.ways) if (flow === undefined && target !== id) push(jumps, target, id);
  const out: Emitting = { tops: maker.tops, shapeOf, heights, boxes: [], lines: [] };
  const { bottom, right } = stand(outline.flows.map(piece), out);
  const flowsEnd = outline.flows.length === 0 ? -HALF : right + APART.beside;
  const unreached = outline.unreached.map(piece);
  const area = unreached.length === 0 ? undefined : { x: -HALF, y: bottom + APART.unreached };
  if (area !== undefined) standInRow(unreached, area.y + APART.below, out);
  emitOpenStarts(input, flowsEnd, out);
  return finish(out, area, input.mirrored);
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
): Piece {
  const from = entry === undefined ? (jumps.get(flow[0]?.id ?? "") ?? []) : [];
  const head = entry !== undefined || from.length > 0 ? PILL + BELOW.plain : 0;
  const rows = maker.flow(flow, head, undefined);
  const columns = columnsOf(rows, maker.tops, 0);
  const { start, end } = columns;
  return { flow, columns, entry, from, bottom: rows.bottom, start: start.reach(), end: end.reach() };
}

/** Flows that cases come in by begin at the top; those that others jump to stand below them while there is room. */
function stand(pieces: readonly Piece[], out: Emitting): { readonly bottom: number; readonly right: number } {
  let left = -HALF;
  let right = -HALF - APART.beside;
  let top = 0;
  let bottom = 0;
  for (const [i, piece] of pieces.entries()) {
    const below = i > 0 && piece.entry === undefined && top + piece.bottom <= APART.tallest;
    if (!below) {
      left = right + APART.beside;
      top = 0;
    }
    const x = i === 0 ? 0 : left + piece.start;
    emitPiece(piece, { x, y: top }, out);
    right = Math.max(right, x + piece.end);
    top += piece.bottom + APART.below;
    bottom = Math.max(bottom, top - APART.below);
  }
  return { bottom, right };
}

function standInRow(pieces: readonly Piece[], y: number, out: Emitting): void {
  let left = -HALF;
  for (const piece of pieces) {
    emitPiece(piece, { x: left + piece.start, y }, out);
    left += piece.start + piece.end + APART.beside;
  }
}

function emitPiece({ flow, columns, entry, from }: Piece, { x, y }: Point, out: Emitting): void {
  const id = flow[0]?.id;
  if (id === undefined) return;
  const top = (out.tops.get(id) ?? 0) + y;
  const corner = { x: x - HALF, y };
  const head = entry === undefined ? fromBox(id, from, corner) : entryBox(entry, id, corner, false);
  if (entry !== undefined || from.length > 0) {
    out.boxes.push(head);
    const points = [
      { x, y: y + PILL },
      { x, y: top },
    ];
    const line: Line = { key: `${head.key}>>${id}`, kind: "entry", from: head.key, to: id, ports: [], id, points };
    out.lines.push(entry === undefined ? line : { ...line, slot: entry, place: { x, y: y + PILL + BELOW.plain / 2 } });
  }
  emitFlow(columns, { x, dy: y, outer: undefined }, out);
}

const fromBox = (id: NodeId, ids: readonly NodeId[], { x, y }: Point): Box => ({
  ...{ x, y, width: COLUMN, height: PILL },
  ...{ key: `${id}<`, kind: "from", id, aside: false, ports: [], ids, target: id },
});

/** Entries and handlers that lead nowhere still have a place, and one where a step can be put. */
function emitOpenStarts({ starts }: LayoutInput, right: number, out: Emitting): void {
  let x = right;
  for (const { slot, target } of starts) {
    if (target !== undefined) continue;
    const entry = entryBox(slot, "", { x, y: 0 }, false);
    const key = `${entry.key}>open`;
    const rect = { x, y: PILL + BELOW.plain, width: COLUMN, height: PILL };
    out.boxes.push(entry, { ...rect, key, kind: "open", id: "", aside: false, ports: [], slot });
    const points = [
      { x: x + HALF, y: PILL },
      { x: x + HALF, y: rect.y },
    ];
    out.lines.push({ key: `${key}>`, kind: "open", from: entry.key, to: key, ports: [], id: "", points });
    x += COLUMN + APART.beside;
  }
}

function finish({ boxes, lines }: Emitting, unreached: Point | undefined, mirrored: boolean): Layout {
  const shown = mirrored ? boxes.map((box) => ({ ...box, x: -box.x - box.width })) : boxes;
  const drawn = mirrored ? lines.map(mirror) : lines;
  return {
    boxes: shown,
    lines: drawn,
    bounds: boundsOf(shown),
    unreached: unreached && mirrored ? { x: -unreached.x, y: unreached.y } : unreached,
    boxOf: new Map(shown.map((box) => [box.key, box])),
  };
}

const flip = <P extends Point>(point: P): P => ({ ...point, x: -point.x });

function mirror(line: Line): Line {
  const { points, label, place } = line;
  return {
    ...line,
    points: points.map(flip),
    ...(label && { label: { ...flip(label), align: label.align === "start" ? "end" : label.align } }),
    ...(place && { place: flip(place) }),
  };
}

function boundsOf(boxes: readonly Box[]): Rect {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
