/** What is wrong with a formula, as data: a code and a place. Words tell it. */

import type { Span } from "./tokens.ts";

export type FormulaCode =
  | "formula.character"
  | "formula.text"
  | "formula.json"
  | "formula.unexpected"
  | "formula.end"
  | "formula.close"
  | "formula.comma"
  | "formula.function"
  | "formula.field"
  | "formula.segment"
  | "formula.amount"
  | "formula.currency"
  | "formula.decimals"
  | "formula.businessDays"
  | "formula.deep";

export interface FormulaProblem extends Span {
  readonly code: FormulaCode;
  readonly data: Readonly<Record<string, string | undefined>>;
}

/** Ends the reading of a text; never leaves this room. */
export class Stop extends Error {
  readonly problem: FormulaProblem;
  constructor(code: FormulaCode, { from, to }: Span, data: FormulaProblem["data"] = {}) {
    super(code);
    this.problem = { code, from, to, data };
  }
}

/** The name with the fewest edits, when they are few. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  // Two letters that have changed places are two edits.
  let fewest = Math.min(name.length, Math.max(2, Math.floor(name.length / 3)) + 1);
  for (const candidate of names) {
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Levenshtein distance. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
