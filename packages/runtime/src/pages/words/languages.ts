/** Which language a page of the host's own speaks. */

import { en } from "./en.ts";
import { es } from "./es.ts";
import type { PageWords } from "./words.ts";

export const PAGE_WORDS: readonly PageWords[] = [en, es];

const LOCALE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** The words of the first language that there are any of. `locale` of the result is the one that was asked for: `es-MX` writes amounts as in Mexico. */
export function wordsFor(wanted: readonly (string | undefined)[]): {
  readonly words: PageWords;
  readonly locale: string;
} {
  for (const locale of wanted) {
    if (locale === undefined || !LOCALE.test(locale)) continue;
    const found = PAGE_WORDS.find((words) => words.locale === locale.toLowerCase().split("-")[0]);
    if (found !== undefined) return { words: found, locale };
  }
  return { words: en, locale: en.locale };
}

/** Languages of a browser in its order of preference. */
export const acceptedLanguages = (header: string | null): readonly string[] =>
  (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().split(";");
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => LOCALE.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
