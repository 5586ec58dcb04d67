/** Words of formulas. English comes with the room; other languages bring theirs with the words of the conditions. */

import type { FormulaCode, FormulaProblem } from "./problem.ts";

export interface FormulaWords {
  readonly label: string;
  readonly help: (currency: string | undefined) => string;
  readonly suggestions: string;
  /** Read out when the suggestions appear. */
  readonly suggested: (count: number) => string;
  readonly goThere: string;
  /** After what is wrong. */
  readonly unchanged: string;
  readonly problems: { readonly [C in FormulaCode]: (data: FormulaProblem["data"]) => string };
  /** By name: arguments and what it gives. */
  readonly functions: Readonly<Record<string, readonly [args: string, about: string]>>;
}

const meant = (nearest: string | undefined): string => (nearest === undefined ? "" : ` Did you mean ${nearest}?`);

export const FORMULA_EN: FormulaWords = {
  label: "Formula",
  help: (currency) =>
    `${currency === undefined ? "Amounts are in the smallest unit." : `Amounts have their currency: ${currency} 500.00.`} Dates look like 2026-03-31, later ones like today + 3 days.`,
  suggestions: "Suggestions",
  suggested: (count) => (count === 1 ? "1 suggestion" : `${count} suggestions`),
  goThere: "Go to this place",
  unchanged: "Until then nothing changes.",
  problems: {
    "formula.character": ({ found }) => `${found} has no meaning here. Take it away.`,
    "formula.text": () => 'This text has no end. Close it with ".',
    "formula.json": () => "This is not valid JSON. Close its braces, or write a formula instead.",
    "formula.unexpected": ({ found }) =>
      `${found} does not fit here. Take it away, or write what is missing before it.`,
    "formula.end": () => "Something is missing behind this. Write on.",
    "formula.close": ({ found }) => `This is never closed. Add ${found}.`,
    "formula.comma": () => "Decimals are written with a point: 500.00. A comma separates arguments.",
    "formula.function": ({ found, nearest }) =>
      `There is no function ${found}.${meant(nearest) || " Choose one from the suggestions."}`,
    "formula.field": ({ found, nearest }) =>
      `There is no field ${found}.${meant(nearest) || " Choose one from the suggestions."}`,
    "formula.segment": ({ found, nearest }) =>
      `There is no segment ${found}.${meant(nearest) || " Choose one that exists."}`,
    "formula.amount": ({ found, currency }) =>
      `An amount needs its currency. Write ${currency} ${found} for ${found} in major units.`,
    "formula.currency": ({ found, currency }) => `Amounts are in ${currency} here, not in ${found}. Convert it.`,
    "formula.decimals": ({ currency, digits }) =>
      digits === "0"
        ? `${currency} has no decimals. Write a whole number.`
        : `${currency} has ${digits} decimals. Round the amount.`,
    "formula.businessDays": () =>
      "Business days can only be added to a date that today is held against: today >= date + 3 business days, or with <. Else use businessDaysSince.",
    "formula.deep": () => "This is nested too deeply. Divide it into segments.",
  },
  functions: {
    min: ["value, value, …", "the least"],
    max: ["value, value, …", "the greatest"],
    abs: ["number", "without its sign"],
    if: ["condition, then, else", "one or the other"],
    known: ["field", "whether it is present"],
    sum: ["list, number", "added up over the entries"],
    count: ["list, condition", "how many entries"],
    some: ["list, condition", "whether for one entry"],
    all: ["list, condition", "whether for every entry"],
    none: ["list, condition", "whether for no entry"],
    filter: ["list, condition", "only those entries"],
    map: ["list, value", "a value of each entry"],
    reduce: ["list, value, start", "one value of all entries"],
    merge: ["list, list, …", "one list of all"],
    daysSince: ["date", "days gone by"],
    daysUntil: ["date", "days to come"],
    businessDaysSince: ["date", "business days gone by"],
    addDays: ["date, days", "a later date"],
    hasTag: ['"tag"', "whether it is tagged so"],
    segment: ['"segment"', "whether it belongs there"],
    countContacts: ['days: 7, channels: ["sms"]', "contacts made lately"],
    countPromises: ['status: "broken", days: 90', "promises closed lately"],
    startsWith: ["text, part", "whether it begins so"],
    endsWith: ["text, part", "whether it ends so"],
    cat: ["text, text, …", "joined"],
    substr: ["text, start, length", "a part of it"],
    missing: ['"field", …', "those that are missing"],
    missing_some: ['least, ["field", …]', "missing where too many are"],
  },
};
