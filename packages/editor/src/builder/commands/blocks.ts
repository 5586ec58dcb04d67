/** Commands over blocks: put in, copied, moved, taken away. */

import type { Block, BlockId } from "@dunlin/templates";
import { fitBlocks } from "../document/fragment.ts";
import { isPlace, lockOf, placeRefusal, settle, typeRefusal } from "../document/rules.ts";
import { blockAt, outermost, type Place, type Placed, placesOf } from "../document/tree.ts";
import {
  type BuilderContext,
  BuilderRefused,
  type DraftBlock,
  type DraftTemplate,
  type RunBuilder,
} from "./command.ts";

export const insert: RunBuilder<"blocks.insert"> = (draft, { blocks, place }, context) => {
  for (const { type } of blocks) {
    const refusal = typeRefusal(context.doc, type, context.registry);
    if (refusal !== undefined) throw new BuilderRefused(refusal.code, refusal.data);
  }
  return paste(draft, { blocks, place }, context);
};

export const paste: RunBuilder<"blocks.paste"> = (draft, { blocks, place }, { doc, registry, taken }) => {
  const { blocks: fitted, notes } = fitBlocks(blocks, doc, taken, registry);
  if (fitted.length === 0) {
    const left = notes.find((note) => note.kind === "left");
    throw new BuilderRefused(left === undefined ? "nothing" : LEFT[left.why], { type: left?.type });
  }
  put(draft, fitted, place, { doc, registry });
  return { select: fitted.map(({ id }) => id), notes };
};

const LEFT = {
  type: "block.type",
  kind: "block.kind",
  once: "block.once",
  permission: "block.permission",
  version: "block.version",
  place: "block.place",
  shape: "value.form",
} as const;

export const duplicate: RunBuilder<"blocks.duplicate"> = (draft, { ids }, { doc, registry, taken }) => {
  const used = new Set(taken);
  const select: BlockId[] = [];
  // From the last to the first, so that places stay what they were.
  for (const { block, place } of [...found(doc, ids)].reverse()) {
    const refusal = typeRefusal(doc, block.type, registry);
    if (refusal !== undefined) throw new BuilderRefused(refusal.code, refusal.data);
    const { blocks } = fitBlocks([block], doc, used, registry);
    for (const copy of blocks) used.add(copy.id);
    put(draft, blocks, { ...place, index: place.index + 1 }, { doc, registry });
    select.unshift(...blocks.map(({ id }) => id));
  }
  return { select };
};

export const move: RunBuilder<"blocks.move"> = (draft, { ids, place }, { doc, registry }) => {
  const moved = found(doc, ids);
  for (const { block, around } of moved) {
    if (lockOf(doc, block.id) === "all" || around.some(({ id }) => lockOf(doc, id) === "all"))
      throw new BuilderRefused("block.locked", { block: block.id, type: block.type });
    if (place.in === block.id || aroundOf(doc, place).has(block.id)) throw new BuilderRefused("block.intoItself");
  }
  const blocks = moved.map(({ block }) => block);
  check(doc, blocks, place, registry);
  const settled = settle(
    doc,
    blocks.map(({ type }) => type),
    place,
    registry,
  );
  const before = moved.filter(
    ({ place: from }) => from.in === settled.in && from.slot === settled.slot && from.index < settled.index,
  ).length;
  // The blocks before a place go away with those that move, so it is found by how many stay.
  for (const one of [...moved].reverse()) listOf(draft, one.place)?.splice(one.place.index, 1);
  listOf(draft, settled, true)?.splice(settled.index - before, 0, ...(blocks as unknown as DraftBlock[]));
  return { select: blocks.map(({ id }) => id) };
};

export const remove: RunBuilder<"blocks.remove"> = (draft, { ids }, { doc }) => {
  const gone = found(doc, ids);
  for (const { place } of [...gone].reverse()) {
    const list = listOf(draft, place);
    list?.splice(place.index, 1);
  }
  return { select: neighbor(doc, gone) };
};

/** What comes to be chosen when blocks go: what stood behind them, else before them, else around them. */
function neighbor(doc: BuilderContext["doc"], gone: readonly Placed[]): readonly BlockId[] {
  const last = gone.at(-1);
  if (last === undefined) return [];
  const ids = new Set(gone.map(({ block }) => block.id));
  const parent = last.around.at(-1);
  const siblings = parent === undefined ? doc.root : (parent.slots?.[last.place.slot ?? ""] ?? []);
  const next =
    siblings.slice(last.place.index + 1).find(({ id }) => !ids.has(id)) ??
    siblings.slice(0, last.place.index).findLast(({ id }) => !ids.has(id)) ??
    parent;
  return next === undefined ? [] : [next.id];
}

function found(doc: BuilderContext["doc"], ids: readonly BlockId[]): readonly Placed[] {
  const unknown = ids.find((id) => blockAt(doc, id) === undefined);
  if (unknown !== undefined || ids.length === 0) throw new BuilderRefused("block.unknown", { block: unknown });
  return outermost(doc, ids);
}

function put(
  draft: DraftTemplate,
  blocks: readonly Block[],
  place: Place,
  { doc, registry }: Pick<BuilderContext, "doc" | "registry">,
): void {
  check(doc, blocks, place, registry);
  const types = blocks.map(({ type }) => type);
  const settled = settle(doc, types, place, registry);
  listOf(draft, settled, true)?.splice(settled.index, 0, ...(blocks as unknown as DraftBlock[]));
}

function check(
  doc: BuilderContext["doc"],
  blocks: readonly Block[],
  place: Place,
  registry: BuilderContext["registry"],
): void {
  if (!isPlace(doc, place, registry)) throw new BuilderRefused("value.place", { place });
  if (place.in !== undefined && lockOf(doc, place.in) !== undefined)
    throw new BuilderRefused("block.locked", { block: place.in, type: blockAt(doc, place.in)?.type });
  for (const { type } of blocks) {
    const refusal = placeRefusal(doc, type, place, registry);
    if (refusal !== undefined) throw new BuilderRefused(refusal.code, refusal.data);
  }
}

/** The list of a place in the draft. */
function listOf(draft: DraftTemplate, { in: parent, slot }: Place, made = false): DraftBlock[] | undefined {
  if (parent === undefined) return draft.root;
  const block = find(draft.root, parent);
  if (block === undefined || slot === undefined) return undefined;
  if (block.slots?.[slot] === undefined && made) block.slots = { ...block.slots, [slot]: [] };
  return block.slots?.[slot];
}

/** A block in the draft. */
export function find(blocks: readonly DraftBlock[], id: BlockId): DraftBlock | undefined {
  for (const block of blocks) {
    if (block.id === id) return block;
    for (const inside of Object.values(block.slots ?? {})) {
      const there = find(inside, id);
      if (there !== undefined) return there;
    }
  }
  return undefined;
}

const aroundOf = (doc: BuilderContext["doc"], { in: parent }: Place): ReadonlySet<BlockId> => {
  const placed = parent === undefined ? undefined : placesOf(doc.root).get(parent);
  return new Set(placed === undefined ? [] : [...placed.around.map(({ id }) => id), placed.block.id]);
};
