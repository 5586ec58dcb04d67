/** Saved blocks: which of them fit into a template, how they are put in, and what is saved. */

import type { Block, BlockId, BlockRegistry, Template } from "@dunlin/templates";
import type { BuilderCommand } from "../commands/command.ts";
import { fitBlocks, isBlock } from "../document/fragment.ts";
import { placeAfter } from "../document/places.ts";
import { isPlain } from "../document/plain.ts";
import { outermost, type Place } from "../document/tree.ts";
import type { SavedBlock } from "../host/props.ts";

/** The blocks of a saved one, whatever a host has kept under that name. */
export const blocksOf = ({ blocks }: SavedBlock): readonly Block[] =>
  Array.isArray(blocks) && isPlain(blocks) && blocks.every(isBlock) ? blocks : [];

/** Whether at least one of them may stand in the template. */
export const fits = (saved: SavedBlock, doc: Template, registry: BlockRegistry): boolean =>
  fitBlocks(blocksOf(saved), doc, new Set(), registry).blocks.length > 0;

/** Puts saved blocks behind the chosen one, or to the place that was chosen last. */
export function placeSaved(
  { blocks }: SavedBlock,
  doc: Template,
  at: { readonly selected: BlockId | undefined; readonly place: Place | undefined },
  registry: BlockRegistry,
): BuilderCommand {
  const types = blocks.map(({ type }) => type);
  return { type: "blocks.paste", blocks, place: at.place ?? placeAfter(doc, at.selected, types, registry) };
}

/** The chosen blocks as they are saved: the outermost in reading order, without locks and versions, which are of this template. */
export const savedFrom = (doc: Template, ids: readonly BlockId[]): readonly Block[] =>
  outermost(doc, ids).map(({ block }) => bare(block));

function bare({ lock: _, variants: __, slots, ...block }: Block): Block {
  if (slots === undefined) return block;
  const inside = Object.entries(slots).map(([slot, blocks]) => [slot, blocks.map(bare)] as const);
  return { ...block, slots: Object.fromEntries(inside) };
}
