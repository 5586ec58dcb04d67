/** Texts that depend on a count or a word: as one call where the forms are plain words, else as blocks. */

import { plainText } from "../escape/signs.ts";
import type { PluralRun, RichText, SelectRun } from "../model/text.ts";
import { blockBody, literal } from "./words.ts";

/** A text, and the expression under which it is shown; without one, in all other cases. */
export interface Branch {
  readonly when: string | undefined;
  readonly text: RichText;
}

const exactCount = (key: string): number | undefined => (/^=\d+$/.test(key) ? Number(key.slice(1)) : undefined);

/**
 * `{{plural count one="# invoice" other="# invoices"}}`, where every form is words and the count and nothing else;
 * `undefined` where a form has more, or signs that the grammar or the helper reads in another way.
 */
export function pluralCall({ plural, forms }: PluralRun, count: string): string | undefined {
  const options: string[] = [];
  for (const [key, runs] of Object.entries(forms)) {
    if (key !== "=0" && exactCount(key) !== undefined) return undefined;
    const text = plainForm(runs as RichText, plural);
    const written = text === undefined ? undefined : literal(text);
    if (written === undefined || /[\n\r]/.test(written)) return undefined;
    options.push(`${key === "=0" ? "none" : key}=${written}`);
  }
  return `{{plural ${[count, ...options].join(" ")}}}`;
}

/** The words of a form with `#` for its count. */
function plainForm(runs: RichText, count: string): string | undefined {
  let text = "";
  for (const run of runs) {
    const plain =
      Object.keys(run).length === 1 || ("fmt" in run && Object.keys(run).length === 2 && run.fmt === "number");
    if (!plain) return undefined;
    if ("t" in run && !run.t.includes("#")) text += plainText(run.t);
    else if ("var" in run && run.var === count) text += "#";
    else return undefined;
  }
  return text;
}

/** Exact counts first, then the categories, then the rest. */
export function pluralBranches({ forms }: PluralRun, count: string): readonly Branch[] {
  const keys = Object.keys(forms).filter((key) => key !== "other");
  const categories = keys.filter((key) => exactCount(key) === undefined);
  const category = `(plural ${[count, ...[...categories, "other"].map((key) => `${key}="${key}"`)].join(" ")})`;
  const textOf = (key: string) => forms[key as keyof typeof forms] as RichText;
  return [
    ...keys
      .filter((key) => exactCount(key) !== undefined)
      .map((key) => ({ when: `(eq ${count} ${exactCount(key)})`, text: textOf(key) })),
    ...categories.map((key) => ({ when: `(eq ${category} "${key}")`, text: textOf(key) })),
    { when: undefined, text: forms.other },
  ];
}

/** A case is a value as text, so one that reads like a number or a truth value stands for both. */
export function selectBranches(
  { cases }: SelectRun,
  value: string,
): { readonly branches: readonly Branch[]; readonly unwritable: string | undefined } {
  const branches: Branch[] = [];
  let unwritable: string | undefined;
  for (const [key, text] of Object.entries(cases)) {
    if (key === "other") continue;
    const word = literal(key);
    if (word === undefined) unwritable = key;
    else {
      const is = `(eq ${value} ${word})`;
      const typed = /^(?:true|false|0|-?[1-9]\d{0,14})$/.test(key);
      branches.push({ when: typed ? `(or ${is} (eq ${value} ${key}))` : is, text });
    }
  }
  return { branches: [...branches, { when: undefined, text: cases.other }], unwritable };
}

/**
 * A chain of blocks.
 *
 * @param needed - The value without which nothing is shown, not even the last branch: a text for a count says nothing without one.
 */
export function branches(
  all: readonly Branch[],
  write: (text: RichText) => string,
  needed: string | undefined,
): string {
  const conditional = all.filter(({ when }) => when !== undefined);
  const last = all.find(({ when }) => when === undefined);
  const rest = last === undefined ? "" : blockBody(write(last.text));
  if (conditional.length === 0) return needed === undefined ? rest : `{{#if ${needed} includeZero=true}}${rest}{{/if}}`;
  const [first, ...more] = conditional.map(({ when, text }) => `if ${when}}}${blockBody(write(text))}`);
  const otherwise = needed === undefined ? `{{else}}${rest}` : `{{else if ${needed} includeZero=true}}${rest}`;
  return `{{#${first}${more.map((branch) => `{{else ${branch}`).join("")}${otherwise}{{/if}}`;
}
