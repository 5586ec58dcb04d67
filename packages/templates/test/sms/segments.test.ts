/** Segments of an SMS, held against the calculator of a provider. */

import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { septetsOf } from "../../src/sms/gsm7.ts";
import { plainPunctuation, transliterate } from "../../src/sms/plain.ts";
import { smsParts, smsSegments } from "../../src/sms/segments.ts";

const RUNS = sized(1000, 10_000);

const GSM = "abc XYZ 019 @\u00a3\u00e9\u00c7\u00e4\u00d6\u00df\n\r^{}[]~|\\\u20ac\f";
const COSTLY = [
  "\u00e7",
  "\u00e3",
  "\u0142",
  "\u2019",
  "\u2026",
  "\u{1f600}",
  "e\u0301",
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
  "\u{1f1e9}\u{1f1ea}",
  "\u0627",
  "\u4e2d",
];

/** Long enough to be cut, at every place. */
const texts = fc
  .tuple(
    fc.array(fc.constantFrom(...GSM), { maxLength: 330, size: "max" }),
    fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...COSTLY, ..."ab{\u20ac"), { maxLength: 160, size: "max" })),
  )
  .map((lists) => lists.flat().join(""));

function theirs(text: string) {
  const message = new SegmentedMessage(text);
  const encoding = message.encodingName;
  return {
    encoding,
    segments: message.segmentsCount,
    units: encoding === "GSM-7" ? message.numberOfCharacters : message.messageSize / 16,
    offenders: [...new Set(message.getNonGsmCharacters())],
  };
}

describe("S1 encoding, segments, units and offenders are those of the provider's calculator", () => {
  test("S1 random texts", () => {
    let [long, plain] = [0, 0];
    fc.assert(
      fc.property(texts, (text) => {
        const ours = smsSegments(text);
        expect(ours).toEqual(theirs(text));
        long += ours.segments > 1 ? 1 : 0;
        plain += ours.encoding === "GSM-7" ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    expect(long).toBeGreaterThan(RUNS / 4);
    expect(plain).toBeGreaterThan(RUNS / 10);
  });

  test("S1 every character of the basic plane", () => {
    for (let code = 0; code < 0xd800; code++) {
      const sign = String.fromCharCode(code);
      if (septetsOf(sign) !== undefined || code < 0x250)
        expect([code, smsSegments(sign)]).toEqual([code, theirs(sign)]);
    }
  });

  test.each([
    ["", { encoding: "GSM-7", segments: 1, units: 0, offenders: [] }],
    ["a".repeat(160), { encoding: "GSM-7", segments: 1, units: 160, offenders: [] }],
    ["a".repeat(161), { encoding: "GSM-7", segments: 2, units: 161, offenders: [] }],
    ["\u20ac".repeat(80), { encoding: "GSM-7", segments: 1, units: 160, offenders: [] }],
    [`${"a".repeat(152)}\u20ac${"a".repeat(152)}`, { encoding: "GSM-7", segments: 3, units: 306, offenders: [] }],
    ["\u00e7\u00e3\u00e7", { encoding: "UCS-2", segments: 1, units: 3, offenders: ["\u00e7", "\u00e3"] }],
    ["\u0105".repeat(70), { encoding: "UCS-2", segments: 1, units: 70, offenders: ["\u0105"] }],
    ["\u0105".repeat(71), { encoding: "UCS-2", segments: 2, units: 71, offenders: ["\u0105"] }],
    ["\u20ac\u0105", { encoding: "UCS-2", segments: 1, units: 2, offenders: ["\u0105"] }],
  ])("S1 %j", (text, segments) => {
    expect(smsSegments(text)).toEqual(segments);
  });
});

describe("S2 parts are the text, and none is cut in the middle of a character", () => {
  test("S2 random texts", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { encoding, segments } = smsSegments(text);
        const parts = smsParts(text);
        expect(parts.join("")).toBe(text);
        expect(parts).toHaveLength(segments);
        for (const part of parts) {
          const { units } = smsSegments(part);
          const size = encoding === "GSM-7" ? units : part.length;
          expect(size).toBeLessThanOrEqual(encoding === "GSM-7" ? (segments > 1 ? 153 : 160) : segments > 1 ? 67 : 70);
          expect(part).not.toMatch(/^[\p{Mn}\u200d]|\u200d$|\p{Surrogate}/u);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("S2 a character longer than a part is cut between code points", () => {
    const long = `a${"\u0301".repeat(100)}`;
    expect(smsSegments(long)).toMatchObject({ segments: 2, units: 101, offenders: [long] });
    expect(smsParts(long).map((part) => part.length)).toEqual([67, 34]);
  });
});

describe("S3 punctuation becomes plain without changing a word", () => {
  test("S3 what word processors put in", () => {
    expect(plainPunctuation("\u201cPay\u201d \u2018now\u2019 \u2013 or\u2014later\u2026 12\u00a0\u20ac\u00ad`")).toBe(
      `"Pay" 'now' - or-later... 12 \u20ac'`,
    );
    expect(smsSegments(plainPunctuation("\u00abA\u00bb\u202f\u2022 B\ufeff")).encoding).toBe("GSM-7");
  });

  test("S3 marks of direction stay among letters from the right, where they keep numbers in order", () => {
    expect(plainPunctuation("a \u200e4471-0098")).toBe("a 4471-0098");
    for (const letter of ["\u0627", "\u05d0"])
      expect(plainPunctuation(`${letter} \u200e4471-0098 \u2013`)).toBe(`${letter} \u200e4471-0098 -`);
  });

  test("S3 letters, digits and signs of GSM-7 stay", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...GSM, "\u00e3", "\u{1f600}", "\u0627") }), (text) => {
        expect(plainPunctuation(text)).toBe(text);
        expect(plainPunctuation(plainPunctuation(text))).toBe(plainPunctuation(text));
      }),
    );
  });
});

describe("S4 letters lose their accents only where it is asked for, and it is told which", () => {
  test.each([
    ["n\u00e3o pague j\u00e1", "nao pague ja", ["\u00e3", "\u00e1"]],
    [
      "Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105",
      "Zazolc gesla",
      ["\u017c", "\u00f3", "\u0142", "\u0107", "\u0119", "\u015b", "\u0105"],
    ],
    [
      "ma\u00f1ana, \u00e4\u00f6\u00fc\u00df \u00e9\u00e0 \u00c7",
      "ma\u00f1ana, \u00e4\u00f6\u00fc\u00df \u00e9\u00e0 \u00c7",
      [],
    ],
    ["c\u0327a", "ca", ["\u00e7"]],
    ["c\u0153ur \u1e9e \u00fe \u00ba", "coeur SS th o", ["\u0153", "\u1e9e", "\u00fe", "\u00ba"]],
    ["\u0416\u0627\u4e2d\u{1f600}", "\u0416\u0627\u4e2d\u{1f600}", []],
  ])("S4 %s", (text, plain, changed) => {
    expect(transliterate(text)).toEqual({ text: plain, changed });
  });
});
