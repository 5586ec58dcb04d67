/** The day and the amount that belong to what is said: those of its sentence, or else those of the whole reply. */

import type { Day } from "@dunlin/engine";
import type { ReplyContext } from "../model/replies.ts";
import { type Folded, STOP, type Word } from "./folded.ts";
import type { PhraseBooks } from "./phraseBooks.ts";
import { amountsIn, type SaidAmount } from "./replyAmounts.ts";
import { dateOrderOf, datesInFigures, resolve, type SaidDate, weekdayIn } from "./replyDates.ts";

export interface DetailRequest {
  readonly folded: Folded;
  /** Words of the evidence: from, and behind the last. */
  readonly at: readonly [number, number];
  /** Whether it has happened. */
  readonly past: boolean;
  readonly context: ReplyContext;
  readonly today: Day;
  /** The languages that are spoken in the reply, most likely first; none: every one is tried. */
  readonly languages: readonly string[];
  readonly books: PhraseBooks;
}

export interface Details {
  readonly day?: Day;
  readonly after?: Day;
  readonly amountMinor?: number;
  readonly share?: number;
  readonly unclear?: readonly ("date" | "amount")[];
}

export function detailsOf(request: DetailRequest): Details {
  const sentence = sentenceAround(request.folded.words, request.at);
  const { dates, spans } = datesNear(request, sentence);
  const amounts = amountsNear(request, sentence, spans);
  const day = theDay(dates, request);
  const amount = theAmount(amounts);
  const unclear = [
    ...(day === "unclear" ? ["date" as const] : []),
    ...(amount === "unclear" ? ["amount" as const] : []),
  ];
  return {
    ...(typeof day === "object" && day),
    ...(typeof amount === "object" && amount),
    ...(unclear.length > 0 && { unclear }),
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function sentenceAround(words: readonly Word[], [from, to]: readonly [number, number]): Span {
  let [first, last] = [from, to];
  while (first > 0 && (words[first] as Word).gap !== STOP) first -= 1;
  while (last < words.length && (words[last] as Word).gap !== STOP) last += 1;
  return { start: (words[first] as Word).start, end: (words[last - 1] as Word).end };
}

const inside = <S extends Span>(all: readonly S[], span: Span): S[] =>
  all.filter(({ start, end }) => start >= span.start && end <= span.end + 1);

function datesNear({ folded, context, languages, books }: DetailRequest, sentence: Span) {
  const known = languages.length > 0 ? languages : [...books.languages];
  const readers = known.flatMap((language) => books.dates(language) ?? []);
  const leads = new Set(readers.flatMap((reader) => [...reader.leads]));
  const order = dateOrderOf(context.country, context.language ?? languages[0]);
  const figures = datesInFigures(folded.text, order, leads);
  const spoken: SaidDate[] = [];
  for (const reader of readers) {
    for (const said of reader.read(folded, figures)) {
      if (!spoken.some((other) => said.start < other.end && said.end > other.start)) spoken.push(said);
    }
  }
  const all = [...figures, ...spoken];
  const near = inside(all, sentence);
  return { dates: near.length > 0 ? near : all, spans: all };
}

function theDay(
  dates: readonly SaidDate[],
  { today, past }: DetailRequest,
): Pick<Details, "day" | "after"> | "unclear" | undefined {
  const days = new Map<string, { readonly day: Day; readonly open: boolean }>();
  for (const { saying, open = false } of dates) {
    const day = resolve(saying, today, past);
    if (day === "other") continue;
    if (day === undefined) return "unclear";
    days.set(`${day}`, { day, open: open && !past });
  }
  const [only, another] = [...days.values()];
  if (only === undefined) return undefined;
  const proofs = dates.flatMap(({ saying }) => (saying.kind === "proof" ? [saying.weekday] : []));
  if (another !== undefined || proofs.some((weekday) => weekday !== weekdayIn(only.day))) return "unclear";
  return only.open ? { after: only.day } : { day: only.day };
}

function amountsNear({ folded, context, languages, books }: DetailRequest, sentence: Span, taken: readonly Span[]) {
  const known = languages.length > 0 ? languages : [...books.languages];
  const figures = amountsIn(folded.text, taken, {
    ...(context.currency !== undefined && { currency: context.currency }),
    ...(context.currencyExponent !== undefined && { currencyExponent: context.currencyExponent }),
    payWords: books.payWords(known),
  });
  const spoken: SaidAmount[] = [];
  for (const { at, match, meaning } of books.amounts.find(folded.words)) {
    if (!known.includes(meaning.language)) continue;
    const [start, end] = [(folded.words[at] as Word).start, (folded.words[match.end - 1] as Word).end];
    if ([...taken, ...figures].some((other) => start < other.end && end > other.start)) continue;
    spoken.push({ start, end, ...(meaning.amount !== "some" && { share: meaning.amount === "half" ? 5000 : 10_000 }) });
  }
  const all = [...figures, ...spoken];
  const near = inside(all, sentence);
  return near.length > 0 ? near : all;
}

/** "The full amount of 120.50 €" is one amount; "50 now and 70 later" are two, and so none. */
function theAmount(amounts: readonly SaidAmount[]): Pick<Details, "amountMinor" | "share"> | "unclear" | undefined {
  const exact = new Set(amounts.flatMap(({ minor }) => minor ?? []));
  const shares = new Set(amounts.flatMap(({ share }) => share ?? []));
  if (amounts.some(({ minor, share }) => minor === undefined && share === undefined)) return "unclear";
  if (exact.size + shares.size === 0) return undefined;
  const [minor] = exact;
  const [share] = shares;
  if (exact.size === 1 && minor !== undefined && (shares.size === 0 || share === 10_000)) return { amountMinor: minor };
  return exact.size === 0 && shares.size === 1 && share !== undefined ? { share } : "unclear";
}
