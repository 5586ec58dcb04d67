/** What of a timeline is drawn: what is in sight, and the steps that must not go away with what is scrolled. */

import { sameParts } from "../canvas/stable.ts";
import type { NodeId } from "../document/strategy.ts";
import type { Sight } from "../ui/useSight.ts";
import type { Box, Holdout, Item, Lane, Line, TimelineLayout } from "./layout.ts";

export interface Shown {
  /** Lanes with the steps that are drawn, in their order. */
  readonly lanes: readonly { readonly lane: Lane; readonly inSight: boolean; readonly items: readonly Item[] }[];
  readonly lines: readonly Line[];
  readonly holdouts: readonly Holdout[];
}

/** @param kept - Steps that are drawn wherever they are: one that has the focus would lose it. */
export function shownOf(layout: TimelineLayout, sight: Sight, kept: ReadonlySet<NodeId>): Shown {
  const inSight = ({ x, y, width, height }: Box) =>
    isAlong(sight, x, width) && y < sight.bottom && y + height > sight.top;
  const byLane = new Map<number, Item[]>();
  for (const item of layout.items) {
    const { foot, moved } = item;
    const back = moved?.back ?? 0;
    const reach = { ...item, x: item.x - back, width: back + Math.max(item.width, foot) };
    if (!kept.has(item.id) && !inSight(reach)) continue;
    const list = byLane.get(item.lane);
    if (list === undefined) byLane.set(item.lane, [item]);
    else list.push(item);
  }
  return {
    lanes: layout.lanes.flatMap((lane, index) => {
      const items = byLane.get(index) ?? [];
      const isHere = lane.y < sight.bottom && lane.y + lane.height > sight.top;
      return isHere || items.length > 0 ? [{ lane, inSight: isHere, items }] : [];
    }),
    lines: layout.lines.filter(inSight),
    holdouts: layout.holdouts.filter(inSight),
  };
}

export const isAlong = ({ left, right }: Sight, x: number, width = 0): boolean => x <= right && x + width >= left;

/** Where to scroll to so that a stretch is in sight, as little as is needed; one that is too long from its beginning. */
export function scrolledTo(at: number, size: number, from: number, length: number): number {
  const [first, last] = [from - MARGIN, from + length + MARGIN];
  if (first < at || last - first > size) return Math.max(0, first);
  return last > at + size ? last - size : at;
}

const MARGIN = 24;

/** The values of the one before wherever they say the same, so that only what changed is drawn again. */
export function steady<T>(
  before: ReadonlyMap<NodeId, T> | undefined,
  next: ReadonlyMap<NodeId, T>,
): ReadonlyMap<NodeId, T> {
  const kept = ([id, value]: [NodeId, T]): [NodeId, T] => {
    const old = before?.get(id);
    return [id, old !== undefined && sameParts(old, value) ? old : value];
  };
  return new Map([...next].map(kept));
}

/** The layout before itself where everything stands as it did. */
export function steadyLayout(before: TimelineLayout | undefined, next: TimelineLayout): TimelineLayout {
  const byId = ({ items }: TimelineLayout) => new Map(items.map((item) => [item.id, item]));
  const items = [...steady(before && byId(before), byId(next)).values()];
  const drawn = ({ scale: { x, dayAt, ...axis }, ...all }: TimelineLayout) => ({ ...all, axis });
  const layout = { ...next, items };
  return before !== undefined && sameParts(drawn(before), drawn(layout)) ? before : layout;
}
