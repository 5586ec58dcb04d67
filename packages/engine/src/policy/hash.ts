/**
 * Names a JSON value by its content: `murmur3_32/1` with seeds 0 and 1 over the UTF-8 of its canonical text, 16 hexadecimal
 * digits. Canonical: members in code unit order and without those that are undefined, no blanks, as in RFC 8785 but for
 * nothing that JSON can say. It tells versions apart; it is no protection against forgery.
 */

import { murmur3_32 } from "../base/hash.ts";

export function hashOf(value: unknown): string {
  const text = canonical(value);
  return hex(murmur3_32(text, 0)) + hex(murmur3_32(text, 1));
}

const hex = (value: number): string => value.toString(16).padStart(8, "0");

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const object = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(object)
    .filter((name) => object[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(object[name])}`).join(",")}}`;
}
