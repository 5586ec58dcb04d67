/** What stands on the strip of days: contacts, decisions, agreements, what the reader added, and how long something was held. Pure. */

import { placeOf, type Strip } from "./days.ts";
import type { Sign, StoryEntry } from "./story.ts";

export interface Mark {
  readonly key: string;
  readonly at: number;
  /** Px from the beginning of the strip. */
  readonly x: number;
  readonly sign: Sign;
  readonly title: string;
  readonly tone?: StoryEntry["tone"];
  readonly scripted?: number;
}

export interface Arc {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly ms: number;
}

export interface Marks {
  readonly marks: readonly Mark[];
  readonly arcs: readonly Arc[];
  /** Px: from the entry to the end, or to the last thing that happens. */
  readonly line: readonly [from: number, to: number];
}

/** Px between the middles of two marks. */
const ROOM = 24;

export function marksOf(story: readonly StoryEntry[], strip: Strip, width: number): Marks {
  const x = (at: number) => placeOf(at, strip) * width;
  const marks: Mark[] = [];
  for (const entry of story) {
    if (!isMarked(entry)) continue;
    const { key, at, sign, title, tone, scripted } = entry;
    // Those that would lie on each other stand side by side, in their order.
    const place = Math.max(x(at), (marks.at(-1)?.x ?? Number.NEGATIVE_INFINITY) + ROOM);
    marks.push({ key, at, x: place, sign, title, ...(tone && { tone }), ...(scripted !== undefined && { scripted }) });
  }
  const arcs = story.flatMap(({ key, at, until }): readonly Arc[] =>
    until === undefined ? [] : [{ key, from: x(at), to: x(until), ms: until - at }],
  );
  return { marks, arcs, line: [x(story[0]?.at ?? strip.from), x(story.at(-1)?.at ?? strip.from)] };
}

/** Waits are the room between; experiments and what is merely noted are told in the list. */
const isMarked = ({ sign, tone, until, since }: StoryEntry): boolean =>
  tone === "yours" ||
  (until === undefined && since === undefined && (tone === "end" || ("badge" in sign && sign.badge !== "split")));
