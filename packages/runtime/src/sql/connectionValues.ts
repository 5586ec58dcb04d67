/** How values travel between JavaScript and PostgreSQL: the same for every driver, whatever its own defaults are. */

import { StoreError } from "../model/store.ts";

type Parser = (text: string) => unknown;

/** Types whose values are not text here, by their object id, with the object id of their arrays. */
const TYPES: readonly (readonly [name: string, id: number, arrayId: number, parse: Parser])[] = [
  ["bool", 16, 1000, (text) => text === "t"],
  ["bytea", 17, 1001, parseBytes],
  ["int8", 20, 1016, parseInt8],
  ["int2", 21, 1005, Number],
  ["int4", 23, 1007, Number],
  ["oid", 26, 1028, Number],
  ["float4", 700, 1021, Number],
  ["float8", 701, 1022, Number],
];

/** Types that drivers would turn into something else: json, jsonb, dates and moments. */
const TEXTS = [114, 199, 3802, 3807, 1082, 1182, 1114, 1115, 1184, 1185, 1700, 1231, 1186, 1187];

const PARSERS: ReadonlyMap<number, Parser> = new Map([
  ...TEXTS.map((id) => [id, (text: string) => text] as const),
  ...TYPES.flatMap(([, id, arrayId, parse]) => [
    [id, parse] as const,
    [arrayId, (text: string) => parseArray(text, parse)] as const,
  ]),
  // text[], varchar[], uuid[]
  ...[1009, 1015, 2951].map((id) => [id, (text: string) => parseArray(text, (element) => element)] as const),
]);

const asText: Parser = (text) => text;

/** Reads a value of the type with this object id from its text. */
export const parserOf = (typeId: number): Parser => PARSERS.get(typeId) ?? asText;

/** The same by object id, for drivers that want a table. */
export const parserTable = (): Record<number, Parser> => Object.fromEntries(PARSERS);

/** @throws StoreError `broken` beyond 2^53, where a number would be another one. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new StoreError("broken", "A whole number beyond 2^53 cannot be read exactly; select it as text.");
}

/** `\x` and hexadecimal digits. */
function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), "hex"));
}

/** One dimension, as PostgreSQL writes it: `{a,"b \"c\"",NULL}`. */
function parseArray(text: string, parse: Parser): unknown[] {
  const elements: unknown[] = [];
  let at = 1;
  while (at < text.length - 1) {
    let element = "";
    const quoted = text[at] === '"';
    if (quoted) at++;
    for (; at < text.length; at++) {
      const letter = text[at];
      if (letter === "\\") element += text[++at];
      else if (quoted ? letter === '"' : letter === "," || letter === "}") break;
      else element += letter;
    }
    if (quoted) at++;
    elements.push(!quoted && element === "NULL" ? null : parse(element));
    at++;
  }
  return elements;
}

/**
 * What is sent for a parameter: bytes stay bytes, moments become ISO 8601 in UTC, arrays become array literals, other objects
 * become JSON.
 */
export function parameter(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array || typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function arrayElement(value: unknown): string {
  const sent = parameter(value);
  if (sent === null) return "NULL";
  if (Array.isArray(value)) return sent as string;
  const text = typeof sent === "string" ? sent : `\\x${Buffer.from(sent).toString("hex")}`;
  return `"${text.replaceAll(/[\\"]/g, "\\$&")}"`;
}
