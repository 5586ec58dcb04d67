/** One escaper per context. What is safe in one place is not in another, so nothing is escaped "in general". */

import type { EscapeContext } from "../model/message.ts";
import { checkLink, type LinkRefusal, type LinkRules } from "./links.ts";
import { capped, oneLine, plainText, smsText } from "./signs.ts";

export interface EscapeRules extends LinkRules {
  /** Of a header, in characters; 150 unless set. */
  readonly headerLength?: number;
}

/** A value that has no safe form in this place. */
export interface Refusal {
  readonly refused: LinkRefusal;
}

/** Makes a value safe for its place, or refuses it. */
export type Escaper = (text: string) => string | Refusal;

/** `markup` is many places at once, so it has no escaper of its own. */
export type PlaceContext = Exclude<EscapeContext, "markup">;

const HEADER_LENGTH = 150;

export function escaperOf(context: PlaceContext, rules: EscapeRules = {}): Escaper {
  if (context !== "url") return PLAIN[context];
  return (text) => {
    const link = checkLink(text, rules);
    return link.ok ? escapeAttribute(link.value) : { refused: link.error };
  };
}

/** What is done to a finished text, so that the author's own words keep the rules of the context as well. */
export function finisherOf(context: EscapeContext, rules: EscapeRules = {}): (text: string) => string {
  switch (context) {
    case "header":
      return (text) => capped(oneLine(text).replace(/ {2,}/g, " ").trim(), rules.headerLength ?? HEADER_LENGTH);
    case "sms":
      return smsText;
    case "text":
      return plainText;
    case "qr":
      return escapeQr;
    default:
      return (text) => text;
  }
}

const HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
  "`": "&#x60;",
  "=": "&#x3D;",
};
/** By character code; none is above that of the grave accent. */
const HTML_BY_CODE: readonly (string | undefined)[] = Array.from(
  { length: 97 },
  (_, code) => HTML[String.fromCharCode(code)],
);

/** As Handlebars does it, sign for sign. */
export function escapeHtml(text: string): string {
  let escaped = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const sign = code > 96 ? undefined : HTML_BY_CODE[code];
    if (sign === undefined) continue;
    escaped += text.slice(from, i) + sign;
    from = i + 1;
  }
  return from === 0 ? text : escaped + text.slice(from);
}

/** For a quoted attribute. Line breaks and tabs are kept as what they are; a parser would make blanks of some. */
export const escapeAttribute = (text: string): string => {
  const escaped = escapeHtml(text);
  if (!/[\n\r\t\f]/.test(escaped)) return escaped;
  return escaped.replace(/[\n\r\t\f]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
};

/** Percent-encoded, with the signs that `encodeURIComponent` leaves alone and HTML does not. */
const escapeUrlPart = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** What XML 1.0 has no way to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const XML: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

export const escapeXml = (text: string): string =>
  plainText(text)
    .replace(NO_XML, "")
    .replace(/[&<>"']/g, (sign) => XML[sign] as string);

/** One field: a line break would begin the next one, and move an amount or an account. */
const escapeQr = (text: string): string => oneLine(text).trim();

const PLAIN: Readonly<Record<Exclude<PlaceContext, "url">, Escaper>> = {
  html: escapeHtml,
  attribute: escapeAttribute,
  urlPart: escapeUrlPart,
  header: oneLine,
  sms: smsText,
  text: plainText,
  ssml: escapeXml,
  qr: escapeQr,
};
