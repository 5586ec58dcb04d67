/** The plain text of a tree of blocks, made from the tree and not from HTML. */

import type { Block } from "../model/block.ts";
import { type Drawing, drawnBlocks, slotOf } from "./draw.ts";
import { plainSite } from "./site.ts";

/** Paragraphs with a blank line after each. Where a message leaves some out, more blank lines come together; see `tidy`. */
export function plainSource(blocks: readonly Block[], pointer: string, drawing: Drawing): string {
  return drawnBlocks(blocks, pointer, drawing)
    .map(({ definition, place, open, close }) => {
      const site = plainSite(drawing, place, (name) => plainSource(...slotOf(place, name), drawing));
      const text = definition.render.text(site);
      if (text === "") return "";
      // A row is made of paragraphs that have their blank lines already.
      return `${open}${text}${definition.slots === undefined ? "\n\n" : ""}${close}`;
    })
    .join("");
}

/** One blank line between paragraphs, none at the ends of lines and of the text. */
export const tidy = (text: string): string =>
  `${text
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
