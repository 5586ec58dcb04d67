/** Reads what may stand in a document, also in one that is wrong, without a word about it. */

import type { SummaryWords } from "../canvas/words.ts";

export type Loose = Readonly<Record<string, unknown>>;

export const text = (value: unknown): string => (typeof value === "string" ? value : "");

export const record = (value: unknown): Loose | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : undefined;

export const records = (value: unknown): readonly Loose[] =>
  Array.isArray(value)
    ? value.flatMap((one: unknown): readonly Loose[] => {
        const found = record(one);
        return found === undefined ? [] : [found];
      })
    : [];

/** The first template that a message, an offer or a call names; empty where there is none. */
export const templateOf = ({ via, page, script }: Loose): string =>
  text(records(via)[0]?.template) || text(record(page)?.template) || text(script);

/** Basis points as a number of percent. */
export const share = (bp: unknown, locale: string): string =>
  typeof bp === "number" ? new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(bp / 100) : "–";

const UNITS = ["month", "week", "day", "hour", "minute", "second"] as const;
const DURATION = /^P(?:(\d+)B|(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;

/** A duration in words; `undefined` for what is none. */
export function durationText(value: unknown, words: SummaryWords): string | undefined {
  const parts = DURATION.exec(text(value));
  if (parts === null) return undefined;
  const [, business, ...counts] = parts;
  if (business !== undefined) return words.businessDays(Number(business));
  const said = UNITS.flatMap((unit, i) => (counts[i] === undefined ? [] : [words.duration(unit, Number(counts[i]))]));
  return said.length === 0 ? undefined : said.join(` ${words.and} `);
}
