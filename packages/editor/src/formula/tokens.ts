/** The text of a formula as tokens. */

import { currencyMark } from "../conditions/numbers.ts";
import { Stop } from "./problem.ts";

/** A stretch of the text, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Token extends Span {
  readonly kind: "number" | "text" | "name" | "sign" | "json" | "end";
  /** As it is read: signs and words in one spelling. */
  readonly text: string;
  /** What a text, a date or JSON stands for. */
  readonly value?: unknown;
}

/** Other spellings of signs. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ "=": "==", "<>": "!=", "≠": "!=", "≤": "<=", "≥": ">=" },
    ...{ "&&": "and", "||": "or", "×": "*", "÷": "/", "−": "-" },
  }),
);

const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const isDate = (text: string): boolean => DATE.test(text);

/** A path that can stand by itself. */
const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}\p{N}_$]+)*$/u;
export const isName = (text: string): boolean => NAME.test(text);

const PIECES = [
  ["space", /\s+/y],
  ["date", /\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}.])/uy],
  ["number", /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ["name", /[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}\p{N}_$]+)*/uy],
  ["text", /"(?:[^"\\]|\\.)*"/sy],
  ["sign", /[=!]==|[=!<>]=|<>|&&|\|\||\?\?|[-+*/%=<>()[\],:×÷−≤≥≠]/y],
] as const;

/** @throws Stop where a token cannot be read. */
export function tokensOf(text: string, { currency, locale }: { readonly currency?: string; readonly locale: string }) {
  const mark = currency === undefined ? undefined : currencyMark(currency, locale);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    if (text[at] === "{") {
      const value = jsonAt(text, at);
      at = value.to;
      tokens.push({ kind: "json", text: "{", ...value });
    } else if (currency !== undefined && mark !== undefined && text.startsWith(mark, at) && !/^\p{L}/u.test(mark)) {
      at += mark.length;
      tokens.push({ kind: "name", text: currency, from, to: at });
    } else {
      const [kind, found] = pieceAt(text, at);
      at += found.length;
      const span = { from, to: at };
      if (kind === "date") tokens.push({ kind: "text", text: found, value: found, ...span });
      else if (kind === "text") tokens.push({ kind, text: found, value: textIn(found, span), ...span });
      else if (kind !== "space") tokens.push({ kind, text: SAME.get(found) ?? found, ...span });
    }
  }
  tokens.push({ kind: "end", text: "", from: text.length, to: text.length });
  return tokens;
}

function pieceAt(text: string, at: number): readonly [kind: (typeof PIECES)[number][0], found: string] {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return [kind, found];
  }
  if (text[at] === '"') throw new Stop("formula.text", { from: at, to: text.length });
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  throw new Stop("formula.character", { from: at, to: at + found.length }, { found });
}

function textIn(quoted: string, span: Span): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw new Stop("formula.text", span);
  }
}

/** JSON in braces, up to the brace that closes them. */
function jsonAt(text: string, from: number): Span & { readonly value: unknown } {
  const pieces = /"(?:[^"\\]|\\.)*"|[{}]/gsy;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    pieces.lastIndex = at;
    const found = pieces.exec(text)?.[0];
    if (found === undefined) continue;
    at += found.length - 1;
    if (found === "{") depth++;
    if (found === "}" && --depth === 0) return { from, to: at + 1, value: parsed(text.slice(from, at + 1), from) };
  }
  throw new Stop("formula.json", { from, to: text.length });
}

function parsed(json: string, from: number): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Stop("formula.json", { from, to: from + json.length });
  }
}
