/** Names of languages, in another one. */

import type { Locale } from "@dunlin/templates";

const made = new Map<string, Intl.DisplayNames>();

/** A tag that is none is called as it is written. */
export function languageName(tag: Locale, locale: string): string {
  const names = made.get(locale) ?? new Intl.DisplayNames([locale], { type: "language" });
  made.set(locale, names);
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** As it stands at the beginning of a sentence. */
export function languageTitle(tag: Locale, locale: string): string {
  const name = languageName(tag, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
