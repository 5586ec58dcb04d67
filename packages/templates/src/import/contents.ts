/** What stands in a column, as blocks. */

import type { Block } from "../model/block.ts";
import { branchConditions, shownWhen } from "./conditions.ts";
import { attributesOf, reportStyles } from "./head.ts";
import type { Importing } from "./importing.ts";
import { block } from "./importing.ts";
import { type Group, type Item, itemsIn } from "./items.ts";
import { buttonBlocks, imageBlocks, socialBlocks } from "./linked.ts";
import type { LossPart } from "./lossKinds.ts";
import { canBeRaw, htmlOf, mjmlOf, rawBlock } from "./raw.ts";
import { holds, isElement, type SourceElement, type SourceNode, wordsIn } from "./source.ts";
import { tableProps } from "./table.ts";
import { mark, type Tag, tagsIn } from "./tag.ts";
import { textBlocks, wordBlocks } from "./texts.ts";

/** Blocks for a list of items, in their order. */
export function contentBlocks(items: readonly Item[], site: Importing): readonly Block[] {
  return items.flatMap((item): readonly Block[] => {
    if (item.kind === "element") return elementBlocks(item.element, site);
    if (item.kind === "html") return htmlBlocks(item.nodes, item.line, site);
    const conditions = branchConditions(item, site.variables);
    return conditions === undefined
      ? rawGroup(item, site)
      : item.branches.flatMap((branch, index) =>
          contentBlocks(branch.items, site).map((one) => shownWhen(one, conditions[index] ?? false)),
        );
  });
}

/** A loop, or a condition that no block can have: its elements stay MJML, with its tags between them. */
function rawGroup(group: Group, site: Importing): readonly Block[] {
  const { open } = group;
  const source = groupSource(group, site);
  const words = groupWords(group);
  const made = source === undefined ? undefined : rawBlock(source, words, open.line, site);
  if (made !== undefined) {
    site.report("rawGroup", open.line, { tag: open.text, blockId: made.id });
    return [made];
  }
  const name = site.undecided(open.text);
  site.report("undecidedBlocks", open, { tag: open.text, became: name });
  return group.branches.flatMap((branch) =>
    contentBlocks(branch.items, site).map((one) => shownWhen(one, { var: name })),
  );
}

function groupSource({ branches, open }: Group, site: Importing): string | undefined {
  let source = "";
  for (const { tag, items } of branches) {
    source += `<mj-raw>${tag.text}</mj-raw>`;
    for (const item of items) {
      if (item.kind === "html") source += textElement(item.nodes, site);
      else if (item.kind === "element") {
        if (!canBeRaw(item.element)) return undefined;
        source += mjmlOf(item.element, site);
      } else {
        const inside = groupSource(item, site);
        if (inside === undefined) return undefined;
        source += inside;
      }
    }
  }
  return `${source}<mj-raw>{{/${open.block}}}</mj-raw>`;
}

/** What stands in a group, with its tags: in plain text it is under the same condition. */
const groupWords = ({ branches, close }: Group): readonly SourceNode[] => [
  ...branches.flatMap(({ tag, items }) => [asWords(tag), ...nodesOf(items)]),
  asWords(close),
];

const asWords = ({ number, line }: Tag): SourceNode => ({ kind: "words", text: mark(number), line });

const nodesOf = (items: readonly Item[]): readonly SourceNode[] =>
  items.flatMap((item) =>
    item.kind === "element" ? [item.element] : item.kind === "html" ? item.nodes : groupWords(item),
  );

/** HTML of a column. Rows fit between the rows that a column is made of; anything else needs one of its own. */
function textElement(nodes: readonly SourceNode[], site: Importing): string {
  const name = nodes.some((node) => isElement(node) && /^(?:tr|tbody)$/.test(node.name)) ? "mj-raw" : "mj-text";
  return `<${name}>${nodes.map((node) => htmlOf(node, site)).join("")}</${name}>`;
}

export function htmlBlocks(nodes: readonly SourceNode[], line: number, site: Importing): readonly Block[] {
  const made = rawBlock(textElement(nodes, site), nodes, line, site);
  if (made === undefined) return wordBlocks(nodes, line, { part: "html" }, site);
  site.report("raw", line, { part: "html", blockId: made.id });
  return [made];
}

function elementBlocks(element: SourceElement, site: Importing): readonly Block[] {
  switch (element.name) {
    case "mj-text":
      return textBlocks(element, site);
    case "mj-button":
      return buttonBlocks(element, site);
    case "mj-image":
      return imageBlocks(element, site);
    case "mj-social":
      return isGoverned(element, site)
        ? contentBlocks(itemsIn(element.children, site), site)
        : socialBlocks(element, site);
    case "mj-social-element":
      return PARTS[element.name]?.(element, site) ?? [];
    case "mj-divider":
      reportStyles(element, [], site);
      return [block(site, "divider", {})];
    case "mj-spacer":
      return [spacer(element, site)];
    case "mj-table":
      return tableBlocks(element, site);
    default:
      return unknownBlocks(element, site);
  }
}

