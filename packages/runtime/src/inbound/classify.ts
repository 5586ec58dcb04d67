/**
 * Reads what a debtor wrote back. Keywords and phrases of about thirty languages, and the days and amounts beside them: no
 * model and no chance, so that the same text always means the same and everybody can look up why.
 */

import { type Day, formatDate, parseDate } from "@dunlin/engine";
import type { FoundIntent, ReplyContext, ReplyMeaning } from "../model/replies.ts";
import { type Folded, fold, LINE, PAUSE, STOP, type Word } from "./folded.ts";
import { actsOf, type ReplyIntent } from "./intent.ts";
import type { PhraseMatch } from "./phrase.ts";
import { type Keyword, type PhraseBooks, phraseBooks } from "./phraseBooks.ts";
import { ownWords } from "./replyBody.ts";
import { detailsOf } from "./replyDetails.ts";

/**
 * What `text` means, in the order in which it is said; nothing for a text that says nothing of the kind. Reads the first
 * 10,000 characters, without what is quoted and without the signature.
 *
 * @throws RangeError when `today` is no date.
 */
export function classifyReply(text: string, context: ReplyContext): ReplyIntent[] {
  const today = parseDate(context.today);
  if (today === undefined) throw new RangeError(`today must be a date as in 2026-03-13, not ${context.today}`);
  const books = phraseBooks();
  const folded = fold(ownWords(text));
  const speaks = baseLanguage(context.language, books);
  const found = [...byKeyword(folded, text, speaks, books), ...byPhrase(folded, speaks, books)];
  const best = bestOfEach(found, speaks);
  const languages = [
    ...new Set([
      ...(speaks === undefined ? [] : [speaks]),
      ...best.flatMap(({ language, words }) => (words > 1 ? [language] : [])),
    ]),
  ];
  return withoutContradictions(best)
    .sort((a, b) => a.from - b.from)
    .map((each) => intentOf(each, folded, { context, today, languages, books }));
}

/**
 * Whether a word of opting out stands in the text though it was not taken for an opt-out: "stop the debit". A person should
 * look at it.
 */
export function mentionsStop(text: string, language: string | undefined): boolean {
  const books = phraseBooks();
  const { words } = fold(ownWords(text));
  const hidden = harmlessWords(words, books);
  const speaks = baseLanguage(language, books);
  return words.some(
    ({ text: word }, at) =>
      !hidden.has(at) &&
      (books.keywords.get(word) ?? []).some(
        (keyword) =>
          keyword.intent === "optOut" && keyword.alone && (keyword.language === "en" || keyword.language === speaks),
      ),
  );
}

/** Whether the message is an opt-out keyword and nothing else. */
export function isStopKeyword(text: string, language: string | undefined): boolean {
  const books = phraseBooks();
  const folded = fold(ownWords(text));
  return wholeKeyword(folded.words, baseLanguage(language, books), books)?.keyword.intent === "optOut";
}

/** Something found, by positions of words; `to` behind the last. */
interface Found {
  readonly intent: ReplyMeaning;
  readonly confidence: "exact" | "phrase";
  readonly language: string;
  readonly from: number;
  readonly to: number;
  /** Words of the phrase as it stands there. */
  readonly words: number;
}

function baseLanguage(language: string | undefined, { languages }: PhraseBooks): string | undefined {
  const base = language?.toLowerCase().split(/[-_]/)[0];
  const known = base === "no" || base === "nn" ? "nb" : base === "sr" || base === "bs" ? "hr" : base;
  return known !== undefined && languages.has(known) ? known : undefined;
}

function byKeyword(folded: Folded, text: string, speaks: string | undefined, books: PhraseBooks): Found[] {
  const { words } = folded;
  const whole = wholeKeyword(words, speaks, books);
  if (whole !== undefined) return [{ ...whole.keyword, confidence: "exact", from: whole.from, to: whole.to, words: 2 }];
  for (const [from, to] of sentencesOf(words)) {
    const inside = keywordIn(words, from, to, speaks, books);
    if (inside?.keyword.intent === "optOut" && inside.keyword.alone) {
      return [{ ...inside.keyword, confidence: "phrase", from: inside.from, to: inside.to, words: 2 }];
    }
  }
  return shouted(folded, text, books);
}

/** "STOP i paid already": the keyword in capitals before a text that is not. */
function shouted({ words, origin }: Folded, text: string, books: PhraseBooks): Found[] {
  const [first, second] = words;
  if (first === undefined || second === undefined) return [];
  const keyword = books.keywords
    .get(first.text)
    ?.find(({ intent, alone, here }) => intent === "optOut" && alone && !here);
  const written = text.slice(origin(first.start), origin(first.end));
  const rest = text.slice(origin(first.end));
  if (keyword === undefined || written !== written.toUpperCase() || written === written.toLowerCase()) return [];
  return rest === rest.toUpperCase() ? [] : [{ ...keyword, confidence: "phrase", from: 0, to: 1, words: 1 }];
}

/** A message of few words that is a keyword, with courtesies or said more than once. */
const wholeKeyword = (words: readonly Word[], speaks: string | undefined, books: PhraseBooks) =>
  words.length > 8 ? undefined : keywordIn(words, 0, words.length, speaks, books);

