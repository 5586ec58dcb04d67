/** Languages: which tags are known, in which direction they are read, and one cache of the formatters of the host. */

import { quoted, ValueError } from "../base/valueError.ts";
import type { Locale } from "../model/text.ts";

/** Scripts that are read from right to left. Source: Unicode, UAX 24 and the property Bidi_Class of their letters. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(
  "Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Syre Syrj Syrn Thaa Yezi".split(" "),
);

/** How a text in that language is read. A tag without a script has the usual one of its language. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  const { script } = cached("locale", locale, "", () => new Intl.Locale(locale).maximize());
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
}

/** Formatters kept; they are costly to make, and a portfolio has few languages and zones. */
const MOST_KEPT = 500;
const kept = new Map<string, unknown>();

/**
 * The formatter for a locale and options, made once. Where there are too many, the oldest goes.
 *
 * @throws ValueError for a locale that is no language tag.
 */
export function cached<T>(kind: string, locale: Locale, options: string, make: () => T): T {
  const key = `${kind} ${locale} ${options}`;
  const known = typeof locale === "string" ? (kept.get(key) as T | undefined) : undefined;
  if (known !== undefined) return known;
  const made = madeFor(locale, make);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}

function madeFor<T>(locale: Locale, make: () => T): T {
  if (!isLocale(locale))
    throw new ValueError("value.locale", `${quoted(locale)} is no language tag: give one like "de" or "pt-BR".`, {
      value: locale,
    });
  return make();
}

/** Whether a text is a well-formed language tag. */
export function isLocale(locale: unknown): locale is Locale {
  try {
    return typeof locale === "string" && Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
