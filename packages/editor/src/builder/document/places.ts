/** The places where something that is carried may be put, in reading order. */

import type { Block, BlockRegistry, Template } from "@dunlin/templates";
import type { CarriedBlocks } from "../store.ts";
import { closes, lockOf, placeRefusal, settle, shownSlots } from "./rules.ts";
import { outermost, type Place, placedAt, placeKey, withInside } from "./tree.ts";

/** The types of blocks that are carried. */
function carriedTypes(doc: Template, carrying: CarriedBlocks): readonly string[] {
  return carriedBlocks(doc, carrying).map(({ type }) => type);
}

export function placesFor(doc: Template, carrying: CarriedBlocks, registry: BlockRegistry): readonly Place[] {
  const types = carriedTypes(doc, carrying);
  const carried = carriedBlocks(doc, carrying);
  const moved = new Set(
    carrying.what === "move"
      ? outermost(doc, carrying.ids).flatMap(({ block }) => withInside(block).map(({ id }) => id))
      : [],
  );
  const found: Place[] = [];
  const ends = endOf(doc, carried, moved, registry);
  // Of the blocks with content, without those that move, so many come before the place that is looked at.
  let before = 0;
  const walk = (blocks: readonly Block[], inside: Omit<Place, "index">) => {
    for (let index = 0; index <= blocks.length; index++) {
      const place = { ...inside, index };
      if (ends(before) && fits(doc, types, place, registry) && !staysPut(blocks, index, moved)) found.push(place);
      const block = blocks[index];
      if (block === undefined || moved.has(block.id)) continue;
      const after = before + contentsOf([block], registry).filter(({ id }) => !moved.has(id)).length;
      if (lockOf(doc, block.id) === undefined)
        for (const slot of shownSlots(block, registry)) walk(block.slots?.[slot] ?? [], { in: block.id, slot });
      before = after;
    }
  };
  walk(doc.root, {});
  return found;
}

/** The blocks that are carried; of a new one, only what is to be known of its type. */
const carriedBlocks = (doc: Template, carrying: CarriedBlocks): readonly Pick<Block, "id" | "type" | "slots">[] =>
  carrying.what === "new"
    ? [{ id: "", type: carrying.type }]
    : carrying.what === "saved"
      ? carrying.blocks
      : outermost(doc, carrying.ids).map(({ block }) => block);

/** What is read, in reading order: not what is only around other blocks. */
const contentsOf = (blocks: readonly Block[], registry: BlockRegistry): readonly Block[] =>
  blocks.flatMap(withInside).filter(({ type }) => registry.get(type)?.role === "content");

/** Whether nothing but small print follows what has to be last when so much stands before what is carried. */
function endOf(
  doc: Template,
  carried: readonly Pick<Block, "id" | "type" | "slots">[],
  moved: ReadonlySet<string>,
  registry: BlockRegistry,
): (before: number) => boolean {
  const isLast = ({ type }: Block) => registry.get(type)?.constraints?.last === true;
  const isFree = ({ type }: Block) => !closes(type, registry);
  const rest = contentsOf(doc.root, registry).filter(({ id }) => !moved.has(id));
  const mine = contentsOf(carried as readonly Block[], registry);
  const [first, lastFree] = [rest.findIndex(isLast), rest.findLastIndex(isFree)];
  return (before) => (first < 0 || first >= before || !mine.some(isFree)) && (lastFree < before || !mine.some(isLast));
}

/** Right before or behind what moves it would stay where it is. */
const staysPut = (blocks: readonly Block[], index: number, moved: ReadonlySet<string>): boolean =>
  moved.has(blocks[index]?.id ?? "") || moved.has(blocks[index - 1]?.id ?? "");

const fits = (doc: Template, types: readonly string[], place: Place, registry: BlockRegistry): boolean =>
  types.every((type) => placeRefusal(doc, type, place, registry) === undefined) &&
  placeKey(settle(doc, types, place, registry)) === placeKey(place);

/** Where a new block goes: behind the chosen one where it may stand there, else at the end. */
export function placeAfter(
  doc: Template,
  selected: string | undefined,
  types: readonly string[],
  registry: BlockRegistry,
): Place {
  const placed = selected === undefined ? undefined : placedAt(doc, selected);
  const end: Place = { index: doc.root.length };
  if (placed === undefined) return settle(doc, types, end, registry);
  const inner = shownSlots(placed.block, registry)[0];
  const empty = inner !== undefined && (placed.block.slots?.[inner]?.length ?? 0) === 0;
  const candidates: readonly Place[] = [
    ...(empty && inner !== undefined ? [{ in: placed.block.id, slot: inner, index: 0 }] : []),
    { ...placed.place, index: placed.place.index + 1 },
    ...[...placed.around].reverse().flatMap(({ id }) => {
      const outer = placedAt(doc, id)?.place;
      return outer === undefined ? [] : [{ ...outer, index: outer.index + 1 }];
    }),
  ];
  const found = candidates.find(
    (place) =>
      (place.in === undefined || lockOf(doc, place.in) === undefined) &&
      types.every((type) => placeRefusal(doc, type, place, registry) === undefined),
  );
  return settle(doc, types, found ?? end, registry);
}
