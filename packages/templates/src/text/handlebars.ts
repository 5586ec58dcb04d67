/** Runs of raw Handlebars: whole by themselves, and their words no markup either. */

import { compileMerge } from "../merge/merge.ts";
import { diagnostic } from "../model/diagnostic.ts";
import { sketchHelpers } from "./layout.ts";
import type { ValueSite } from "./values.ts";
import { type TextContext, wordsSource } from "./words.ts";

export interface HandlebarsSite extends ValueSite {
  readonly context: TextContext;
  readonly handlebars?: boolean;
}

const TAG = /\{\{!--[\s\S]*?--(?:~)?\}\}|\{\{[\s\S]*?\}\}/g;

/** The source of a run, its words written for the context; nothing, and a finding, where it may not stand. */
export function handlebarsSource(source: string, site: HandlebarsSite): string {
  const refuse = (message: string, data: Readonly<Record<string, unknown>>): string => {
    site.report(diagnostic("text.handlebars", site.pointer, message, data));
    return "";
  };
  if (site.handlebars !== true)
    return refuse("Raw Handlebars is not permitted here: use a value, or set policy.handlebars.", { reason: "policy" });
  if (site.row !== undefined)
    return refuse("Raw Handlebars cannot stand in a row: use values of the row.", { reason: "row" });
  if (/\\\{\{|\{\{\{/.test(source))
    return refuse("Braces that are shown are words: move them to a run of words.", { reason: "escape" });
  const compiled = compileMerge(source, { escape: "text", helpers: sketchHelpers(), pointer: site.pointer });
  if (!compiled.ok) {
    for (const found of compiled.error) site.report(found);
    return "";
  }
  const tags = source.match(TAG) ?? [];
  const words = source.split(TAG).map((part) => wordsSource(part, site.context));
  return words.map((part, index) => `${part}${tags[index] ?? ""}`).join("");
}
