/** Texts of tests, written and merged. */

import { parseFragment } from "parse5";
import { templateHelpers } from "../../src/helpers/helpers.ts";
import { compileMerge } from "../../src/merge/merge.ts";
import type { RichText } from "../../src/model/text.ts";
import type { VariableSchema } from "../../src/model/variables.ts";
import { type TextSite, textSource } from "../../src/text/source.ts";
import type { TextContext } from "../../src/text/words.ts";

export const VARIABLES: VariableSchema = {
  type: "object",
  properties: {
    debtor: { type: "object", properties: { name: { type: "string", "x-required": true }, nick: { type: "string" } } },
    date: { type: "string", "x-format": "date" },
    at: { type: "string", format: "date-time" },
    due: { type: "integer", "x-format": "money", "x-currency": "currency" },
    bare: { type: "integer", "x-format": "money" },
    currency: { type: "string" },
    fee: { type: "integer", "x-format": "money", "x-currency": "EUR" },
    rate: { type: "number", "x-format": "percent" },
    count: { type: "integer" },
    tone: { type: "string" },
    overdue: { type: "boolean" },
    payUrl: { type: "string", "x-format": "url", "x-required": true },
    moreUrl: { type: "string", "x-format": "url" },
    phone: { type: "string", "x-format": "phone" },
    "odd name": { type: "string" },
    rows: {
      type: "array",
      items: {
        type: "object",
        properties: {
          ref: { type: "string" },
          due: { type: "integer", "x-format": "money", "x-currency": "rows[].currency" },
          currency: { type: "string" },
        },
      },
    },
  },
};

export const CONTEXT = {
  debtor: { name: "Ada <1>" },
  date: "2026-03-02",
  at: "2026-03-02T23:30:00Z",
  due: 123_456,
  currency: "EUR",
  fee: 250,
  rate: 0.05,
  count: 3,
  tone: "formal",
  overdue: true,
  payUrl: "https://pay.example/?a=1&b=2",
  phone: "+34 600 000 000",
  "odd name": "odd",
  rows: [
    { ref: "R1", due: 100, currency: "USD" },
    { ref: "R2", due: 200, currency: "JPY" },
  ],
};

export const CONTEXTS: readonly TextContext[] = ["html", "header", "sms", "text", "ssml"];

export const source = (runs: RichText, site: Partial<TextSite> = {}) =>
  textSource(runs, { context: "text", locale: "en", variables: VARIABLES, pointer: "/root/0/props/text/en", ...site });

/** The merged text. @throws Error with what kept it from being written. */
export function written(runs: RichText, site: Partial<TextSite> = {}, context: unknown = CONTEXT): string {
  const found = source(runs, site);
  if (found.problems.length > 0) throw new Error(found.problems.map(({ message }) => message).join(" "));
  return merged(found.source, site.context ?? "text", site.locale ?? "en", context);
}

function merged(text: string, place: TextContext, locale = "en", context: unknown = CONTEXT): string {
  const as = place === "html" ? "markup" : place;
  const compiled = compileMerge(text, { escape: as, helpers: templateHelpers() });
  const result = compiled.ok ? compiled.value.render(context, { locale, zone: "Europe/Madrid" }) : compiled;
  if (result.ok) return result.value.text;
  throw new Error(`${result.error.map(({ message }) => message).join(" ")} in ${text}`);
}

/** The words of a fragment of HTML, as a reader gets them. */
export function wordsOf(html: string): string {
  const words = (node: unknown): string => {
    const { nodeName, value, childNodes = [] } = node as { nodeName: string; value?: string; childNodes?: unknown[] };
    return nodeName === "#text" ? (value ?? "") : nodeName === "br" ? "\n" : childNodes.map(words).join("");
  };
  return words(parseFragment(html));
}
