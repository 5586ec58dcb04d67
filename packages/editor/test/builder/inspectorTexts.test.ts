/** Texts in the inspector: pieces to write in, and what differs between two wordings. */

import type { RichText, Run } from "@dunlin/templates";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differs, tokensOf, valuesChanged } from "../../src/builder/inspector/differs.ts";
import { insertRun, piecesOf, removePiece, runsFrom, setWords } from "../../src/builder/inspector/runs.ts";

const RUNS = process.env.PROOF ? 5000 : 200;

const marks = fc.record(
  {
    b: fc.constant(true as const),
    i: fc.constant(true as const),
    a: fc.constantFrom({ to: "url" as const, url: "https://a.example/" }, { to: "variable" as const, var: "payUrl" }),
  },
  { requiredKeys: [] },
);
const words = fc.tuple(fc.string({ unit: "grapheme", maxLength: 12 }), marks).map(([t, more]): Run => ({ t, ...more }));
const kept: fc.Arbitrary<Run> = fc.oneof(
  fc.constantFrom("debtor.name", "dueDate", "totalDueMinor").map((path): Run => ({ var: path })),
  fc.constant<Run>({ br: 1 }),
  fc.constant<Run>({ plural: "count", forms: { other: [{ var: "count" }, { t: " parts" }] } }),
  fc.constant<Run>({ select: "form", cases: { other: [{ t: "Dear" }] } }),
);
const texts: fc.Arbitrary<RichText> = fc.array(fc.oneof(words, kept), { maxLength: 8 });
/** As they are stored: no words without letters, and none beside words that look alike. */
const stored = texts.map((runs) => runsFrom(piecesOf(runs)));
const lettersOf = (runs: RichText): string => runs.map((run) => ("t" in run ? run.t : "\u0001")).join("");

describe("BI7 a text is written in pieces", () => {
  test("BI7 nothing is lost: pieces make the same text again", () => {
    fc.assert(
      fc.property(stored, (runs) => {
        expect(runsFrom(piecesOf(runs))).toEqual(runs);
      }),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(texts, (runs) => {
        expect(lettersOf(runsFrom(piecesOf(runs)))).toBe(lettersOf(runs));
      }),
      { numRuns: RUNS },
    );
  });

  test("BI7 there is a place to write in before, behind and between values", () => {
    fc.assert(
      fc.property(texts, (runs) => {
        const pieces = piecesOf(runs);
        expect(pieces.at(0)?.piece).toBe("words");
        expect(pieces.at(-1)?.piece).toBe("words");
        expect(pieces.some(({ piece }, i) => piece === "kept" && pieces[i + 1]?.piece === "kept")).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  test("BI7 a value goes where the caret is, and away again without a trace", () => {
    fc.assert(
      fc.property(stored, fc.nat(20), fc.nat(20), (runs, which, caret) => {
        const pieces = piecesOf(runs);
        const places = pieces.flatMap(({ piece }, i) => (piece === "words" ? [i] : []));
        const at = places[which % places.length] as number;
        const added = insertRun(pieces, at, caret, { var: "new" });
        const after = piecesOf(added);
        const place = after.findIndex(({ run }) => "var" in run && run.var === "new");
        expect(removePiece(after, place)).toEqual(runs);
      }),
      { numRuns: RUNS },
    );
  });

  test("BI7 words that are written keep their marks; a marked one that is emptied goes", () => {
    const runs: RichText = [{ t: "Pay ", b: true }, { var: "dueDate" }, { t: " now" }];
    expect(setWords(piecesOf(runs), 0, "Send ")).toEqual([{ t: "Send ", b: true }, { var: "dueDate" }, { t: " now" }]);
    expect(setWords(piecesOf(runs), 0, "")).toEqual([{ var: "dueDate" }, { t: " now" }]);
    expect(setWords(piecesOf([]), 0, "Hello")).toEqual([{ t: "Hello" }]);
  });
});

describe("BI8 another wording", () => {
  test("BI8 what stays and what is gone is the old wording, what stays and what is new the other one", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const stretches = differs(before, after);
        const keys = (without: "gone" | "new") =>
          stretches.flatMap(({ change, tokens }) => (change === without ? [] : tokens.map(({ key }) => key)));
        const all = (runs: RichText) => tokensOf(runs).map(({ key }) => key);
        expect(keys("new")).toEqual(all(before));
        expect(keys("gone")).toEqual(all(after));
      }),
      { numRuns: RUNS },
    );
  });

  test("BI8 the same wording differs in nothing", () => {
    fc.assert(
      fc.property(texts, (runs) => {
        expect(differs(runs, runs).every(({ change }) => change === "same")).toBe(true);
        expect(valuesChanged(runs, runs)).toEqual({ dropped: [], invented: [] });
      }),
      { numRuns: RUNS },
    );
  });

  test("BI8 words are told apart one by one, and blanks between changes change with them", () => {
    const shown = differs([{ t: "It has not come yet." }], [{ t: "It is on its way." }]).map(
      ({ change, tokens }) => `${change}: ${tokens.map(({ run }) => ("t" in run ? run.t : "")).join("")}`,
    );
    expect(shown).toEqual(["same: It ", "gone: has not come yet", "new: is on its way", "same: ."]);
  });

  test("BI8 a value that is dropped or invented is told, as often as it happens, also in links and cases", () => {
    const before: RichText = [{ t: "Hello " }, { var: "debtor.name" }, { t: ", " }, { var: "debtor.name" }];
    const after: RichText = [
      { t: "Hello " },
      { var: "debtor.name", a: { to: "variable", var: "payUrl" } },
      { select: "form", cases: { other: [{ var: "totalDueMinor" }] } },
    ];
    expect(valuesChanged(before, after)).toEqual({
      dropped: ["debtor.name"],
      invented: ["payUrl", "form", "totalDueMinor"],
    });
  });

  test("BI8 values and words of one side make up those of the other", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { dropped, invented } = valuesChanged(before, after);
        const back = valuesChanged(after, before);
        expect([...back.dropped].sort()).toEqual([...invented].sort());
        expect([...back.invented].sort()).toEqual([...dropped].sort());
      }),
      { numRuns: RUNS },
    );
  });
});
