/** The languages that changes can be told in. */

import { english } from "./words.en.ts";
import { spanish } from "./words.es.ts";
import type { ChangeWords } from "./words.ts";

const LANGUAGES: Readonly<Record<string, ChangeWords>> = { en: english, es: spanish };

/** @throws RangeError for a language without words. */
export function changeWords(locale: string): ChangeWords {
  const words = Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale] : undefined;
  if (words !== undefined) return words;
  throw new RangeError(`There are no words for the locale ${locale}. Use one of ${Object.keys(LANGUAGES).join(", ")}.`);
}
