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
/** A parser would make blanks of some of these, so they are written as what they are. */
const BREAKS: Readonly<Record<string, string>> = { "\n": "&#xA;", "\r": "&#xD;", "\t": "&#x9;", "\f": "&#xC;" };

/** As Handlebars does it, sign for sign. */
export const escapeHtml: (text: string) => string = namesFor(HTML, /[&<>"'`=]/);

/** For a quoted attribute. */
export const escapeAttribute: (text: string) => string = namesFor({ ...HTML, ...BREAKS }, /[&<>"'`=\n\r\t\f]/);

/** Puts names in place of signs below U+0080. Most texts have none of them, which the expression finds fastest. */
function namesFor(names: Readonly<Record<string, string>>, any: RegExp): (text: string) => string {
  const byCode: readonly (string | undefined)[] = Array.from(
    { length: 128 },
    (_, code) => names[String.fromCharCode(code)],
  );
  return (text) => {
    const first = text.search(any);
    if (first < 0) return text;
    let escaped = "";
    let from = 0;
    for (let i = first; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const name = code < 128 ? byCode[code] : undefined;
      if (name === undefined) continue;
      escaped += text.slice(from, i) + name;
      from = i + 1;
    }
    return escaped + text.slice(from);
  };
}

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
