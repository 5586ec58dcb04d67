/** Boxes and lines of a flow, once its heights and widths are known. */

import type { Way } from "@dunlin/engine/editing";
import type { NodeId, Slot } from "../document/strategy.ts";
import { slotKey } from "../document/strategy.ts";
import type { Columns } from "./columns.ts";
import type { Box, BoxKind, Line, LineKind, Point } from "./model.ts";
import type { Aside, Shape } from "./plan.ts";
import { isNamed, type Row, stackHeight } from "./rows.ts";
import { ASIDE, BELOW, COLUMN, HALF, type Heights, HOLDOUT, LANE, MEET, PILL } from "./sizes.ts";

export interface Emitting {
  readonly tops: ReadonlyMap<NodeId, number>;
  readonly shapeOf: (id: NodeId) => Shape;
  readonly heights: Heights;
  readonly boxes: Box[];
  readonly lines: Line[];
}

/** Where a flow stands, and where ways out of it come back to: the trunk of the flow around it. */
interface Standing {
  readonly x: number;
  readonly dy: number;
  readonly outer: number | undefined;
}

export function emitFlow(columns: Columns, standing: Standing, out: Emitting): void {
  for (const [i, row] of columns.rows.rows.entries()) {
    emitStep(row, standing, out);
    emitEntries(row, columns.entries[i] ?? 0, standing, out);
    emitAside(row, standing, out);
    emitDown(row, columns.rows.rows[i + 1], standing, out);
    emitLanes(row, columns, i, standing, out);
    emitColumns(row, columns, i, standing, out);
  }
}

/** Words stand below the line that parts, so that no line runs through them. */
const LABEL = 14;

const step = (row: Row): NodeId => row.plan.step.id;

const NO_PORTS: readonly string[] = [];

function emitStep(row: Row, { x, dy }: Standing, { boxes, shapeOf, heights }: Emitting): void {
  const id = step(row);
  const { kind } = shapeOf(id);
  const [y, height] = [row.top + dy, heights[kind]];
  boxes.push({ x: x - HALF, y, width: COLUMN, height, key: id, kind, id, aside: false, ports: NO_PORTS });
}

export function entryBox(slot: Slot, id: NodeId, at: Point, aside: boolean): Box {
  const rect = { x: at.x, y: at.y, width: aside ? ASIDE.width : COLUMN, height: PILL };
  return { ...rect, key: slotKey(slot), kind: "entry", id, aside, ports: [], slot, target: id };
}

function emitEntries(row: Row, away: number, { x, dy }: Standing, { boxes, lines }: Emitting): void {
  const height = row.height;
  const top = row.top + dy + Math.max(0, (height - stackHeight(row.entries.length)) / 2);
  for (const [i, slot] of row.entries.entries()) {
    const y = top + i * (PILL + ASIDE.between);
    const box = entryBox(slot, step(row), { x: x - away - ASIDE.width, y }, true);
    boxes.push(box);
    const points = elbow({ x: box.x + box.width, y: y + PILL / 2 }, { x: x - HALF, y: within(row, dy, y + PILL / 2) });
    lines.push(lineFrom("entry", box.key, step(row), step(row), [], points, { slot, place: placeIn(points) }));
  }
}

/** A height at which a line can meet the side of a step. */
const within = (row: Row, dy: number, y: number): number =>
  Math.min(Math.max(y, row.top + dy + 12), row.top + dy + row.height - 12);

const elbow = (from: Point, to: Point): Point[] => {
  const x = (from.x + to.x) / 2;
  return from.y === to.y ? [from, to] : [from, { x, y: from.y }, { x, y: to.y }, to];
};

const placeIn = (points: readonly Point[]): Point => {
  const [a, b] = [points[0] as Point, points.at(-1) as Point];
  return { x: (a.x + b.x) / 2, y: a.y };
};

type Extra = Partial<Pick<Line, "label" | "slot" | "place" | "holdout">>;

function lineFrom(
  kind: LineKind,
  from: string,
  to: string,
  id: NodeId,
  ports: readonly string[],
  points: readonly Point[],
  extra: Extra = {},
): Line {
  const straight = points.filter((point, i) => i === 0 || !same(point, points[i - 1] as Point));
  return { key: `${from}>${ports.join("|")}>${to}`, kind, from, to, id, ports, points: straight, ...extra };
}

const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

