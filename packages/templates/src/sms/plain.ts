/** Makes a text fit the cheap alphabet: punctuation always safely, letters only where somebody chose it. */

import { septetsOf } from "./gsm7.ts";

/** What word processors put in, and what a keyboard has for it. */
const PUNCTUATION: readonly (readonly [signs: string, plain: string])[] = [
  ["\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02", '"'],
  ["\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc\u00b4`\uff07", "'"],
  ["\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe63\uff0d\u2022\u00b7", "-"],
  ["\u2026", "..."],
  ["\u2044\u2215", "/"],
  ["\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "],
  ["\u2028\u2029\u0085\u000b", "\n"],
  // Signs without width. The zero width joiner stays: it holds emoji and some scripts together.
  ["\u00ad\u200b\u2060\ufeff", ""],
];

const PLAIN: ReadonlyMap<string, string> = new Map(
  PUNCTUATION.flatMap(([signs, plain]) => [...signs].map((sign) => [sign, plain] as const)),
);

/** Marks of direction; among letters from the right they keep numbers in order, and no alphabet is cheap there. */
const MARKS = /[\u200e\u200f]/g;
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Quotes, dashes, ellipses and blanks as a keyboard has them. No word changes. */
export function plainPunctuation(text: string): string {
  const plain = text.replace(/[^\n\x20-\x5f\x61-\x7e]/gu, (sign) => PLAIN.get(sign) ?? sign);
  return FROM_RIGHT.test(plain) ? plain : plain.replace(MARKS, "");
}

/** Letters that are no letter with an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ \u0142: "l", \u0141: "L", \u0111: "d", \u0110: "D", \u00f0: "d", \u00d0: "D", \u00fe: "th", \u00de: "Th" },
  ...{
    \u0153: "oe",
    \u0152: "OE",
    \u0131: "i",
    \u0127: "h",
    \u0126: "H",
    \u0167: "t",
    \u0166: "T",
    \u014b: "n",
    \u014a: "N",
  },
  ...{ \u1e9e: "SS", \u00aa: "a", \u00ba: "o" },
};

export interface Transliteration {
  readonly text: string;
  /** What was replaced, each sign once, in the order of the text. */
  readonly changed: string[];
}

/**
 * Latin letters without the accents that GSM-7 lacks: `nao` for `n\u00e3o`. It changes words, and may change what a text says in law, so
 * nothing calls it but a template that asks for it. Letters of GSM-7 (`\u00e4`, `\u00e9`, `\u00f1`) and other scripts stay.
 */
export function transliterate(text: string): Transliteration {
  const changed = new Set<string>();
  const plain = text.normalize("NFC").replace(/\p{Script=Latin}\p{Mn}*|[\u00aa\u00ba]/gu, (letter) => {
    if (septetsOf(letter) !== undefined) return letter;
    const base = LETTERS[letter] ?? letter.normalize("NFD").replace(/\p{Mn}/gu, "");
    if (![...base].every((sign) => septetsOf(sign) !== undefined)) return letter;
    changed.add(letter);
    return base;
  });
  return { text: plain, changed: [...changed] };
}
