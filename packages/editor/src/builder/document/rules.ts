/** What may stand where, and what may not be changed: the rules of block types, and the policy of the template. */

import type { Block, BlockDefinition, BlockId, BlockRegistry, Template } from "@dunlin/templates";
import { own } from "./own.ts";
import { listAt, type Place, placedAt, placesOf, withInside } from "./tree.ts";

/** Why a block cannot stand somewhere; the data are those of the sentence. */
export interface PlaceRefusal {
  readonly code: "block.kind" | "block.once" | "block.place" | "block.last" | "block.permission" | "block.type";
  readonly data: Readonly<Record<string, unknown>>;
}

/** Whether small print, lines and space may follow what is to be last. */
export const closes = (type: string, registry: BlockRegistry): boolean =>
  registry.get(type)?.landmark === "footer" || type === "spacer" || type === "divider";

/** Why a block of this type cannot be in the template at all; `undefined` when it can. */
export function typeRefusal(doc: Template, type: string, registry: BlockRegistry): PlaceRefusal | undefined {
  const definition = registry.get(type);
  if (definition === undefined) return { code: "block.type", data: { type } };
  if (!definition.kinds.includes(doc.kind)) return { code: "block.kind", data: { type, kind: doc.kind } };
  const { permission } = definition.constraints ?? {};
  if (permission !== undefined && doc.policy?.[permission] !== true)
    return { code: "block.permission", data: { type, permission } };
  return isOnce(doc, definition) && [...placesOf(doc.root).values()].some(({ block }) => block.type === type)
    ? { code: "block.once", data: { type } }
    : undefined;
}

export const isOnce = ({ policy }: Template, { type, constraints }: BlockDefinition): boolean =>
  constraints?.once === true || policy?.once?.includes(type) === true;

/** Why a block of this type cannot stand at a place, wherever it comes from. */
export function placeRefusal(
  doc: Template,
  type: string,
  place: Place,
  registry: BlockRegistry,
): PlaceRefusal | undefined {
  const definition = registry.get(type);
  const parent = place.in === undefined ? undefined : placedAt(doc, place.in)?.block;
  if (definition === undefined || parent === undefined) return undefined;
  const takes = registry.get(parent.type)?.slots?.[place.slot ?? ""]?.takes;
  return takes?.includes(definition.role) === true
    ? undefined
    : { code: "block.place", data: { type, parent: parent.type } };
}

/**
 * The place nearest to the wished one where blocks of these types may stand: before what has to be last, and behind what has to be first.
 * Places inside of blocks are left as they are.
 */
export function settle(doc: Template, types: readonly string[], place: Place, registry: BlockRegistry): Place {
  if (place.in !== undefined) return place;
  const { root, policy } = doc;
  const free = types.some((type) => !closes(type, registry));
  const first = policy?.required?.some(({ position, type }) => position === "first" && root[0]?.type === type) ? 1 : 0;
  const fixed = policy?.required?.some(({ position, type }) => position === "last" && root.at(-1)?.type === type);
  const footer = root.findIndex((block) =>
    withInside(block).some(({ type }) => registry.get(type)?.constraints?.last === true),
  );
  const last = free && footer >= 0 ? footer : fixed ? root.length - 1 : root.length;
  return { index: Math.max(Math.min(place.index, last), Math.min(first, last)) };
}

/** How much of a block is fixed: `all` of it with its place, or its `content` wherever it stands. */
export type Lock = "all" | "content";

/** Of the block itself, by its own lock or by the policy; what stands inside of it is locked with it. */
export function lockOf(doc: Template, id: BlockId): Lock | undefined {
  const placed = placedAt(doc, id);
  if (placed === undefined) return undefined;
  const locks = [placed.block, ...placed.around].map((block) => ownLock(doc, block));
  return locks.includes("all") ? "all" : locks.includes("content") ? "content" : undefined;
}

export const ownLock = ({ policy }: Template, { id, lock }: Block): Lock | undefined =>
  lock ?? (policy?.locked?.some(({ block }) => block === id) ? "content" : undefined);

/** Whether the policy wants a block of this type, and this is the only one. */
export function isRequired(doc: Template, { type }: Block): boolean {
  if (doc.policy?.required?.some((rule) => rule.type === type) !== true) return false;
  return [...placesOf(doc.root).values()].filter(({ block }) => block.type === type).length === 1;
}

/** The types of blocks that a builder offers for a template. */
export const offered = (doc: Template, registry: BlockRegistry): readonly BlockDefinition[] =>
  [...registry.values()].filter(
    ({ kinds, constraints }) =>
      kinds.includes(doc.kind) &&
      (constraints?.permission === undefined || doc.policy?.[constraints.permission] === true),
  );

/** Whether this place exists. */
export function isPlace(doc: Template, place: Place, registry: BlockRegistry): boolean {
  const list = listAt(doc, place);
  if (list === undefined || !Number.isInteger(place.index) || place.index < 0 || place.index > list.length)
    return false;
  if (place.in === undefined) return true;
  const parent = placedAt(doc, place.in)?.block;
  return parent !== undefined && own(registry.get(parent.type)?.slots ?? {}, place.slot ?? "") !== undefined;
}
