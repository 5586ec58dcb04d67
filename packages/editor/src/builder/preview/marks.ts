/** Blocks in a document that was compiled with marks: found between their comments, and drawn around. */

import type { BlockId } from "@dunlin/templates";

/** How each block is marked; the colors are those of the editor's good, bad and warning in a white and in a dark page. */
export type MarkedBlocks = ReadonlyMap<BlockId, "added" | "removed" | "moved" | "changed">;

const COLORS = { added: "#1f8a5b", removed: "#c8372d", moved: "#3b6fd4", changed: "#b7791f" } as const;

/** Through the object model of CSS: a policy without inline styles does not know about it. */
export function markBlocks(doc: Document, marks: MarkedBlocks): void {
  for (const [id, mark] of marks)
    for (const element of elementsOf(doc, id)) {
      element.dataset.dnMark = mark;
      element.style.outline = `3px ${mark === "moved" ? "dashed" : "solid"} ${COLORS[mark]}`;
      element.style.outlineOffset = "-3px";
    }
}

/** What stands between the comments of a block. */
function elementsOf(doc: Document, id: BlockId): readonly HTMLElement[] {
  const comments = doc.createTreeWalker(doc.documentElement, NodeFilter.SHOW_COMMENT);
  for (let node = comments.nextNode(); node !== null; node = comments.nextNode()) {
    if (node.nodeValue !== `dl:${id}`) continue;
    const found: HTMLElement[] = [];
    for (let next = node.nextSibling; next !== null && next.nodeValue !== `/dl:${id}`; next = next.nextSibling)
      if ("style" in next) found.push(next as HTMLElement);
    return found;
  }
  return [];
}
