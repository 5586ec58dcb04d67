/** A message as a reader would take it down: its headers, what its HTML says without the look, and its plain text. */

import { parse } from "parse5";
import type { SendableMessage } from "../../src/model/message.ts";
import { attributeOf, type Element } from "../compile/writing.ts";

export function outline({ subject, preheader, fromName, headers, html, text, ssml, parts }: SendableMessage): string {
  const head = Object.entries({ subject, preheader, fromName, ...headers })
    .filter(([name, value]) => value !== undefined && name !== "Content-Security-Policy")
    .map(([name, value]) => `${name}: ${value}`);
  const all = [
    head.join("\n"),
    ...(html === undefined ? [] : [`--- html\n${htmlLines(html)}`]),
    ...(text === undefined ? [] : [`--- text\n${text.trimEnd()}`]),
    ...(ssml === undefined ? [] : [`--- ssml\n${ssml.trimEnd()}`]),
    ...(parts === undefined ? [] : [`--- parts\n${JSON.stringify(parts, null, 2)}`]),
  ];
  return `${all.filter((part) => part !== "").join("\n\n")}\n`;
}

const htmlLines = (html: string): string =>
  linesOf(parse(html) as unknown as Element)
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    // A cell of its own row is the layout of a mail.
    .replace(/^\|[ |]*([^|\n]*)$/gm, "$1")
    .replace(/\n{2,}/g, "\n")
    .trim();

const BEFORE: Readonly<Record<string, string>> = {
  h1: "\n# ",
  h2: "\n## ",
  h3: "\n### ",
  caption: "\n",
  summary: "\n+ ",
};
const LINES: ReadonlySet<string> = new Set([
  "p",
  "div",
  "tr",
  "li",
  "dt",
  "dd",
  "form",
  "legend",
  "header",
  "footer",
  "main",
]);

function linesOf(node: Element): string {
  const { tagName = "", nodeName, value = "", childNodes = [] } = node;
  if (nodeName === "#text") return value.replace(/\s+/g, " ");
  if (["style", "title", "head"].includes(tagName) || isHidden(node)) return "";
  const inside = childNodes.map(linesOf).join("");
  const words = inside.trim();
  if (tagName === "a") return `[${words}](${attributeOf(node, "href")})`;
  if (tagName === "img") return `(picture: ${attributeOf(node, "alt")})`;
  if (tagName === "button") return `\n(${words}) ${attributeOf(node, "name") ?? ""}`;
  if (tagName === "br") return "\n";
  if (["input", "textarea"].includes(tagName)) return controlOf(node);
  if (tagName === "th" || tagName === "td") return words === "" || words.includes("\n") ? `${inside}\n` : `| ${words} `;
  if (BEFORE[tagName] !== undefined) return `${BEFORE[tagName]}${words}\n`;
  return LINES.has(tagName) ? `\n${inside}\n` : inside;
}

/** What mail programs show behind the subject. */
const isHidden = (node: Element): boolean => /display:\s*none/.test(attributeOf(node, "style") ?? "");

function controlOf(node: Element): string {
  const named = ["type", "name", "value"].map((name) => attributeOf(node, name)).filter((value) => value !== undefined);
  return ` <${named.join(" ")}> `;
}
