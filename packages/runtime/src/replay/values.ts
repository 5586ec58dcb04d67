/** Text of a cell as a value of the type that the mapping declares. Nothing is guessed: what has another form is refused. */

import { exponentOf, formatInstant, parseDate, parseInstant, parseMinor } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import { compilePattern } from "./datePattern.ts";
import type { ColumnSpec } from "./mapping.ts";

/** `undefined`: not of this type. `currency` is known for money. */
export type Parse = (text: string, currency: string) => unknown;

/** How the text of a column becomes a value. Numbers come as text with a decimal point and without other marks. */
export function parserOf(spec: ColumnSpec): Parse {
  switch (spec.type) {
    case "text":
      return (text) => text;
    case "integer":
    case "minor":
      return integer;
    case "number":
      return decimal;
    case "money":
      return (text, currency) => parseMinor(text, exponentOf(currency));
    case "date":
      return dateParser(spec);
    case "instant":
      return instantParser(spec);
    case "boolean":
      return booleanParser(spec);
    case "json":
      return json;
  }
}

/** Whether a JSON number is a value of this type. */
export const isNumeric = ({ type }: ColumnSpec): boolean =>
  type === "integer" || type === "minor" || type === "number" || type === "money";

/**
 * A number as people write it in tables, with a decimal point and without marks between its groups of digits. A mark
 * where none belongs gives no number, so that `1.50` is never read as 150.
 */
export function plainNumber({ decimal = ".", group }: ColumnSpec): (text: string) => string {
  const literal = (mark: string) => mark.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  const whole = group === undefined ? "\\d+" : `(?:\\d+|\\d{1,3}(?:${literal(group)}\\d{2,3})*${literal(group)}\\d{3})`;
  const form = new RegExp(`^[+-]?${whole}(?:${literal(decimal)}\\d+)?(?:[eE][+-]?\\d+)?$`);
  return (text) => {
    const trimmed = text.trim();
    if (!form.test(trimmed)) return "";
    const joined = group === undefined ? trimmed : trimmed.replaceAll(group, "");
    return decimal === "." ? joined : joined.replace(decimal, ".");
  };
}

/** The type in words, as in `"x" is not ...`. */
export function wantedOf(spec: ColumnSpec, currency: string): string {
  const { pattern } = spec;
  switch (spec.type) {
    case "text":
      return "a text";
    case "integer":
      return "a whole number";
    case "minor":
      return "a whole number of minor units";
    case "number":
      return "a number";
    case "money":
      return `an amount of money in ${currency}`;
    case "date":
      return `a date of the form ${pattern ?? "YYYY-MM-DD"}`;
    case "instant":
      return pattern === undefined ? "an instant such as 2026-03-02T14:00:00Z" : `a time of the form ${pattern}`;
    case "boolean":
      return `one of ${[...trueWords(spec), ...falseWords(spec)].join(", ")}`;
    case "json":
      return "JSON";
  }
}

function integer(text: string): number | undefined {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
  return value !== undefined && Number.isSafeInteger(value) ? value + 0 : undefined;
}

function decimal(text: string): number | undefined {
  const value = text === "" ? undefined : Number(text);
  return value !== undefined && Number.isFinite(value) ? value + 0 : undefined;
}

function dateParser({ pattern }: ColumnSpec): Parse {
  const form = pattern === undefined ? undefined : compilePattern(pattern);
  return (text) => {
    const date = form === undefined ? text : form.read(text)?.date;
    return date !== undefined && parseDate(date) !== undefined ? date : undefined;
  };
}

function instantParser({ pattern, zone = "UTC" }: ColumnSpec): Parse {
  if (pattern === undefined) return (text) => (parseInstant(text) === undefined ? undefined : text);
  const form = compilePattern(pattern);
  const place = defaultZones.get(zone);
  return (text) => {
    const written = form?.read(text);
    const day = written && parseDate(written.date);
    return day === undefined || place === undefined
      ? undefined
      : formatInstant(place.instantOf(day, written?.time ?? 0));
  };
}

function booleanParser(spec: ColumnSpec): Parse {
  const [yes, no] = [new Set(trueWords(spec)), new Set(falseWords(spec))];
  return (text) => (yes.has(text) ? true : no.has(text) ? false : undefined);
}

const trueWords = (spec: ColumnSpec): readonly string[] => spec.true ?? ["true"];
const falseWords = (spec: ColumnSpec): readonly string[] => spec.false ?? ["false"];

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
