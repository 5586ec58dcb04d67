/** JSON at the door: bounded in size and depth, with the line and column of what cannot be read. */

import { err, ok, type Result } from "./result.ts";

export interface JsonLimits {
  /** UTF-8 bytes; default 5,000,000. */
  readonly maxBytes?: number;
  /** Nested lists and objects; default 200. */
  readonly maxDepth?: number;
}

export interface JsonProblem {
  readonly code: "json.syntax" | "json.tooLarge" | "json.tooDeep";
  /** From 1. Absent for `json.tooLarge`. */
  readonly line?: number;
  /** From 1, in characters. */
  readonly column?: number;
  readonly message: string;
}

/** Reads a JSON text. A byte order mark at its start is passed over. Never throws. */
export function parseJson(
  source: string,
  { maxBytes = 5_000_000, maxDepth = 200 }: JsonLimits = {},
): Result<unknown, JsonProblem> {
  const bytes = utf8Length(source, maxBytes);
  if (bytes > maxBytes) {
    return err({
      code: "json.tooLarge",
      message: `The text is larger than ${maxBytes} bytes. Split it or raise the limit.`,
    });
  }
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  const deep = tooDeepAt(text, maxDepth);
  if (deep !== undefined) {
    const message = `Lists and objects are nested more than ${maxDepth} deep. Flatten the document.`;
    return err({ code: "json.tooDeep", ...placeOf(text, deep), message });
  }
  try {
    return ok(JSON.parse(text));
  } catch {
    const at = syntaxErrorAt(text);
    const found = at < text.length ? `found ${JSON.stringify(text[at])}` : "the text ends too early";
    const place = placeOf(text, at);
    return err({
      code: "json.syntax",
      ...place,
      message: `Not valid JSON at line ${place.line}, column ${place.column}: ${found}.`,
    });
  }
}

/** Line and column, both from 1, of a position in a text. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

/** Length in UTF-8, counted no further than just past `limit`. */
function utf8Length(text: string, limit: number): number {
  if (text.length > limit) return text.length;
  let bytes = text.length;
  for (let i = 0; i < text.length && bytes <= limit; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x800) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}

/** Where the nesting first exceeds `maxDepth`, looking past strings. */
function tooDeepAt(text: string, maxDepth: number): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') {
      i = stringEnd(text, i) - 1;
    } else if (sign === "[" || sign === "{") {
      depth += 1;
      if (depth > maxDepth) return i;
    } else if (sign === "]" || sign === "}") depth -= 1;
  }
  return undefined;
}

/** Position after the closing quote of the string that starts at `at`, or the end of the text. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === '"') return i + 1;
  }
  return text.length;
}

const TOKEN = /[ \t\r\n]*(?:(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(")|([[\]{},:]))/y;
const BLANK = /[ \t\r\n]*/y;

/** What may come next in a JSON text. */
type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "separator" | "nothing";

/** Where a text that is not JSON stops being JSON. Its nesting is bounded before, so the stack is small. */
function syntaxErrorAt(text: string): number {
  const open: ("[" | "{")[] = [];
  let expected: Expected = "value";
  let at = 0;
  const afterValue = (): Expected => (open.length === 0 ? "nothing" : "separator");
  for (;;) {
    BLANK.lastIndex = at;
    BLANK.exec(text);
    const start = BLANK.lastIndex;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (token === null) return start;
    const [, literal, quote, sign] = token;
    // A pattern over a whole string of megabytes would exhaust the stack, so only its quote is in `TOKEN`.
    const end = quote === undefined ? TOKEN.lastIndex : stringEnd(text, start);
    if (quote !== undefined && !isJson(text.slice(start, end))) return start;
    const isValue = expected === "value" || expected === "valueOrEnd";
    if (quote !== undefined && (expected === "key" || expected === "keyOrEnd")) expected = "colon";
    else if (literal !== undefined || quote !== undefined) {
      if (!isValue) return start;
      expected = afterValue();
    } else if ((sign === "[" || sign === "{") && isValue) {
      open.push(sign);
      expected = sign === "[" ? "valueOrEnd" : "keyOrEnd";
    } else if (sign === "]" && open.at(-1) === "[" && (expected === "valueOrEnd" || expected === "separator")) {
      open.pop();
      expected = afterValue();
    } else if (sign === "}" && open.at(-1) === "{" && (expected === "keyOrEnd" || expected === "separator")) {
      open.pop();
      expected = afterValue();
    } else if (sign === ":" && expected === "colon") expected = "value";
    else if (sign === "," && expected === "separator") expected = open.at(-1) === "[" ? "value" : "key";
    else return start;
    at = end;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether two JSON values are equal; a member that is `undefined` counts as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let members = 0;
  for (const name in left) {
    if (!sameJson(left[name], memberOf(right, name))) return false;
    if (left[name] !== undefined) members += 1;
  }
  for (const name in right) if (right[name] !== undefined) members -= 1;
  return members === 0;
}

/** Whether a value is a JSON object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Own members only: every object inherits a `toString`. */
export const memberOf = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/**
 * Whether lists and objects in `value` nest more than `max` deep, as `maxDepth` counts them. Does not recurse, and looks
 * at a part once on each level, however often it is used there.
 */
export function isDeeper(value: unknown, max: number): boolean {
  let level = [value].filter(canNest);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > max) return true;
    level = [...new Set(level.flatMap((item) => Object.values(item)).filter(canNest))];
  }
  return false;
}

const canNest = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A text as it is, anything else as JSON: `String` runs whatever `toString` the value brings along, or throws. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? "?"));
