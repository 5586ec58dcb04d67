/** The body: sections with their columns, as the rows of a template. */

import type { Block } from "../model/block.ts";
import { branchConditions, shownWhen } from "./conditions.ts";
import { contentBlocks, htmlBlocks } from "./contents.ts";
import { attributesOf, reportStyles } from "./head.ts";
import { block, type Importing } from "./importing.ts";
import { type Group, type Item, itemsIn } from "./items.ts";
import { colorOf } from "./looks.ts";
import type { SourceElement, SourceNode } from "./source.ts";
import { MARK } from "./tag.ts";

export function bandBlocks(children: readonly SourceNode[], site: Importing): readonly Block[] {
  return rows(itemsIn(children, site), site);
}

function rows(items: readonly Item[], site: Importing): readonly Block[] {
  return items.flatMap((item): readonly Block[] => {
    if (item.kind === "html") return htmlBlocks(item.nodes, item.line, site);
    if (item.kind === "element") return elementRows(item.element, site);
    const conditions = branchConditions(item, site.variables);
    if (conditions === undefined) return contentBlocks([stacked(item, site)], site);
    return item.branches.flatMap((branch, index) =>
      rows(branch.items, site).map((one) => shownWhen(one, conditions[index] ?? false)),
    );
  });
}

/** A loop around sections: their contents, one below the other. */
function stacked(group: Group, site: Importing): Group {
  const flat = (items: readonly Item[]): readonly Item[] =>
    items.flatMap((item): readonly Item[] => {
      if (item.kind === "html") return [item];
      if (item.kind === "group") return [stacked(item, site)];
      return LAYOUT.has(item.element.name) ? flat(inLayout(item.element, site)) : [item];
    });
  site.report("oneColumn", group.open.line, { tag: group.open.text });
  return { ...group, branches: group.branches.map(({ tag, items }) => ({ tag, items: flat(items) })) };
}

/** What stands in a part of the layout that is given up. */
function inLayout(element: SourceElement, site: Importing): readonly Item[] {
  reportBackground(element, site);
  return itemsIn(element.children, site);
}

const LAYOUT: ReadonlySet<string> = new Set(["mj-section", "mj-wrapper", "mj-hero", "mj-group", "mj-column"]);

function elementRows(element: SourceElement, site: Importing): readonly Block[] {
  switch (element.name) {
    case "mj-section":
      return sectionRows(element, site);
    case "mj-wrapper":
      reportBackground(element, site);
      return bandBlocks(element.children, site);
    case "mj-hero":
      reportBackground(element, site);
      return [band(element, contentBlocks(itemsIn(element.children, site), site), site)];
    case "mj-group":
    case "mj-column":
      site.report("looseElement", element.line, { element: element.name });
      return sectionRows({ ...element, name: "mj-section", attributes: {}, children: [element] }, site);
    default:
      return contentBlocks([{ kind: "element", element }], site);
  }
}

/** A picture behind other things is lost, which is more than a matter of style. */
function reportBackground(element: SourceElement, site: Importing): void {
  const { "background-url": picture } = attributesOf(element, site.defaults);
  if (picture !== undefined)
    site.report("background", element.line, { element: element.name, picture: picture.replace(MARK, "") });
  reportStyles(element, ["background-url"], site);
}

const band = (element: SourceElement, content: readonly Block[], site: Importing): Block =>
  block(site, "section", { ground: groundOf(element, site) }, { content });

/** A section with a color of its own is set off by the soft ground of the brand. */
function groundOf(element: SourceElement, site: Importing): "surface" | "wash" {
  const color = colorOf(attributesOf(element, site.defaults)["background-color"] ?? "");
  const { surface, canvas } = site.brand?.light ?? { surface: "#ffffff", canvas: "#ffffff" };
  return color === undefined || color === "#ffffff" || color === surface || color === canvas ? "surface" : "wash";
}

interface Column {
  readonly element: SourceElement;
  readonly blocks: readonly Block[];
}

function sectionRows(element: SourceElement, site: Importing): readonly Block[] {
  reportBackground(element, site);
  const items = itemsIn(element.children, site);
  if (!isEven(items, site)) {
    const flat = items.map((item) => (item.kind === "group" ? stacked(item, site) : item));
    return [
      band(
        element,
        contentBlocks(
          flat.flatMap((item) => unfolded(item, site)),
          site,
        ),
        site,
      ),
    ];
  }
  const columns = withoutGutters(columnsIn(items, site), element, site);
  const [only] = columns;
  if (columns.length <= 1) {
    const { line = 1, attributes: { width = "100%" } = {} } = only?.element ?? {};
    if (width !== "100%") site.report("loneColumn", line, { width });
    return [band(element, only?.blocks ?? [], site)];
  }
  return columnRows(element, columns, site);
}

