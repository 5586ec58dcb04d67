/** Sizes and distances of the canvas, in px. Cards stay readable as they are; along the flow and across it they differ with its direction. */

import type { Direction } from "../store/store.ts";
import type { StepKind } from "./model.ts";

type ByKind = { readonly [K in StepKind]: number };

const COLUMN = 208;
const PILL = 32;

/** Between two signs of one step. */
export const BETWEEN = 6;
/** A variant that is only measured: as long as a card is high, and narrow. */
export const HOLDOUT = { along: 96, across: 60 } as const;
/** From the line where ways meet to the step behind it, and from there back to what stands before. */
export const MEET = { below: 14, above: 12 } as const;
/** Steps that a line passes by at most; what lies further is a jump. */
export const FAR = 10;
/** Of the words over steps that nothing leads to. */
export const UNREACHED = 520;

export interface Measures {
  readonly direction: Direction;
  /** How long steps are along the flow. */
  readonly along: ByKind;
  /** From the trunk to the edge of a step. */
  readonly half: ByKind;
  /** The same of the widest. */
  readonly reach: number;
  /** Signs on the trunk. */
  readonly sign: { readonly along: number; readonly half: number };
  /** What stands beside its step: exits, jumps, open ends, and the gap to it; entries, on the other side, stand further away. */
  readonly aside: { readonly along: number; readonly across: number; readonly gap: number; readonly away: number };
  /** Room for badges on the shoulders of a card, and for words on a line. */
  readonly shoulder: number;
  readonly thread: number;
  readonly label: number;
  /** Between columns. */
  readonly beside: number;
  /** Behind a step: to the next, with words between, to the line that parts, from there to the next, for each further line. */
  readonly below: { readonly [K in "plain" | "words" | "part" | "after" | "more"]: number };
  /** Of lines that pass a step by: from the trunk to the first, and between them. */
  readonly lane: { readonly first: number; readonly step: number };
  /** Of the frame around rounds: room before the first step, at the sides, at its foot, and from there to what comes behind. */
  readonly round: { readonly [K in "head" | "start" | "end" | "foot" | "below"]: number };
  /** Between flows, and how long they may stand behind each other. */
  readonly apart: { readonly [K in "beside" | "below" | "longest" | "unreached"]: number };
}

/** @param figures - Whether cards have a strip for figures at their foot. */
export const measuresFor = (direction: Direction, figures: boolean): Measures => {
  const heights: ByKind = { card: figures ? 96 : 72, short: 56, split: 72, pill: PILL };
  return direction === "down" ? down(heights) : across(heights);
};

const down = (heights: ByKind): Measures => ({
  direction: "down",
  along: heights,
  half: each(heights, () => COLUMN / 2),
  reach: COLUMN / 2,
  sign: { along: PILL, half: COLUMN / 2 },
  aside: { along: PILL, across: 176, gap: 44, away: 44 },
  shoulder: 10,
  thread: 10,
  label: 22,
  beside: 16,
  below: { plain: 24, words: 40, part: 16, after: 44, more: 18 },
  lane: { first: COLUMN / 2 + 16, step: 14 },
  round: { head: 36, start: 12, end: 12, foot: 34, below: 30 },
  apart: { beside: 56, below: 48, longest: 1400, unreached: 72 },
});

/** Words stand on the lines, so that these are longer; signs hang below their step like a list. */
const across = (heights: ByKind): Measures => ({
  direction: "across",
  along: each(heights, () => COLUMN),
  half: each(heights, (height) => height / 2),
  reach: heights.card / 2,
  sign: { along: COLUMN, half: PILL / 2 },
  aside: { along: 164, across: PILL, gap: 12, away: 26 },
  shoulder: 10,
  thread: 20,
  label: 0,
  beside: 30,
  below: { plain: 40, words: 132, part: 18, after: 128, more: 18 },
  lane: { first: heights.card / 2 + 26, step: 18 },
  round: { head: 30, start: 34, end: 16, foot: 40, below: 40 },
  apart: { beside: 72, below: 72, longest: 2600, unreached: 88 },
});

const each = (heights: ByKind, of: (height: number) => number): ByKind => ({
  card: of(heights.card),
  short: of(heights.short),
  split: of(heights.split),
  pill: of(heights.pill),
});
