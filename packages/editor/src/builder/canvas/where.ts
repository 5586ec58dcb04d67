/** Places and what is chosen, in words. */

import type { BlockId } from "@dunlin/templates";
import { own } from "../document/own.ts";
import { blockAt, listAt, type Place } from "../document/tree.ts";
import type { BuilderHost } from "../host/context.tsx";
import { blockName, nameOfId } from "../shell/names.ts";

type Told = Pick<BuilderHost, "store" | "words">;

/** A place in words: `in Section, before Text`. */
export function placeText(place: Place, { store, words }: Told): string {
  const { doc } = store.getState();
  const { paper } = words;
  const before = listAt(doc, place)?.[place.index];
  const spot = before === undefined ? paper.atEnd : paper.before(blockName(before, store.registry, words));
  if (place.in === undefined) return spot;
  const around = nameOfId(doc, place.in, store.registry, words);
  const slot = slotTitle(place, { store, words });
  return paper.inside(slot === undefined ? around : paper.slotOf(slot, around), spot);
}

/** What a slot is called, where a block has several. */
export function slotTitle({ in: id, slot }: Pick<Place, "in" | "slot">, { store, words }: Told): string | undefined {
  const type = id === undefined ? undefined : blockAt(store.getState().doc, id)?.type;
  const slots = type === undefined ? {} : (store.registry.get(type)?.slots ?? {});
  if (slot === undefined || Object.keys(slots).length < 2) return undefined;
  return own(words.paper.slots, slot) ?? own(slots, slot)?.title ?? slot;
}

/** Blocks that are chosen: the name of one, the number of several. */
export function chosenName(ids: readonly BlockId[], { store, words }: Told): string {
  const [first = ""] = ids;
  return ids.length > 1
    ? words.paper.several(ids.length)
    : nameOfId(store.getState().doc, first, store.registry, words);
}
