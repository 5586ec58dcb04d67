/** Values, differences and intervals as people read them: as many digits as the uncertainty allows. */

import { moneyText, numberText } from "../explain/phrases.ts";
import type { Display } from "./definition.ts";
import type { ExperimentLanguage } from "./languages.ts";

export interface Figures {
  /** `48.9%`, `EUR 171.30`, `12.4 days` */
  value(value: number | null): string;
  /** `+4.8 points`; `signed: false` leaves the sign out. */
  gap(diff: number, signed?: boolean): string;
  /** A bound of a difference, with sign and without unit: `+0.7`. Money keeps its unit. */
  bound(diff: number): string;
}

/** What is missing. */
export const MISSING = "–";

/** @param spread - Width of the interval of the difference; decides the digits. Unknown: three significant ones. */
export function figuresFor(
  as: Display,
  spread: number | undefined,
  currency: string | null,
  { words, forms }: ExperimentLanguage,
): Figures {
  const scale = as === "percent" ? 100 : 1;
  const digits = digitsFor(spread === undefined ? undefined : spread * scale, as);
  const fixed = (value: number) => fixedText(Math.abs(value), digits, forms.decimalMark, forms.groupMark);
  const money = (value: number) => moneyText(Math.round(Math.abs(value)), currency ?? undefined, forms);
  const plain = (diff: number) => (as === "money" ? money(diff) : fixed(diff * scale));
  // What is written as zero has no sign.
  const sign = (diff: number) => (!/[1-9]/.test(plain(diff)) ? "" : diff < 0 ? "−" : "+");
  return {
    value(value) {
      if (value === null || !Number.isFinite(value)) return MISSING;
      const minus = value < 0 ? "−" : "";
      if (as === "money") return `${minus}${money(value)}`;
      if (as === "percent") return `${minus}${forms.percent(fixed(value * 100))}`;
      return as === "days" ? `${minus}${words.days(fixed(value), countOf(fixed(value)))}` : `${minus}${fixed(value)}`;
    },
    gap(diff, signed = true) {
      const text = plain(diff);
      const unit = as === "percent" ? words.points : as === "days" ? words.days : (figure: string) => figure;
      return `${signed ? sign(diff) : ""}${unit(text, countOf(text))}`;
    },
    bound: (diff) => `${sign(diff)}${plain(diff)}`,
  };
}

/** `1` is one, `1.0` and the rest are many. */
const countOf = (text: string): number => (text === "1" ? 1 : 2);

/** Twenty steps or more across the interval, one digit at least for shares and days, four at most. */
function digitsFor(spread: number | undefined, as: Display): number {
  const least = as === "number" ? 0 : 1;
  if (spread === undefined || !(spread > 0) || !Number.isFinite(spread)) return as === "number" ? 2 : least;
  return Math.max(least, Math.min(4, Math.ceil(-Math.log10(spread / 20))));
}

function fixedText(value: number, digits: number, decimalMark: string, groupMark: string): string {
  const [whole = "0", fraction] = value.toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, groupMark);
  return fraction === undefined ? grouped : `${grouped}${decimalMark}${fraction}`;
}

/** `0.031`, `< 0.0001` */
export function pValueText(pValue: number, { forms }: ExperimentLanguage): string {
  if (pValue < 0.0001) return `< 0${forms.decimalMark}0001`;
  return pValue.toFixed(pValue < 0.1 ? 4 : 2).replace(".", forms.decimalMark);
}

export const percentText = (share: number, digits: number, { forms }: ExperimentLanguage): string =>
  forms.percent(fixedText(share * 100, digits, forms.decimalMark, forms.groupMark));

export const countText = (count: number, { forms }: ExperimentLanguage): string => numberText(count, forms);
