/** Pages as whole documents: semantic elements, one style sheet, no script. */

import { type Drawing, type Drawn, drawnBlocks, marksOf, slotOf } from "../blocks/draw.ts";
import { pageSite } from "../blocks/site.ts";
import { directionOf } from "../format/locales.ts";
import type { Block } from "../model/block.ts";

/** The markup of blocks, each with its condition around it. */
export const markupOf = (blocks: readonly Drawn[], drawing: Drawing): string =>
  blocks.map((drawn) => blockMarkup(drawn, drawing)).join("\n");

function blockMarkup({ definition, place, open, close }: Drawn, drawing: Drawing): string {
  const site = pageSite(drawing, place, (name) => markupOf(drawnBlocks(...slotOf(place, name), drawing), drawing));
  const { html, sketch } = definition.render;
  const markup = drawing.sample === undefined || sketch === undefined ? html(site) : sketch(site, drawing.sample);
  const [before, after] = marksOf(place, drawing) ?? ["", ""];
  return markup === "" ? "" : `${before}${open}${markup}${close}${after}`;
}

export interface PageHead {
  /** Sources for HTML, without elements. */
  readonly title: string;
  readonly description: string;
  readonly style: string;
}

/** Blocks that begin or end a page by their type become its header and footer, the rest its main part. */
export function pageDocument(root: readonly Block[], head: PageHead, drawing: Drawing): string {
  const drawn = drawnBlocks(root, "/root", drawing);
  const first = drawn.findIndex(({ definition }) => definition.landmark !== "header");
  const start = first < 0 ? drawn.length : first;
  const last = drawn.findLastIndex(({ definition }) => definition.landmark !== "footer");
  const end = Math.max(start, last + 1);
  const parts = [drawn.slice(0, start), drawn.slice(start, end), drawn.slice(end)] as const;
  const [header, main, footer] = parts.map((part) => markupOf(part, drawing)) as [string, string, string];
  const name = hasTitle(root) ? "" : `<h1 class="dl-hidden">${head.title}</h1>\n`;
  const body = [
    header === "" ? "" : `<header class="dl-top">${header}</header>`,
    `<main>${name}${main}</main>`,
    footer === "" ? "" : `<footer>${footer}</footer>`,
  ];
  return htmlDocument(head, `<div class="dl-page">\n${body.filter((text) => text !== "").join("\n")}\n</div>`, drawing);
}

const hasTitle = (blocks: readonly Block[]): boolean =>
  blocks.some(
    ({ type, props, slots = {} }) => (type === "heading" && props.level === 1) || Object.values(slots).some(hasTitle),
  );

/** A document around a body. Search engines are kept away: such pages are for one person each. */
export function htmlDocument({ title, description, style }: PageHead, body: string, { locale }: Drawing): string {
  // A description is merged in an attribute of its own kind, where values are refused; it says the same to everybody.
  const about =
    description === "" || description.includes("{{") ? "" : `<meta name="description" content="${description}">\n`;
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${about}<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
