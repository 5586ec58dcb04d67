/** What changed between two versions as one HTML file: nothing is fetched, no script runs, it prints. */

import { pageHtml, panel, table } from "../charts/page.ts";
import { escaped } from "../charts/svg.ts";
import type { DescribeChangesOptions } from "./describe.ts";
import type { StrategyDiff } from "./model.ts";
import { describeDiff } from "./tell.ts";

/**
 * The diff as a self-contained HTML document.
 *
 * @throws RangeError for a language without words.
 */
export function changesHtml(diff: StrategyDiff, options: DescribeChangesOptions = {}): string {
  const { locale = "en" } = options;
  const { kind, title, summary, groups, worstCase } = describeDiff(diff, options);
  const list = (sentences: readonly string[]) =>
    `<ul>${sentences.map((text) => `<li>${escaped(text)}</li>`).join("")}</ul>`;
  const body = [
    `<header><p class="kind">${escaped(kind)}</p><p class="name">${escaped(title)}</p></header>`,
    `<main><section class="verdict"><h1>${escaped(summary)}</h1></section>`,
    ...(worstCase === undefined
      ? []
      : [
          panel(
            worstCase.title,
            `<p class="note">${escaped(worstCase.note)}</p>`,
            table(worstCase.heads, worstCase.rows),
          ),
        ]),
    ...groups.map(({ title: heading, sentences }) => panel(heading, list(sentences))),
    "</main>",
  ];
  return pageHtml({ locale, title: `${kind}: ${title}`, body, style: STYLE });
}

const STYLE = "\nli{margin:4px 0}th:nth-child(2),td:nth-child(2){text-align:start}\n";
