/** Looks for series that have no part of their own, told apart by color, dash and marker. */

import type { SeriesStyle } from "./svg.ts";

const STYLES: readonly SeriesStyle[] = [
  { color: 1, dash: undefined, marker: "circle" },
  { color: 2, dash: "8 4", marker: "square" },
  { color: 4, dash: "12 3 3 3", marker: "diamond" },
  { color: 5, dash: "5 3", marker: "cross" },
  { color: 3, dash: "2 3", marker: "triangle" },
];

export const seriesStyle = (index: number): SeriesStyle => STYLES[index % STYLES.length] as SeriesStyle;
