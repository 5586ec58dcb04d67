/** Where the arrow keys go: down and up along lines, sideways to what stands beside. */

import type { Box, Layout, Rect } from "./model.ts";

export type Direction = "down" | "up" | "left" | "right" | "first" | "last";

const centerX = ({ x, width }: Rect): number => x + width / 2;
const centerY = ({ y, height }: Rect): number => y + height / 2;

/** The box one step on; `undefined` where there is none. */
export function walk(layout: Layout, key: string, direction: Direction): Box | undefined {
  const from = layout.boxOf.get(key);
  if (from === undefined) return layout.boxes[0];
  switch (direction) {
    case "down":
    case "up":
      return along(layout, from, direction) ?? nearest(layout, from, direction);
    case "left":
    case "right":
      return nearest(layout, from, direction);
    case "first":
    case "last":
      return farthest(layout, from, direction === "first" ? "up" : "down");
  }
}

/** Along the line that goes straightest. */
function along({ lines, boxOf }: Layout, from: Box, direction: "down" | "up"): Box | undefined {
  const down = direction === "down";
  const next = lines
    .filter((line) => line.kind !== "again" && (down ? line.from : line.to) === from.key)
    .flatMap((line) => boxOf.get(down ? line.to : line.from) ?? [])
    .filter((box) => (down ? box.y >= from.y + from.height : box.y + box.height <= from.y));
  const off = (box: Box) => Math.abs(centerX(box) - centerX(from));
  return next.sort((a, b) => off(a) - off(b))[0];
}

/** What lies nearest in a direction, and rather straight ahead than aside. */
function nearest({ boxes }: Layout, from: Box, direction: "down" | "up" | "left" | "right"): Box | undefined {
  const sideways = direction === "left" || direction === "right";
  const sign = direction === "down" || direction === "right" ? 1 : -1;
  let best: Box | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const ahead = sideways ? centerX(box) - centerX(from) : centerY(box) - centerY(from);
    const aside = Math.abs(sideways ? centerY(box) - centerY(from) : centerX(box) - centerX(from));
    const clear = sideways ? Math.abs(ahead) > 60 : Math.abs(ahead) > 20;
    if (box.key === from.key || ahead * sign <= 0 || !clear || (!sideways && aside > 120)) continue;
    const cost = Math.abs(ahead) + aside * (sideways ? 2 : 1);
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
  const far = (box: Box) => Math.hypot(centerX(box) - centerX(from), centerY(box) - centerY(from));
  return others.reduce((best, box) => (far(box) < far(best) ? box : best), first);
}

/** The first or the last box of a flow. */
function farthest(layout: Layout, from: Box, direction: "down" | "up"): Box | undefined {
  let at = from;
  const seen = new Set<string>();
  for (let next = along(layout, at, direction); next !== undefined && !seen.has(next.key); ) {
    seen.add(next.key);
    at = next;
    next = along(layout, at, direction);
  }
  return at;
}
