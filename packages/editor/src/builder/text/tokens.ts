/**
 * A text as one line of signs that can be typed in any program and is read back without a loss: values in braces, emphasis and links in
 * numbered pairs of angle brackets. What stands behind a token is taken from the texts it came from, in whichever language.
 */

import type { RichText, Run } from "@dunlin/templates";
import { marksOf, same } from "./runs.ts";

/** What tokens stand for. */
export interface Tokens {
  /** Runs that are no words, by what stands in the braces. */
  readonly runs: ReadonlyMap<string, Run>;
  /** Emphasis and links, by their number from 1. */
  readonly marks: readonly object[];
}

const nameOf = (run: Run): string => {
  if ("var" in run) return run.var;
  if ("plural" in run) return `# ${run.plural}`;
  return "select" in run ? `? ${run.select}` : "raw";
};

/** The tokens of some texts: those of the language that is written, and of the one it is written after. */
export function tokensOf(...texts: readonly RichText[]): Tokens {
  const runs = new Map<string, Run>();
  const marks: object[] = [];
  for (const run of texts.flat()) {
    if ("t" in run) {
      const own = marksOf(run);
      if (Object.keys(own).length > 0 && !marks.some((one) => same(one, own))) marks.push(own);
    } else if (!("br" in run) && ![...runs.values()].some((one) => same(one, run))) {
      const name = nameOf(run);
      let free = name;
      for (let n = 2; runs.has(free); n++) free = `${name} ${n}`;
      runs.set(free, run);
    }
  }
  return { runs, marks };
}

/** A text as it is copied for other programs: words as they are, and where there is anything else, as a line of signs. */
export const lineOf = (text: RichText, tokens: Tokens): string =>
  text.every((run) => "br" in run || ("t" in run && Object.keys(marksOf(run)).length === 0))
    ? text.map((run) => ("t" in run ? run.t : "\n")).join("")
    : writeRuns(text, tokens);

export function writeRuns(text: RichText, { runs, marks }: Tokens): string {
  const names = [...runs];
  return text
    .map((run) => {
      if ("br" in run) return "\n";
      if (!("t" in run)) return `{${names.find(([, one]) => same(one, run))?.[0] ?? nameOf(run)}}`;
      const words = run.t.replace(/[\\{}<>]/g, "\\$&").replace(/\n/g, "\\n");
      const number = marks.findIndex((one) => same(one, marksOf(run))) + 1;
      return number === 0 ? words : `<${number}>${words}</${number}>`;
    })
    .join("");
}

export type ReadRuns =
  | { readonly ok: true; readonly runs: RichText }
  /** @param token - What is not known, or has no beginning or end. */
  | { readonly ok: false; readonly token: string };

const PIECE = /\\(n|[\\{}<>])|\{([^{}]*)\}|<(\/?)(\d+)>|(\n)|([^\\{}<>\n]+)|(.)/gsu;

/** @param isValue - Whether there is a value at a path that no token stands for yet. */
export function readRuns(
  typed: string,
  { runs, marks }: Tokens,
  isValue: (path: string) => boolean = () => false,
): ReadRuns {
  const read: Run[] = [];
  let open = 0;
  for (const [piece, escaped, name, end, number, br, words] of typed.matchAll(PIECE)) {
    if (name !== undefined) {
      const run = runs.get(name) ?? (isValue(name) ? { var: name } : undefined);
      if (run === undefined) return { ok: false, token: piece };
      read.push(run);
    } else if (number !== undefined) {
      const at = Number(number);
      if (end === "/" ? open !== at : open !== 0 || marks[at - 1] === undefined) return { ok: false, token: piece };
      open = end === "/" ? 0 : at;
    } else if (br !== undefined) read.push({ br: 1 });
    else if (words === undefined && escaped === undefined) return { ok: false, token: piece };
    else put(read, escaped === "n" ? "\n" : (escaped ?? words ?? ""), marks[open - 1] ?? {});
  }
  return open === 0 ? { ok: true, runs: read } : { ok: false, token: `<${open}>` };
}

/** Adds words to those before, where they look alike. */
function put(read: Run[], t: string, marks: object): void {
  const last = read.at(-1);
  if (last !== undefined && "t" in last && same(marksOf(last), marks))
    read[read.length - 1] = { ...last, t: last.t + t };
  else read.push({ t, ...marks });
}
