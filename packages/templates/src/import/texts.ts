/** Texts and headings. */

import type { Block } from "../model/block.ts";
import type { RichText } from "../model/text.ts";
import { attributesOf, reportStyles } from "./head.ts";
import { block, type Importing, textOf } from "./importing.ts";
import type { LossData } from "./lossKinds.ts";
import { mjmlOf, rawBlock } from "./raw.ts";
import { readText, says } from "./runs.ts";
import { isElement, type SourceElement, type SourceNode, wordsIn } from "./source.ts";
import { isBalanced, MARK, tagsIn } from "./tag.ts";

/** What the schema of a text allows. */
const MOST_RUNS = 500;

export function textBlocks(element: SourceElement, site: Importing): readonly Block[] {
  const attributes = attributesOf(element, site.defaults);
  const align = attributes.align === "center" ? "center" : "start";
  const size = Number.parseFloat(attributes["font-size"] ?? "") || 16;
  if (size <= UNSEEN) {
    site.report("hiddenWords", element.line, { words: wordsIn(element.children).replace(MARK, "").trim() });
    return [];
  }
  const look = size <= 12 ? "small" : "text";
  const found: (() => void)[] = [];
  const needs = { ...site.needs };
  const report: Importing["report"] = (...loss) => void found.push(() => site.report(...loss));
  let parts = readParts(element, { ...site, needs, report, undecided: (tag) => tag });
  if (parts.every(({ whole }) => whole)) {
    for (const told of found) told();
    Object.assign(site.needs, needs);
  } else {
    const raw = rawBlock(mjmlOf(element, site), element.children, element.line, site);
    if (raw !== undefined) {
      site.report("raw", element.line, { part: "text", element: element.name, blockId: raw.id });
      return [raw];
    }
    site.report("wordsOfText", element.line);
    parts = readParts(element, site);
  }
  reportStyles(element, attributes.align === "center" || attributes.align === "left" ? ["align"] : [], site);
  return parts.flatMap(({ runs, level }) => {
    const large = level ?? (parts.length === 1 ? levelOf(runs, size) : undefined);
    if (large !== level) site.report("largeWords", element.line, { level: large });
    return large === undefined ? chunks(runs, { look, align }, site) : headings(runs, large, site);
  });
}

/** Pixels in which senders hide what mail programs show beside the subject. */
const UNSEEN = 2;

/** A line in large letters is a heading, also where it is not marked as one. */
function levelOf(runs: RichText, size: number): 1 | 2 | undefined {
  const isLine = runs.every((run) => "t" in run || "var" in run) && JSON.stringify(runs).length < 400;
  return isLine && says(runs) && size >= 24 ? (size >= 30 ? 1 : 2) : undefined;
}

const readParts = (element: SourceElement, site: Importing) =>
  partsOf(element, site).map(({ nodes, level }) => ({ level, ...readText(nodes, element.line, site) }));

function headings(runs: RichText, level: 1 | 2 | 3, site: Importing): readonly Block[] {
  return says(runs) ? [block(site, "heading", { text: textOf(runs.slice(0, MOST_RUNS), site), level })] : [];
}

function chunks(runs: RichText, props: Readonly<Record<string, string>>, site: Importing): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < runs.length; at += MOST_RUNS) {
    const part = runs.slice(at, at + MOST_RUNS);
    if (says(part)) blocks.push(block(site, "text", { text: textOf(part, site), ...props }));
  }
  return blocks;
}

interface Part {
  readonly nodes: readonly SourceNode[];
  readonly level?: 1 | 2 | 3;
}

/** Headings of a text are blocks of their own, unless a condition goes across them. */
function partsOf({ children }: SourceElement, { tags }: Importing): readonly Part[] {
  const parts: { nodes: SourceNode[]; level?: 1 | 2 | 3 }[] = [];
  for (const node of children) {
    const level = isElement(node) ? /^h([123])$/.exec(node.name)?.[1] : undefined;
    const last = parts.at(-1);
    if (isElement(node) && level !== undefined)
      parts.push({ nodes: [...node.children], level: Number(level) as 1 | 2 | 3 });
    else if (last === undefined || last.level !== undefined) parts.push({ nodes: [node] });
    else last.nodes.push(node);
  }
  return parts.every(({ nodes }) => isBalanced(tagsIn(wordsIn(nodes), tags))) ? parts : [{ nodes: children }];
}

/** The words of what cannot be kept as it is. */
export function wordBlocks(
  nodes: readonly SourceNode[],
  line: number,
  what: LossData["wordsOnly"],
  site: Importing,
): readonly Block[] {
  const { runs } = readText(nodes, line, site);
  site.report("wordsOnly", line, what);
  return chunks(runs, { look: "text", align: "start" }, site);
}
