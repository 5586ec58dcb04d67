/** Where things are on the sheets of a letter, in millimeters. */

import type { LetterSettings } from "../model/settings.ts";

/** Distances from the edges of the sheet, in millimeters. */
export interface LetterSheet {
  readonly width: number;
  readonly height: number;
  /** Of the field for the address: its corner, and its size. */
  readonly window: { readonly top: number; readonly start: number; readonly width: number; readonly height: number };
  /** Where the text begins. */
  readonly text: number;
  readonly folds: readonly number[];
  /** Of later sheets, above and below the text. */
  readonly margins: { readonly top: number; readonly bottom: number };
}

/**
 * DIN 5008:2020, forms A and B: the field is 85 by 45 mm, 20 mm from the left edge, its upper 17.7 mm for the sender; form A leaves 27 mm
 * above it, form B 45 mm. A number 10 envelope (4 1/8 by 9 1/2 inches) has a window of 1 1/8 by 4 1/2 inches, 7/8 from its left edge
 * and 1/2 from its lower one. A sheet folded in three has room to slide in it, so the address is in the middle of what is always seen, and the
 * sender stands outside.
 */
export const SHEETS: Readonly<Record<LetterSettings["window"], Omit<LetterSheet, "width" | "height" | "margins">>> = {
  "din-5008-a": { window: { top: 27, start: 20, width: 85, height: 45 }, text: 80.46, folds: [87, 192] },
  "din-5008-b": { window: { top: 45, start: 20, width: 85, height: 45 }, text: 98.46, folds: [105, 210] },
  "us-10": { window: { top: 59.3, start: 22.2, width: 88, height: 25.4 }, text: 98, folds: [93.1, 186.3] },
};

export const PAPERS: Readonly<
  Record<LetterSettings["paper"], { readonly name: string; readonly width: number; readonly height: number }>
> = {
  a4: { name: "A4", width: 210, height: 297 },
  "us-letter": { name: "letter", width: 215.9, height: 279.4 },
};

/** Margins in millimeters. What a printer leaves white at the left is the margin of the page; fold marks stand in the rest. */
export const [START, END, TOP, BOTTOM, WHITE] = [25, 20, 20, 15, 5];

/** Where things are on a letter. */
export const letterSheet = ({ paper, window }: LetterSettings): LetterSheet => {
  const { width, height } = PAPERS[paper];
  return { width, height, ...SHEETS[window], margins: { top: TOP, bottom: BOTTOM } };
};
