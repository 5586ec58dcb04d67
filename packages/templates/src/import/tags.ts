/**
 * Merge tags of a source. Each is taken out and replaced by a mark before the source is read, so that no quote or brace of a tag can
 * break an element, and no word that only looks like a tag becomes one.
 */

import type { PathUse } from "../merge/paths.ts";
import { FOREIGN } from "./foreign.ts";
import type { Hint } from "./hints.ts";
import { DEEPEST_TAGS, MOST_TAGS } from "./limits.ts";
import type { ReportLoss } from "./losses.ts";
import { type Place, placesIn } from "./places.ts";
import { settled } from "./settle.ts";
import { type Settling, type StandIn, standIn } from "./standIns.ts";
import type { Stretch, Tag } from "./tag.ts";

export interface SettledTags {
  /** The source with a mark in place of each tag. */
  readonly source: string;
  /** The place in the source, as it was, of an offset in `source`. */
  readonly placeOf: (offset: number) => Place;
  readonly tags: Tag[];
  readonly stretches: readonly Stretch[];
  /** Everything that the tags ask for. */
  readonly uses: readonly PathUse[];
  /** What the tags tell about kinds of values. */
  readonly hints: readonly Hint[];
  /** Variables that stand for a tag which could not stay: what it was, by name. */
  readonly standIns: ReadonlyMap<string, StandIn>;
  /** The name of a variable on which a decision waits that the source does not tell. */
  readonly undecided: (tag: string) => string;
  /** Of amounts: a code, or the path of one. */
  readonly currencies: ReadonlyMap<string, string>;
}

/** Bounds on what stands in a tag keep the search for its end from growing with the square of the source. */
const TAG = new RegExp(
  "\\{\\{!--[\\s\\S]{0,5000}?--\\}\\}|\\{\\{\\{[\\s\\S]{0,500}?\\}\\}\\}|" +
    "\\{\\{(?:\"[^\"]{0,300}\"|'[^']{0,300}'|[^\"'}]|\\}(?!\\})){0,1000}\\}\\}|" +
    `\\{\\{[\\s\\S]{0,1000}?\\}\\}|${FOREIGN}`,
  "g",
);

export function settleTags(written: string, report: ReportLoss): SettledTags {
  const placeIn = placesIn(written);
  const settling: Settling = {
    ...{ tags: [], open: [], stretches: [], uses: [], hints: [], standIns: new Map(), currencies: new Map() },
    report,
    place: { line: 1, column: 1 },
  };
  const { tags, open, stretches } = settling;
  /** Pairs of offsets: in the text that is made, and in the one that was written. */
  const moved: (readonly [number, number])[] = [[0, 0]];
  let at = 0;
  let source = "";
  for (const { 0: tag, index } of written.matchAll(TAG)) {
    settling.place = placeIn(index);
    if (tags.length >= MOST_TAGS || open.length > DEEPEST_TAGS) {
      if (tags.length >= MOST_TAGS) report("tooManyTags", settling.place, { most: MOST_TAGS });
      else report("tooDeepTags", settling.place, { most: DEEPEST_TAGS });
      source += written.slice(at, index);
      at = written.length;
      break;
    }
    source += written.slice(at, index) + settled(tag, settling) + "\n".repeat(tag.split("\n").length - 1);
    at = index + tag.length;
    moved.push([source.length, at]);
  }
  source += written.slice(at);
  for (const { number, members } of open) {
    const broken = "noEnd";
    stretches.push({ ...lone(tags[number] as Tag, members), from: number, to: undefined, broken });
  }
  const { uses, hints, standIns, currencies } = settling;
  const undecided = (tag: string) => standIn(tag, { type: "boolean", undecided: true }, settling);
  return {
    source,
    placeOf: placesBefore(moved, placeIn),
    tags,
    stretches,
    uses,
    hints,
    standIns,
    undecided,
    currencies,
  };
}

const lone = (open: Tag, tags: readonly number[]) => ({ open, tags, outside: { from: false, to: false } });

/** Places of offsets in a text whose pieces moved. */
function placesBefore(
  moved: readonly (readonly [made: number, was: number])[],
  placeIn: (offset: number) => Place,
): (offset: number) => Place {
  return (offset) => {
    let low = 0;
    let high = moved.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((moved[middle] as readonly [number, number])[0] <= offset) low = middle;
      else high = middle;
    }
    const [made, was] = moved[low] as readonly [number, number];
    return placeIn(was + offset - made);
  };
}
