/** Texts in the inspector: what is kept in them, and what differs between two wordings. */

import type { RichText, Run } from "@dunlin/templates";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { differs, tokensOf, valuesChanged } from "../../src/builder/inspector/differs.ts";
import { docOf, runsOfDoc } from "../../src/builder/text/doc.ts";
import { normalRuns } from "../../src/builder/text/runs.ts";

const RUNS = sized(200, 5000);

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
const lettersOf = (runs: RichText): string => runs.map((run) => ("t" in run ? run.t : "\u0001")).join("");

describe("BI7 a text is words and what is kept whole", () => {
  test("BI7 nothing is lost: words, and whatever else there is, come back from the editor as they are stored", () => {
    fc.assert(
      fc.property(texts, (runs) => {
        expect(runsOfDoc(docOf(runs))).toEqual(normalRuns(runs));
        expect(lettersOf(runsOfDoc(docOf(runs)))).toBe(lettersOf(runs));
      }),
      { numRuns: RUNS },
    );
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
