/** Values of the message: which of them fit a field, what they are called, and what they are of a sample person. */

import type { Locale, ValueFormat, VariableSchema } from "@dunlin/templates";
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
  formatTime,
  variableAt,
} from "@dunlin/templates/editing";
import { valueAt } from "../document/contexts.ts";
import type { FieldSpec } from "./spec.ts";

export interface Value {
  /** `obligations[].ref` is a value of each row. */
  readonly path: string;
  readonly title: string;
  /** Titles of what it stands in, from the outside. */
  readonly within: readonly string[];
  readonly schema: VariableSchema;
}

const known = new WeakMap<VariableSchema, readonly Value[]>();

/** Everything that is declared, lists and objects too, in the order of the document. */
export function valuesOf(variables: VariableSchema): readonly Value[] {
  const before = known.get(variables);
  if (before !== undefined) return before;
  const found = [...membersOf(variables, "", [])];
  known.set(variables, found);
  return found;
}

function* membersOf(schema: VariableSchema, path: string, within: readonly string[]): Generator<Value> {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const at = path === "" ? name : `${path}.${name}`;
    const title = member.title ?? name;
    yield { path: at, title, within, schema: member };
    yield* membersOf(member, at, [...within, title]);
    if (member.items !== undefined) yield* membersOf(member.items, `${at}[]`, [...within, title]);
  }
}

export function formatOf({
  "x-format": own,
  format,
  type,
  items,
  properties,
}: VariableSchema): ValueFormat | undefined {
  if (own !== undefined) return own;
  if (items !== undefined || properties !== undefined) return undefined;
  if (format === "date" || format === "time") return format;
  if (format === "date-time") return "dateTime";
  if (format === "uri") return "url";
  return type === "number" || type === "integer" ? "number" : type === "boolean" ? undefined : "text";
}

/** Those that a field can take. */
export function fitting(variables: VariableSchema, { formats, rows, object }: FieldSpec): readonly Value[] {
  return valuesOf(variables).filter(({ schema }) => {
    const { items, properties } = schema;
    if (rows === true) return items?.properties !== undefined;
    if (object === true) return properties !== undefined;
    if (items !== undefined || properties !== undefined) return false;
    const format = formatOf(schema);
    return formats === undefined || (format !== undefined && formats.includes(format));
  });
}

/** Where a value is looked at. */
export interface Looked {
  readonly variables: VariableSchema;
  readonly context: object;
  readonly locale: Locale;
  readonly zone: string;
}

/** A value of the sample person as it is shown, of rows that of the first one; `undefined` where there is none. */
export function sampleText(path: string, format: ValueFormat | undefined, looked: Looked): string | undefined {
  const { variables, context, locale, zone } = looked;
  const schema = variableAt(variables, path);
  const value = valueAt(context, path);
  if (schema === undefined || value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return String(value.length);
  const shown = format ?? formatOf(schema);
  try {
    if (typeof value === "number") return numberText(value, shown, schema, looked);
    if (typeof value !== "string") return typeof value === "boolean" ? String(value) : undefined;
    if (shown === "date") return formatDate(value, locale, zone, "medium");
    if (shown === "dateTime") return formatDateTime(value, locale, zone, "medium");
    return shown === "time" ? formatTime(value, locale, zone) : value;
  } catch {
    return String(value);
  }

  function numberText(amount: number, as: ValueFormat | undefined, of: VariableSchema, { context }: Looked): string {
    if (as === "money") return formatMoney(amount, currencyOf(of, context) ?? "XXX", locale);
    return as === "percent" ? formatPercent(amount, locale) : formatNumber(amount, locale);
  }
}

/** The currency of an amount: a code, or the path of one. */
function currencyOf({ "x-currency": currency }: VariableSchema, context: object): string | undefined {
  if (currency === undefined || /^[A-Z]{3}$/.test(currency)) return currency;
  const found = valueAt(context, currency);
  return typeof found === "string" && /^[A-Z]{3}$/.test(found) ? found : undefined;
}

/** The currency of the first amount, for conditions. */
export function currencyIn(variables: VariableSchema, context: object): string | undefined {
  const amount = valuesOf(variables).find(({ schema }) => schema["x-format"] === "money");
  return amount === undefined ? undefined : currencyOf(amount.schema, context);
}
