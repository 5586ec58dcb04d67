/** Texts: all of them in every locale that has to be complete, with the forms of plural that the locale has. */

import { untranslated } from "../blocks/site.ts";
import { pluralCategories } from "../format/words.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Template } from "../model/template.ts";
import type { Locale } from "../model/text.ts";
import type { Report } from "./report.ts";
import { runsOf, textsOf } from "./walk.ts";

/** Locales without which a template is not published: those of its policy and the default one, else all. */
export const completeLocales = ({ locales, defaultLocale, policy }: Template): readonly Locale[] =>
  locales.filter((locale) => (policy?.locales ?? locales).includes(locale) || locale === defaultLocale);

export function checkTexts(template: Template, report: Report): void {
  const complete = completeLocales(template);
  for (const { text, at, blockId } of textsOf(template)) {
    const own = blockId === undefined ? {} : { blockId };
    for (const locale of complete)
      if (!Object.hasOwn(text, locale)) report({ ...untranslated(text, locale, at), ...own });
    for (const locale of template.locales) {
      for (const run of runsOf(text[locale] ?? [])) {
        if (!("plural" in run)) continue;
        const missing = pluralCategories(locale).filter((category) => !Object.hasOwn(run.forms, category));
        if (missing.length === 0) continue;
        const says = `"${locale}" has more forms than these: add ${missing.join(", ")}. Until then "other" is shown.`;
        report({
          ...diagnostic("check.plural", `${at}/${locale}`, says, { locale, missing, path: run.plural }),
          ...own,
        });
      }
    }
  }
}
