/** Where the canvas begins: at actual size, with the beginning at the edge where the flow comes from. */

import type { Layout } from "../layout/model.ts";

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const MARGIN = 28;

/**
 * In the middle where all of it fits. Else so far to the side that side ways are seen, but the trunk, at 0, stays well inside.
 *
 * @param rtl - Text runs from right to left, so that side ways begin at the right.
 */
export function startOf(
  { bounds, run }: Layout,
  size: { readonly width: number; readonly height: number },
  rtl: boolean,
): Viewport {
  const { x, y, width, height } = bounds;
  const at = (from: number, length: number, room: number, [least, most]: readonly [number, number], end = false) => {
    if (length + 2 * MARGIN <= room) return room / 2 - (from + length / 2);
    const edge = end ? room - MARGIN - (from + length) : MARGIN - from;
    return Math.min(Math.max(edge, least * room), most * room);
  };
  if (run === "down") return { x: at(x, width, size.width, rtl ? [0.5, 0.65] : [0.35, 0.5], rtl), y: 40 - y, zoom: 1 };
  const begins = run === "right" ? MARGIN - x : size.width - MARGIN - (x + width);
  return { x: begins, y: at(y, height, size.height, [0.2, 0.5]), zoom: 1 };
}

/** The corner of the view whose middle is at a point. */
export const cornerOf = (
  { x, y, zoom }: Viewport,
  { width, height }: { readonly width: number; readonly height: number },
): Viewport => ({
  x: width / 2 - x * zoom,
  y: height / 2 - y * zoom,
  zoom,
});
