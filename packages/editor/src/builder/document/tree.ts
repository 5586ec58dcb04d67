/** Blocks of a template and their places: a tree of lists. */

import type { Block, BlockId, Template } from "@dunlin/templates";
import { own } from "./own.ts";

/** A place between blocks: in the root, or in a slot of a block, before what stands at `index` now. */
export interface Place {
  readonly in?: BlockId;
  readonly slot?: string;
  readonly index: number;
}

/** A block and where it stands. */
export interface Placed {
  readonly block: Block;
  readonly place: Place;
  /** From the root down to the block around it. */
  readonly around: readonly Block[];
  /** JSON pointer in the document. */
  readonly at: string;
}

const known = new WeakMap<readonly Block[], ReadonlyMap<BlockId, Placed>>();

/** All blocks by id, in the order in which they are read; worked out once for each list. */
export function placesOf(root: readonly Block[]): ReadonlyMap<BlockId, Placed> {
  const before = known.get(root);
  if (before !== undefined) return before;
  const places = new Map<BlockId, Placed>();
  const walk = (blocks: readonly Block[], around: readonly Block[], at: string, slot?: string) => {
    const parent = around.at(-1);
    blocks.forEach((block, index) => {
      const place = parent === undefined ? { index } : { in: parent.id, slot: slot as string, index };
      const here = `${at}/${index}`;
      // The first block with an id is the one that is meant by it.
      if (!places.has(block.id)) places.set(block.id, { block, place, around, at: here });
      for (const [name, inside] of Object.entries(block.slots ?? {}))
        walk(inside, [...around, block], `${here}/slots/${name}`, name);
    });
  };
  walk(root, [], "/root");
  known.set(root, places);
  return places;
}

export const placedAt = ({ root }: Template, id: BlockId): Placed | undefined => placesOf(root).get(id);

export const blockAt = (doc: Template, id: BlockId): Block | undefined => placedAt(doc, id)?.block;

/** The list that a place is in; `undefined` where there is no such block. A slot that is still empty is an empty list. */
export function listAt({ root }: Template, { in: parent, slot }: Place): readonly Block[] | undefined {
  if (parent === undefined) return root;
  const block = placesOf(root).get(parent)?.block;
  return block === undefined || slot === undefined ? undefined : (own(block.slots ?? {}, slot) ?? []);
}

/** A block and all blocks inside it, itself first. */
export const withInside = (block: Block): readonly Block[] => [
  block,
  ...Object.values(block.slots ?? {}).flatMap((inside) => inside.flatMap(withInside)),
];

/** The blocks among these that stand in none of the others, in the order in which they are read. */
export function outermost({ root }: Template, ids: readonly BlockId[]): readonly Placed[] {
  const wanted = new Set(ids);
  return [...placesOf(root).values()].filter(
    ({ block, around }) => wanted.has(block.id) && !around.some(({ id }) => wanted.has(id)),
  );
}

/** One text for every place; it does not say what stands there. */
export const placeKey = ({ in: parent = "", slot = "", index }: Place): string => `${parent}/${slot}/${index}`;