/** Whether tags stand between the parts of an element. */
const isGoverned = ({ children }: SourceElement, { tags }: Importing): boolean =>
  children.some(
    (child) =>
      (!isElement(child) || child.name === "mj-raw") &&
      tagsIn(isElement(child) ? wordsIn(child.children) : child.text, tags).some(({ kind }) => kind !== "value"),
  );

const HEIGHTS = { small: 8, medium: 16, large: 32 } as const;

function spacer(element: SourceElement, site: Importing): Block {
  const written = attributesOf(element, site.defaults).height ?? "20px";
  const height = Number.parseFloat(written) || 0;
  const sizes = Object.keys(HEIGHTS) as (keyof typeof HEIGHTS)[];
  const size = sizes.reduce((best, one) =>
    Math.abs(HEIGHTS[one] - height) < Math.abs(HEIGHTS[best] - height) ? one : best,
  );
  if (HEIGHTS[size] !== height) site.report("space", element.line, { height: written, pixels: HEIGHTS[size] });
  reportStyles(element, ["height"], site);
  return block(site, "spacer", { size });
}

function tableBlocks(element: SourceElement, site: Importing): readonly Block[] {
  const found: (() => void)[] = [];
  const props = tableProps(element, {
    ...site,
    report: (...loss) => void found.push(() => site.report(...loss)),
    undecided: (tag) => tag,
  });
  if (props === undefined) return rawBlocks(element, "table", site);
  for (const report of found) report();
  reportStyles(element, [], site);
  return [block(site, "table", props)];
}

/** An element as raw MJML, else its words. */
function rawBlocks(element: SourceElement, part: LossPart, site: Importing): readonly Block[] {
  const made = canBeRaw(element) ? rawBlock(mjmlOf(element, site), [element], element.line, site) : undefined;
  if (made === undefined) return wordBlocks(element.children, element.line, { part }, site);
  site.report("raw", element.line, { part, element: element.name, blockId: made.id });
  return [made];
}

/** What no block is for: as it is where MJML itself knows it, else what is inside. */
function unknownBlocks(element: SourceElement, site: Importing): readonly Block[] {
  const { name, line, children } = element;
  if (canBeRaw(element)) {
    const made = rawBlock(mjmlOf(element, site), [element], line, site);
    if (made !== undefined) {
      const own = attributesOf(element, site.defaults);
      const arrows = ARROWS[name] ?? [];
      const fetches = arrows.some((one) => own[one] === undefined);
      site.report("raw", line, { part: "element", element: name, blockId: made.id, ...(fetches && { arrows: true }) });
      return [made];
    }
  }
  if (!name.startsWith("mj")) return htmlBlocks([element], line, site);
  if (name === "mj-include") {
    const { path } = element.attributes;
    site.report("include", line, { element: name, ...(path !== undefined && { path }) });
    return [];
  }
  site.report("unknownElement", line, { element: name });
  const parts = PARTS[name];
  if (parts !== undefined) return parts(element, site);
  const inside = holds(children, (child) => child.name.startsWith("mj-"));
  return inside
    ? contentBlocks(itemsIn(children, site), site)
    : wordBlocks(children, line, { part: "element", element: name }, site);
}

/** Pictures that MJML adds where a source has none. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  "mj-accordion": ["icon-wrapped-url", "icon-unwrapped-url"],
  "mj-carousel": ["left-icon", "right-icon"],
};

/** How parts of elements are read where the whole cannot be kept. */
const PARTS: Readonly<Record<string, (element: SourceElement, site: Importing) => readonly Block[]>> = {
  "mj-carousel-image": imageBlocks,
  "mj-navbar-link": (element, site) =>
    textBlocks({ ...element, name: "mj-text", attributes: {}, children: [asLink(element)] }, site),
  "mj-social-element": (element, site) =>
    socialBlocks({ ...element, name: "mj-social", attributes: {}, children: [element] }, site),
  "mj-accordion-title": (element, site) => textBlocks({ ...element, name: "mj-text", attributes: {} }, site),
  "mj-accordion-text": (element, site) => textBlocks({ ...element, name: "mj-text", attributes: {} }, site),
};

const asLink = (element: SourceElement): SourceElement => ({
  ...element,
  name: "a",
  attributes: element.attributes.href === undefined ? {} : { href: element.attributes.href },
});
