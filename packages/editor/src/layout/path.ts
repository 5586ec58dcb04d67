/** Lines of horizontal and vertical parts, with round corners. */

import type { Point } from "./model.ts";

const RADIUS = 10;

/** The `d` of an SVG path. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  let d = `M${first.x} ${first.y}`;
  for (const [i, point] of rest.entries()) {
    const before = points[i] as Point;
    const after = rest[i + 1];
    const radius = after === undefined ? 0 : Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2);
    if (after === undefined || radius === 0) {
      d += `L${point.x} ${point.y}`;
      continue;
    }
    const a = toward(point, before, radius);
    const b = toward(point, after, radius);
    d += `L${a.x} ${a.y}Q${point.x} ${point.y} ${b.x} ${b.y}`;
  }
  return d;
}

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

const toward = (from: Point, to: Point, by: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
});
