/**
 * Phrases that are looked for in words. A phrase is words with blanks between; `a|b` is one of several, a `?` behind it makes
 * it dispensable, `pay~` is any word that begins so, `#` a number or a numeral, `...` up to three words of any kind and the
 * figures among them. No phrase
 * goes over the end of a sentence.
 */

import { foldPhrase, STOP, type Word } from "./folded.ts";

export interface Phrase {
  /** First words by which it can begin; `undefined` where it must be tried at each. */
  readonly first: readonly string[] | undefined;
  /** Index behind the last word and the index of what stood for `#`, or undefined. */
  match(words: readonly Word[], at: number): PhraseMatch | undefined;
}

export interface PhraseMatch {
  readonly end: number;
  /** Words that `...` stands for. */
  readonly between?: readonly number[];
  readonly number?: number;
}

interface Part {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly number: boolean;
  readonly gap: boolean;
  readonly optional: boolean;
}

/** Most words that `...` stands for. */
const GAP = 3;

/** Texts separated by `/`. */
export const listOf = (text: string | undefined): string[] =>
  (text ?? "").split("/").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));

export const phrasesOf = (text: string | undefined): Phrase[] => listOf(text).map(compilePhrase);

export function compilePhrase(source: string): Phrase {
  const written = source.split(/\s+/).map(partOf);
  // What is dispensable at the beginning changes nothing: a phrase can begin anywhere.
  const parts = written.slice(written.findIndex(({ optional }) => !optional));
  const head = parts[0];
  if (head === undefined || head.optional) throw new Error(`a phrase has a word: ${source}`);
  return {
    first: head.number || head.beginnings.length > 0 ? undefined : [...head.words],
    match: (words, at) => matchFrom(parts, 0, words, at, at),
  };
}

function partOf(text: string): Part {
  if (text === "...") return { words: new Set(), beginnings: [], number: false, gap: true, optional: true };
  const optional = text.endsWith("?");
  const options = (optional ? text.slice(0, -1) : text).split("|");
  const isBeginning = (option: string) => option.endsWith("~");
  return {
    words: new Set(options.filter((option) => option !== "#" && !isBeginning(option)).map(foldPhrase)),
    beginnings: options.filter(isBeginning).map((option) => foldPhrase(option.slice(0, -1))),
    number: options.includes("#"),
    ...{ gap: false, optional },
  };
}

/** Dispensable words are taken where they stand; where that leads nowhere, without them. */
function matchFrom(
  parts: readonly Part[],
  index: number,
  words: readonly Word[],
  at: number,
  start: number,
): PhraseMatch | undefined {
  const part = parts[index];
  if (part === undefined) return { end: at };
  const word = words[at];
  const open = word !== undefined && (at === start || word.gap !== STOP);
  if (part.gap) {
    let counted = 0;
    for (let taken = 0; counted <= GAP && taken <= 3 * GAP; taken++) {
      const found = matchFrom(parts, index + 1, words, at + taken, start);
      if (found !== undefined) {
        const between = Array.from({ length: taken }, (_, i) => at + i);
        return taken === 0 ? found : { ...found, between: [...between, ...(found.between ?? [])] };
      }
      const next = words[at + taken];
      if (next === undefined || next.gap === STOP) return undefined;
      // Figures come apart into many words and say little: "am 12.3. 1.234,56 €".
      if (!/^\d/.test(next.text)) counted += 1;
    }
    return undefined;
  }
  if (open && fits(part, word.text)) {
    const found = matchFrom(parts, index + 1, words, at + 1, start);
    if (found !== undefined) return part.number ? { ...found, number: at } : found;
  }
  return part.optional ? matchFrom(parts, index + 1, words, at, start) : undefined;
}

function fits({ words, beginnings, number }: Part, word: string): boolean {
  return words.has(word) || (number && NUMBER.test(word)) || beginnings.some((beginning) => word.startsWith(beginning));
}

/** `15`, `15th`, `1er`, `20sinde`; numerals in letters are put in by whoever knows the language. */
const NUMBER = /^\d{1,3}(?!(?:eur|euro|usd|kr|zl|kc|ft|tl|lei|lv|rs|h|uhr|pm|am|k|x)$)\p{L}{0,6}$/u;

/** Phrases by the words they begin with. */
export class PhraseBook<Meaning> {
  readonly #byFirst = new Map<string, [Phrase, Meaning][]>();
  readonly #others: [Phrase, Meaning][] = [];

  add(phrase: Phrase, meaning: Meaning): void {
    if (phrase.first === undefined) this.#others.push([phrase, meaning]);
    for (const word of phrase.first ?? []) {
      const known = this.#byFirst.get(word);
      if (known === undefined) this.#byFirst.set(word, [[phrase, meaning]]);
      else known.push([phrase, meaning]);
    }
  }

  /** Every phrase that is found, in the order of its first word. */
  *find(words: readonly Word[]): Generator<{ at: number; match: PhraseMatch; meaning: Meaning }> {
    for (let at = 0; at < words.length; at++) {
      const word = (words[at] as Word).text;
      for (const [phrase, meaning] of [...(this.#byFirst.get(word) ?? []), ...this.#others]) {
        const match = phrase.match(words, at);
        if (match !== undefined) yield { at, match, meaning };
      }
    }
  }
}
