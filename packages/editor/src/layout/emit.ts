/** Boxes and lines of a flow, once it is known how far everything stands along and across it; as if it ran down. */

import type { Way } from "@dunlin/engine/editing";
import type { NodeId, Slot } from "../document/strategy.ts";
import { slotKey } from "../document/strategy.ts";
import { signPlaces } from "./beside.ts";
import type { Columns } from "./columns.ts";
import { emitLanes } from "./emitLanes.ts";
import { type Emitting, lineFrom, type Standing, slotOf } from "./emitting.ts";
import type { Box, BoxKind, Line, LineKind, Point } from "./model.ts";
import type { Aside } from "./plan.ts";
import { isNamed, linesPast, type Row } from "./rows.ts";
import { HOLDOUT, MEET, type Measures } from "./sizes.ts";

export function emitFlow(columns: Columns, standing: Standing, out: Emitting): void {
  const feet = emitFrames(columns, standing, out);
  for (const [i, row] of columns.rows.rows.entries()) {
    const foot = feet.get(out.rounds.at.get(step(row))?.id ?? "");
    emitStep(row, standing, out);
    emitEntries(row, columns.entries[i] ?? 0, standing, out);
    emitAside(row, standing, out);
    const byLane = columns.lanes[i]?.some(({ as }) => as === "foot");
    emitDown(row, columns.rows.rows[i + 1], standing, byLane ? undefined : (foot ?? standing.foot), out);
    emitLanes(row, columns, i, { ...standing, foot }, out);
    emitColumns(row, columns, i, { ...standing, foot }, out);
  }
}

/** The sign at the foot of a frame, which stands on its edge. */
const FOOT = 9;

/** Frames, and where ways come to their feet: below the trunk, or beside it where it goes on. */
function emitFrames(columns: Columns, { x, dy }: Standing, { frames, measures }: Emitting): ReadonlyMap<NodeId, Point> {
  const feet = new Map<NodeId, Point>();
  for (const { round, top, bottom, start, end } of columns.frames) {
    const { down, joins, passes } = (columns.rows.rows[round.to] as Row).plan;
    const through = down !== undefined || joins !== undefined || passes.length > 0;
    const foot = { x: through ? x - measures.reach / 2 : x, y: bottom };
    const rect = { x: x - start, y: top + dy, width: start + end, height: bottom - top };
    frames.push({ ...rect, key: `${round.id}<>`, id: round.id, foot: { ...foot, y: bottom + dy } });
    feet.set(round.id, { ...foot, y: bottom - FOOT });
  }
  return feet;
}

const step = (row: Row): NodeId => row.plan.step.id;

const NO_PORTS: readonly string[] = [];

function emitStep(row: Row, { x, dy }: Standing, { boxes, shapeOf, measures, rounds }: Emitting): void {
  const id = step(row);
  const { kind, repeats } = shapeOf(id);
  const half = measures.half[kind];
  const [left, y, width, height] = [x - half, row.top + dy, 2 * half, row.length];
  const box: Box = { x: left, y, width, height, key: id, kind, id, aside: false, ports: NO_PORTS };
  boxes.push(repeats ? { ...box, rounds: rounds.bodies.get(id)?.size ?? 0 } : box);
}

export function entryBox(slot: Slot, id: NodeId, rect: Pick<Box, "x" | "y" | "width" | "height">, aside: boolean): Box {
  return { ...rect, key: slotKey(slot), kind: "entry", id, aside, ports: NO_PORTS, slot, target: id };
}

/** A sign on the trunk. */
export const signRect = ({ x, y }: Point, { sign }: Measures) => ({
  ...{ x: x - sign.half, y },
  ...{ width: 2 * sign.half, height: sign.along },
});

const stepAt = (row: Row, { x, dy }: Standing, { shapeOf, measures }: Emitting) => ({
  ...{ x, y: row.top + dy, length: row.length },
  half: measures.half[shapeOf(step(row)).kind],
});

