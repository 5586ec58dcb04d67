/** The languages that simulations can be told in: words, and how numbers are written. */

import type { Forms } from "../explain/catalog.ts";
import { forms as en } from "../explain/forms.en.ts";
import { forms as es } from "../explain/forms.es.ts";
import type { KpiLocale } from "../kpi/words.ts";
import { english } from "./words.en.ts";
import { spanish } from "./words.es.ts";
import type { SimulationWords } from "./words.ts";

export interface SimulationLanguage {
  readonly locale: KpiLocale;
  readonly words: SimulationWords;
  readonly forms: Forms;
}

const LANGUAGES: Readonly<Record<string, SimulationLanguage>> = {
  en: { locale: "en", words: english, forms: en },
  es: { locale: "es", words: spanish, forms: es },
};

/** @throws RangeError for a language without words. */
export function simulationLanguage(locale: string): SimulationLanguage {
  const language = Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale] : undefined;
  if (language !== undefined) return language;
  throw new RangeError(`There are no words for the locale ${locale}. Use one of ${Object.keys(LANGUAGES).join(", ")}.`);
}
