/** Which blocks are chosen together. */

import type { Block, BlockId, Template } from "@dunlin/templates";
import { listAt, placedAt } from "../document/tree.ts";

/**
 * Everything from one block to another, both with it. Blocks in different lists are taken by what stands around them, so that the range
 * is one run of neighbors. The end that was reached last comes last.
 */
export function rangeOf(doc: Template, from: BlockId, to: BlockId): readonly BlockId[] {
  const [a, b] = [lineage(doc, from), lineage(doc, to)];
  if (a.length === 0 || b.length === 0) return b.length === 0 ? [] : [to];
  let depth = 0;
  while (a[depth + 1] !== undefined && b[depth + 1] !== undefined && sameList(doc, a, b, depth + 1)) depth += 1;
  const [start, end] = [a[depth] as BlockId, b[depth] as BlockId];
  const list = listOf(doc, start);
  const [first, last] = [indexOf(list, start), indexOf(list, end)];
  const run = list.slice(Math.min(first, last), Math.max(first, last) + 1).map(({ id }) => id);
  return first <= last ? run : run.reverse();
}

/** With the next block of the same list, up or down from the end that was reached last. */
export function rangeBy(doc: Template, ids: readonly BlockId[], by: -1 | 1): readonly BlockId[] {
  const [from, tip] = [ids[0], ids.at(-1)];
  const list = tip === undefined ? [] : listOf(doc, tip);
  const next = tip === undefined ? undefined : list[indexOf(list, tip) + by];
  return from === undefined || next === undefined ? ids : rangeOf(doc, from, next.id);
}

/** The ids around a block from the root down, itself last. */
function lineage(doc: Template, id: BlockId): readonly BlockId[] {
  const placed = placedAt(doc, id);
  return placed === undefined ? [] : [...placed.around.map((block) => block.id), id];
}

function sameList(doc: Template, a: readonly BlockId[], b: readonly BlockId[], depth: number): boolean {
  if (a[depth - 1] !== b[depth - 1]) return false;
  const [one, other] = [placedAt(doc, a[depth] as BlockId)?.place, placedAt(doc, b[depth] as BlockId)?.place];
  return one?.slot === other?.slot;
}

function listOf(doc: Template, id: BlockId): readonly Block[] {
  const place = placedAt(doc, id)?.place;
  return (place && listAt(doc, place)) ?? [];
}

const indexOf = (list: readonly Block[], id: BlockId): number => list.findIndex((block) => block.id === id);

export const toggled = (ids: readonly BlockId[], id: BlockId): readonly BlockId[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
