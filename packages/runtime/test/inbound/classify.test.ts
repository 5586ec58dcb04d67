/** What replies mean: vectors of many languages, and what holds for every text. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyReply, isStopKeyword, mentionsStop } from "../../src/inbound/classify.ts";
import { foldPhrase } from "../../src/inbound/folded.ts";
import { LEXICONS } from "../../src/inbound/lexicon/languages.ts";
import { listOf, phrasesOf } from "../../src/inbound/phrase.ts";
import { minorOf } from "../../src/inbound/replyAmounts.ts";
import { ownWords } from "../../src/inbound/replyBody.ts";
import type { FoundIntent, ReplyContext } from "../../src/model/replies.ts";

interface Vector extends Omit<ReplyContext, "today"> {
  readonly text: string;
  readonly means: readonly (Omit<FoundIntent, "evidence" | "language"> & { readonly said: string })[];
}

interface Vectors {
  readonly format: string;
  readonly today: string;
  readonly replies: readonly Vector[];
}

const vectors: Vectors = JSON.parse(readFileSync(new URL("replies.json", import.meta.url), "utf8"));
const { today } = vectors;

const meaningsOf = (text: string, context: Partial<ReplyContext> = {}) => classifyReply(text, { today, ...context });
const namesOf = (text: string, context: Partial<ReplyContext> = {}): string =>
  meaningsOf(text, context)
    .map(({ intent }) => intent)
    .join(" ");

describe("vectors", () => {
  const groups = new Map<string, Vector[]>();
  for (const reply of vectors.replies) {
    const { language = "none" } = reply;
    groups.set(language, [...(groups.get(language) ?? []), reply]);
  }

  test("IB28 there are at least 250 of them, in at least twelve languages", () => {
    expect(vectors.format).toBe("dunlin.replies/1");
    expect(vectors.replies.length).toBeGreaterThanOrEqual(250);
    expect(groups.size).toBeGreaterThanOrEqual(12);
  });

  test.each([...groups])("IB29 replies mean what they say, with their days and amounts: %s", (_, replies) => {
    for (const { text, means, ...context } of replies) {
      const found = meaningsOf(text, context).map(
        ({ evidence: { start, end }, language: _language, does: _does, ...rest }) => ({
          ...rest,
          said: text.slice(start, end),
        }),
      );
      expect(found, text).toEqual(means);
    }
  });
});

describe("keywords", () => {
  const CARRIER = "STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT".split(" ");

  test.each(["en", "es", "ar", "hi", "xx", undefined])(
    "IB30 the words of carriers count in every language: %s",
    (language) => {
      const context = language === undefined ? {} : { language };
      for (const word of CARRIER) {
        for (const text of [word, word.toLowerCase(), ` ${word}! `, `"${word}"`, `${word}\n`]) {
          expect(meaningsOf(text, context), text).toMatchObject([
            { intent: "optOut", confidence: "exact", does: ["optOut"] },
          ]);
          expect(isStopKeyword(text, language)).toBe(true);
        }
      }
    },
  );

  test("IB31 every keyword of every language is exact when it is the whole message", () => {
    for (const { language, keywords } of LEXICONS) {
      for (const word of [...listOf(keywords.stop), ...listOf(keywords.stopAlone), ...listOf(keywords.stopHere)]) {
        const [first] = meaningsOf(word, { language }).filter(({ confidence }) => confidence === "exact");
        expect(first?.intent, `${language} ${word}`).toBe("optOut");
      }
      for (const word of listOf(keywords.help)) expect(namesOf(word, { language }), word).toBe("help");
      for (const word of listOf(keywords.start)) expect(namesOf(word, { language }), word).toBe("optIn");
    }
  });

  test("IB32 words that mean something else in other languages are keywords only of whoever speaks theirs", () => {
    expect(namesOf("fin", { language: "fr" })).toBe("optOut");
    expect(namesOf("fin", { language: "sv" })).toBe("");
    expect(namesOf("para", { language: "pt" })).toBe("optOut");
    expect(namesOf("para")).toBe("");
  });

  test("IB33 nobody is opted in by anything but the keyword itself", () => {
    expect(meaningsOf("START")).toMatchObject([{ intent: "optIn", confidence: "exact", does: ["optIn"] }]);
    expect(meaningsOf("subscribe me again please")).toMatchObject([{ confidence: "phrase", does: ["task"] }]);
    expect(namesOf("when do you start")).toBe("");
  });

  test("IB34 a word of opting out in another sense is doubtful, not an opt-out", () => {
    for (const text of ["Stop the debit order now please, the amount", "your unsubscribe page does not load"]) {
      expect(namesOf(text), text).not.toContain("optOut");
    }
    expect(mentionsStop("your unsubscribe page does not load", "en")).toBe(true);
    expect(mentionsStop("please don't stop the plan", "en")).toBe(false);
    expect(mentionsStop("I get off at the bus stop", "en")).toBe(false);
  });
});

describe("every text", () => {
  const words = fc.constantFrom(
    "stop",
    "not",
    "pay",
    "50 €",
    "12/5",
    "tomorrow",
    "ya",
    "pagué",
    "nicht",
    ".",
    "\n",
    ">",
    "I",
    "am",
    "dead",
    "15.",
    "%",
    "1/0",
    "Ⅷ",
    "０５",
  );
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme" }),
    fc.array(words, { maxLength: 30 }).map((list) => list.join(" ")),
  );

  test("IB35 any text is read without fail, and evidence and details are within what they may be", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("en", "de", "ar", undefined), (text, language) => {
        const context = language === undefined ? {} : { language };
        const found = meaningsOf(text, { ...context, currency: "EUR" });
        expect(new Set(found.map(({ intent }) => intent)).size).toBe(found.length);
        for (const { evidence, date, after, amountMinor, share, unclear = [] } of found) {
          expect(evidence.start).toBeGreaterThanOrEqual(0);
          expect(evidence.end).toBeGreaterThan(evidence.start);
          expect(evidence.end).toBeLessThanOrEqual(text.length);
          if (date !== undefined) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
          if (amountMinor !== undefined) expect(amountMinor).toBeGreaterThan(0);
          expect(date === undefined || after === undefined).toBe(true);
          expect(amountMinor === undefined || share === undefined).toBe(true);
          if (unclear.includes("date")) expect(date ?? after).toBeUndefined();
          if (unclear.includes("amount")) expect(amountMinor ?? share).toBeUndefined();
        }
      }),
    );
  });

  test("IB36 case, accents, quotes and blanks do not count", () => {
    for (const { text, language, country, currency } of vectors.replies) {
      if (language === undefined || text.includes("\n")) continue;
      const context = { language, ...(country && { country }), ...(currency && { currency }) };
      // Capitals before small letters are a way of saying STOP.
      const changed = text.toLowerCase().replaceAll("'", "’").replaceAll(" ", "  ").normalize("NFD");
      if (text.startsWith("STOP ") || language === "tr") continue;
      expect(namesOf(changed, context), text).toBe(namesOf(text, context));
    }
  });

  test("IB37 a text is cut at ten thousand characters, whatever it repeats", () => {
    expect(namesOf(`${"word ".repeat(1_990)} I already paid`)).toBe("alreadyPaid");
    expect(namesOf(`${"word ".repeat(2_000)} I already paid`)).toBe("");
    // What grew with the square of the length would not end within the time of a test.
    const pieces = [
      "stop not ",
      "pay 50 on ",
      "1 2 3 ",
      "12/5 ",
      "already ",
      "> a\n",
      "On 1 wrote:\n",
      "1.",
      "ich zahle ",
    ];
    for (const piece of pieces) {
      const found = meaningsOf(piece.repeat(10_000), { language: "de", currency: "EUR" });
      expect(found.every(({ evidence }) => evidence.end <= 10_000)).toBe(true);
    }
  });

  test("IB38 what is quoted and the signature are not the debtor's words", () => {
    const own = (text: string) => ownWords(text).replaceAll(/\s+/g, " ").trim();
    expect(own("Yes\n\nAm 3. März 2026 schrieb Acme <a@b.c>:\n> Stopp\n> weiter")).toBe("Yes");
    expect(own("Yes\n\nOn Tue, 3 Mar 2026 at 10:00, Acme\n<a@b.c> wrote:\n\nReply STOP")).toBe("Yes");
    expect(own("On 3 Mar 2026 Acme wrote:\n> Pay now\n\nNo, I will pay on Friday\n")).toBe("No, I will pay on Friday");
    expect(own("Oui\n\n-----Message d'origine-----\nDe : Acme\nEnvoyé : lundi")).toBe("Oui");
    expect(own("Sí\n________________________________\nDe: Acme\nEnviado: lunes")).toBe("Sí");
    expect(own("Ja\n\nVon: Acme\nGesendet: Montag\nAn: Ann\nBetreff: Stopp")).toBe("Ja");
    expect(own("Hi\n-- \nAnn\nLawyer")).toBe("Hi");
    expect(own("Hi\nVon meinem iPhone gesendet")).toBe("Hi");
    expect(own("He wrote: pay.\nI did")).toBe("He wrote: pay. I did");
    expect(ownWords("a\r\n> b\r\nc")).toHaveLength("a\r\n> b\r\nc".length);
  });
});

describe("days and amounts", () => {
  test("IB39 what can be read in two ways is no amount", () => {
    const cases: readonly (readonly [string, number, number | undefined])[] = [
      ["50", 2, 5000],
      ["1234,56", 2, 123456],
      ["1,234.56", 2, 123456],
      ["1.234,56", 2, 123456],
      ["1.234", 2, 123400],
      ["1,234", 2, 123400],
      ["12,5", 2, 1250],
      ["1 234,50", 2, 123450],
      ["12,34,567", 2, 123456700],
      ["1.234.567", 2, 123456700],
      ["15.000", 0, 15000],
      ["15.5", 0, undefined],
      ["15.00", 0, 15],
      ["1.234", 3, undefined],
      ["1234.500", 3, undefined],
      ["0.500", 2, undefined],
      ["1,23,4", 2, undefined],
      ["1.2.3", 2, undefined],
      ["1.234,56.78", 2, undefined],
      ["99999999999999999999", 2, undefined],
    ];
    for (const [written, exponent, minor] of cases) expect(minorOf(written, exponent), written).toBe(minor);
  });

  test("IB40 days are worked out from the debtor's today, over months and years", () => {
    const dateOf = (text: string, at: string, context: Partial<ReplyContext> = {}) => {
      const [found] = classifyReply(text, { language: "en", country: "GB", ...context, today: at });
      return found?.date ?? found?.after ?? (found?.unclear?.join() || "none");
    };
    expect(dateOf("I will pay tomorrow", "2026-12-31")).toBe("2027-01-01");
    expect(dateOf("I will pay on the 5th", "2026-12-30")).toBe("2027-01-05");
    expect(dateOf("I will pay on the 31st", "2026-04-02")).toBe("date");
    expect(dateOf("I will pay on the 31st", "2026-03-31")).toBe("date");
    expect(dateOf("I will pay on 5 January", "2026-12-20")).toBe("2027-01-05");
    expect(dateOf("I will pay on 5 January", "2026-01-20")).toBe("date");
    expect(dateOf("I will pay on 5 March 2025", "2026-03-20")).toBe("date");
    expect(dateOf("I paid on 28 December", "2026-01-03")).toBe("2025-12-28");
    expect(dateOf("I paid on 5 March 2027", "2026-03-20")).toBe("date");
    expect(dateOf("I will pay at the end of next month", "2028-01-30")).toBe("2028-02-29");
    expect(dateOf("I will pay this week", "2026-03-15")).toBe("2026-03-15");
    expect(dateOf("I will pay on 29/2/28", "2026-03-15")).toBe("2028-02-29");
    expect(dateOf("I will pay 24/7", "2026-03-15")).toBe("none");
    expect(() => classifyReply("x", { today: "now" })).toThrow(RangeError);
  });
});

describe("words of languages", () => {
  test("IB41 every phrase of every language can be found, and every word of it is one", () => {
    for (const { language, harmless, intents, amounts, dates } of LEXICONS) {
      const texts = [harmless, ...Object.values(intents), ...Object.values(amounts), ...Object.values(dates).flat()];
      for (const phrase of texts.flatMap((text) => listOf(text))) {
        expect(() => phrasesOf(phrase), `${language}: ${phrase}`).not.toThrow();
        const options = phrase.split(/\s+/).flatMap((part) => part.replace(/\?$/, "").split("|"));
        for (const option of options.filter((each) => !/^(#|\.\.\.|)$/.test(each) && each !== "##")) {
          expect(foldPhrase(option.replace(/~$/, "")), `${language}: ${option} in ${phrase}`).toMatch(/^\S+$/);
        }
      }
    }
  });

  test("IB42 every language has words for every meaning and every kind of day", () => {
    expect(LEXICONS.length).toBeGreaterThanOrEqual(29);
    expect(new Set(LEXICONS.map(({ language }) => language)).size).toBe(LEXICONS.length);
    for (const { language, intents, dates } of LEXICONS) {
      expect(
        Object.values(intents).every((text) => listOf(text).length >= 3),
        language,
      ).toBe(true);
      expect([dates.weekdays.length, dates.months.length], language).toEqual([7, 12]);
      expect(listOf(dates.numerals), language).toHaveLength(10);
    }
  });
});
