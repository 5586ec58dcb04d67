/** Parts that stay MJML: written again from what was read, so that nothing unsafe comes along. */

import { escapeHtml } from "../escape/escape.ts";
import { compileMerge } from "../merge/merge.ts";
import type { Block } from "../model/block.ts";
import { sketchHelpers } from "../text/layout.ts";
import { DROPPED } from "./dropped.ts";
import { attributesOf } from "./head.ts";
import { block, type Importing, textOf } from "./importing.ts";
import { fixedUrl } from "./links.ts";
import { KEPT_ATTRIBUTES, keptAs, PARTS_OF } from "./mjmlAttributes.ts";
import { readText } from "./runs.ts";
import { isElement, type SourceElement, type SourceNode } from "./source.ts";
import { MARK } from "./tag.ts";

/** What the schema of the block allows. */
const MOST_SIGNS = 50_000;

/** A block of raw MJML; `undefined` where its tags or its length do not let it stand. Reports nothing of itself. */
export function rawBlock(
  source: string,
  words: readonly SourceNode[],
  line: number,
  site: Importing,
): Block | undefined {
  if (source.length > MOST_SIGNS) return undefined;
  const compiled = compileMerge(source, { escape: "markup", helpers: sketchHelpers() });
  if (!compiled.ok) return undefined;
  site.needs.mjml = true;
  const { runs } = readText(words, line, { ...site, report: () => {} });
  return block(site, "mjml", {
    mjml: source,
    ...(runs.length === 0 ? {} : { text: textOf(runs.slice(0, 500), site) }),
  });
}

/** MJML writes attributes of these more than once, and a tag has to come out as often as it went in. */
const REPEATED: ReadonlySet<string> = new Set(["mj-carousel-image", "mj-social-element"]);

/** Whether an element, with what is in it, can be raw MJML inside a column. */
export const canBeRaw = (element: SourceElement): boolean => !PARTS.has(element.name) && isKnown(element);

/** Elements that are always empty. What an unclosed one swallowed cannot stay in it. */
const EMPTY: ReadonlySet<string> = new Set(["mj-image", "mj-divider", "mj-spacer", "mj-carousel-image"]);

const PARTS: ReadonlySet<string> = new Set(Object.values(PARTS_OF).flat());

function isKnown(element: SourceElement): boolean {
  const parts = PARTS_OF[element.name];
  if (KEPT_ATTRIBUTES[element.name] === undefined) return false;
  if (REPEATED.has(element.name) && Object.values(element.attributes).some((value) => value.search(MARK) >= 0))
    return false;
  if (EMPTY.has(element.name) && element.children.some(isElement)) return false;
  if (parts === undefined) return true;
  return element.children.every((child) =>
    isElement(child) ? parts.includes(child.name) && isKnown(child) : child.text.trim() === "",
  );
}

/** An element of a column and all in it as MJML. */
export function mjmlOf(element: SourceElement, site: Importing): string {
  const { name, line, children } = element;
  const all = attributesOf(element, site.defaults);
  const kept: string[] = [];
  let written = "";
  for (const [attribute, value] of Object.entries(all)) {
    const as = keptAs(name, attribute, value);
    if (as === undefined) continue;
    const safe = as === "link" ? linkText(value, line, name, site) : value;
    kept.push(attribute);
    if (safe !== undefined) written += ` ${attribute}="${attributeText(safe, site)}"`;
  }
  reportLeft(element, kept, site);
  const inside =
    PARTS_OF[name] === undefined
      ? (EMPTY.has(name) ? [] : children).map((child) => htmlOf(child, site)).join("")
      : children
          .filter(isElement)
          .map((child) => mjmlOf(withBaseOf(child, all), site))
          .join("");
  return `<${name}${written}>${inside}</${name}>`;
}

