/** The map in the corner of the canvas: what part of the layout it shows, and where a point on it lies. */

import type { Point, Rect } from "../layout/model.ts";

/** Px. */
export const MAP_SIZE = { width: 144, height: 100 } as const;

/** Air around the layout. */
const AIR = 1.06;

/** The layout in the middle, in the proportions of the map. */
export function mapFrame({ x, y, width, height }: Rect): Rect {
  const scale = AIR * Math.max(width / MAP_SIZE.width, height / MAP_SIZE.height, 1);
  const [wide, high] = [MAP_SIZE.width * scale, MAP_SIZE.height * scale];
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high };
}

/** All boxes as one path. */
export const mapShape = (boxes: readonly Rect[]): string =>
  boxes.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join("");

/** @param across - From 0, at the left of the map, to 1; `down` from the top. */
export const pointOn = (all: Rect, across: number, down: number): Point => ({
  x: all.x + across * all.width,
  y: all.y + down * all.height,
});
