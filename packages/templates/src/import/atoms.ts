/** HTML inside a text, flattened: words, tags and breaks in a row, each with how it looks and where it leads. */

import type { Link, Marks } from "../model/text.ts";
import { DROPPED } from "./dropped.ts";
import type { Importing } from "./importing.ts";
import { readLink } from "./links.ts";
import { isElement, type SourceElement, type SourceNode } from "./source.ts";
import { MARK, type Tag } from "./tag.ts";

export type Atom =
  | { readonly kind: "words"; readonly text: string; readonly marks: Marks }
  | { readonly kind: "tag"; readonly tag: Tag; readonly marks: Marks }
  /** `2` between paragraphs. */
  | { readonly kind: "break"; readonly lines: 1 | 2; readonly soft: boolean };

export interface Flattened {
  readonly atoms: readonly Atom[];
  /** Why it is more than runs can say: a table, a picture, a link that is put together. */
  readonly beyond: string | undefined;
}

interface Flattening {
  readonly atoms: Atom[];
  readonly site: Importing;
  beyond: string | undefined;
}

export function flatten(nodes: readonly SourceNode[], site: Importing): Flattened {
  const flattening: Flattening = { atoms: [], site, beyond: undefined };
  for (const node of nodes) flattenNode(node, {}, flattening);
  return { atoms: flattening.atoms, beyond: flattening.beyond };
}

const BOLD: ReadonlySet<string> = new Set(["b", "strong", "th"]);
const LEANING: ReadonlySet<string> = new Set(["i", "em", "cite"]);
/** Elements that stand on lines of their own, with the lines between them and the next. */
const LINES: Readonly<Record<string, 1 | 2>> = {
  ...{ p: 2, h1: 2, h2: 2, h3: 2, h4: 2, h5: 2, h6: 2, ul: 2, ol: 2, blockquote: 2, table: 2, hr: 2 },
  ...{ div: 1, li: 1, tr: 1, section: 1, article: 1, center: 1, dt: 1, dd: 1, dl: 2, pre: 2 },
};
const PLAIN: ReadonlySet<string> = new Set([
  "span",
  "p",
  "div",
  "br",
  "font",
  "big",
  "small",
  "a",
  "u",
  "ins",
  "center",
]);
const PICTURES: ReadonlySet<string> = new Set(["img", "mj-image", "mj-carousel-image"]);
const LINKED: ReadonlySet<string> = new Set(["a", "mj-button", "mj-navbar-link", "mj-social-element"]);
function flattenNode(node: SourceNode, marks: Marks, flattening: Flattening): void {
  if (!isElement(node)) {
    flattenWords(node.text, marks, flattening);
    return;
  }
  const { name, line } = node;
  const { atoms, site } = flattening;
  if (name === "br") {
    atoms.push({ kind: "break", lines: 1, soft: false });
    return;
  }
  if (DROPPED.has(name)) {
    site.report("outOfText", line, { element: name });
    return;
  }
  if (name === "img" || name === "table") flattening.beyond = name;
  const lines = name.startsWith("mj-") ? 1 : LINES[name];
  if (lines !== undefined) atoms.push({ kind: "break", lines, soft: true });
  const inside = marksIn(node, marks, flattening);
  if (name === "li") atoms.push({ kind: "words", text: "\u2022 ", marks });
  if (PICTURES.has(name)) flattenWords(` ${node.attributes.alt ?? ""} `, marks, flattening);
  if (name === "td" || name === "th") atoms.push({ kind: "words", text: " ", marks });
  for (const child of node.children) flattenNode(child, inside, flattening);
  if (lines !== undefined) atoms.push({ kind: "break", lines, soft: true });
  const known = PLAIN.has(name) || BOLD.has(name) || LEANING.has(name) || name === "img" || name === "table";
  if (!known && !/^(?:tr|td|tbody|thead)$/.test(name))
    site.report(/^h\d$/.test(name) ? "boldWords" : "plainWords", line, { element: name });
  if (node.attributes.style !== undefined)
    site.report("styleOfElement", line, { element: name, style: node.attributes.style.replace(MARK, "") });
}

function marksIn({ name, attributes, line }: SourceElement, marks: Marks, flattening: Flattening): Marks {
  const style = attributes.style ?? "";
  const bold = BOLD.has(name) || /^h\d$/.test(name) || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style);
  const leaning = LEANING.has(name) || /font-style\s*:\s*italic/i.test(style);
  const underlined =
    name === "u" || name === "ins" || (name !== "a" && /text-decoration[^;]{0,60}underline/i.test(style));
  const link = LINKED.has(name) ? linkIn(attributes.href, line, flattening) : undefined;
  return {
    ...marks,
    ...(bold ? { b: true as const } : {}),
    ...(leaning ? { i: true as const } : {}),
    ...(underlined ? { u: true as const } : {}),
    ...(link === undefined ? {} : { a: link }),
  };
}

function linkIn(href: string | undefined, line: number, flattening: Flattening): Link | undefined {
  const read = readLink(href, line, "a", flattening.site);
  if (read.kind === "composed") flattening.beyond = "link";
  return read.kind === "link" ? read.link : undefined;
}

function flattenWords(text: string, marks: Marks, { atoms, site }: Flattening): void {
  let at = 0;
  for (const { 0: mark, 1: number, index } of text.matchAll(MARK)) {
    if (index > at) atoms.push({ kind: "words", text: text.slice(at, index), marks });
    at = index + mark.length;
    const tag = site.tags[Number(number)];
    if (tag !== undefined) atoms.push({ kind: "tag", tag, marks });
  }
  if (at < text.length) atoms.push({ kind: "words", text: text.slice(at), marks });
}
