/** Keys on the paper. */

import type { KeyboardEvent } from "react";
import { matches } from "../../actions/keys.ts";
import { duplicateBlocks, moveBy, removeBlocks, writesIn } from "../actions.ts";
import { blockAt, placedAt } from "../document/tree.ts";
import type { BuilderHost } from "../host/context.tsx";

export interface PaperAsks {
  readonly onOpen: () => void;
  readonly onAdd: () => void;
}

/** @returns Whether the key was one of the paper. */
export function paperKey(event: KeyboardEvent<HTMLElement>, host: BuilderHost, { onOpen, onAdd }: PaperAsks): boolean {
  const { store } = host;
  const { selected, readOnly, carrying } = store.getState();
  if (carrying !== undefined) return carryingKey(event, host);
  const target = event.target as Element;
  if (!target.classList.contains("dn-block-hit")) return false;
  const here = target.closest("[data-block]")?.getAttribute("data-block") ?? "";
  const ids = selected.includes(here) ? selected : [here];
  if (matches(event, "Alt+ArrowUp")) return readOnly || moveBy(host, ids, -1, "keyboard") || true;
  if (matches(event, "Alt+ArrowDown")) return readOnly || moveBy(host, ids, 1, "keyboard") || true;
  if (matches(event, "Mod+D")) return readOnly || duplicateBlocks(host, ids, "keyboard") || true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "ArrowDown":
    case "ArrowUp":
    case "Home":
    case "End":
      return walk(event, event.key);
    case "ArrowRight":
    case "ArrowLeft":
      return sideways(event, host, here);
    case "Escape": {
      const around = placedAt(store.getState().doc, here)?.around.at(-1);
      store.select(around === undefined ? [] : [around.id]);
      return true;
    }
    case "Enter":
      if (!selected.includes(here)) store.select([here]);
      if (writesIn(host, here)) store.write(here);
      else onOpen();
      return true;
    case "Delete":
    case "Backspace":
      return readOnly || removeBlocks(host, ids, "keyboard") || true;
    case "m":
    case "M":
      if (!readOnly) store.carry({ what: "move", ids });
      return true;
    case "+":
    case "/":
      if (readOnly) return true;
      store.select([here]);
      onAdd();
      return true;
    default:
      return false;
  }
}

/** While something is carried, arrows go through the places. */
function carryingKey(event: KeyboardEvent<HTMLElement>, { store }: BuilderHost): boolean {
  if (event.key === "Escape") {
    store.carry(undefined);
    return true;
  }
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return false;
  const gaps = [...event.currentTarget.querySelectorAll<HTMLElement>(".dn-gap")];
  const root = event.currentTarget.getRootNode() as Document | ShadowRoot;
  const at = gaps.indexOf(root.activeElement as HTMLElement);
  gaps[(at + step + gaps.length) % gaps.length]?.focus();
  return true;
}

/** To the block before or after in reading order. */
function walk(event: KeyboardEvent<HTMLElement>, key: string): boolean {
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>(".dn-block-hit")];
  const at = hits.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: hits.length - 1 }[key] ?? at;
  hits[to]?.focus();
  hits[to]?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Into a block and out of it; in a text from the right the other way round. */
function sideways(event: KeyboardEvent<HTMLElement>, { store }: BuilderHost, here: string): boolean {
  const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
  const into = (event.key === "ArrowRight") !== rtl;
  const { doc } = store.getState();
  const inner = Object.values(blockAt(doc, here)?.slots ?? {}).flat()[0];
  const next = into ? inner?.id : placedAt(doc, here)?.around.at(-1)?.id;
  if (next !== undefined)
    event.currentTarget.querySelector<HTMLElement>(`[data-block="${CSS.escape(next)}"] > .dn-block-hit`)?.focus();
  return true;
}
