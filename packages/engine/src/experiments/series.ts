/** How the arms of an experiment are drawn, the same in every chart. */

import type { SeriesStyle } from "../charts/svg.ts";

const CHALLENGERS: readonly SeriesStyle[] = [
  { color: 2, dash: undefined, marker: "circle" },
  { color: 4, dash: "12 3 3 3", marker: "diamond" },
  { color: 5, dash: "5 3", marker: "cross" },
];

export function styleOf(role: "control" | "challenger" | "holdout", index: number): SeriesStyle {
  if (role === "control") return { color: 1, dash: "8 4", marker: "square" };
  if (role === "holdout") return { color: 3, dash: "2 3", marker: "triangle" };
  return CHALLENGERS[index % CHALLENGERS.length] as SeriesStyle;
}
