/** Texts as a row of pieces to be edited one by one: words, and between them what is kept whole. */

import type { RichText, Run, WordsRun } from "@dunlin/templates";

export interface WordsPiece {
  readonly piece: "words";
  /** With its marks. */
  readonly run: WordsRun;
}
export type Piece = WordsPiece | { readonly piece: "kept"; readonly run: Exclude<Run, WordsRun> };

const EMPTY: WordsPiece = { piece: "words", run: { t: "" } };

/** Words are at the beginning, at the end, and between any two that are kept, so that there is always a place to write in. */
export function piecesOf(runs: RichText): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const run of runs) {
    const words = "t" in run;
    if (!words && pieces.at(-1)?.piece !== "words") pieces.push(EMPTY);
    pieces.push(words ? { piece: "words", run } : { piece: "kept", run });
  }
  if (pieces.at(-1)?.piece !== "words") pieces.push(EMPTY);
  return pieces;
}

/** Words without letters are none, and words beside each other that look alike are one run. */
export function runsFrom(pieces: readonly Piece[]): RichText {
  const runs: Run[] = [];
  for (const { run } of pieces) {
    if (!("t" in run)) runs.push(run);
    else if (run.t !== "") {
      const last = runs.at(-1);
      if (last !== undefined && "t" in last && sameMarks(last, run))
        runs[runs.length - 1] = { ...last, t: last.t + run.t };
      else runs.push(run);
    }
  }
  return runs;
}

function sameMarks(one: Omit<WordsRun, "t">, other: Omit<WordsRun, "t">): boolean {
  return marksOf(one) === marksOf(other);
}

export const marksOf = ({ b, i, u, a }: Omit<WordsRun, "t">): string => JSON.stringify([b, i, u, a]);

export const setWords = (pieces: readonly Piece[], at: number, t: string): RichText =>
  runsFrom(pieces.map((one, i) => (i === at && one.piece === "words" ? { ...one, run: { ...one.run, t } } : one)));

/** A run in the middle of some words, or behind them. */
export function insertRun(pieces: readonly Piece[], at: number, caret: number, run: Run): RichText {
  const target = pieces[at];
  const added: Piece = "t" in run ? { piece: "words", run } : { piece: "kept", run };
  if (target?.piece !== "words") return runsFrom([...pieces, added]);
  const { t } = target.run;
  const [before, after] = [t.slice(0, caret), t.slice(caret)];
  return runsFrom(
    pieces.flatMap((one, i): readonly Piece[] =>
      i === at
        ? [
            { piece: "words", run: { ...target.run, t: before } },
            added,
            { piece: "words", run: { ...target.run, t: after } },
          ]
        : [one],
    ),
  );
}

export const removePiece = (pieces: readonly Piece[], at: number): RichText =>
  runsFrom(pieces.filter((_, i) => i !== at));
