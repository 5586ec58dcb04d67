/** Speech markup as it will be heard: sentences, with amounts, dates and numbers as a voice reads them. */

import type { Locale } from "@dunlin/templates";

export interface SpokenPiece {
  readonly text: string;
  /** How the voice is told to read it. */
  readonly as?: "currency" | "date" | "telephone";
}

export type Sentence = readonly SpokenPiece[];

/** Sentences in order, of each paragraph. */
export function spokenOf(ssml: string, locale: Locale): readonly (readonly Sentence[])[] {
  return [...ssml.matchAll(/<p>(.*?)<\/p>/gs)].map(([, paragraph = ""]) =>
    [...paragraph.matchAll(/<s>(.*?)<\/s>/gs)].map(([, sentence = ""]) => piecesOf(sentence, locale)),
  );
}

/** As one text, for a voice of the browser. */
export const speechOf = (paragraphs: readonly (readonly Sentence[])[]): string =>
  paragraphs.map((one) => one.map((sentence) => sentence.map(({ text }) => text).join("")).join(" ")).join("\n");

function piecesOf(sentence: string, locale: Locale): Sentence {
  return sentence
    .split(/(<say-as[^>]*>.*?<\/say-as>)/s)
    .map((part): SpokenPiece => {
      const as = /^<say-as interpret-as="(currency|date|telephone)"/.exec(part)?.[1] as SpokenPiece["as"];
      const text = plain(part);
      if (as === undefined) return { text };
      return { text: as === "currency" ? moneyWords(text, locale) : as === "telephone" ? digits(text) : text, as };
    })
    .filter(({ text }) => text !== "");
}

const SIGNS: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

const plain = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|(lt|gt|quot|apos|amp));/g, (_, code, name) =>
      code === undefined ? (SIGNS[name as string] ?? "") : String.fromCodePoint(Number(code)),
    );

/** One digit after the other, groups apart: `3 4, 9 6 0`. */
const digits = (number: string): string =>
  number
    .trim()
    .split(/[\s()/-]+/)
    .filter((group) => group !== "")
    .map((group) => [...group].join(" "))
    .join(", ");

/** `182.40 euros` for `€182.40`; what is no amount in this language stays as it is written. */
export function moneyWords(text: string, locale: Locale): string {
  const found = CURRENCIES.map((currency) => ({ currency, amount: amountIn(text, currency, locale) })).find(
    ({ amount }) => amount !== undefined,
  );
  if (found?.amount === undefined) return text;
  const style = { style: "currency", currency: found.currency, currencyDisplay: "name" } as const;
  return new Intl.NumberFormat(locale, style).format(found.amount);
}

/** Those that are asked for; any other is shown as it is written. */
const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "PLN", "SEK", "NOK", "DKK", "CZK", "RON", "BRL", "MXN", "JPY", "INR"];

/** The amount whose writing in this currency is this text. */
function amountIn(text: string, currency: string, locale: Locale): number | undefined {
  const money = new Intl.NumberFormat(locale, { style: "currency", currency });
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-12345.6);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const number = text.replaceAll(of("group") || " ", "").replace(/[^\d.,٫-]/g, "");
  const amount = Number(number.replace(of("decimal"), "."));
  if (!Number.isFinite(amount) || !/\d/.test(number)) return undefined;
  return bare(money.format(amount)) === bare(text) ? amount : undefined;
}

/** Without blanks of any width and marks of direction. */
const bare = (text: string): string => text.replace(/[\s\u200e\u200f\u061c]/g, "");
