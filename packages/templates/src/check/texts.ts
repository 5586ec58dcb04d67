/** Texts: all of them in every locale that has to be complete, with the forms of plural that the locale has. */

import { untranslated } from "../blocks/site.ts";
import { steeringSign } from "../escape/signs.ts";
import { pluralCategories } from "../format/words.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Template } from "../model/template.ts";
import type { Locale, Run } from "../model/text.ts";
import type { Report } from "./report.ts";
import { runsOf, sentTexts } from "./walk.ts";

/** Locales without which a template is not published: those of its policy and the default one, else all. */
export const completeLocales = ({ locales, defaultLocale, policy }: Template): readonly Locale[] =>
  locales.filter((locale) => (policy?.locales ?? locales).includes(locale) || locale === defaultLocale);

export function checkTexts(template: Template, report: Report): void {
  const complete = completeLocales(template);
  for (const { text, at, blockId } of sentTexts(template)) {
    const own = blockId === undefined ? {} : { blockId };
    for (const locale of complete)
      if (!Object.hasOwn(text, locale)) report({ ...untranslated(text, locale, at), ...own });
    for (const locale of template.locales) {
      for (const run of runsOf(text[locale] ?? [])) {
        // What cannot be spoken is refused when a call is compiled.
        if (template.kind !== "voice") checkSigns(run, `${at}/${locale}`, (found) => report({ ...found, ...own }));
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

/** Who pasted such a sign did not see it, and a subject with one looks like fraud to a mail program. */
function checkSigns(run: Run, at: string, report: Report): void {
  const words = "t" in run ? run.t : "var" in run ? (run.fallback ?? "") : "";
  const sign = steeringSign(words);
  if (sign === undefined) return;
  const code = `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const says = `There is a sign in this text that nobody sees (${code}); it is left out of messages. Remove it.`;
  report(diagnostic("check.signs", at, says, { sign: code }));
}