function emitEntries(row: Row, away: number, standing: Standing, out: Emitting): void {
  if (row.entries.length === 0) return;
  const places = signPlaces(stepAt(row, standing, out), row.entries.length, out.measures, away);
  for (const [i, slot] of row.entries.entries()) {
    const found = places[i];
    if (found === undefined) continue;
    const box = entryBox(slot, step(row), found.rect, true);
    out.boxes.push(box);
    const { place } = found;
    out.lines.push(lineFrom("entry", box.key, step(row), step(row), [], [...found.points].reverse(), { slot, place }));
  }
}

const ASIDE_KINDS: { readonly [K in Aside["as"]]: BoxKind } = {
  exit: "pill",
  jump: "jump",
  again: "again",
  open: "open",
  folded: "folded",
};

function emitAside(row: Row, standing: Standing, out: Emitting): void {
  if (row.plan.aside.length === 0) return;
  const id = step(row);
  const places = signPlaces(stepAt(row, standing, out), row.plan.aside.length, out.measures);
  for (const [i, aside] of row.plan.aside.entries()) {
    const found = places[i];
    if (found === undefined) continue;
    const { rect, points, place } = found;
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
    const extra = slot === undefined || aside.as === "open" ? {} : { slot, place };
    out.lines.push(lineFrom(aside.as === "open" ? "open" : "way", id, key, id, ports, points, extra));
  }
}

/** Straight on: to the next step, to a sign, or back into the flow around; and to the foot of the rounds around it. */
function emitDown(row: Row, next: Row | undefined, standing: Standing, foot: Point | undefined, out: Emitting): void {
  const { down, joins, returns, below, openBelow } = row.plan;
  const { x, dy, outer } = standing;
  const id = step(row);
  const put = (kind: LineKind, to: string, ports: readonly string[], points: readonly Point[], place?: Point): void => {
    const slot = place && slotOf(id, ports, out);
    const label = ports.includes("next") ? undefined : labelOf(row, standing, out);
    const all = [{ x, y: row.top + row.length + dy }, ...points];
    out.lines.push(lineFrom(kind, id, to, id, ports, all, { ...(label && { label }), ...(slot && { slot, place }) }));
  };
  const sign = (kind: BoxKind, key: string, ports: readonly string[], more: Partial<Box>): Point => {
    const end = { x, y: (row.belowTop ?? 0) + dy };
    out.boxes.push({ ...signRect(end, out.measures), key, kind, id, aside: false, ports, ...more });
    return end;
  };
  if (openBelow !== undefined) {
    const key = `${id}>${openBelow}>open`;
    put(
      "open",
      key,
      [openBelow],
      [sign("open", key, [openBelow], { slot: { at: "port", from: id, port: openBelow } })],
    );
  }
  if (down !== undefined && next !== undefined) {
    const y = next.top + dy;
    put("way", step(next), down.ports, [{ x, y }], { x, y: placeBefore(row, y, dy, out) });
  } else if (joins !== undefined && outer !== undefined) {
    const y = (out.tops.get(joins.target) ?? row.bottom) + dy;
    const points = around(x, { x: outer, y }, MEET.below);
    put("join", joins.target, joins.ports, points, placeBehind(row, joins, standing, out));
  } else if (below !== undefined) {
    const key = `${id}>${below.ports.join("|")}>jump`;
    const kind = out.shapeOf(below.target).repeats ? "again" : "jump";
    const end = sign(kind, key, below.ports, { target: below.target });
    put("way", key, below.ports, [end], { x, y: end.y - 12 });
  }
  if (returns !== undefined && foot !== undefined) {
    const end = { x: foot.x, y: foot.y + dy };
    const points = x === end.x ? [end] : around(x, end, 12);
    put("again", returns.target, returns.ports, points, placeBehind(row, returns, standing, out));
  }
}

/** From a trunk at `x` to another place: straight on until shortly before it, then aside. */
const around = (x: number, end: Point, before: number): readonly Point[] => [
  { x, y: end.y - before },
  { x: end.x, y: end.y - before },
  end,
];

/** Steps are put in right before the next one; where the flow runs down and the way is long, behind the step. */
const placeBefore = ({ plan, bottom }: Row, to: number, dy: number, { measures }: Emitting): number =>
  measures.direction === "across" || plan.columns.length > 0 ? to - 13 : Math.min(to - 12, bottom + dy + 28);

