/** Days in words, in one language: "übermorgen", "el 15", "Friday next week". */

import type { Folded, Word } from "./folded.ts";
import { foldPhrase, STOP } from "./folded.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { listOf, type Phrase, PhraseBook, phrasesOf } from "./phrase.ts";
import type { SaidDate, Saying } from "./replyDates.ts";

type Kind =
  | { readonly kind: "offset"; readonly days: number }
  | { readonly kind: "weekday" | "proof"; readonly weekday: number }
  | { readonly kind: "month"; readonly month: number }
  | { readonly kind: "period"; readonly until: "week" | "nextWeek" | "month" | "nextMonth" }
  | { readonly kind: "onDay" | "inDays" | "inWeeks" | "unclear" | "nothing" };

export interface DateReader {
  readonly language: string;
  /** Folded words that lead to a day in figures. */
  readonly leads: ReadonlySet<string>;
  /** @param taken - Spans that are dates in figures already; a weekday beside one of them says nothing more. */
  read(folded: Folded, taken: readonly SaidDate[]): SaidDate[];
}

/** Words before a date that leave open how long after it stand behind it in these languages. */
const POSTPOSITIONS: ReadonlySet<string> = new Set(["tr", "hu", "fi", "et", "hi"]);

export function createDateReader({ language, dates }: Lexicon): DateReader {
  const book = new PhraseBook<Kind>();
  const add = (text: string, kind: Kind) => {
    for (const phrase of phrasesOf(text)) book.add(phrase, kind);
  };
  add(dates.today, { kind: "offset", days: 0 });
  add(dates.tomorrow, { kind: "offset", days: 1 });
  add(dates.dayAfterTomorrow, { kind: "offset", days: 2 });
  add(dates.yesterday, { kind: "offset", days: -1 });
  dates.weekdays.forEach((text, weekday) => {
    add(text, { kind: "weekday", weekday });
  });
  dates.months.forEach((text, i) => {
    add(text, { kind: "month", month: i + 1 });
  });
  add(dates.thisWeek, { kind: "period", until: "week" });
  add(dates.nextWeek, { kind: "period", until: "nextWeek" });
  add(dates.endOfMonth, { kind: "period", until: "month" });
  add(dates.nextMonth, { kind: "period", until: "nextMonth" });
  add(dates.endOfNextMonth, { kind: "period", until: "nextMonth" });
  add(dates.onDay, { kind: "onDay" });
  add(dates.inDays, { kind: "inDays" });
  add(dates.inWeeks, { kind: "inWeeks" });
  add(dates.vague, { kind: "unclear" });
  add(dates.greetings ?? "", { kind: "nothing" });
  const numerals = numeralsOf(dates.numerals);
  const reader: Words = {
    ...{ book, numerals, postpositions: POSTPOSITIONS.has(language) },
    next: phrasesOf(dates.next),
    after: new Set(listOf(dates.after).map(foldPhrase)),
    inMonth: new Set(listOf(dates.inMonth).map(foldPhrase)),
  };
  return {
    language,
    leads: new Set(listOf(dates.onDay).flatMap((text) => leadsOf(text))),
    read: (folded, taken) => datesOf(folded, taken, reader),
  };
}

interface Words {
  readonly book: PhraseBook<Kind>;
  readonly numerals: ReadonlyMap<string, number>;
  readonly postpositions: boolean;
  readonly next: readonly Phrase[];
  readonly after: ReadonlySet<string>;
  readonly inMonth: ReadonlySet<string>;
}

const numeralsOf = (text: string): ReadonlyMap<string, number> =>
  new Map(text.split("/").flatMap((forms, i) => forms.split("|").map((form) => [foldPhrase(form), i + 1] as const)));

/** The words directly before a `#`. */
function leadsOf(phrase: string): string[] {
  const words = phrase.split(/\s+/);
  const at = words.findIndex((word) => word.startsWith("#"));
  return at < 1 ? [] : (words[at - 1] ?? "").replace(/\?$/, "").split("|").map(foldPhrase);
}

/** A candidate: word positions and how much it is to be preferred. */
interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly number?: number;
  readonly rank: number;
}

