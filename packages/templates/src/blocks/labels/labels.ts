/** Words that blocks bring along, so that a new block can be read before its author has written any: calm, formal, and in every language. */

import type { JsonValue } from "../../model/block.ts";
import type { Locale, PluralCategory, Run } from "../../model/text.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en, type Labels } from "./en.ts";
import { es } from "./es.ts";
import { fi } from "./fi.ts";
import { fr } from "./fr.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";

const LANGUAGES: Readonly<Record<string, Labels>> = { en, es, pt, de, fr, fi, pl, ar };

/** "3 installments", by the forms that each language has; `#` is the number. */
const PARTS: Readonly<Record<string, { readonly [C in PluralCategory]?: string }>> = {
  en: { one: "# installment", other: "# installments" },
  es: { one: "# cuota", many: "# de cuotas", other: "# cuotas" },
  pt: { one: "# prestação", many: "# de prestações", other: "# prestações" },
  de: { one: "# Rate", other: "# Raten" },
  fr: { one: "# échéance", many: "# d’échéances", other: "# échéances" },
  fi: { one: "# erä", other: "# erää" },
  pl: { one: "# rata", few: "# raty", many: "# rat", other: "# raty" },
  ar: { zero: "بلا أقساط", one: "قسط واحد", two: "قسطان", few: "# أقساط", many: "# قسطًا", other: "# قسط" },
};

/** Texts of this file, for which the language of a locale is enough: `de` is read in `de-AT`. Those of an author are as he wrote them. */
const own = new WeakSet<object>();

function kept(text: { readonly [language: string]: readonly Run[] }): JsonValue {
  own.add(text);
  return text as unknown as JsonValue;
}

const each = (runs: (language: string) => readonly Run[]): JsonValue =>
  kept(Object.fromEntries(Object.keys(LANGUAGES).map((language) => [language, runs(language)])));

/** A text that comes along, in every language. */
export const said = (name: keyof Labels): JsonValue => each((language) => [{ t: (LANGUAGES[language] ?? en)[name] }]);

/** How many parts a plan has. @param count - The path of the number. */
export const saidParts = (count: string): JsonValue =>
  each((language) => {
    const forms = Object.entries(PARTS[language] ?? {}).map(([category, words]) => [category, form(words, count)]);
    return [{ plural: count, forms: Object.fromEntries(forms) }];
  });

const form = (words: string, count: string): readonly Run[] =>
  words.startsWith("#") ? [{ var: count, fmt: "number" }, { t: words.slice(1) }] : [{ t: words }];

/** In which of its languages such a text is read; a text of an author has its locales and no others. */
export const readIn = (text: object, locale: Locale): Locale =>
  own.has(text) && !Object.hasOwn(text, locale) ? locale.replace(/-.*/, "") : locale;
