/** Words of the author, written so that they come out as themselves: neither markup nor a merge tag, whatever they say. */

import { escapeHtml, escapeXml } from "../escape/escape.ts";
import { oneLine, plainText, smsText } from "../escape/signs.ts";

/** What a text is written for. */
export type TextContext =
  /** Between the tags of an HTML document that is merged as `markup`, or of a fragment merged as `html`. */
  | "html"
  /** One line: a subject, a name, the title of a notification. */
  | "header"
  | "sms"
  /** Plain text with line breaks. */
  | "text"
  | "ssml";

/** A tag that shows a fixed text, for signs that would begin, end or silence a tag. */
const shown = (signs: string): string => `{{fallback "${signs}" ""}}`;

/** Nothing, but a tag: it keeps a backslash from the tag behind it, and a block from the end of its line. */
const ANCHOR = shown("");

const ENTITIES: Readonly<Record<string, string>> = { "{": "&#123;", "}": "&#125;", "\\": "&#92;" };
const withEntities = (markup: string): string => markup.replace(/[{}\\]/g, (sign) => ENTITIES[sign] as string);

/** In text without entities, braces are shown by a tag; a backslash before a tag is doubled, since the first one is taken off. */
const withTags = (text: string): string =>
  text
    .replace(/(\\?)([{}]+)/g, (_, slash: string, braces: string) => `${slash}${slash}${shown(braces)}`)
    .replace(/\\$/, `\\\\${ANCHOR}`);

const WORDS: { readonly [C in TextContext]: (words: string) => string } = {
  html: (words) => withEntities(escapeHtml(plainText(words))),
  ssml: (words) => withEntities(escapeXml(words)),
  header: (words) => withTags(oneLine(words)),
  sms: (words) => withTags(smsText(words)),
  text: (words) => withTags(plainText(words)),
};

/** The source whose merge gives these words, in any company. */
export const wordsSource = (words: string, context: TextContext): string => WORDS[context](words);

/** A text as a literal of a tag; `undefined` where the grammar has no way to write it. */
export function literal(text: string): string | undefined {
  if (text.includes("\\")) return undefined;
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("'") ? undefined : `'${text}'`;
}

/** Blocks alone on their line take the line with them; this keeps the lines of a text where they are. */
export function blockBody(source: string): string {
  const start = /^[ \t]*\n/.test(source) ? ANCHOR : "";
  const end = /\n[ \t]*$/.test(source) ? ANCHOR : "";
  return `${start}${source}${end}`;
}
