/** Blocks of a list, and between them the places for what is carried. */

import type { Block, BlockId } from "@dunlin/templates";
import { Fragment } from "react";
import { putCarried } from "../actions.ts";
import { type Place, placeKey } from "../document/tree.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { blockName, nameOfId, typeName } from "../shell/names.ts";
import type { CarriedBlocks } from "../store.ts";
import { BlockView } from "./BlockView.tsx";
import { usePaper } from "./paperContext.tsx";

export interface BlockListProps {
  readonly blocks: readonly Block[];
  /** Absent at the root. */
  readonly in?: BlockId;
  readonly slot?: string;
  /** What the slot is called. */
  readonly title?: string;
}

export function BlockList({ blocks, in: parent, slot, title }: BlockListProps) {
  const { words } = useBuilderHost();
  const at = (index: number): Place =>
    parent === undefined || slot === undefined ? { index } : { in: parent, slot, index };
  return (
    <div className="dn-blocks" data-slot={slot}>
      {blocks.map((block, index) => (
        <Fragment key={block.id}>
          <Gap place={at(index)} before={block} />
          <BlockView block={block} />
        </Fragment>
      ))}
      <Gap place={at(blocks.length)} />
      {blocks.length === 0 && title !== undefined && <p className="dn-slot-empty">{words.paper.emptySlot(title)}</p>}
    </div>
  );
}

/** A place between blocks while something is carried. */
function Gap({ place, before }: { readonly place: Place; readonly before?: Block }) {
  const host = useBuilderHost();
  const { numbers, places } = usePaper();
  const carrying = useBuilder((state) => state.carrying);
  const number = numbers.get(placeKey(place));
  if (number === undefined || carrying === undefined) return null;
  const { words, store } = host;
  const { doc } = store.getState();
  const spot = before === undefined ? words.paper.atEnd : words.paper.before(blockName(before, store.registry, words));
  const where =
    place.in === undefined ? spot : words.paper.inside(nameOfId(doc, place.in, store.registry, words), spot);
  return (
    <button
      type="button"
      className="dn-gap"
      data-place={placeKey(place)}
      tabIndex={number === 1 ? 0 : -1}
      aria-label={words.paper.placeNumber(number, places, where)}
      onClick={(event) => putCarried(host, place, event.detail === 0 ? "keyboard" : "pointer")}
    >
      <span aria-hidden="true">{words.paper.dropHere(carriedName(carrying, host))}</span>
    </button>
  );
}

export function carriedName(
  carrying: CarriedBlocks,
  { store, words }: Pick<ReturnType<typeof useBuilderHost>, "store" | "words">,
): string {
  if (carrying.what === "new") return typeName(carrying.type, store.registry, words);
  if (carrying.what === "saved") return carrying.title;
  return nameOfId(store.getState().doc, carrying.ids[0] ?? "", store.registry, words);
}
