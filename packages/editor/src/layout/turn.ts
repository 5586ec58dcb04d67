/** From along and across the flow to the page: as it is, turned, or seen from the other side. */

import type { Box, Frame, Layout, Line, Point, Rect, Run } from "./model.ts";
import { UNREACHED } from "./sizes.ts";

export interface Drawn {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly frames: readonly Frame[];
  /** Where the words stand over steps that nothing leads to. */
  readonly unreached: Point | undefined;
}

/** @param mirrored - Text runs from right to left, and so does what runs across. */
export function turned({ boxes, lines, frames, unreached }: Drawn, across: boolean, mirrored: boolean): Layout {
  const turn = ({ x, y }: Point): Point => {
    const [right, below] = across ? [y, x] : [x, y];
    return { x: mirrored ? -right : right, y: below };
  };
  const turnRect = <R extends Rect>(rect: R): R => {
    const [width, height] = across ? [rect.height, rect.width] : [rect.width, rect.height];
    const { x, y } = turn(rect);
    return { ...rect, x: mirrored ? x - width : x, y, width, height };
  };
  const turnLine = (line: Line): Line => {
    const { points, label, place } = line;
    const align = mirrored && label !== undefined ? MIRRORED[label.align] : label?.align;
    return {
      ...line,
      points: points.map(turn),
      ...(label && align && { label: { ...label, ...turn(label), align } }),
      ...(place && { place: turn(place) }),
    };
  };
  const run: Run = across ? (mirrored ? "left" : "right") : "down";
  const same = !across && !mirrored;
  const shown = same ? boxes : boxes.map(turnRect);
  const framed = same ? frames : frames.map((frame) => ({ ...turnRect(frame), foot: turn(frame.foot) }));
  const corner = unreached && turn(unreached);
  return {
    ...{ run, boxes: shown, frames: framed },
    lines: same ? lines : lines.map(turnLine),
    bounds: boundsOf([...shown, ...framed]),
    unreached: corner && mirrored ? { ...corner, x: corner.x - UNREACHED } : corner,
    boxOf: new Map(shown.map((box) => [box.key, box])),
  };
}

const MIRRORED = { start: "end", middle: "middle", end: "start" } as const;

function boundsOf(rects: readonly Rect[]): Rect {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
