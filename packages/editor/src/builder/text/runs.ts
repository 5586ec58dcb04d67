/** Runs as they are compared and read: the same text has one list of runs, whatever was joined or split on the way. */

import type { Marks, RichText, Run, VariableRun } from "@dunlin/templates";

/** Marks of a run, without those that are not set. */
export const marksOf = ({ b, i, u, a }: Marks): Marks => ({
  ...(b === true && { b }),
  ...(i === true && { i }),
  ...(u === true && { u }),
  ...(a !== undefined && { a }),
});

/**
 * The same text in its one form: neighboring words with equal marks are one run, and there is no run of words without a sign in it.
 * Everything else stays as it is, and in its place.
 */
export function normalRuns(runs: RichText): RichText {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (!("t" in run)) all.push("var" in run ? normalValue(run) : run);
    else if (run.t !== "") {
      const marks = marksOf(run);
      if (last !== undefined && "t" in last && same(marksOf(last), marks))
        all[all.length - 1] = { t: last.t + run.t, ...marks };
      else all.push({ t: run.t, ...marks });
    }
  }
  return all;
}

const normalValue = ({ var: path, fmt, fallback, ...marks }: VariableRun): VariableRun => ({
  var: path,
  ...(fmt !== undefined && { fmt }),
  ...(fallback !== undefined && { fallback }),
  ...marksOf(marks),
});

/** Whether two texts say the same in the same way. */
export const sameRuns = (a: RichText, b: RichText): boolean => a === b || same(normalRuns(a), normalRuns(b));

/** Values of JSON that are equal, whatever the order of their members. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** The words of a text on one line, values by their names. */
export function wordsOfRuns(runs: RichText, nameOf: (path: string) => string): string {
  return runs
    .map((run): string => {
      if ("t" in run) return run.t;
      if ("var" in run) return nameOf(run.var);
      if ("br" in run) return " ";
      if ("plural" in run) return wordsOfRuns(run.forms.other, nameOf);
      return "select" in run ? wordsOfRuns(run.cases.other, nameOf) : run.hbs;
    })
    .join("");
}

/** A text without what its place has no room for: marks and links, line breaks. */
export function plainRuns(runs: RichText, { marks, breaks }: { readonly marks: boolean; readonly breaks: boolean }) {
  const all = runs.map((run): Run => {
    if ("br" in run) return breaks ? run : { t: " " };
    if ("t" in run) return { t: breaks ? run.t : run.t.replace(/[\n\r]+/g, " "), ...(marks && marksOf(run)) };
    return "var" in run && !marks ? normalValue({ ...run, ...NO_MARKS } as unknown as VariableRun) : run;
  });
  return normalRuns(all);
}

const NO_MARKS = { b: undefined, i: undefined, u: undefined, a: undefined };
