/** Where the arrow keys go: along lines the way the flow runs, across it to what stands beside. */

import type { Box, Layout, Rect } from "./model.ts";

export type Step = "down" | "up" | "left" | "right" | "first" | "last";

type Arrow = Exclude<Step, "first" | "last">;

const BACK = { down: "up", up: "down", left: "right", right: "left" } as const satisfies Record<Arrow, Arrow>;

const centerX = ({ x, width }: Rect): number => x + width / 2;
const centerY = ({ y, height }: Rect): number => y + height / 2;

/** The box one step on; `undefined` where there is none. */
export function walk(layout: Layout, key: string, step: Step): Box | undefined {
  const from = layout.boxOf.get(key);
  if (from === undefined) return layout.boxes[0];
  const { run } = layout;
  if (step === "first" || step === "last") return farthest(layout, from, step === "last" ? run : BACK[run]);
  const ahead = step === run || step === BACK[run] ? along(layout, from, step) : undefined;
  return ahead ?? nearest(layout, from, step);
}

/** How far a box lies ahead of another one, from edge to edge, and how far aside. */
function apart(from: Rect, to: Rect, arrow: Arrow): { readonly ahead: number; readonly aside: number } {
  const [dx, dy] = [centerX(to) - centerX(from), centerY(to) - centerY(from)];
  switch (arrow) {
    case "down":
      return { ahead: to.y - from.y - from.height, aside: Math.abs(dx) };
    case "up":
      return { ahead: from.y - to.y - to.height, aside: Math.abs(dx) };
    case "right":
      return { ahead: to.x - from.x - from.width, aside: Math.abs(dy) };
    case "left":
      return { ahead: from.x - to.x - to.width, aside: Math.abs(dy) };
  }
}

/** Along the line that goes straightest. */
function along({ lines, boxOf, run }: Layout, from: Box, arrow: Arrow): Box | undefined {
  const forth = arrow === run;
  const next = lines
    .filter((line) => line.kind !== "again" && (forth ? line.from : line.to) === from.key)
    .flatMap((line) => boxOf.get(forth ? line.to : line.from) ?? [])
    .filter((box) => apart(from, box, arrow).ahead >= 0);
  return next.sort((a, b) => apart(from, a, arrow).aside - apart(from, b, arrow).aside)[0];
}

/** What lies nearest in a direction, and rather straight ahead than aside. */
function nearest({ boxes, run }: Layout, from: Box, arrow: Arrow): Box | undefined {
  const along = arrow === run || arrow === BACK[run];
  const clear = run === "down" && !along ? 60 : 20;
  let best: Box | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const ahead = between(from, box, arrow);
    const { aside } = apart(from, box, arrow);
    if (box.key === from.key || ahead <= clear || (along && aside > 120)) continue;
    const cost = ahead + aside * (along ? 1 : 2);
    if (cost < least) {
      best = box;
      least = cost;
    }
  }
  return best;
}

/** From middle to middle. */
function between(from: Rect, to: Rect, arrow: Arrow): number {
  const [dx, dy] = [centerX(to) - centerX(from), centerY(to) - centerY(from)];
  return { down: dy, up: -dy, right: dx, left: -dx }[arrow];
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