/** The connection in which steps can be put on a line: that of its first way that has one. */
function slotOf(id: NodeId, ports: readonly string[], { shapeOf }: Emitting): Slot | undefined {
  const { connected } = shapeOf(id);
  const port = ports.find((name) => connected.has(name)) ?? ports[0];
  return port === undefined ? undefined : { at: "port", from: id, port };
}

const ASIDE_KINDS: { readonly [K in Aside["as"]]: BoxKind } = {
  exit: "pill",
  jump: "jump",
  again: "again",
  open: "open",
  folded: "folded",
};

function emitAside(row: Row, { x, dy }: Standing, out: Emitting): void {
  const id = step(row);
  for (const [i, aside] of row.plan.aside.entries()) {
    const y = row.asideTop + dy + i * (PILL + ASIDE.between);
    const rect = { x: x + HALF + ASIDE.gap, y, width: ASIDE.width, height: PILL };
    const ports = aside.as === "open" ? [aside.port] : aside.as === "folded" ? [] : aside.way.ports;
    const slot = aside.as === "folded" ? undefined : slotOf(id, ports, out);
    const key = aside.as === "exit" ? aside.id : `${id}>${ports.join("|")}>${aside.as}`;
    const kind = ASIDE_KINDS[aside.as];
    const box: Box = { ...rect, key, kind, id: aside.as === "exit" ? aside.id : id, aside: true, ports };
    const more = {
      ...(aside.as === "jump" || aside.as === "again" ? { target: aside.way.target } : {}),
      ...(aside.as === "open" && slot !== undefined ? { slot } : {}),
      ...(aside.as === "folded" ? { ids: aside.ids } : {}),
    };
    out.boxes.push({ ...box, ...more });
    const points = elbow({ x: x + HALF, y: within(row, dy, y + PILL / 2) }, { x: rect.x, y: y + PILL / 2 });
    const place = { x: rect.x - ASIDE.gap / 2, y: y + PILL / 2 };
    const extra = slot === undefined || aside.as === "open" ? {} : { slot, place };
    out.lines.push(lineFrom(aside.as === "open" ? "open" : "way", id, key, id, ports, points, extra));
  }
}

/** Straight on: to the next step, to a sign, or back into the flow around. */
function emitDown(row: Row, next: Row | undefined, { x, dy, outer }: Standing, out: Emitting): void {
  const { plan } = row;
  const id = step(row);
  const from = { x, y: row.top + row.height + dy };
  const { down, joins, below, openBelow } = plan;
  const way = down ?? joins ?? below;
  if (openBelow !== undefined) emitOpen(row, openBelow, x, dy, out);
  if (way === undefined) return;
  const slot = slotOf(id, way.ports, out);
  const label = isNamed(way) ? labelOf(row, x, dy) : undefined;
  const extra = { ...(label && { label }), ...(slot && { slot }) };
  if (down !== undefined && next !== undefined) {
    const to = { x, y: next.top + dy };
    const place = { x, y: plan.columns.length > 0 ? to.y - 13 : Math.min(to.y - 12, row.bottom + dy + 28) };
    out.lines.push(lineFrom("way", id, step(next), id, way.ports, [from, to], { ...extra, place }));
  } else if (joins !== undefined && outer !== undefined) {
    const y = (out.tops.get(way.target) ?? row.bottom) + dy;
    const points = [from, { x, y: y - MEET.below }, { x: outer, y: y - MEET.below }, { x: outer, y }];
    const place = { x, y: row.bottom + dy + (label === undefined ? 12 : 28) };
    out.lines.push(lineFrom("join", id, way.target, id, way.ports, points, { ...extra, place }));
  } else if (below !== undefined && row.belowTop !== undefined) {
    const top = row.belowTop + dy;
    const key = `${id}>${way.ports.join("|")}>jump`;
    const again = out.shapeOf(way.target).repeats;
    const rect = { x: x - HALF, y: top, width: COLUMN, height: PILL };
    const kind = again ? "again" : "jump";
    out.boxes.push({ ...rect, key, kind, id, aside: false, ports: way.ports, target: way.target });
    out.lines.push(
      lineFrom("way", id, key, id, way.ports, [from, { x, y: top }], { ...extra, place: { x, y: top - 12 } }),
    );
  }
}

function emitOpen(row: Row, port: string, x: number, dy: number, out: Emitting): void {
  if (row.belowTop === undefined) return;
  const id = step(row);
  const slot: Slot = { at: "port", from: id, port };
  const key = `${id}>${port}>open`;
  const y = row.belowTop + dy;
  const rect = { x: x - HALF, y, width: COLUMN, height: PILL };
  out.boxes.push({ ...rect, key, kind: "open", id, aside: false, ports: [port], slot });
  const points = [
    { x, y: row.top + row.height + dy },
    { x, y },
  ];
  const label = port === "next" ? undefined : labelOf(row, x, dy);
  out.lines.push(lineFrom("open", id, key, id, [port], points, label && { label }));
}

