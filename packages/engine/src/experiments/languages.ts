/** The languages that experiments can be told in: words, and how numbers are written. */

import type { Forms } from "../explain/catalog.ts";
import { forms as en } from "../explain/forms.en.ts";
import { forms as es } from "../explain/forms.es.ts";
import { english } from "./words.en.ts";
import { spanish } from "./words.es.ts";
import type { ExperimentWords } from "./words.ts";

export interface ExperimentLanguage {
  readonly words: ExperimentWords;
  readonly forms: Forms;
}

const LANGUAGES: Readonly<Record<string, ExperimentLanguage>> = {
  en: { words: english, forms: en },
  es: { words: spanish, forms: es },
};

/** @throws RangeError for a language without words. */
export function languageOf(locale: string): ExperimentLanguage {
  const language = Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale] : undefined;
  if (language !== undefined) return language;
  throw new RangeError(`There are no words for the locale ${locale}. Use one of ${Object.keys(LANGUAGES).join(", ")}.`);
}