const unfolded = (item: Item, site: Importing): readonly Item[] =>
  item.kind === "element" && LAYOUT.has(item.element.name)
    ? inLayout(item.element, site).flatMap((one) => unfolded(one, site))
    : [item];

/** Whether all is columns, alone or under conditions that their blocks can have. */
const isEven = (items: readonly Item[], site: Importing): boolean =>
  items.every((item) => {
    if (item.kind === "html") return false;
    if (item.kind === "element") return item.element.name === "mj-column" || isGroupOfColumns(item.element, site);
    return (
      branchConditions(item, site.variables) !== undefined &&
      item.branches.every((branch) => isEven(branch.items, site))
    );
  });

const isGroupOfColumns = ({ name, children }: SourceElement, site: Importing): boolean =>
  name === "mj-group" && isEven(itemsIn(children, { ...site, report: () => {} }), site);

function columnsIn(items: readonly Item[], site: Importing): readonly Column[] {
  return items.flatMap((item): readonly Column[] => {
    if (item.kind === "html") return [];
    if (item.kind === "group") {
      const conditions = branchConditions(item, site.variables) ?? [];
      site.report("columnCondition", item.open.line, { tag: item.open.text });
      return item.branches.flatMap((branch, index) =>
        columnsIn(branch.items, site).map(({ element, blocks }) => ({
          element,
          blocks: blocks.map((one) => shownWhen(one, conditions[index] ?? false)),
        })),
      );
    }
    const { element } = item;
    if (element.name === "mj-group") {
      site.report("columnGroup", element.line);
      reportStyles(element, [], site);
      return columnsIn(itemsIn(element.children, site), site);
    }
    reportStyles(element, ["width"], site);
    return [{ element, blocks: contentBlocks(itemsIn(element.children, site), site) }];
  });
}

/** Columns that hold nothing but space keep others apart; here that is what the layout does. */
function withoutGutters(columns: readonly Column[], section: SourceElement, site: Importing): readonly Column[] {
  const full = columns.filter(({ blocks }) => blocks.some(({ type }) => type !== "spacer"));
  if (full.length === columns.length || full.length === 0) return columns;
  site.report("emptyColumns", section.line, { all: columns.length, columns: full.length });
  return full;
}

const LAYOUTS: Readonly<Record<string, readonly number[]>> = {
  "1-1": [50, 50],
  "1-2": [33.33, 66.67],
  "2-1": [66.67, 33.33],
  "1-1-1": [33.33, 33.33, 33.34],
};
const SLOTS = ["first", "second", "third"] as const;

/** Up to three columns side by side; more become several rows of two or three. */
function columnRows(section: SourceElement, columns: readonly Column[], site: Importing): readonly Block[] {
  const most = columns.length % 3 === 1 ? 2 : 3;
  if (columns.length > 3) site.report("manyColumns", section.line, { columns: columns.length, most });
  const made: Block[] = [];
  for (let at = 0; at < columns.length; at += most) {
    const part = columns.slice(at, at + most);
    const [only] = part;
    if (part.length === 1 && only !== undefined) made.push(band(section, only.blocks, site));
    else made.push(row(section, part, columns.length, site));
  }
  return made;
}

function row(section: SourceElement, columns: readonly Column[], all: number, site: Importing): Block {
  const wished = columns.map(({ element }) => shareOf(element, all, site));
  const sum = wished.reduce((total, one) => total + one, 0) || 1;
  const shares = wished.map((one) => (one * 100) / sum);
  const [layout, widths] = Object.entries(LAYOUTS)
    .filter(([, of]) => of.length === columns.length)
    .reduce((best, one) => (distance(one[1], shares) < distance(best[1], shares) ? one : best));
  if (distance(widths, all > 3 ? shares : wished) > 1)
    site.report("columnWidths", section.line, { layout, widths: wished });
  if (groundOf(section, site) === "wash") site.report("columnsGround", section.line);
  const slots = Object.fromEntries(columns.map(({ blocks }, index) => [SLOTS[index] as string, blocks]));
  return block(site, "columns", { layout }, slots);
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, index) => sum + Math.abs(one - (b[index] ?? 0)), 0);

/** The share of a column, in percent of its section. */
function shareOf(element: SourceElement, columns: number, site: Importing): number {
  const { width = "" } = attributesOf(element, site.defaults);
  const number = Number.parseFloat(width);
  if (!(number > 0)) return 100 / columns;
  return width.endsWith("%") ? number : (number * 100) / 600;
}
