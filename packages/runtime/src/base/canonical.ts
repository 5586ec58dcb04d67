/** One text per JSON value, whatever order its members were written in, so that equal values have equal hashes. */

import { createHash } from "node:crypto";

/** Members in the order of their names, without blanks; members that are `undefined` are absent. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const record = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const name of Object.keys(record).sort()) {
    const member = record[name];
    if (member === undefined) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of UTF-8, as hexadecimal digits. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export const equalJson = (one: unknown, other: unknown): boolean =>
  one === other || canonicalJson(one) === canonicalJson(other);
