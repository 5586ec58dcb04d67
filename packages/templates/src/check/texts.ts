/** Texts: all of them in every locale that has to be complete, with the forms of plural that the locale has. */

import { pluralCategories } from "../format/words.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Template } from "../model/template.ts";
import type { Report } from "./report.ts";
import { runsOf, textsOf } from "./walk.ts";

export function checkTexts(template: Template, report: Report): void {
  const complete = template.policy?.locales ?? template.locales;
  for (const { text, at, blockId } of textsOf(template)) {
    const own = blockId === undefined ? {} : { blockId };
    // A text that nobody has written in any language is left empty on purpose.
    const written = Object.values(text).some((runs) => runs.length > 0);
    for (const locale of complete) {
      if (!written || Object.hasOwn(text, locale)) continue;
      const says = `This text is missing in "${locale}". Write it, or take the language out of the template.`;
      report({ ...diagnostic("check.untranslated", at, says, { locale }), ...own });
    }
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