/** Behind the words of a way that runs to somewhere else. */
const placeBehind = ({ bottom }: Row, way: Way, { x, dy }: Standing, { measures }: Emitting): Point => ({
  x,
  y: bottom + dy + (!isNamed(way) ? 12 : measures.direction === "down" ? 28 : measures.below.words - 14),
});

/** Words stand below the line that parts, so that no line runs through them. */
const LABEL = 14;

/** Beside a line that runs across stand words on one side, figures on the other, as far apart. */
const WORDS = { from: 8, off: 15 } as const;

/** On a line that leaves `y` along the flow, at `x`. */
const wordsOn = (x: number, y: number): NonNullable<Line["label"]> => ({
  ...{ x: x - WORDS.off, y: y + WORDS.from },
  ...{ align: "start", figures: 2 * WORDS.off },
});

/** Words on the trunk: beside it where other lines leave, else in its middle. */
function labelOf(row: Row, { x, dy }: Standing, { measures: { direction, below } }: Emitting): Line["label"] {
  const lanes = linesPast(row.plan);
  const parts = row.columns.length > 0 || lanes > 0;
  if (direction === "across") return wordsOn(x, (parts ? row.part : row.bottom) + dy);
  if (row.columns.length > 0) return { x, y: row.part + dy + LABEL, align: "middle" };
  if (lanes > 0) return { x: x + 12, y: row.bottom + dy + below.part - 2, align: "start" };
  return { x, y: row.bottom + dy + 11, align: "middle" };
}

function emitColumns(row: Row, columns: Columns, index: number, standing: Standing, out: Emitting): void {
  const { x, dy, foot } = standing;
  const id = step(row);
  for (const [i, { column, top, rows }] of row.columns.entries()) {
    const at = x + (columns.shifts[index]?.[i] ?? 0);
    const { way, holdout } = column;
    const first = rows?.flow[0]?.id ?? column.joins;
    if (first === undefined) continue;
    const part = row.part + dy;
    const points = [
      { x, y: row.top + row.length + dy },
      { x, y: part },
      { x: at, y: part },
      { x: at, y: (holdout ? top : (rows?.rows[0]?.top ?? top)) + dy },
    ];
    const slot = slotOf(id, way.ports, out);
    const down = out.measures.direction === "down";
    const label: Line["label"] = down ? { x: at, y: part + LABEL, align: "middle" } : wordsOn(at, part);
    const extra = {
      ...(isNamed(way) && { label }),
      ...(slot && { slot, place: { x: at, y: (points[3] as Point).y - 13 } }),
      ...(holdout && { holdout }),
    };
    const lane = `${id}>${way.ports.join("|")}>holdout`;
    out.lines.push(lineFrom("way", id, holdout ? lane : first, id, way.ports, points, extra));
    if (holdout) emitHoldout(lane, way, { x: at, y: top + dy }, column.joins ?? rows?.rows[0], standing, id, out);
    const inner = columns.inner[index]?.[i]?.columns;
    if (inner !== undefined) emitFlow(inner, { x: at, dy, outer: x, foot }, out);
  }
}

/** @param to - The step where it comes back, or the first one that stands behind it. */
function emitHoldout(
  key: string,
  way: Way,
  at: Point,
  to: NodeId | Row | undefined,
  { x, dy }: Standing,
  id: NodeId,
  out: Emitting,
): void {
  const rect = { x: at.x - HOLDOUT.across / 2, y: at.y, width: HOLDOUT.across, height: HOLDOUT.along };
  out.boxes.push({ ...rect, key, kind: "holdout", id, aside: false, ports: way.ports });
  const from = { x: at.x, y: at.y + HOLDOUT.along };
  const joins = typeof to === "string";
  const target = joins ? to : to && step(to);
  if (target === undefined) return;
  const y = (out.tops.get(target) ?? 0) + dy;
  const points = [from, ...(joins ? around(at.x, { x, y }, MEET.below) : [{ x: at.x, y }])];
  out.lines.push(lineFrom(joins ? "join" : "way", key, target, id, way.ports, points, { holdout: true }));
}
