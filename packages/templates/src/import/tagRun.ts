/** A tag that shows a value, as a run. */

import type { Run, ValueFormat } from "../model/text.ts";

const PATH = "[A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)*";
const RESERVED: ReadonlySet<string> = new Set(["this", "true", "false", "null", "undefined", "else"]);

const VALUE = new RegExp(`^\\{\\{(${PATH})\\}\\}$`);
const FORMATTED = new RegExp(
  `^\\{\\{(date|dateTime|time|number|percent|list|url|money)\\s+(${PATH})(?:\\s+(${PATH}|"[A-Z]{3}"|'[A-Z]{3}'))?\\}\\}$`,
);
const FALLBACK = new RegExp(`^\\{\\{fallback\\s+(${PATH})\\s+(?:"([^"]*)"|'([^']*)')\\}\\}$`);

/** A run of its value where the tag is no more than that, else raw Handlebars. */
export function runOfTag(text: string): Run {
  const path = VALUE.exec(text)?.[1];
  if (path !== undefined && isPath(path)) return { var: path };
  const [, format, shown, more] = FORMATTED.exec(text) ?? [];
  if (shown !== undefined && isPath(shown) && (format === "money") === (more !== undefined))
    return { var: shown, fmt: format as ValueFormat };
  const [, value, double, single] = FALLBACK.exec(text) ?? [];
  return value !== undefined && isPath(value) ? { var: value, fallback: double ?? single ?? "" } : { hbs: text };
}

/** The currency that a tag of an amount names: a code, or the path of one. */
export const currencyOfTag = (text: string): string => (FORMATTED.exec(text)?.[3] ?? "").replace(/["']/g, "");

const isPath = (path: string): boolean => !RESERVED.has(path.split(".")[0] as string);
