/** Lines past other steps: out to the side, along the trunk, and back to it. */

import type { Columns } from "./columns.ts";
import { type Emitting, lineFrom, type Standing, slotOf } from "./emitting.ts";
import type { Lane } from "./lanes.ts";
import type { Line, Point } from "./model.ts";
import { isNamed, type Row } from "./rows.ts";
import { MEET } from "./sizes.ts";

export function emitLanes(row: Row, columns: Columns, index: number, standing: Standing, out: Emitting): void {
  const { x, dy } = standing;
  const { id } = row.plan.step;
  const { below, direction, lane: sizes } = out.measures;
  for (const [i, lane] of (columns.lanes[index] ?? []).entries()) {
    const { way, as } = lane;
    const side = x - columns.first - lane.lane * sizes.step;
    const y = row.bottom + dy + below.part - 2 + i * below.more;
    const start = [
      { x, y: row.top + row.length + dy },
      { x, y },
      { x: side, y },
    ];
    const end = endOf(lane, side, row, standing, out);
    const slot = slotOf(id, way.ports, out);
    const back = as === "back";
    const label: Line["label"] =
      direction === "down"
        ? { x: (x + side) / 2, y, align: "middle" }
        : { x: side, y: back ? y - 12 : y + 12, align: back ? "end" : "start" };
    const place = { x: side, y: back ? y - 28 : (y + (end[0] as Point).y) / 2 };
    const extra = { ...(isNamed(way) && { label }), ...(slot && { slot, place }) };
    out.lines.push(lineFrom(as === "pass" ? "way" : "again", id, way.target, id, way.ports, [...start, ...end], extra));
  }
}

/** From the side to where a line leads. */
function endOf({ way, as }: Lane, side: number, row: Row, { x, dy, foot }: Standing, out: Emitting): readonly Point[] {
  const { half, along } = out.measures;
  const top = (out.tops.get(way.target) ?? row.top) + dy;
  if (as === "back") {
    const { kind } = out.shapeOf(way.target);
    const y = top + along[kind] / 2;
    return [
      { x: side, y },
      { x: x - half[kind], y },
    ];
  }
  const end = as === "foot" && foot !== undefined ? { x: foot.x, y: foot.y + dy } : { x, y: top };
  const meet = end.y - (as === "foot" ? 12 : MEET.below);
  return [{ x: side, y: meet }, { x: end.x, y: meet }, end];
}
