/** The words that changed in a text: what stayed, and what stood and stands between. */

import type { RichText, Run } from "@dunlin/templates";
import { commonOf } from "./common.ts";

/** Either the same in both, or something else in each. */
export type WordsPiece = { readonly same: string } | { readonly before: string; readonly after: string };

/** Longer texts are told as a whole. */
const MOST = 1200;

export function wordsChanged(before: string, after: string): readonly WordsPiece[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  if (old.length > MOST || now.length > MOST) return before === after ? [{ same: before }] : [{ before, after }];
  const pieces: WordsPiece[] = [];
  let [i, j] = [0, 0];
  const between = (p: number, q: number) => {
    const piece = { before: old.slice(i, p).join(""), after: now.slice(j, q).join("") };
    if (piece.before !== "" || piece.after !== "") pieces.push(piece);
  };
  let stayed = "";
  const close = () => {
    if (stayed !== "") pieces.push({ same: stayed });
    stayed = "";
  };
  for (const word of commonOf(old, now)) {
    const [p, q] = [old.indexOf(word, i), now.indexOf(word, j)];
    if (p > i || q > j) {
      close();
      between(p, q);
    }
    stayed += word;
    [i, j] = [p + 1, q + 1];
  }
  close();
  between(old.length, now.length);
  return pieces;
}

/** Words with the blanks behind them, tags, and signs. */
const tokensOf = (text: string): readonly string[] =>
  text.match(/\{[^{}]*\}\s*|[\p{L}\p{N}]+\s*|[^\p{L}\p{N}{]\s*|\{/gu) ?? [];

/** A text as it is compared: values as `{name}`, choices with their forms. */
export function plainWords(runs: RichText, nameOf: (path: string) => string): string {
  const of = (run: Run): string => {
    if ("t" in run) return run.t;
    if ("var" in run) return `{${nameOf(run.var)}}`;
    if ("br" in run) return "\n";
    if ("hbs" in run) return run.hbs;
    const forms = "plural" in run ? run.forms : run.cases;
    return Object.entries(forms)
      .map(([form, inner]) => `${form}: ${plainWords(inner as RichText, nameOf)}`)
      .join(" / ");
  };
  return runs.map(of).join("");
}

/** The languages of a text, or of one language its runs. */
export const isRuns = (value: unknown): value is RichText =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (run) =>
      typeof run === "object" &&
      run !== null &&
      ["t", "var", "br", "plural", "select", "hbs"].some((name) => Object.hasOwn(run, name)),
  );
