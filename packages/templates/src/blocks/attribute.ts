/** Texts where no markup can be: attributes and titles. */

import { escapeAttribute } from "../escape/escape.ts";
import { plainText } from "../escape/signs.ts";
import type { RichText, Run } from "../model/text.ts";
import { type ValueSite, valueExpression } from "../text/values.ts";

/** The runs without marks and links. */
export const plainRuns = (runs: RichText): RichText =>
  runs.map((run): Run => {
    if ("t" in run) return { t: run.t };
    if ("var" in run) {
      const { b: _b, i: _i, u: _u, a: _a, ...value } = run;
      return value;
    }
    return run;
  });

/**
 * The source for a quoted attribute. Later passes over the HTML can break quotes in a tag, so a value whose format needs some is shown
 * as it stands; breaks are blanks, and of texts by count or word the last form is shown.
 */
export function attributeSource(runs: RichText, site: ValueSite): string {
  return runs
    .map((run) => {
      if ("t" in run) return escapeAttribute(plainText(run.t)).replace(/[{}\\]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      if ("br" in run) return " ";
      if ("plural" in run) return attributeSource(run.forms.other, site);
      if ("select" in run) return attributeSource(run.cases.other, site);
      if ("hbs" in run) return "";
      const value = valueExpression(run.var, run.fmt, site);
      return value === undefined ? "" : `{{${value.source.includes('"') ? value.path : value.source}}}`;
    })
    .join("");
}
