/** Sizes and distances of the canvas, in px. */

import type { StepKind } from "./model.ts";

export const COLUMN = 208;
export const HALF = COLUMN / 2;
export type Heights = { readonly [K in StepKind]: number };
/** Cards have a strip for figures at their foot only where the host has figures. */
export const heightsWith = (figures: boolean): Heights => ({ card: figures ? 96 : 72, short: 56, split: 72, pill: 32 });
export const PILL = 32;

/** What stands beside its step: exits, jumps, open ends. */
export const ASIDE = { width: 176, gap: 44, between: 6 } as const;
export const HOLDOUT = { width: 60, height: 96 } as const;

/** Between columns. */
export const BESIDE = 16;
/** Below a step: to the next, with words between, to the line that parts, from there to the next, for each further line. */
export const BELOW = { plain: 24, words: 40, part: 16, after: 44, more: 18 } as const;
/** From the line where ways meet to the step below it, and from there up to what stands above. */
export const MEET = { below: 14, above: 12 } as const;
/** Of lines that pass a step by: from the trunk to the first, and between them. */
export const LANE = { first: HALF + 16, step: 14 } as const;
/** Between flows. */
export const APART = { beside: 56, below: 48, tallest: 1400, unreached: 72 } as const;
/** Steps that a line passes by at most; what lies further is a jump. */
export const FAR = 10;