/** Attributes of raw MJML that MJML does not take, or that would fetch or repeat something. The base of links is in each of them. */
function reportLeft({ name, line, attributes }: SourceElement, kept: readonly string[], { report }: Importing): void {
  const left = Object.keys(attributes).filter((one) => !["mj-class", "base-url", ...kept].includes(one));
  if (left.length > 0)
    report("leftAttributes", line, { element: name, attributes: left.map((one) => one.replace(MARK, "")) });
}

/** A link of a menu is completed by the menu; here each link is whole by itself. */
const withBaseOf = (element: SourceElement, { "base-url": base }: Readonly<Record<string, string>>): SourceElement =>
  base === undefined || element.name !== "mj-navbar-link"
    ? element
    : { ...element, attributes: { ...element.attributes, href: base + (element.attributes.href ?? "") } };

/** A link that may be shown, tags and all; `undefined`, and reported, for one that may not. */
function linkText(value: string, line: number, name: string, site: Importing): string | undefined {
  if (value.trim() === "") return undefined;
  const number = /^\s*\ue000(\d+)\ue001\s*/.exec(value)?.[1];
  if (number !== undefined) {
    const { shows, run } = site.tags[Number(number)] ?? {};
    const path = shows ?? (run !== undefined && "var" in run ? run.var : undefined);
    if (path !== undefined) site.leads(path);
    return value.trim();
  }
  if (value.search(MARK) < 0) return fixedUrl(value, line, name, site.report);
  const whole = value.replace(MARK, "tag");
  return fixedUrl(whole, line, name, site.report) === undefined
    ? undefined
    : value.trim().replace(/^(?:http:)?\/\//i, "https://");
}

/** A value between double quotes. Tags in it have single quotes, where they have any. */
function attributeText(value: string, { tags }: Importing): string {
  return shown(value, htmlWords, (text) => (text.includes("'") ? text : text.replaceAll('"', "'")), tags);
}

function shown(
  value: string,
  words: (text: string) => string,
  tag: (text: string) => string,
  tags: Importing["tags"],
): string {
  let at = 0;
  let result = "";
  for (const { 0: mark, 1: number, index } of value.matchAll(MARK)) {
    result += words(value.slice(at, index)) + tag(tags[Number(number)]?.text ?? "");
    at = index + mark.length;
  }
  return result + words(value.slice(at));
}

const VOID: ReadonlySet<string> = new Set("area br col embed hr img input source track wbr".split(" "));
const HTML_LINKS: ReadonlySet<string> = new Set(["href", "src", "background"]);

/** HTML without what runs, loads or hides; braces that are words stay words. */
export function htmlOf(node: SourceNode, site: Importing): string {
  if (!isElement(node)) return shown(node.text, htmlWords, (text) => text, site.tags);
  const { name, line, attributes, children } = node;
  if (DROPPED.has(name) || !/^[a-z][a-z0-9]*$/.test(name)) {
    site.report("outOfHtml", line, { element: name });
    return DROPPED.has(name) ? "" : children.map((child) => htmlOf(child, site)).join("");
  }
  const written = Object.entries(attributes).map(([attribute, value]) => htmlAttribute(node, attribute, value, site));
  if (VOID.has(name)) return `<${name}${written.join("")}>`;
  return `<${name}${written.join("")}>${children.map((child) => htmlOf(child, site)).join("")}</${name}>`;
}

const htmlWords = (text: string): string => escapeHtml(text).replace(/[{}\\]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function htmlAttribute({ name, line }: SourceElement, attribute: string, value: string, site: Importing): string {
  const leave = (): string => {
    site.report("attribute", line, { element: name, attribute: attribute.replace(MARK, "...") });
    return "";
  };
  if (!/^[a-z][a-z0-9-]*$/i.test(attribute) || /^on/i.test(attribute) || attribute === "srcset") return leave();
  if (attribute === "style" && value.search(MARK) >= 0) return leave();
  const safe = HTML_LINKS.has(attribute) ? linkText(value, line, name, site) : value;
  return safe === undefined ? "" : ` ${attribute}="${attributeText(safe, site)}"`;
}
