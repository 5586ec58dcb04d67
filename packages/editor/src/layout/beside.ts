/** Signs beside a step: in a stack where the flow runs down, hanging from the step like a list where it runs across. */

import type { Point, Rect } from "./model.ts";
import { BETWEEN, type Measures } from "./sizes.ts";

/** A step as it stands: along the flow from `y`, across it around `x`. */
export interface Standing extends Point {
  readonly half: number;
  readonly length: number;
}

export interface SignPlace {
  readonly rect: Rect;
  /** From the step to the sign. */
  readonly points: readonly Point[];
  /** Where a step can be put in. */
  readonly place: Point;
}

/** From the side of a step, how far its signs reach. */
export function asideReach(count: number, { direction, aside }: Measures): number {
  if (count === 0) return 0;
  return aside.gap + (direction === "down" ? aside.across : count * (aside.across + BETWEEN) - BETWEEN);
}

/** Corners of lines keep so far from the corners of a step. */
const CORNER = 20;

/** The signs at the end side of a step, or from `away` on those at its start side. */
export function signPlaces(step: Standing, count: number, measures: Measures, away?: number): readonly SignPlace[] {
  const { direction, aside } = measures;
  const stack = count * (aside.along + BETWEEN) - BETWEEN;
  const top = step.y + Math.max(0, (step.length - stack) / 2);
  const side = away === undefined ? 1 : -1;
  const out = away ?? step.half + aside.gap;
  return Array.from({ length: count }, (_, i) =>
    direction === "down"
      ? stacked(step, side, out, top + i * (aside.along + BETWEEN), measures)
      : hanging(step, side, out + i * (aside.across + BETWEEN), measures),
  );
}

const rectAt = (x: number, y: number, { aside }: Measures): Rect => ({
  ...{ x, y },
  ...{ width: aside.across, height: aside.along },
});

function stacked(step: Standing, side: 1 | -1, out: number, y: number, measures: Measures): SignPlace {
  const { across, along, gap } = measures.aside;
  const rect = rectAt(side > 0 ? step.x + out : step.x - out - across, y, measures);
  const from = { x: step.x + side * step.half, y: within(step, y + along / 2) };
  const to = { x: step.x + side * out, y: y + along / 2 };
  const middle = (from.x + to.x) / 2;
  const points = from.y === to.y ? [from, to] : [from, { x: middle, y: from.y }, { x: middle, y: to.y }, to];
  return { rect, points, place: { x: side > 0 ? to.x - gap / 2 : middle, y: to.y } };
}

/** A height at which a line can meet the side of a step. */
const within = ({ y, length }: Standing, wanted: number): number => Math.min(Math.max(wanted, y + 12), y + length - 12);

/** Those at the end side begin behind a line down from the beginning of the step, those at the start side before one to its end. */
function hanging(step: Standing, side: 1 | -1, out: number, measures: Measures): SignPlace {
  const { across, along } = measures.aside;
  const spine = side > 0 ? step.y + CORNER : step.y + step.length - CORNER;
  const edge = side > 0 ? step.y + step.length - along : step.y + along;
  const x = step.x + side * (out + across / 2);
  const rect = rectAt(side > 0 ? step.x + out : step.x - out - across, side > 0 ? edge : step.y, measures);
  const points = [
    { x: step.x + side * step.half, y: spine },
    { x, y: spine },
    { x, y: edge },
  ];
  return { rect, points, place: { x, y: (spine + edge) / 2 } };
}
