/** Which language a text is told in: a built-in one or the host's own, and never one that nobody asked for. */

import type { Catalog } from "./catalog.ts";
import { en } from "./words.en.ts";
import { es } from "./words.es.ts";

export interface LanguageOptions {
  /** Default: that of `words`, else `en`. */
  readonly locale?: string;
  /** A language of the host's own; it goes before a built-in one of the same name. */
  readonly words?: Catalog;
}

const BUILT_IN: readonly Catalog[] = [en, es];

/** @throws RangeError when nobody has words for `locale`; it names the languages there are. */
export function catalogFor({ locale, words }: LanguageOptions): Catalog {
  const known = words === undefined ? BUILT_IN : [words, ...BUILT_IN];
  const wanted = locale ?? known[0]?.locale;
  const catalog = known.find((candidate) => candidate.locale === wanted);
  if (catalog === undefined) {
    const names = [...new Set(known.map((candidate) => candidate.locale))].join(", ");
    throw new RangeError(
      `There are no words for the locale ${String(locale)}. Use one of ${names}, or pass your own as \`words\`.`,
    );
  }
  return catalog;
}
