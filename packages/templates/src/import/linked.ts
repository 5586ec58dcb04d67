/** Buttons, pictures and other places: elements that lead somewhere. */

import type { Block, JsonValue } from "../model/block.ts";
import type { Link, RichText } from "../model/text.ts";
import { attributesOf, reportStyles } from "./head.ts";
import { block, type Importing, textOf } from "./importing.ts";
import { readLink } from "./links.ts";
import { colorOf } from "./looks.ts";
import type { LossPart } from "./lossKinds.ts";
import { mjmlOf, rawBlock } from "./raw.ts";
import { plainTextOf, readText, says } from "./runs.ts";
import { isElement, type SourceElement } from "./source.ts";

/** What the schema of a text allows. */
const MOST_RUNS = 500;

const asLinkRuns = (runs: RichText): RichText =>
  runs.slice(0, MOST_RUNS).map((run) => {
    if (!("a" in run)) return run;
    const { a: _, ...rest } = run;
    return rest;
  });

export function buttonBlocks(element: SourceElement, site: Importing): readonly Block[] {
  const { line, children } = element;
  const { href, width, ...rest } = attributesOf(element, site.defaults);
  const link = readLink(href, line, element.name, site);
  if (link.kind === "composed") {
    const raw = asRaw(element, "button", site);
    if (raw !== undefined) return [raw];
  }
  const read = readText(children, line, site);
  if (!read.whole) site.report("buttonMarks", line);
  const runs = asLinkRuns(read.runs);
  if (link.kind !== "link") {
    site.report("buttonNowhere", line, { element: element.name });
    return says(runs) ? [block(site, "text", { text: textOf(runs, site), align: "center" })] : [];
  }
  reportStyles(element, ["href", ...(width === "100%" ? ["width"] : [])], site);
  const label = says(runs) ? runs : [{ t: targetOf(link.link) }];
  if (label !== runs) site.report("buttonWordless", line);
  const ground = colorOf(rest["background-color"] ?? "");
  const { surface, canvas } = site.brand?.light ?? { surface: "#ffffff", canvas: "#ffffff" };
  const quiet =
    rest["background-color"] !== undefined &&
    (ground === undefined || ground === "#ffffff" || ground === surface || ground === canvas);
  return [
    block(site, "button", {
      label: textOf(label, site),
      link: link.link,
      look: quiet ? "quiet" : "strong",
      wide: width === "100%",
    }),
  ];
}

function targetOf(link: Link): string {
  switch (link.to) {
    case "url":
      return link.url;
    case "variable":
      return link.var;
    case "email":
      return link.address;
    case "phone":
      return link.number;
  }
}

function asRaw(element: SourceElement, part: LossPart, site: Importing): Block | undefined {
  const raw = rawBlock(mjmlOf(element, site), element.children, element.line, site);
  if (raw !== undefined) site.report("raw", element.line, { part, element: element.name, blockId: raw.id });
  return raw;
}

export function imageBlocks(element: SourceElement, site: Importing): readonly Block[] {
  const { line } = element;
  const { src, href, alt, width, align } = attributesOf(element, site.defaults);
  const source = readLink(src, line, element.name, site);
  const link = readLink(href, line, element.name, site);
  const words = plainTextOf(alt ?? "", line, site).runs;
  const beyond = words.some((run) => "hbs" in run);
  if (source.kind === "composed" || link.kind === "composed" || beyond) {
    const raw = asRaw({ ...element, name: "mj-image" }, "picture", site);
    if (raw !== undefined) return [raw];
  }
  if (source.kind !== "link") {
    site.report("noSource", line, { source: src ?? "" });
    const linked = link.kind === "link" ? words.map((run) => ("t" in run ? { ...run, a: link.link } : run)) : words;
    return says(words) ? [block(site, "text", { text: textOf(linked, site) })] : [];
  }
  if (alt === undefined) site.report("noDescription", line);
  reportStyles(element, ["src", "href", "alt", "width", ...(align === "right" ? [] : ["align"])], site);
  return [
    block(site, "image", {
      source: source.link,
      ...(says(words) ? { alt: textOf(words.slice(0, MOST_RUNS), site) } : {}),
      decorative: alt !== undefined && !says(words),
      width: widthOf(width),
      align: align === "left" ? "start" : "center",
      ...(link.kind === "link" ? { link: link.link } : {}),
    }),
  ];
}

/** In whole pixels, within what a picture may have. */
function widthOf(width: string | undefined): number {
  const pixels = /^\d+(?:\.\d+)?px$/.test(width ?? "") ? Math.round(Number.parseFloat(width ?? "")) : 536;
  return Math.min(1200, Math.max(16, pixels));
}

const MOST_PLACES = 10;

export function socialBlocks(element: SourceElement, site: Importing): readonly Block[] {
  const places: JsonValue[] = [];
  const loose: Block[] = [];
  for (const part of element.children.filter(isElement)) {
    const read = socialPlace(part, site);
    if (read?.loose !== undefined) loose.push(read.loose);
    if (read?.place !== undefined) places.push(read.place);
  }
  site.report("networks", element.line, { element: element.name });
  reportStyles(element, [], site);
  const blocks: Block[] = [];
  for (let at = 0; at < places.length; at += MOST_PLACES)
    blocks.push(block(site, "social", { places: places.slice(at, at + MOST_PLACES) }));
  return [...blocks, ...loose];
}

/** Networks for which MJML makes a link that shares the page instead of leading to it. */
const SHARED = /^(?:facebook|twitter|x|google|pinterest|linkedin|xing|tumblr)$/;

/** One of the places of a block, or a block of its own for what is none. */
interface SocialPlace {
  readonly place?: JsonValue;
  readonly loose?: Block;
}

function socialPlace(part: SourceElement, site: Importing): SocialPlace | undefined {
  const { line, children } = part;
  const { href, name = "", alt = "", title = "" } = attributesOf(part, site.defaults);
  const link = readLink(href, line, part.name, site);
  const { runs } = readText(children, line, site);
  const network = name.replace(/-noshare$/, "");
  const named = says(runs) ? runs : plainTextOf(alt || title || capital(network) || "Website", line, site).runs;
  const label = asLinkRuns(named);
  if (link.kind === "composed") {
    const raw = asRaw(
      {
        ...part,
        name: "mj-button",
        children: says(runs) ? children : [{ kind: "words", text: capital(network), line }],
      },
      "link",
      site,
    );
    if (raw !== undefined) return { loose: raw };
  }
  if (link.kind !== "link") {
    site.report("placeNowhere", line, { name });
    return says(runs) ? { loose: block(site, "text", { text: textOf(runs.slice(0, MOST_RUNS), site) }) } : undefined;
  }
  if (SHARED.test(name)) site.report("placeShared", line, { name });
  reportStyles(part, ["href", "name", "alt", "title"], site);
  return { place: { label: textOf(label, site), link: link.link as unknown as JsonValue } };
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
