/**
 * Speech markup: the few elements that voice services agree on, and nothing else. Source: W3C, SSML 1.1; Amazon Polly, "Supported SSML
 * tags"; Google Cloud, "Speech Synthesis Markup Language"; Twilio, `<Say>`, which hands it on to either. Polly has no `currency`: it reads
 * the amount as it is written, as SSML 1.1 (3.1.9) wants of what is not known.
 */

import { escapeXml } from "../escape/escape.ts";

/** Elements with their attributes, and what each attribute may be. */
const ALLOWED = {
  speak: {
    version: /^1\.1$/,
    xmlns: /^http:\/\/www\.w3\.org\/2001\/10\/synthesis$/,
    "xml:lang": /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/,
  },
  p: {},
  s: {},
  break: { strength: /^(?:none|x-weak|weak|medium|strong|x-strong)$/, time: /^\d{1,5}ms$/ },
  "say-as": { "interpret-as": /^(?:currency|date|telephone)$/, format: /^(?:dmy|mdy|ymd)$/ },
  prosody: { rate: /^\d{2,3}%$/ },
  lang: { "xml:lang": /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/ },
} as const satisfies Readonly<Record<string, Readonly<Record<string, RegExp>>>>;

type Allowed = typeof ALLOWED;
export type SsmlElement = keyof Allowed;

/**
 * An element around a source of the context `ssml`, which is escaped already.
 *
 * @throws RangeError for an attribute that is not as it has to be: it is set by this package, never by a value.
 */
export function element<E extends SsmlElement>(
  name: E,
  attributes: { readonly [A in keyof Allowed[E]]?: string },
  content: string,
): string {
  const written = Object.entries(attributes as Readonly<Record<string, string>>).map(([attribute, value]) => {
    if (!allows(name, attribute, value)) throw new RangeError(`<${name}> has no ${attribute}="${value}"`);
    return ` ${attribute}="${escapeXml(value)}"`;
  });
  return content === "" && name === "break"
    ? `<${name}${written.join("")}/>`
    : `<${name}${written.join("")}>${content}</${name}>`;
}

const allows = (name: string, attribute: string, value: string): boolean => {
  const attributes: Readonly<Record<string, RegExp>> = Object.hasOwn(ALLOWED, name) ? ALLOWED[name as SsmlElement] : {};
  return Object.hasOwn(attributes, attribute) && attributes[attribute]?.test(value) === true;
};

const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them
const TEXT = /(?:[^<>&\u0000-\u0008\u000b-\u001f\u007f-\u009f]|&(?:amp|lt|gt|quot|apos|#\d{1,7});)+/y;

/**
 * What in a finished text is none of the allowed elements, their attributes or escaped words: the last look before it leaves, so that
 * no mistake in what wrote it reaches a speech service. Nothing where all is well.
 */
export function strayMarkup(ssml: string): string | undefined {
  const open: string[] = [];
  let at = 0;
  while (at < ssml.length) {
    const pattern = ssml[at] === "<" ? TAG : TEXT;
    pattern.lastIndex = at;
    const found = pattern.exec(ssml);
    if (found === null) return ssml.slice(at, at + 40);
    if (pattern === TAG && !tagFits(found, open)) return found[0];
    if (open.length === 0 && (at + found[0].length < ssml.length || pattern === TEXT)) return ssml.slice(at, at + 40);
    at += found[0].length;
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}>`;
}

/** Whether a tag is allowed where it stands; keeps track of what is open. */
function tagFits([, end, name = "", attributes = "", empty]: RegExpExecArray, open: string[]): boolean {
  if (!Object.hasOwn(ALLOWED, name) || (name === "speak") !== (open.length === (end === "/" ? 1 : 0))) return false;
  if (end === "/") return open.pop() === name && attributes === "" && empty === "";
  if (empty === "") open.push(name);
  return [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].every(([, attribute = "", value = ""]) =>
    allows(name, attribute, value),
  );
}
