/** What tags tell about the kinds of their values, so that samples fit. */

import type { PathUse } from "../merge/paths.ts";
import type { JsonValue } from "../model/block.ts";
import type { ValueFormat, ValuePath } from "../model/text.ts";

export interface Hint {
  readonly path: ValuePath;
  readonly format: ValueFormat | "currency";
  /** A value that lets the tag show what stands in it. */
  readonly sample?: JsonValue;
}

/** A path as it is written in a tag, out of a row or not. */
const WRITTEN = "(?:\\.\\./|this\\.|@root\\.)*[A-Za-z_][\\w.-]*";
const CALL = new RegExp(
  `\\b(date|dateTime|time|number|percent|plural|list|url|money)\\s+(${WRITTEN})(?:\\s+(${WRITTEN}))?`,
  "g",
);
const COMPARISON = new RegExp(`\\b(eq|gte?|lte?)\\s+(${WRITTEN})\\s+(?:"([^"]*)"|'([^']*)'|(-?\\d+(?:\\.\\d+)?))`, "g");

/** @param uses - What the tag asks for, from the root. */
export function hintsOf(tag: string, uses: readonly PathUse[]): readonly Hint[] {
  const hints: Hint[] = [];
  const add = (written: string | undefined, format: Hint["format"], sample?: JsonValue): void => {
    const path = written === undefined ? undefined : resolved(written, uses);
    if (path !== undefined) hints.push({ path, format, ...(sample === undefined ? {} : { sample }) });
  };
  for (const [, helper, value, currency] of tag.matchAll(CALL)) {
    add(value, helper === "plural" ? "number" : (helper as ValueFormat));
    if (helper === "money") add(currency, "currency");
  }
  for (const [, helper = "", value, double, single, number] of tag.matchAll(COMPARISON)) {
    if (number !== undefined) add(value, "number", Number(number) + (helper === "gt" ? 1 : helper === "lt" ? -1 : 0));
    else add(value, "text", double ?? single ?? "");
  }
  return hints;
}

function resolved(written: string, uses: readonly PathUse[]): ValuePath | undefined {
  const name = written.replace(/^(?:\.\.\/|this\.|@root\.)*/, "");
  return uses.find(({ path }) => path === name || path.endsWith(`.${name}`))?.path;
}
