/** Forms of a value within a template: `{address:digits}`. */

import { createHash } from "node:crypto";

/** A form gives a text or a list of texts, or undefined where the value cannot have it. */
export type Form = (value: unknown) => string | readonly string[] | undefined;

export const FORMS: Readonly<Record<string, Form>> = {
  /** Digits only: a telephone number without its plus. */
  digits: (value) => ofText(value, (text) => text.replace(/\D/g, "")),
  /** SHA-256 as 64 hexadecimal digits: a name of fixed length for a longer one. */
  hash: (value) => ofText(value, (text) => createHash("sha256").update(text).digest("hex")),
  base64: (value) => ofText(value, (text) => Buffer.from(text, "utf8").toString("base64")),
  json: (value) => JSON.stringify(value),
  /** Escaped for XML, without the characters that XML cannot carry. */
  xml: (value) => ofText(value, xml),
  /** Lines that have words, as a list. */
  lines: (value) =>
    typeof value === "string"
      ? value
          .split(/\r\n|[\r\n]/)
          .map((line) => line.trim())
          .filter((line) => line !== "")
      : undefined,
  upper: (value) => ofText(value, (text) => text.toUpperCase()),
  /** What stands between `<speak>` and `</speak>`. */
  speech: (value) => ofText(value, (text) => text.replace(/^\s*<speak\b[^>]*>/, "").replace(/<\/speak>\s*$/, "")),
  /** Choices of a voice menu as a query: `1=payNow&2=agent`. */
  menu: choicesAsQuery,
  /** `?` behind an address without a query, else `&`. */
  mark: (value) => ofText(value, (text) => (text.includes("?") ? "&" : "?")),
  /** Percent-encoded, for a part of a link within a text. */
  urlPart: (value) => ofText(value, encodeURIComponent),
};

const ofText = (value: unknown, form: (text: string) => string): string | undefined => {
  const text = textOf(value);
  return text === undefined ? undefined : form(text);
};

/** Texts, numbers and truth values as text; undefined for lists and objects. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string"
    ? value.replace(/\p{Surrogate}/gu, "\ufffd")
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : undefined;

const XML: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot carry them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (sign) => XML[sign] ?? "");

function choicesAsQuery(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .map((choice: { key?: unknown; intent?: unknown }) => {
      const part = (of: unknown) => encodeURIComponent(textOf(of) ?? "");
      return `${part(choice?.key)}=${part(choice?.intent)}`;
    })
    .join("&");
}
