/** Signs that have no place in a message, and those that look like others. */

// biome-ignore-all lint/suspicious/noControlCharactersInRegex: they are what this file is about

/** Half of a surrogate pair: no text, and what becomes of it differs from program to program. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Control characters but tab and line feed. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Embeddings, overrides and isolates of direction, which can make a text read as another one, and deprecated formats.
 * The marks for left to right, right to left and Arabic letters stay: they are ordinary in texts of those scripts.
 */
const BIDI = /[\u202a-\u202e\u2066-\u206f]/g;

/** Every way to end a line, as in the Unicode newline guidelines. */
const LINE_END = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g;

/** Text that may have line breaks: every line end is a line feed, nothing steers a terminal or the direction. */
export const plainText = (text: string): string =>
  text.replace(LINE_END, "\n").replace(CONTROL, "").replace(BIDI, "").replace(LONE_SURROGATE, "\ufffd");

/** The first sign that is left out because it steers a terminal or the direction of text; `undefined` where there is none. */
export const steeringSign = (text: string): string | undefined =>
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u206f]/.exec(text.replace(LINE_END, "\n"))?.[0];

/** Text on one line: line ends and tabs are blanks. */
export const oneLine = (text: string): string => plainText(text).replace(/[\n\t]+/g, " ");

/** Blanks of other widths, and those that do not break: an SMS with one of them has 70 signs instead of 160. */
const WIDE_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Signs without width that nobody sees: soft hyphen, zero width space, word joiner, byte order mark. Joiners stay. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;

/** Text for an SMS: plain, with ordinary blanks. */
export const smsText = (text: string): string =>
  plainText(text).replace(WIDE_BLANKS, " ").replace(UNSEEN, "").replaceAll("\t", " ");

/** At most `most` characters, counted in code points; one that is cut ends in an ellipsis. */
export function capped(text: string, most: number): string {
  if (text.length <= most) return text;
  const signs = [...text];
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join("")
        .trimEnd()}\u2026`;
}
