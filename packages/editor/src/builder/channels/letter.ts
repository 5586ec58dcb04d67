/** Sheets of a letter on the screen. */

import type { LetterSheet } from "@dunlin/templates";

/** Pixels of CSS in a millimeter. */
export const MM = 96 / 25.4;

/** Where sheets end, in pixels from the top of a text that is as long as this; none where one sheet is enough. */
export function pageEnds({ height, margins }: LetterSheet, length: number): readonly number[] {
  const ends: number[] = [];
  const step = (height - margins.top - margins.bottom) * MM;
  for (let end = (height - margins.bottom) * MM; end < length && ends.length < 50; end += step) ends.push(end);
  return ends;
}
