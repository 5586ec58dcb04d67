/** Figures in words. */

import type { KpiId } from "./definitions.ts";
import { en } from "./words.en.ts";
import { es } from "./words.es.ts";
import type { KpiLocale, KpiWords } from "./words.ts";

const WORDS: Readonly<Record<KpiLocale, Readonly<Record<KpiId, KpiWords>>>> = { en, es };

/** Title, sentence and formula of a figure. `undefined` for an id that no figure has. */
export function describeKpi(id: string, locale: KpiLocale = "en"): KpiWords | undefined {
  const words: Readonly<Record<string, KpiWords>> = WORDS[locale];
  return Object.hasOwn(words, id) ? words[id] : undefined;
}
