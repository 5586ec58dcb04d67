/**
 * What is different between two versions of a template: by blocks, which are the same when their ids are. A block that stands somewhere
 * else moved; of blocks that changed places among each other as few as possible did. The other way around everything is the other way
 * around, and nothing is different only where the documents are the same.
 */

import type { Block, BlockId, ContentVariant, Template, VariantKey } from "@dunlin/templates";
import { pointer } from "../../document/pointer.ts";
import { sameJson } from "../../document/sameJson.ts";
import { type Placed, placesOf } from "../document/tree.ts";
import { commonOf } from "./common.ts";
import { isRuns } from "./wordsChanged.ts";

/** A value at a JSON pointer; `undefined` where there is none. */
export interface ValueChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface BlockChange {
  readonly id: BlockId;
  readonly moved: boolean;
  /** Of the block itself: its type, members, condition, versions, lock and note. */
  readonly values: readonly ValueChange[];
}

export interface VariantChange {
  readonly key: VariantKey;
  /** Its label and its own texts; of one that is in one document only, all of them. */
  readonly values: readonly ValueChange[];
}

export interface TemplateDiff {
  /** In the order in which they are read. */
  readonly added: readonly BlockId[];
  readonly removed: readonly BlockId[];
  /** Those that are in both and not the same in both. */
  readonly changed: readonly BlockChange[];
  /** Versions of the content that are not the same in both. */
  readonly variants: readonly VariantChange[];
  /** Everything beside the blocks and what is in versions; of these, which there are. */
  readonly values: readonly ValueChange[];
}

export function diffTemplates(before: Template, after: Template): TemplateDiff {
  const [old, now] = [placesOf(before.root), placesOf(after.root)];
  const moved = movedBlocks(old, now);
  const changed = [...now.values()].flatMap(({ block }): BlockChange[] => {
    const was = old.get(block.id)?.block;
    if (was === undefined) return [];
    const values = valueChanges(ownOf(was), ownOf(block));
    return moved.has(block.id) || values.length > 0 ? [{ id: block.id, moved: moved.has(block.id), values }] : [];
  });
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed,
    variants: variantChanges(before.variants, after.variants),
    values: valueChanges(besideBlocks(before), besideBlocks(after)),
  };
}

export const isSame = ({ added, removed, changed, variants, values }: TemplateDiff): boolean =>
  added.length + removed.length + changed.length + variants.length + values.length === 0;

/** The same change seen from the other side. */
export const inverse = ({ added, removed, changed, variants, values }: TemplateDiff): TemplateDiff => ({
  added: removed,
  removed: added,
  changed: changed.map((one) => ({ ...one, values: one.values.map(turned) })),
  variants: variants.map((one) => ({ ...one, values: one.values.map(turned) })),
  values: values.map(turned),
});

const turned = ({ path, before, after }: ValueChange): ValueChange => ({ path, before: after, after: before });

const besideBlocks = ({ root: _, variants, ...beside }: Template): object => ({
  ...beside,
  variants: variants?.map(({ key }) => key),
});

function variantChanges(before: Template["variants"] = [], after: Template["variants"] = []): readonly VariantChange[] {
  const keys = new Set([...before, ...after].map(({ key }) => key));
  const said = (all: readonly ContentVariant[], wanted: VariantKey): object => {
    const { key: _, ...rest } = all.find(({ key }) => key === wanted) ?? {};
    return rest;
  };
  return [...keys]
    .sort()
    .map((key) => ({ key, values: valueChanges(said(before, key), said(after, key)) }))
    .filter(({ values }) => values.length > 0);
}

/** Without what is inside it; an empty slot and none are the same. */
const ownOf = ({ id: _id, slots: _slots, ...own }: Block): object => own;

/** Those in another block or slot, and those that are not in the longest order that both versions have. */
function movedBlocks(old: ReadonlyMap<BlockId, Placed>, now: ReadonlyMap<BlockId, Placed>): ReadonlySet<BlockId> {
  const moved = new Set<BlockId>();
  const lists = new Map<string, { readonly before: BlockId[]; readonly after: BlockId[] }>();
  const listOf = (key: string) => {
    const list = lists.get(key) ?? { before: [], after: [] };
    lists.set(key, list);
    return list;
  };
  for (const [id, placed] of old) {
    const there = now.get(id);
    if (there !== undefined && listKey(placed) === listKey(there)) listOf(listKey(placed)).before.push(id);
  }
  for (const [id, placed] of now) if (old.has(id)) listOf(listKey(placed)).after.push(id);
  for (const { before, after } of lists.values()) {
    const stayed = new Set(commonOf(before, after));
    for (const id of after) if (!stayed.has(id)) moved.add(id);
  }
  return moved;
}

const listKey = ({ place: { in: parent = "", slot = "" } }: Placed): string => `${parent}/${slot}`;

/** Member by member; texts by their languages, and lists as a whole. */
function valueChanges(before: unknown, after: unknown, path = ""): readonly ValueChange[] {
  if (sameJson(before, after)) return [];
  // A text that was not there, or is no more, is told as its words.
  const old = before === undefined && isTexts(after) ? {} : before;
  const now = after === undefined && isTexts(before) ? {} : after;
  if (!isObject(old) || !isObject(now)) return [{ path, before, after }];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort()
    .flatMap((name) => valueChanges(old[name], now[name], path + pointer([name])));
}

/** A text with its languages, or several by their names. */
const isTexts = (value: unknown): boolean =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((member) => isRuns(member) || isTexts(member));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