/** Words on the trunk: beside it where other lines leave, else in its middle. */
function labelOf(row: Row, x: number, dy: number): Line["label"] {
  const lanes = row.plan.passes.length + row.plan.again.length;
  if (row.columns.length > 0) return { x, y: row.part + dy + LABEL, align: "middle" };
  if (lanes > 0) return { x: x + 12, y: row.bottom + dy + BELOW.part - 2, align: "start" };
  return { x, y: row.bottom + dy + 11, align: "middle" };
}

function emitLanes(row: Row, columns: Columns, index: number, { x, dy }: Standing, out: Emitting): void {
  const id = step(row);
  for (const [i, { way, back, lane }] of (columns.lanes[index] ?? []).entries()) {
    const side = x - LANE.first - lane * LANE.step;
    const y = row.bottom + dy + BELOW.part - 2 + i * BELOW.more;
    const top = (out.tops.get(way.target) ?? row.top) + dy;
    const from = { x, y: row.top + row.height + dy };
    const start = [from, { x, y }, { x: side, y }];
    const meet = top - MEET.below;
    const back0 = top + out.heights[out.shapeOf(way.target).kind] / 2;
    const end = back
      ? [
          { x: side, y: back0 },
          { x: x - HALF, y: back0 },
        ]
      : [
          { x: side, y: meet },
          { x, y: meet },
          { x, y: top },
        ];
    const slot = slotOf(id, way.ports, out);
    const label = { x: (x + side) / 2, y, align: "middle" as const };
    const place = { x: side, y: back ? y - 28 : (y + meet) / 2 };
    const extra = { ...(isNamed(way) && { label }), ...(slot && { slot, place }) };
    out.lines.push(lineFrom(back ? "again" : "way", id, way.target, id, way.ports, [...start, ...end], extra));
  }
}

function emitColumns(row: Row, columns: Columns, index: number, standing: Standing, out: Emitting): void {
  const { x, dy } = standing;
  const id = step(row);
  for (const [i, { column, top, rows }] of row.columns.entries()) {
    const at = x + (columns.shifts[index]?.[i] ?? 0);
    const { way, holdout } = column;
    const first = rows?.flow[0]?.id ?? column.joins;
    if (first === undefined) continue;
    const part = row.part + dy;
    const points = [
      { x, y: row.top + row.height + dy },
      { x, y: part },
      { x: at, y: part },
      { x: at, y: top + dy },
    ];
    const slot = slotOf(id, way.ports, out);
    const label = { x: at, y: part + LABEL, align: "middle" as const };
    const extra = {
      ...(isNamed(way) && { label }),
      ...(slot && { slot, place: { x: at, y: top + dy - 13 } }),
      ...(holdout && { holdout }),
    };
    const lane = `${id}>${way.ports.join("|")}>holdout`;
    out.lines.push(lineFrom("way", id, holdout ? lane : first, id, way.ports, points, extra));
    if (holdout) emitHoldout(lane, way, { x: at, y: top + dy }, column.joins, rows?.rows[0], standing, id, out);
    const inner = columns.inner[index]?.[i];
    if (inner !== undefined) emitFlow(inner, { x: at, dy, outer: x }, out);
  }
}

function emitHoldout(
  key: string,
  way: Way,
  at: Point,
  joins: NodeId | undefined,
  first: Row | undefined,
  { x, dy }: Standing,
  id: NodeId,
  out: Emitting,
): void {
  const rect = { x: at.x - HOLDOUT.width / 2, y: at.y, ...HOLDOUT };
  out.boxes.push({ ...rect, key, kind: "holdout", id, aside: false, ports: way.ports });
  const from = { x: at.x, y: at.y + HOLDOUT.height };
  const target = joins ?? first?.plan.step.id;
  if (target === undefined) return;
  const y = (out.tops.get(target) ?? 0) + dy;
  const points =
    joins === undefined
      ? [from, { x: at.x, y }]
      : [from, { x: at.x, y: y - MEET.below }, { x, y: y - MEET.below }, { x, y }];
  const kind = joins === undefined ? "way" : "join";
  out.lines.push(lineFrom(kind, key, target, id, way.ports, points, { holdout: true }));
}
