/** What can be done with blocks, by whatever hand: menus, keys, buttons and the clipboard all come here. */

import type { Block, BlockId } from "@dunlin/templates";
import { propsOf } from "@dunlin/templates/editing";
import type { Origin } from "../store/core.ts";
import { newBlock } from "./blocks/looks.ts";
import type { BuilderRefusal } from "./commands/command.ts";
import { clipOf, isTooMuch, readClip } from "./document/fragment.ts";
import { placeAfter, placesFor } from "./document/places.ts";
import { isRequired, lockOf, ownLock } from "./document/rules.ts";
import { blockAt, outermost, type Place, placedAt, placeKey } from "./document/tree.ts";
import type { BuilderHost } from "./host/context.tsx";

type Doer = Pick<BuilderHost, "store">;

/** Puts a new block behind the chosen one, or to a place. */
export function addBlock({ store }: Doer, type: string, origin: Origin, place?: Place): boolean {
  const { doc, selected, place: chosen } = store.getState();
  const definition = store.registry.get(type);
  if (definition === undefined) return false;
  const to = place ?? chosen ?? placeAfter(doc, selected.at(-1), [type], store.registry);
  return store.execute({ type: "blocks.insert", blocks: [newBlock(definition)], place: to }, origin).ok;
}

/** Puts what is carried, or dragged, to a place. */
export function putCarried(
  { store }: Doer,
  place: Place,
  origin: Origin,
  carrying = store.getState().carrying,
): boolean {
  if (carrying === undefined) return false;
  if (carrying.what === "new") return addBlock({ store }, carrying.type, origin, place);
  return carrying.what === "move"
    ? store.execute({ type: "blocks.move", ids: carrying.ids, place }, origin).ok
    : store.execute({ type: "blocks.paste", blocks: carrying.blocks, place }, origin).ok;
}

/** One step up or down among the places where the block may stand; says why there is none. */
export function moveBy({ store }: Doer, ids: readonly BlockId[], by: -1 | 1, origin: Origin): boolean {
  const { doc } = store.getState();
  const places = placesFor(doc, { what: "move", ids }, store.registry);
  const place = stepFrom(doc, ids, by, places);
  if (place !== undefined) return store.execute({ type: "blocks.move", ids, place }, origin).ok;
  const refusal = stayReason({ store }, ids, places) ?? { code: "value.place" as const, data: {} };
  store.notify({ kind: "refused", refusal });
  return false;
}

/**
 * Why blocks cannot go to any other place.
 *
 * @param places - Where they may stand, if that was worked out already.
 */
export function stayReason(
  { store }: Doer,
  ids: readonly BlockId[],
  places = placesFor(store.getState().doc, { what: "move", ids }, store.registry),
): BuilderRefusal | undefined {
  const { doc } = store.getState();
  const moved = outermost(doc, ids);
  const held = moved.find(
    ({ block, around }) => lockOf(doc, block.id) === "all" || around.some((one) => ownLock(doc, one) !== undefined),
  );
  if (held !== undefined) return { code: "block.locked", data: { block: held.block.id } };
  if (places.length > 0) return undefined;
  const last = moved.find(({ block }) => store.registry.get(block.type)?.constraints?.last === true);
  return last === undefined
    ? { code: "value.place", data: {} }
    : { code: "block.last", data: { block: last.block.id } };
}

/** Takes blocks up for another place, or says why they stay. */
export function pickUp({ store }: Doer, ids: readonly BlockId[]): boolean {
  const { readOnly } = store.getState();
  const refusal = readOnly ? ({ code: "readOnly", data: {} } as const) : stayReason({ store }, ids);
  if (refusal === undefined) store.carry({ what: "move", ids });
  else store.notify({ kind: "refused", refusal });
  return refusal === undefined;
}

/** Brings the focus to the block that is chosen, once it is drawn. */
export function focusChosen({ root }: Pick<BuilderHost, "root">): void {
  root()?.querySelector("[data-view='paper']")?.dispatchEvent(new Event("dunlin:focus"));
}

/** The next place above or below; `undefined` where there is none. */
export function stepFrom(
  doc: Parameters<typeof placesFor>[0],
  ids: readonly BlockId[],
  by: -1 | 1,
  places: readonly Place[],
): Place | undefined {
  const [first, last] = [outermost(doc, ids)[0], outermost(doc, ids).at(-1)];
  if (first === undefined || last === undefined || ids.some((id) => lockOf(doc, id) === "all")) return undefined;
  const siblings = places.filter((place) => place.in === first.place.in && place.slot === first.place.slot);
  const near =
    by < 0
      ? siblings.findLast(({ index }) => index < first.place.index)
      : siblings.find(({ index }) => index > last.place.index + 1);
  if (near !== undefined) return near;
  // At the edge of a list it leaves the block around it.
  const parent = first.around.at(-1);
  const outer = parent === undefined ? undefined : placedAt(doc, parent.id)?.place;
  if (outer === undefined) return undefined;
  const wanted = { ...outer, index: by < 0 ? outer.index : outer.index + 1 };
  return places.find((place) => placeKey(place) === placeKey(wanted));
}

export const removeBlocks = ({ store }: Doer, ids: readonly BlockId[], origin: Origin): boolean =>
  ids.length > 0 && store.execute({ type: "blocks.remove", ids }, origin).ok;

export const duplicateBlocks = ({ store }: Doer, ids: readonly BlockId[], origin: Origin): boolean =>
  ids.length > 0 && store.execute({ type: "blocks.duplicate", ids }, origin).ok;

/** The chosen blocks as text; `undefined` where none is chosen. */
export function copyText({ store }: Doer): string | undefined {
  const { doc, selected } = store.getState();
  const blocks = outermost(doc, selected).map(({ block }) => block);
  return blocks.length === 0 ? undefined : clipOf(doc, blocks);
}

export function pasteText({ store }: Doer, text: string, origin: Origin): boolean {
  const blocks = readClip(text);
  if (blocks === undefined) {
    store.notify({ kind: "refused", refusal: { code: isTooMuch(text) ? "paste.large" : "paste.none", data: {} } });
    return false;
  }
  const { doc, selected, place } = store.getState();
  const types = blocks.map(({ type }) => type);
  const to = place ?? placeAfter(doc, selected.at(-1), types, store.registry);
  return store.execute({ type: "blocks.paste", blocks, place: to }, origin).ok;
}

/** Whether there is a text to write in, on the paper. */
export function writesIn({ store }: Doer, id: BlockId): boolean {
  const { doc, readOnly } = store.getState();
  const block = blockAt(doc, id);
  return (
    block !== undefined && !readOnly && lockOf(doc, id) === undefined && textFieldOf({ store }, block) !== undefined
  );
}

/** The member that holds the words of a block: the first of its texts. */
export const textFieldOf = ({ store }: Doer, block: Block): string | undefined =>
  store.registry.get(block.type)?.fields.find(({ control }) => control === "text" || control === "plainText")?.name;

/** Members of a block as its type reads them. */
export function shownProps({ store }: Doer, block: Block) {
  const definition = store.registry.get(block.type);
  return definition === undefined ? block.props : propsOf(block, definition);
}

/** Why a block cannot be taken away. */
export function holdOf({ store }: Doer, id: BlockId): "locked" | "required" | undefined {
  const { doc } = store.getState();
  const block = blockAt(doc, id);
  if (block === undefined) return undefined;
  return lockOf(doc, id) !== undefined ? "locked" : isRequired(doc, block) ? "required" : undefined;
}
