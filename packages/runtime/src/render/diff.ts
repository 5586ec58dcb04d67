/** What changed between two versions as a page for a terminal. */

import type { ToldDiff } from "@dunlin/engine/change";
import { MARGIN, pageLines, type Section } from "./page.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/** Lines of the page, without line ends. */
export function diffLines({ title, summary, groups, worstCase }: ToldDiff, style: Style): string[] {
  const bullets = (sentences: readonly string[]) =>
    sentences.flatMap((text) => wrap(text, style.width, `${MARGIN}- `, `${MARGIN}  `));
  const worst = worstCase?.rows.map(([window = "", channel = "", before = "", after = ""]) => ({
    ...{ name: `${window}, ${channel}`, figure: `${before} → ${after}` },
  }));
  const sections: Section[] = [
    ...groups.map((group) => ({ title: group.title, lines: bullets(group.sentences) })),
    ...(worstCase === undefined || worst === undefined ? [] : [{ title: worstCase.title, rows: worst }]),
  ];
  return [
    ...wrap(title, style.width, "", "").map(style.bold),
    ...wrap(summary, style.width, "", ""),
    ...pageLines(sections, style),
  ];
}
