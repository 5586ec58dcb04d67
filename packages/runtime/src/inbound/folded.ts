/**
 * Text as people mean it: without case, accents and quotes, so that "J’ai DÉJÀ payé" and "jai deja paye" are one thing. Every
 * character remembers where it came from.
 */

/** What separates a word from the one before it. */
export const NOTHING = 0;
/** A comma, a bracket, a dash. */
export const PAUSE = 1;
export const LINE = 2;
/** The end of a sentence, or an empty line. */
export const STOP = 3;

export interface Word {
  readonly text: string;
  /** Position in the folded text, and behind its last character. */
  readonly start: number;
  readonly end: number;
  readonly gap: typeof NOTHING | typeof PAUSE | typeof LINE | typeof STOP;
}

export interface Folded {
  readonly text: string;
  readonly words: readonly Word[];
  /** Position of a folded character in the text that was handed in; that of the end is its length. */
  origin(index: number): number;
}

/** Marks over and under letters that people leave out; those of Indian scripts are letters of their own, but for the dot. */
const ACCENT = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u093c]/;
const DROPPED = /[\p{Cf}\u0640'’‘ʼ`´＇׳״]/u;
const SAME: Readonly<Record<string, string>> = {
  ...{ ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ς: "σ" },
  ...{ أ: "ا", إ: "ا", آ: "ا", ى: "ي", ة: "ه", ک: "ك", ی: "ي" },
};

export function fold(text: string): Folded {
  let folded = "";
  const origins: number[] = [];
  for (let at = 0; at < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    for (const piece of foldedSign(sign, text, at)) {
      folded += piece;
      for (let unit = 0; unit < piece.length; unit++) origins.push(at);
    }
    at += sign.length;
  }
  return { text: folded, words: wordsOf(folded), origin: (index) => origins[index] ?? text.length };
}

/** The folded words of a phrase, joined by blanks. */
export const foldPhrase = (text: string): string =>
  fold(text)
    .words.map((word) => word.text)
    .join(" ");

function* foldedSign(sign: string, text: string, at: number): Generator<string> {
  // Hebrew abbreviations are written with a quote before their last letter.
  if (DROPPED.test(sign) || (sign === '"' && isHebrew(text[at - 1]) && isHebrew(text[at + 1]))) return;
  for (const piece of sign.toLowerCase().normalize("NFKD")) {
    if (ACCENT.test(piece) || DROPPED.test(piece)) continue;
    yield SAME[piece] ?? digitOf(piece) ?? piece;
  }
}

const isHebrew = (sign: string | undefined): boolean => sign !== undefined && sign >= "א" && sign <= "ת";

/** Digits of every script as the usual ones: each script has them in a row. */
function digitOf(sign: string): string | undefined {
  if (sign < "\u0660" || !/\p{Nd}/u.test(sign)) return undefined;
  const code = sign.codePointAt(0) ?? 0;
  for (const zero of ZEROS) if (code >= zero && code <= zero + 9) return String(code - zero);
  return undefined;
}
/** Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66];

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const [word] = match;
    const start = match.index;
    words.push({ text: word, start, end: start + word.length, gap: gapOf(text, last, start, words.at(-1)) });
    last = start + word.length;
  }
  return words;
}

function gapOf(text: string, from: number, to: number, before: Word | undefined): Word["gap"] {
  if (before === undefined) return STOP;
  const between = text.slice(from, to);
  // "15. Mai", "1.234", "p.m." and "No. 7" are no ends of sentences.
  const ordinal = between.startsWith(".") && /^(\d{1,4}|[a-z])$/.test(before.text);
  const signs = ordinal ? between.slice(1) : between;
  if (/[!?;…।؟]|\n\s*\n|\.\s/.test(signs) || /\.\p{L}/u.test(signs + (text[to] ?? ""))) return STOP;
  if (signs.includes("\n")) return LINE;
  return signs !== "-" && /[^\s.]/.test(signs) ? PAUSE : NOTHING;
}