function datesOf(folded: Folded, taken: readonly SaidDate[], reader: Words): SaidDate[] {
  const words = folded.words.map((word) => withFigure(word, reader.numerals));
  const free = (from: number, to: number) => {
    const [start, end] = [(words[from] as Word).start, (words[to - 1] as Word).end];
    return !taken.some((other) => start < other.end && end > other.start);
  };
  const candidates: Candidate[] = [];
  for (const { at, match, meaning } of reader.book.find(words)) {
    const number = match.number === undefined ? undefined : Number.parseInt((words[match.number] as Word).text, 10);
    const made = candidateOf(words, at, match.end, meaning, number, reader);
    if (made !== undefined && free(made.from, made.to)) candidates.push(made);
  }
  candidates.sort((a, b) => b.rank - a.rank || b.to - b.from - (a.to - a.from));
  const kept: Candidate[] = [];
  for (const each of candidates) {
    if (!kept.some((other) => each.from < other.to && each.to > other.from)) kept.push(each);
  }
  return joinWeekdays(kept, words, taken, reader).map(({ from, to, kind, number, open }) => ({
    start: (words[from] as Word).start,
    end: (words[to - 1] as Word).end,
    saying: sayingOf(kind, number),
    ...(open && { open: true as const }),
  }));
}

const withFigure = (word: Word, numerals: ReadonlyMap<string, number>): Word => {
  const value = numerals.get(word.text);
  return value === undefined ? word : { ...word, text: String(value) };
};

/** Units behind a number by which it is no day of a month: hours, percent, money. */
const NO_DAY =
  /^(uhr|pm|am|h|hs|hrs|hours?|heures?|horas?|ore|ora|godz|hod|hodin|kl|часов|годин|ч|eur|euros?|usd|dollars?|pesos|kr|zl|kc|rs|percent|prozent|am|fois|x|%)$/;

function candidateOf(
  words: readonly Word[],
  from: number,
  to: number,
  kind: Kind,
  number: number | undefined,
  reader: Words,
): Candidate | undefined {
  switch (kind.kind) {
    case "month":
      return monthOf(words, from, to, kind, reader);
    case "onDay": {
      const next = words[to];
      const isUnit = next !== undefined && next.gap !== STOP && NO_DAY.test(next.text);
      if (number === undefined || number < 1 || number > 31 || isUnit || isDecimal(words, to)) return undefined;
      return { from, to, kind, number, rank: 2 };
    }
    case "inDays":
    case "inWeeks":
      return { from, to, kind, rank: 4, number: number ?? (kind.kind === "inWeeks" ? 1 : 2) };
    case "period":
      return { from, to, kind, rank: 5 };
    case "nothing":
      return { from, to, kind, rank: 9 };
    case "unclear":
      return { from, to, kind, rank: 1, ...(number !== undefined && { number }) };
    default:
      return { from, to, kind, rank: 3 };
  }
}

/** Whether the number that ends at `to` goes on behind a mark: 50.00. */
const isDecimal = (words: readonly Word[], to: number): boolean => {
  const [last, next] = [words[to - 1], words[to]];
  return last !== undefined && next !== undefined && /^\d+$/.test(next.text) && next.start === last.end + 1;
};

/** "12 May", "May 12th, 2026", "12 de mayo de 2026"; a month alone only behind a word that leads to it. */
function monthOf(
  words: readonly Word[],
  from: number,
  to: number,
  kind: Kind & { kind: "month" },
  { inMonth }: Words,
): Candidate | undefined {
  const near = (at: number) => {
    const day = /^(\d{1,2})(\p{L}{0,6})$/u.exec(words[at]?.text ?? "")?.[1];
    return day !== undefined && Number(day) >= 1 && Number(day) <= 31 ? Number(day) : undefined;
  };
  const joined = (at: number) => words[at] !== undefined && words[at]?.gap !== STOP;
  let [start, end] = [from, to];
  let day = joined(from) ? near(from - 1) : undefined;
  if (day !== undefined) start = from - 1;
  else if (joined(from) && joined(from - 1) && /^(de|of|du|di|dne|den)$/.test(words[from - 1]?.text ?? "")) {
    day = near(from - 2);
    if (day !== undefined) start = from - 2;
  }
  if (day === undefined && joined(to)) {
    day = near(to);
    if (day !== undefined) end = to + 1;
  }
  if (day === undefined) {
    const lead = words[from - 1]?.text ?? "";
    return inMonth.has(lead) && joined(from) ? { from: from - 1, to, kind, rank: 3 } : undefined;
  }
  const skip = /^(de|del|of)$/.test(words[end]?.text ?? "") ? 1 : 0;
  const year =
    /^20\d\d$/.test(words[end + skip]?.text ?? "") && joined(end + skip) ? Number(words[end + skip]?.text) : undefined;
  const number = (year ?? 0) * 100 + day;
  return { from: start, to: year === undefined ? end : end + skip + 1, kind, number, rank: 6 };
}

