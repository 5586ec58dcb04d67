/** Lists of blocks as they are drawn, measured from the corner of the paper. */

import type { Box, DrawnList } from "./lines.ts";

/** Outer lists before those inside of them. A paper without blocks is one empty list. */
export function listsOn(paper: HTMLElement): readonly DrawnList[] {
  const corner = paper.getBoundingClientRect();
  const boxOf = (element: Element): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left - corner.left, top: top - corner.top, right: right - corner.left, bottom: bottom - corner.top };
  };
  const lists = [...paper.querySelectorAll<HTMLElement>(".dn-blocks")].map((element): DrawnList => {
    const blocks = [...element.querySelectorAll(":scope > [data-block]")].map(boxOf);
    const { in: parent, slot } = element.dataset;
    return { box: boxOf(element), blocks, ...(parent !== undefined && slot !== undefined && { in: parent, slot }) };
  });
  return lists.length > 0 ? lists : [{ box: inside(paper, corner), blocks: [] }];
}

function inside(paper: HTMLElement, { width, height }: DOMRect): Box {
  const { paddingLeft, paddingRight } = getComputedStyle(paper);
  return {
    left: Number.parseFloat(paddingLeft),
    top: 0,
    right: width - Number.parseFloat(paddingRight),
    bottom: Math.min(height, 60),
  };
}
