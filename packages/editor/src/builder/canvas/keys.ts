/** Keys on the paper. */

import type { KeyboardEvent } from "react";
import { matches } from "../../actions/keys.ts";
import { duplicateBlocks, focusChosen, moveBy, pickUp, removeBlocks, writesIn } from "../actions.ts";
import { blockAt, placedAt } from "../document/tree.ts";
import type { BuilderHost } from "../host/context.tsx";
import { rangeBy } from "./range.ts";

export interface PaperAsks {
  readonly onOpen: () => void;
  readonly onAdd: () => void;
  readonly onMenu: (hit: Element) => void;
}

/** @returns Whether the key was one of the paper. */
export function paperKey(event: KeyboardEvent<HTMLElement>, host: BuilderHost, asks: PaperAsks): boolean {
  const { carrying, readOnly } = host.store.getState();
  const target = event.target as HTMLElement;
  if (carrying !== undefined) return carryingKey(event, host);
  if (target.classList.contains("dn-block-hit")) return blockKey(event, host, asks);
  if (target.closest(".dn-block-bar") !== null) return event.key === "Escape" && backToBlock(target);
  if (readOnly || target.closest(".dn-paper-empty") === null || !["+", "/"].includes(event.key)) return false;
  asks.onAdd();
  return true;
}

function blockKey(event: KeyboardEvent<HTMLElement>, host: BuilderHost, asks: PaperAsks): boolean {
  const { store } = host;
  const { selected, doc } = store.getState();
  const hit = event.target as Element;
  const here = idOf(hit);
  const ids = selected.includes(here) ? selected : [here];
  if (changeKey(event, host, ids)) return true;
  if (matches(event, "Shift+F10") || event.key === "ContextMenu") {
    asks.onMenu(hit);
    return true;
  }
  if (matches(event, "Mod+A")) {
    const last = doc.root.findIndex(({ id }) => id === (placedAt(doc, here)?.around[0]?.id ?? here));
    // The block that has the focus comes last, and keeps it.
    store.select([...doc.root.slice(last + 1), ...doc.root.slice(0, last + 1)].map(({ id }) => id));
    return true;
  }
  if (matches(event, "Shift+ArrowDown")) return choose(host, rangeBy(doc, ids, 1));
  if (matches(event, "Shift+ArrowUp")) return choose(host, rangeBy(doc, ids, -1));
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "ArrowDown":
    case "ArrowUp":
    case "Home":
    case "End":
      return walk(event, host);
    case "ArrowRight":
    case "ArrowLeft":
      return sideways(event, host, here);
    case "Escape": {
      const around = placedAt(doc, here)?.around.at(-1);
      return choose(host, around === undefined || selected.length > 1 ? [] : [around.id]);
    }
    case "Enter":
      if (!selected.includes(here)) store.select([here]);
      if (writesIn(host, here)) store.write(here);
      else asks.onOpen();
      return true;
    case "+":
    case "/":
      if (store.getState().readOnly) return true;
      if (!selected.includes(here)) store.select([here]);
      asks.onAdd();
      return true;
    default:
      return false;
  }
}

/** Keys that change blocks, the same on the paper and in the outline. */
export function changeKey(event: KeyboardEvent<HTMLElement>, host: BuilderHost, ids: readonly string[]): boolean {
  if (host.store.getState().readOnly) return false;
  if (matches(event, "Alt+ArrowUp")) moveBy(host, ids, -1, "keyboard");
  else if (matches(event, "Alt+ArrowDown")) moveBy(host, ids, 1, "keyboard");
  else if (matches(event, "Mod+D")) duplicateBlocks(host, ids, "keyboard");
  else if (matches(event, "Delete") || matches(event, "Backspace")) removeBlocks(host, ids, "keyboard");
  else if (matches(event, "M")) pickUp(host, ids) && focusChosen(host);
  else return false;
  return true;
}

function choose({ store }: BuilderHost, ids: readonly string[]): true {
  store.select(ids);
  return true;
}

const idOf = (element: Element): string => element.closest("[data-block]")?.getAttribute("data-block") ?? "";

function backToBlock(target: HTMLElement): boolean {
  target.closest("[data-block]")?.querySelector<HTMLElement>(":scope > .dn-block-hit")?.focus();
  return true;
}

/** While something is carried, arrows go through the places. */
function carryingKey(event: KeyboardEvent<HTMLElement>, { store }: BuilderHost): boolean {
  if (event.key === "Escape") {
    store.carry(undefined);
    return true;
  }
  const gaps = [...event.currentTarget.querySelectorAll<HTMLElement>(".dn-gap")];
  const root = event.currentTarget.getRootNode() as Document | ShadowRoot;
  const at = gaps.indexOf(root.activeElement as HTMLElement);
  const on = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
  const step = { ArrowDown: 1, ArrowRight: on, ArrowUp: -1, ArrowLeft: -on }[event.key];
  const to = step === undefined ? { Home: 0, End: gaps.length - 1 }[event.key] : at + step;
  if (to === undefined) return false;
  const gap = gaps[(to + gaps.length) % gaps.length];
  gap?.focus({ preventScroll: true });
  gap?.scrollIntoView({ block: "nearest" });
  return true;
}

/** To the block before or after in reading order. */
function walk({ currentTarget, target, key }: KeyboardEvent<HTMLElement>, host: BuilderHost): true {
  const hits = [...currentTarget.querySelectorAll<HTMLElement>(".dn-block-hit")];
  const at = hits.indexOf(target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: hits.length - 1 }[key] ?? at;
  const hit = hits[Math.min(Math.max(to, 0), hits.length - 1)];
  return hit === undefined || choose(host, [idOf(hit)]);
}

/** Into a block and out of it; in a text from the right the other way round. */
function sideways(event: KeyboardEvent<HTMLElement>, host: BuilderHost, here: string): true {
  const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
  const into = (event.key === "ArrowRight") !== rtl;
  const { doc } = host.store.getState();
  const next = into
    ? Object.values(blockAt(doc, here)?.slots ?? {}).flat()[0]?.id
    : placedAt(doc, here)?.around.at(-1)?.id;
  return next === undefined || choose(host, [next]);
}
