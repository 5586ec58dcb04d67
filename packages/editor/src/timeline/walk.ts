/** Where the arrows lead on the timeline: by day within a lane, and from lane to lane. */

import type { NodeId } from "../document/strategy.ts";
import type { Item } from "./layout.ts";

export function walkTo(
  items: readonly Item[],
  at: NodeId | undefined,
  step: "later" | "sooner" | "down" | "up" | "first" | "last",
): NodeId | undefined {
  const here = items.find(({ id }) => id === at) ?? items[0];
  if (here === undefined) return undefined;
  const lane = items.filter((item) => item.lane === here.lane).sort(byTime);
  const index = lane.indexOf(here);
  switch (step) {
    case "later":
      return lane[index + 1]?.id;
    case "sooner":
      return lane[index - 1]?.id;
    case "first":
      return lane[0]?.id;
    case "last":
      return lane.at(-1)?.id;
    case "down":
      return nearestIn(items, here, 1);
    case "up":
      return nearestIn(items, here, -1);
  }
}

const byTime = (a: Item, b: Item): number => a.x - b.x || a.y - b.y;

/** The item of the next lane that has any, which begins nearest to this one. */
function nearestIn(items: readonly Item[], here: Item, step: 1 | -1): NodeId | undefined {
  const lanes = [...new Set(items.map(({ lane }) => lane))].sort((a, b) => a - b);
  const lane = lanes[lanes.indexOf(here.lane) + step];
  const there = items.filter((item) => item.lane === lane);
  const [first, ...others] = there;
  return others.reduce(
    (best, item) => (best && Math.abs(item.x - here.x) < Math.abs(best.x - here.x) ? item : best),
    first,
  )?.id;
}