type Placed = Candidate & { readonly open: boolean };

/**
 * "Friday next week" is one day; "next Friday" may be either of two; "Friday, 13 March" names one day twice. Then says of
 * each whether it is only said that it will be afterwards.
 */
function joinWeekdays(
  found: readonly Candidate[],
  words: readonly Word[],
  taken: readonly SaidDate[],
  reader: Words,
): Placed[] {
  const used = new Set<Candidate>();
  const made = found.map((each): Candidate => {
    if (each.kind.kind !== "weekday") return each;
    const week = found.find(
      (other) => other.kind.kind === "period" && other.kind.until === "nextWeek" && isNear(each, other, words),
    );
    if (week === undefined) return isNext(each, words, reader.next) ? { ...each, kind: { kind: "unclear" } } : each;
    used.add(week);
    return { ...each, from: Math.min(each.from, week.from), to: Math.max(each.to, week.to), number: 1 };
  });
  const exact = found.filter(({ kind, number }) => kind.kind === "month" && number !== undefined);
  const named = (each: Candidate) =>
    exact.some((other) => isNear(each, other, words)) || taken.some((other) => isBeside(each, other, words));
  return made
    .filter((each, i) => each.kind.kind !== "nothing" && !used.has(found[i] as Candidate))
    .map((each) =>
      each.kind.kind === "weekday" && named(each) ? { ...each, kind: { ...each.kind, kind: "proof" as const } } : each,
    )
    .map((each) => ({ ...each, open: isOpen(each, words, reader) }));
}

/** At most two words between, and no end of a sentence. */
function isNear(one: Candidate, other: Candidate, words: readonly Word[]): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  return second.from - first.to <= 2 && words.slice(first.to, second.from + 1).every(({ gap }) => gap !== STOP);
}

function isBeside(each: Candidate, { start, end }: SaidDate, words: readonly Word[]): boolean {
  const [from, to] = [(words[each.from] as Word).start, (words[each.to - 1] as Word).end];
  return (start >= to && start - to <= 6) || (from >= end && from - end <= 6);
}

/** "next" within two words before or directly behind. */
const isNext = ({ from, to }: Candidate, words: readonly Word[], next: readonly Phrase[]): boolean =>
  [from - 2, from - 1, to].some((at) =>
    next.some((phrase) => {
      const end = at < 0 ? undefined : phrase.match(words, at)?.end;
      return end !== undefined && (at >= to ? words[at]?.gap !== STOP : end === from);
    }),
  );

function isOpen({ from, to, kind }: Candidate, words: readonly Word[], { after, postpositions }: Words): boolean {
  if (kind.kind === "offset" || kind.kind === "inDays" || kind.kind === "inWeeks" || kind.kind === "period")
    return false;
  const inside = kind.kind === "onDay" ? words.slice(from, to) : [];
  const before = from > 0 && words[from]?.gap !== STOP ? words.slice(from - 1, from) : [];
  const article =
    from > 1 && /^(the|dem|den|le|el|o|il|de)$/.test(words[from - 1]?.text ?? "")
      ? words.slice(from - 2, from - 1)
      : [];
  const behind = postpositions && words[to]?.gap !== STOP ? words.slice(to, to + 1) : [];
  return [...inside, ...before, ...article, ...behind].some(({ text }) => after.has(text));
}

function sayingOf(kind: Kind, number: number | undefined): Saying {
  switch (kind.kind) {
    case "offset":
    case "period":
      return kind;
    case "proof":
      return { kind: "proof", weekday: kind.weekday };
    case "weekday":
      return { kind: "weekday", weekday: kind.weekday, ...(number === 1 && { week: "next" as const }) };
    case "month": {
      if (number === undefined) return { kind: "month", month: kind.month };
      const [year, day] = [Math.floor(number / 100), number % 100];
      return { kind: "date", month: kind.month, day, ...(year > 0 && { year }) };
    }
    case "onDay":
      return { kind: "dayOfMonth", day: number ?? 0 };
    case "inDays":
      return { kind: "offset", days: number ?? 0 };
    case "inWeeks":
      return { kind: "offset", days: 7 * (number ?? 0) };
    case "nothing":
    case "unclear":
      return { kind: "unclear" };
  }
}
