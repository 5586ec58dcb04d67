/** A page of its own as text: nothing is fetched, no script runs, it prints, and it follows the reader's light or dark. */

import { PAGE_STYLE } from "./pageStyle.ts";
import { escaped } from "./svg.ts";

export interface Page {
  /** BCP 47 */
  readonly locale: string;
  readonly title: string;
  /** HTML, escaped by who made it. */
  readonly body: readonly string[];
  /** CSS after that of every page. */
  readonly style?: string;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export function pageHtml({ locale, title, body, style = "" }: Page): string {
  return [
    `<!doctype html><html lang="${escaped(locale)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title><style>${PAGE_STYLE}${style}</style></head><body>`,
    ...body,
    "</body></html>\n",
  ].join("\n");
}

/** A part of the page under a heading. */
export const panel = (title: string, ...parts: readonly string[]): string =>
  `<section class="panel"><h2>${escaped(title)}</h2>${parts.join("")}</section>`;

export const scrolling = (content: string): string => `<div class="scroll">${content}</div>`;

/** The first cell of each row names it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]) =>
    row
      .map((cell, i) =>
        i === 0 && tag === "td" ? `<th scope="row">${escaped(cell)}</th>` : `<${tag}>${escaped(cell)}</${tag}>`,
      )
      .join("");
  const body = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("");
  return scrolling(
    `<table><thead><tr>${cells('th scope="col"', head).replaceAll('</th scope="col">', "</th>")}</tr></thead><tbody>${body}</tbody></table>`,
  );
}
