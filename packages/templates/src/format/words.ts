/** Lists in words, and which form of a text a count takes. */

import { quoted, ValueError } from "../base/valueError.ts";
import type { Locale, PluralCategory } from "../model/text.ts";
import { cached } from "./locales.ts";

/** `a, b, and c`, or with `or`. Items are written as they stand. */
export function formatList(items: readonly unknown[], locale: Locale, kind: "and" | "or" = "and"): string {
  if (!Array.isArray(items)) throw new ValueError("value.list", `${quoted(items)} is no list.`, { value: items });
  const format = cached("list", locale, kind, () => {
    return new Intl.ListFormat(locale, { type: kind === "and" ? "conjunction" : "disjunction" });
  });
  return format.format(items.filter((item) => item !== null && item !== undefined).map(String));
}

/** The plural category of a count in a locale: `one`, `few`, ... Source: CLDR, plural rules. */
export const pluralCategory = (count: number, locale: Locale): PluralCategory =>
  cached("plural", locale, "", () => new Intl.PluralRules(locale)).select(count);

/** The categories that texts of a locale need, in CLDR order: two in English, four in Polish, six in Arabic. */
export const pluralCategories = (locale: Locale): readonly PluralCategory[] => {
  const needed = new Set(
    cached("plural", locale, "", () => new Intl.PluralRules(locale)).resolvedOptions().pluralCategories,
  );
  return ALL.filter((category) => needed.has(category));
};

const ALL: readonly PluralCategory[] = ["zero", "one", "two", "few", "many", "other"];

/** The form for a count: an exact one (`=0`) first, then that of the category, then `other`. */
export function pluralForm<T>(count: number, locale: Locale, forms: Readonly<Record<string, T>>): T | undefined {
  if (typeof count !== "number" || !Number.isFinite(count))
    throw new ValueError("value.number", `${quoted(count)} is no count.`, { value: count });
  for (const key of [`=${count}`, pluralCategory(count, locale), "other"])
    if (Object.hasOwn(forms, key)) return forms[key];
  return undefined;
}
