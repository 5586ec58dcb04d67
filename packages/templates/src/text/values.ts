/** Variables of a text as merge tags: their path as the grammar writes it, and the helper that their format asks for. */

import { TAKEN_NAMES } from "../merge/helper.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { ValueFormat, ValuePath } from "../model/text.ts";
import type { VariableSchema } from "../model/variables.ts";
import { variableAt } from "../variables/variables.ts";
import { sketchHelpers } from "./layout.ts";

/** Where a value is shown. */
export interface ValueSite {
  /** The declared merge context. */
  readonly variables: VariableSchema;
  /** The list whose row the place is in: `obligations` lets `obligations[].ref` be shown. */
  readonly row?: ValuePath;
  /** Of the place in the template; the `path` of every diagnostic. */
  readonly pointer: string;
  /** Takes what is wrong. */
  readonly report: (found: TemplateDiagnostic) => void;
}

/** Names that a tag would read as something else. */
const RESERVED: ReadonlySet<string> = new Set([...TAKEN_NAMES, ...Object.keys(sketchHelpers())]);

const PLAIN_NAME = /^[A-Za-z_$][\w$-]*$/;
const LITERAL_NAMES: ReadonlySet<string> = new Set(["true", "false", "null", "undefined", "this", "else", "as"]);
const nameSource = (name: string): string => (PLAIN_NAME.test(name) && !LITERAL_NAMES.has(name) ? name : `[${name}]`);

/** A path as an expression of the grammar; `undefined`, and a finding, where it leads nowhere from here. */
export function pathSource(path: ValuePath, site: ValueSite): string | undefined {
  if (variableAt(site.variables, path) === undefined || path === "") {
    const says = `"${path}" is not declared: add it to the variables of the template, or choose another value.`;
    site.report(diagnostic("text.path", site.pointer, says, { value: path }));
    return undefined;
  }
  const { row } = site;
  const inRow = row !== undefined && (path === `${row}[]` || path.startsWith(`${row}[].`));
  const rest = inRow ? path.slice(row.length + 2) : path;
  if (rest.includes("[]")) {
    const list = rest.slice(0, rest.indexOf("[]"));
    const says = `"${path}" is a value of each row of "${list}": show it inside a block that repeats those rows.`;
    site.report(diagnostic("text.row", site.pointer, says, { value: path, list }));
    return undefined;
  }
  const names = rest.split(".").filter((name) => name !== "");
  const written = names.map(nameSource).join(".");
  if (inRow) return names.length === 0 ? "this" : `this.${written}`;
  if (row !== undefined) return `@root.${written}`;
  return names.length === 1 && RESERVED.has(written) ? `this.${written}` : written;
}

/** What a value is shown as: as the run says, else as it is declared. */
export function formatOf(path: ValuePath, fmt: ValueFormat | undefined, site: ValueSite): ValueFormat {
  if (fmt !== undefined) return fmt;
  const schema = variableAt(site.variables, path);
  if (schema?.["x-format"] !== undefined) return schema["x-format"];
  return schema?.format === "date" ? "date" : schema?.format === "date-time" ? "dateTime" : "text";
}

/** An expression that gives the value as it is shown, and whether it calls a helper. */
export interface ValueExpression {
  readonly source: string;
  readonly calls: boolean;
  readonly format: ValueFormat;
  /** The path alone, for a condition. */
  readonly path: string;
}

export function valueExpression(
  path: ValuePath,
  fmt: ValueFormat | undefined,
  site: ValueSite,
): ValueExpression | undefined {
  const at = pathSource(path, site);
  if (at === undefined) return undefined;
  const format = formatOf(path, fmt, site);
  const call = (source: string): ValueExpression => ({ source, calls: true, format, path: at });
  switch (format) {
    case "text":
    case "phone":
      return { source: at, calls: false, format, path: at };
    case "money": {
      const currency = currencySource(path, site);
      return currency === undefined ? undefined : call(`money ${at} ${currency}`);
    }
    case "percent":
    case "number":
    case "date":
    case "dateTime":
    case "time":
    case "list":
    case "url":
      return call(`${format} ${at}`);
  }
}

/** The currency of an amount: a code in quotes, or the path of one. */
function currencySource(path: ValuePath, site: ValueSite): string | undefined {
  const currency = variableAt(site.variables, path)?.["x-currency"];
  if (currency === undefined) {
    const says = `The amount "${path}" has no currency: set x-currency to a code like "EUR", or to the path of one.`;
    site.report(diagnostic("text.currency", site.pointer, says, { value: path }));
    return undefined;
  }
  return /^[A-Z]{3}$/.test(currency) && variableAt(site.variables, currency) === undefined
    ? `"${currency}"`
    : pathSource(currency, site);
}

/** The tag that shows an expression. */
export const tagOf = ({ source }: Pick<ValueExpression, "source">): string => `{{${source}}}`;

/** The expression as a value of a helper. */
export const argumentOf = ({ source, calls }: ValueExpression): string => (calls ? `(${source})` : source);
