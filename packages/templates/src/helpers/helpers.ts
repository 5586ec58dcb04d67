/** The helpers of every template: formats in the language and zone of the reader, comparisons, and words for what is missing. */

import { ValueError } from "../base/valueError.ts";
import { escapeHtml, escapeXml } from "../escape/escape.ts";
import { checkLink, type LinkRules } from "../escape/links.ts";
import { SafeText } from "../escape/safeText.ts";
import { type DateStyle, formatDate, formatDateTime, formatTime } from "../format/dates.ts";
import { formatMoney, formatNumber, formatPercent, type MoneyOptions, type PercentOptions } from "../format/numbers.ts";
import { formatList, pluralForm } from "../format/words.ts";
import type { Helper, Helpers } from "../merge/helper.ts";
import { isFalsy, isMissing, textOf } from "../merge/values.ts";

/** What stands in an option, or nothing where the option is not given. @throws ValueError for any other value. */
function option<T extends string>(
  options: Readonly<Record<string, unknown>>,
  name: string,
  all: readonly T[],
): T | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  const found = all.find((one) => one === value);
  if (found !== undefined) return found;
  const says = `${name} is one of ${all.join(", ")}.`;
  throw new ValueError("value.option", says, { option: name, value });
}

/** Only the members that are given: an option that is `undefined` is not the same as none. */
const given = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

const STYLES: readonly DateStyle[] = ["short", "medium", "long", "full"];

/** Where the first value is missing, nothing is shown and nothing fails; whether it had to be there is up to the merge. */
const whenThere =
  (call: Helper["call"]): Helper["call"] =>
  (values, options, site) =>
    isMissing(values[0]) ? undefined : call(values, options, site);

const money: Helper = {
  values: [2, 2],
  options: ["display", "whole"],
  call: whenThere(([minor, currency], options, { locale }) => {
    const display = option(options, "display", ["symbol", "narrow", "code", "name"]);
    const settings: MoneyOptions = given({ display, whole: options.whole === true });
    return formatMoney(minor as number, currency as string, locale, settings);
  }),
};

const number: Helper = {
  values: [1, 1],
  options: ["least", "most"],
  call: whenThere(([value], { least, most }, { locale }) =>
    formatNumber(value as number, locale, given({ least, most }) as PercentOptions),
  ),
};

const percent: Helper = {
  values: [1, 1],
  options: ["of", "least", "most"],
  call: whenThere(([value], options, { locale }) => {
    const of = option(options, "of", ["share", "percent", "basisPoints"]);
    const settings = given({ of, least: options.least, most: options.most });
    return formatPercent(value as number, locale, settings as PercentOptions);
  }),
};

const dates: Helpers = {
  date: {
    values: [1, 1],
    options: ["style"],
    call: whenThere(([value], options, { locale, zone }) =>
      formatDate(value as string, locale, zone, option(options, "style", STYLES)),
    ),
  },
  dateTime: {
    values: [1, 1],
    options: ["style"],
    call: whenThere(([value], options, { locale, zone }) =>
      formatDateTime(value as string, locale, zone, option(options, "style", STYLES)),
    ),
  },
  time: {
    values: [1, 1],
    call: whenThere(([value], _, { locale, zone }) => formatTime(value as string, locale, zone)),
  },
};

const list: Helper = {
  values: [1, 1],
  options: ["kind"],
  call: whenThere(([items], options, { locale }) =>
    formatList(
      (Array.isArray(items) ? items.map((item) => textOf(item)) : items) as string[],
      locale,
      option(options, "kind", ["and", "or"]),
    ),
  ),
};

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"] as const;

/** `{{plural count one="# invoice" other="# invoices"}}`: `#` is the count as the locale writes it. `none` is for zero alone. */
const plural: Helper = {
  values: [1, 1],
  options: [...CATEGORIES, "none"],
  call: whenThere(([count], { none, ...categories }, { locale }) => {
    const forms = given({ "=0": none, ...categories });
    const form = pluralForm(count as number, locale, forms);
    return textOf(form).replaceAll("#", () => formatNumber(count as number, locale));
  }),
};

/** The first value that is not missing: `{{fallback debtor.name "there"}}`. */
const fallback: Helper = { values: [2, 5], call: (values) => values.find((value) => !isMissing(value)) };

/** A text with line breaks, each shown as one: `<br />` in HTML, a pause in speech. */
const lines: Helper = {
  values: [1, 1],
  call: whenThere(([value], _, { context }) => {
    const parts = textOf(value).split(/\r\n?|\n/);
    if (context === "html") return new SafeText("html", parts.map(escapeHtml).join("<br />"));
    return context === "ssml" ? new SafeText("ssml", parts.map(escapeXml).join("<break/>")) : parts.join("\n");
  }),
};

const comparison = (holds: (a: number | string, b: number | string) => boolean): Helper => ({
  values: [2, 2],
  call: ([a, b]) => {
    const comparable = typeof a === typeof b && (typeof a === "number" || typeof a === "string");
    return comparable && holds(a as number | string, b as number | string);
  },
});

/** For conditions of raw Handlebars; blocks have conditions of the engine instead. No conversions: 1 and "1" differ. */
const comparisons: Helpers = {
  eq: { values: [2, 2], call: ([a, b]) => a === b },
  ne: { values: [2, 2], call: ([a, b]) => a !== b },
  lt: comparison((a, b) => a < b),
  lte: comparison((a, b) => a <= b),
  gt: comparison((a, b) => a > b),
  gte: comparison((a, b) => a >= b),
  not: { values: [1, 1], call: ([value]) => isFalsy(value, false) },
  and: { values: [2, 5], call: (values) => values.every((value) => !isFalsy(value, false)) },
  or: { values: [2, 5], call: (values) => values.some((value) => !isFalsy(value, false)) },
};

/** A link in a text without attributes, checked by the same rules as one in HTML. */
const linkHelper = (rules: LinkRules): Helper => ({
  values: [1, 1],
  call: whenThere(([value]) => {
    const link = checkLink(textOf(value), rules);
    if (link.ok) return link.value;
    const says = `it is no link that may be shown (${link.error}): give an https link of an allowed host.`;
    throw new ValueError("value.url", says, { value, refused: link.error });
  }),
});

/** @param rules - Which links `url` lets through. */
export const templateHelpers = (rules: LinkRules = {}): Helpers => ({
  money,
  number,
  percent,
  ...dates,
  list,
  plural,
  fallback,
  lines,
  url: linkHelper(rules),
  ...comparisons,
});
