/** Where values may stand in the body of a WhatsApp template: among words, which tell the platform and the reader what they are. */

import type { Drawing } from "../blocks/draw.ts";
import { reportAt, type Said } from "./content.ts";

const VALUE = /\{\{\d+\}\}/g;

/** Words and numbers, or values. */
const WORD = /\{\{\d+\}\}|[\p{L}\p{N}][^\s{]*/gu;

/**
 * Reports values at the ends of a body or next to each other, which the platform refuses, and what it often refuses: values with
 * nothing but signs behind them, and few words for many values.
 *
 * Source: Meta, error 2388299 for values at the ends (Twilio, "Using Variables with Content Templates", also for neighbors) and 2388293
 * for too many. Meta gives no number for those: Syniverse and Mercuri measured three words for each value and one more, values counted
 * in; Maqsam found that a full stop behind the last value does not help.
 */
export function checkBody(body: string, said: Said, drawing: Drawing): void {
  const bare = body.replace(/[*_]/g, "");
  if (/^\{\{\d+\}\}|\{\{\d+\}\}$/.test(bare))
    reportAt(
      said,
      drawing,
      "whatsapp.variables",
      "The body begins or ends with a value, which the platform refuses: put words before it and behind it.",
    );
  else if (/^[^\p{L}\p{N}]*\{\{\d+\}\}|\{\{\d+\}\}[^\p{L}\p{N}]*$/u.test(bare))
    reportAt(
      said,
      drawing,
      "whatsapp.words",
      "There are only signs before the first value of the body or behind its last one, and the platform may refuse that: write words there.",
    );
  if (/\{\{\d+\}\}\s*\{\{\d+\}\}/.test(bare))
    reportAt(
      said,
      drawing,
      "whatsapp.variables",
      "Two values stand next to each other, which the platform refuses: write a word between them.",
    );
  const values = body.match(VALUE)?.length ?? 0;
  const [words, least] = [bare.match(WORD)?.length ?? 0, 3 * values + 1];
  if (values === 0 || words >= least) return;
  const says = `The body has ${words} words and values, and the platform may refuse fewer than ${least} for ${values} values: write more around them.`;
  reportAt(said, drawing, "whatsapp.words", says, { words, least, values });
}
