/** Where the arrow keys go: along lines the way the flow runs, across it to what stands beside. */

import type { Box, Layout, Rect } from "./model.ts";

export type Step = "down" | "up" | "left" | "right" | "first" | "last";

type Arrow = Exclude<Step, "first" | "last">;

const BACK = { down: "up", up: "down", left: "right", right: "left" } as const satisfies Record<Arrow, Arrow>;

/** The box one step on; `undefined` where there is none. */
export function walk(layout: Layout, key: string, step: Step): Box | undefined {
  const from = layout.boxOf.get(key);
  if (from === undefined) return layout.boxes[0];
  const { run } = layout;
  if (step === "first" || step === "last") return farthest(layout, from, step === "last" ? run : BACK[run]);
  const ahead = step === run || step === BACK[run] ? along(layout, from, step) : undefined;
  return ahead ?? nearest(layout, from, step);
}

/** Where a box begins and ends in a direction. */
function span({ x, y, width, height }: Rect, arrow: Arrow): readonly [number, number] {
  const [at, length] = arrow === "down" || arrow === "up" ? [y, height] : [x, width];
  return arrow === "down" || arrow === "right" ? [at, at + length] : [-at - length, -at];
}

const ACROSS = { down: "right", up: "right", left: "down", right: "down" } as const satisfies Record<Arrow, Arrow>;

/** From middle to middle. */
const between = (from: Rect, to: Rect, arrow: Arrow): number => {
  const [[a, b], [c, d]] = [span(from, arrow), span(to, arrow)];
  return (c + d - a - b) / 2;
};

const aside = (from: Rect, to: Rect, arrow: Arrow): number => Math.abs(between(from, to, ACROSS[arrow]));

/** Along the line that goes straightest. */
function along({ lines, boxOf, run }: Layout, from: Box, arrow: Arrow): Box | undefined {
  const forth = arrow === run;
  const next = lines
    .filter((line) => line.kind !== "again" && (forth ? line.from : line.to) === from.key)
    .flatMap((line) => boxOf.get(forth ? line.to : line.from) ?? [])
    .filter((box) => span(box, arrow)[0] >= span(from, arrow)[1]);
  return next.sort((a, b) => aside(from, a, arrow) - aside(from, b, arrow))[0];
}

/** What lies nearest in a direction, and rather straight ahead than aside. */
function nearest({ boxes, run }: Layout, from: Box, arrow: Arrow): Box | undefined {
  const along = arrow === run || arrow === BACK[run];
  const clear = run === "down" && !along ? 60 : 20;
  let best: Box | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const ahead = between(from, box, arrow);
    const off = aside(from, box, arrow);
    if (box.key === from.key || ahead <= clear || (along && off > 120)) continue;
    const cost = ahead + off * (along ? 1 : 2);
    if (cost < least) {
      best = box;
      least = cost;
    }
  }
  return best;
}

/** The box nearest to where another one stood; without that one, the first. */
export function nearestTo(from: Rect | undefined, { boxes }: Layout): Box | undefined {
  const [first, ...others] = boxes;
  if (from === undefined || first === undefined) return first;
  const far = (box: Box) => Math.hypot(between(from, box, "right"), between(from, box, "down"));
  return others.reduce((best, box) => (far(box) < far(best) ? box : best), first);
}

/** The first or the last box of a flow. */
function farthest(layout: Layout, from: Box, arrow: Arrow): Box | undefined {
  let at = from;
  const seen = new Set<string>();
  for (let next = along(layout, at, arrow); next !== undefined && !seen.has(next.key); ) {
    seen.add(next.key);
    at = next;
    next = along(layout, at, arrow);
  }
  return at;
}
