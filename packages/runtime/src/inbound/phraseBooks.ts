/** The phrases of every language, compiled once. */

import type { ReplyMeaning } from "../model/replies.ts";
import { createDateReader, type DateReader } from "./dateWords.ts";
import { foldPhrase } from "./folded.ts";
import { LEXICONS } from "./lexicon/languages.ts";
import type { Lexicon, PhraseIntent } from "./lexicon/lexicon.ts";
import { listOf, PhraseBook, phrasesOf } from "./phrase.ts";

/** What a phrase stands for. `harmless`: its words mean nothing else here. */
export interface PhraseMeaning {
  readonly intent: ReplyMeaning | "harmless";
  readonly language: string;
}

export type AmountPhrase = "half" | "whole" | "some";

export interface Keyword {
  readonly intent: "optOut" | "optIn" | "help";
  readonly language: string;
  /** Counts as a sentence of its own in a longer text. */
  readonly alone: boolean;
  /** Only from somebody known to speak the language. */
  readonly here: boolean;
}

export interface PhraseBooks {
  readonly languages: ReadonlySet<string>;
  readonly keywords: ReadonlyMap<string, readonly Keyword[]>;
  readonly intents: PhraseBook<PhraseMeaning>;
  readonly amounts: PhraseBook<{ readonly amount: AmountPhrase; readonly language: string }>;
  readonly courtesy: ReadonlySet<string>;
  negators(language: string): ReadonlySet<string>;
  payWords(languages: readonly string[]): ReadonlySet<string>;
  dates(language: string): DateReader | undefined;
}

let made: PhraseBooks | undefined;

/** About thirty languages; they are compiled when the first reply comes. */
export function phraseBooks(): PhraseBooks {
  made ??= compile(LEXICONS);
  return made;
}

function compile(lexicons: readonly Lexicon[]): PhraseBooks {
  const keywords = new Map<string, Keyword[]>();
  const intents = new PhraseBook<PhraseMeaning>();
  const amounts = new PhraseBook<{ readonly amount: AmountPhrase; readonly language: string }>();
  for (const lexicon of lexicons) {
    const { language } = lexicon;
    addKeywords(lexicon, keywords);
    for (const phrase of phrasesOf(lexicon.harmless)) intents.add(phrase, { intent: "harmless", language });
    for (const [intent, text] of Object.entries(lexicon.intents) as [PhraseIntent | "optIn", string][]) {
      for (const phrase of phrasesOf(text)) intents.add(phrase, { intent, language });
    }
    for (const amount of ["half", "whole", "some"] as const) {
      for (const phrase of phrasesOf(lexicon.amounts[amount])) amounts.add(phrase, { amount, language });
    }
  }
  const negators = new Map(lexicons.map(({ language, not }) => [language, wordsOf(not)]));
  const pay = new Map(lexicons.map(({ language, amounts: words }) => [language, wordsOf(words.pay)]));
  const readers = new Map<string, DateReader>();
  return {
    languages: new Set(negators.keys()),
    ...{ keywords, intents, amounts },
    courtesy: new Set(lexicons.flatMap(({ courtesy }) => [...wordsOf(courtesy)])),
    negators: (language) => negators.get(language) ?? new Set(),
    payWords: (languages) => new Set(languages.flatMap((language) => [...(pay.get(language) ?? [])])),
    dates(language) {
      const known = readers.get(language);
      const lexicon = lexicons.find((each) => each.language === language);
      if (known !== undefined || lexicon === undefined) return known;
      const reader = createDateReader(lexicon);
      readers.set(language, reader);
      return reader;
    },
  };
}

const wordsOf = (text: string): Set<string> => new Set(listOf(text).map(foldPhrase));

function addKeywords({ language, keywords: own }: Lexicon, keywords: Map<string, Keyword[]>): void {
  const add = (text: string | undefined, keyword: Omit<Keyword, "language">) => {
    for (const word of listOf(text).map(foldPhrase)) {
      const known = keywords.get(word);
      if (known === undefined) keywords.set(word, [{ ...keyword, language }]);
      else known.push({ ...keyword, language });
    }
  };
  add(own.stop, { intent: "optOut", alone: true, here: false });
  add(own.stopAlone, { intent: "optOut", alone: false, here: false });
  add(own.stopHere, { intent: "optOut", alone: false, here: true });
  add(own.start, { intent: "optIn", alone: false, here: false });
  add(own.help, { intent: "help", alone: false, here: false });
}
