/** Where something that is dragged would land: a line for each place, found by boxes alone. */

import type { Place } from "../document/tree.ts";

/** In pixels, from the corner of the paper. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A list of blocks as it is drawn. */
export interface DrawnList extends Omit<Place, "index"> {
  readonly box: Box;
  readonly blocks: readonly Box[];
}

/** A place, how high its line is, and the space that belongs to no block and so to it. */
export interface Line {
  readonly place: Place;
  readonly y: number;
  readonly space: Box;
}

/** From a block to the line before or behind all blocks of a list. */
const APART = 6;

/** @param lists - Outer ones before those inside of them. */
export function linesOf(lists: readonly DrawnList[], may: (place: Place) => boolean): readonly Line[] {
  return lists.flatMap(({ box, blocks, ...inside }) =>
    Array.from({ length: blocks.length + 1 }, (_, index): Line => {
      const [before, after] = [blocks[index - 1]?.bottom, blocks[index]?.top];
      const top = before ?? Math.min(box.top, after ?? box.top);
      const bottom = after ?? Math.max(box.bottom, before ?? box.bottom);
      const space = { left: box.left, top: Math.min(top, bottom), right: box.right, bottom: Math.max(top, bottom) };
      const middle = (top + bottom) / 2;
      const y =
        before === undefined
          ? after === undefined
            ? middle
            : after - APART
          : after === undefined
            ? before + APART
            : middle;
      return { place: { ...inside, index }, y, space };
    }).filter(({ place }) => may(place)),
  );
}

/** The line whose space is nearest; of several the innermost. */
export function nearestLine(lines: readonly Line[], { x, y }: Point): Line | undefined {
  let nearest: Line | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const { left, top, right, bottom } = line.space;
    const distance = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    if (distance > least) continue;
    least = distance;
    nearest = line;
  }
  return nearest;
}

/** So near to an edge, the desk is scrolled. */
const EDGE = 56;
/** Pixels in a frame, right at the edge. */
const FASTEST = 18;

/** How far the desk is scrolled in a frame while something is held at this height. */
export function scrollStep(y: number, { top, bottom }: Pick<Box, "top" | "bottom">): number {
  const edge = Math.min(EDGE, (bottom - top) / 3);
  const into = Math.max(top + edge - y, 0) - Math.max(y - (bottom - edge), 0);
  const step = Math.ceil(FASTEST * Math.min(Math.abs(into) / edge, 1));
  return into > 0 ? -step : step;
}