function keywordIn(words: readonly Word[], from: number, to: number, speaks: string | undefined, books: PhraseBooks) {
  const spoken = words.slice(from, to).map(({ text }, i) => ({ text, at: from + i }));
  const plain = spoken.filter(({ text }) => !books.courtesy.has(text));
  for (const part of [spoken, plain]) {
    const said = part.filter(({ text }, i) => text !== part[i - 1]?.text);
    const keyword = usable(books.keywords.get(said.map(({ text }) => text).join(" ")), speaks);
    const [first, last] = [part[0], part.at(-1)];
    if (keyword !== undefined && first !== undefined && last !== undefined)
      return { keyword, from: first.at, to: last.at + 1 };
  }
  return undefined;
}

const usable = (keywords: readonly Keyword[] | undefined, speaks: string | undefined): Keyword | undefined => {
  const allowed = (keywords ?? []).filter(({ here, language }) => !here || language === speaks);
  return allowed.find(({ language }) => language === speaks) ?? allowed[0];
};

/** Sentences and lines: from, and behind the last word. */
function sentencesOf(words: readonly Word[]): [number, number][] {
  const starts = words.flatMap(({ gap }, i) => (gap === STOP || gap === LINE || i === 0 ? [i] : []));
  return starts.map((start, i) => [start, starts[i + 1] ?? words.length]);
}

function byPhrase({ words }: Folded, speaks: string | undefined, books: PhraseBooks): Found[] {
  const hidden = harmlessWords(words, books);
  const found: Found[] = [];
  for (const { at, match, meaning } of books.intents.find(words)) {
    const { intent, language } = meaning;
    if (intent === "harmless" || isHidden(hidden, at, match.end)) continue;
    const isShort = match.end - at === 1;
    if (isShort && speaks !== undefined && language !== speaks && language !== "en") continue;
    if (isNegated(words, at, match, books.negators(language))) continue;
    found.push({ intent, language, confidence: "phrase", from: at, to: match.end, words: match.end - at });
  }
  return found;
}

function harmlessWords(words: readonly Word[], books: PhraseBooks): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const { at, match, meaning } of books.intents.find(words)) {
    if (meaning.intent === "harmless") for (let i = at; i < match.end; i++) hidden.add(i);
  }
  return hidden;
}

function isHidden(hidden: ReadonlySet<number>, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (hidden.has(i)) return true;
  return false;
}

/** A "not" between the words of a phrase, or in one of the two before it, unless it has one itself: "not my debt". */
function isNegated(words: readonly Word[], from: number, match: PhraseMatch, negators: ReadonlySet<string>): boolean {
  for (let i = from; i < match.end; i++) {
    if (negators.has((words[i] as Word).text)) return match.between?.includes(i) === true;
  }
  for (let i = from; i > Math.max(0, from - 2); i--) {
    if ((words[i] as Word).gap >= PAUSE) return false;
    if (negators.has((words[i - 1] as Word).text)) return true;
  }
  return false;
}

/** One of each meaning: the keyword, then what is said in the debtor's language, then the longest. */
function bestOfEach(found: readonly Found[], speaks: string | undefined): Found[] {
  const rank = ({ confidence, language, words }: Found) =>
    (confidence === "exact" ? 1000 : 0) + (language === speaks ? 100 : 0) + words;
  const best = new Map<ReplyMeaning, Found>();
  for (const each of found) {
    const known = best.get(each.intent);
    if (known === undefined || rank(each) > rank(known)) best.set(each.intent, each);
  }
  return [...best.values()];
}

/** Meanings that another one takes back or contains. */
const YIELDS: Readonly<Partial<Record<ReplyMeaning, readonly ReplyMeaning[]>>> = {
  payNow: ["alreadyPaid", "negotiate", "refusal"],
  payLater: ["negotiate", "refusal"],
  optIn: ["optOut"],
  agent: ["attorney"],
  voice: ["ceaseContact"],
  help: ["optOut"],
};

function withoutContradictions(found: readonly Found[]): Found[] {
  const said = new Set(found.map(({ intent }) => intent));
  return found.filter(({ intent }) => !(YIELDS[intent] ?? []).some((other) => said.has(other)));
}

interface Surroundings {
  readonly context: ReplyContext;
  readonly today: Day;
  readonly languages: readonly string[];
  readonly books: PhraseBooks;
}

/** Meanings that a day or an amount belongs to. */
const DETAILED: ReadonlySet<ReplyMeaning> = new Set(["payLater", "payNow", "alreadyPaid", "negotiate"]);

function intentOf(each: Found, folded: Folded, { context, today, languages, books }: Surroundings): ReplyIntent {
  const { intent, confidence, language, from, to } = each;
  const start = folded.origin((folded.words[from] as Word).start);
  const end = folded.origin((folded.words[to - 1] as Word).end);
  const details = DETAILED.has(intent)
    ? detailsOf({ folded, at: [from, to], past: intent === "alreadyPaid", context, today, languages, books })
    : {};
  const { day, after, ...amounts } = details;
  const found: FoundIntent = {
    ...{ intent, confidence, evidence: { start, end }, language },
    ...(day !== undefined && { date: formatDate(day) }),
    ...(after !== undefined && { after: formatDate(after) }),
    ...amounts,
  };
  return { ...found, does: actsOf(found) };
}
