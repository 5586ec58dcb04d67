/**
 * Signs that come back from the clipboard: anybody may have written them, so only values, plurals and choices of the exact form are taken, and
 * never raw Handlebars.
 */

import type { Link, RichText, Run, ValueFormat, VariableRun } from "@dunlin/templates";
import { marksOf } from "./runs.ts";
import { withoutUnseen } from "./signs.ts";

const FORMATS: ReadonlySet<unknown> = new Set<ValueFormat>([
  ...(["text", "money", "date", "dateTime", "time", "number", "percent", "list", "url", "phone"] as const),
]);

/** Forms in forms in forms are nobody's text. */
const DEPTH = 4;

export function readRun(text: string | null): Run | undefined {
  const value = parsed(text);
  return value === undefined ? undefined : runOf(value, DEPTH);
}

/** A link that is read here has still to be checked. */
export function readLink(text: string | null): Link | undefined {
  const value = parsed(text);
  if (value === undefined) return undefined;
  const { to, url, var: path, address, subject, number } = value;
  if (to === "url" && isWords(url)) return { to, url };
  if (to === "variable" && isPath(path)) return { to, var: path };
  if (to === "phone" && isWords(number)) return { to, number };
  if (to !== "email" || !isWords(address)) return undefined;
  return { to, address, ...(isWords(subject) && { subject }) };
}

function parsed(text: string | null): Record<string, unknown> | undefined {
  if (text === null || text.length > 50_000) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function runOf(run: Readonly<Record<string, unknown>>, depth: number): Run | undefined {
  if (Object.hasOwn(run, "var")) return variableOf(run);
  if (depth === 0) return undefined;
  const { plural, forms, select, cases } = run;
  if (isPath(plural)) {
    const read = textsOf(forms, depth, /^(?:zero|one|two|few|many|other|=\d{1,6})$/);
    return read === undefined ? undefined : { plural, forms: read };
  }
  if (!isPath(select)) return undefined;
  const read = textsOf(cases, depth, /^[^\\]{1,200}$/);
  return read === undefined ? undefined : { select, cases: read };
}

function variableOf({ var: path, fmt, fallback }: Readonly<Record<string, unknown>>): VariableRun | undefined {
  if (!isPath(path)) return undefined;
  return {
    var: path,
    ...(FORMATS.has(fmt) && { fmt: fmt as ValueFormat }),
    ...(isWords(fallback) && { fallback: withoutUnseen(fallback).text }),
  };
}

type Texts = { readonly other: RichText } & Readonly<Record<string, RichText>>;

function textsOf(value: unknown, depth: number, key: RegExp): Texts | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).filter(([name]) => key.test(name) && name !== "__proto__");
  const texts = entries.map(([name, runs]) => [name, textOf(runs, depth - 1)] as const);
  const all = Object.fromEntries(texts);
  return all.other === undefined ? undefined : (all as Texts);
}

function textOf(value: unknown, depth: number): RichText {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown): readonly Run[] => {
    if (typeof item !== "object" || item === null) return [];
    const run = item as Record<string, unknown>;
    if (run.br === 1) return [{ br: 1 }];
    const { b, i, u } = marksOf(run);
    const marks = { ...(b && { b }), ...(i && { i }), ...(u && { u }) };
    if (isWords(run.t)) return [{ t: withoutUnseen(run.t).text, ...marks }];
    const read = runOf(run, depth);
    return read === undefined ? [] : ["var" in read ? { ...read, ...marks } : read];
  });
}

const isWords = (value: unknown): value is string => typeof value === "string";
const isPath = (value: unknown): value is string => typeof value === "string" && /^[\w$.[\]-]{1,200}$/.test(value);
