/** Keys of the canvas itself; all others are those of the frame. */

import type { KeyboardEvent } from "react";
import type { EditorHost } from "../host/context.tsx";
import type { Box, Layout } from "../layout/model.ts";
import { type Step, walk } from "../layout/walk.ts";
import type { CanvasApi } from "./state.ts";

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowDown: "down",
  ArrowUp: "up",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
};

const STEPS: ReadonlySet<Box["kind"]> = new Set<Box["kind"]>(["card", "short", "split", "pill"]);

const isStep = ({ kind }: Box): boolean => STEPS.has(kind);

export interface KeyTargets {
  readonly api: CanvasApi;
  readonly host: EditorHost;
  readonly fit: () => void;
  readonly root: HTMLElement;
}

/** @returns Whether the key was one of the canvas. */
export function canvasKey(event: KeyboardEvent, { api, host, fit, root }: KeyTargets): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const place = (event.target as Element).closest<HTMLElement>("[data-place]");
  if (place !== null) return placeKey(event, place, root);
  const onFigure = (event.target as Element).closest(".dn-figure, .dn-card-menu, .dn-zoom") !== null;
  const { focus } = api.state.getState();
  const layout = api.layout();
  const box = focus === undefined ? undefined : layout.boxOf.get(focus);
  const direction = ARROWS[event.key];
  if (direction !== undefined) return step(event, direction, layout, focus, api, host);
  switch (event.key) {
    case "Enter":
      if (box === undefined || onFigure || !isStep(box) || host.store.getState().carrying !== undefined) return false;
      if (!host.store.getState().selected.includes(box.id)) host.store.select([box.id]);
      api.open(box.id);
      return true;
    case ".":
      if (box !== undefined) api.reveal(box.key);
      return true;
    case "1":
      fit();
      return true;
    default:
      return false;
  }
}

/** An arrow chooses what it comes to; with Shift besides what is chosen. */
function step(
  { shiftKey }: KeyboardEvent,
  direction: Step,
  layout: Layout,
  focus: string | undefined,
  api: CanvasApi,
  { store }: EditorHost,
): boolean {
  const next = walk(layout, focus ?? "", direction);
  if (next === undefined) return true;
  api.focus(next.key);
  const { selected, carrying } = store.getState();
  if (!isStep(next) || carrying !== undefined) return true;
  const others = selected.filter((id) => id !== next.id);
  store.select(shiftKey ? [...others, next.id] : [next.id]);
  return true;
}

/** From place to place while something is carried. */
function placeKey({ key }: KeyboardEvent, place: HTMLElement, root: HTMLElement): boolean {
  const all = [...root.querySelectorAll<HTMLElement>("[data-place]")];
  const at = all.indexOf(place);
  const move = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -at, End: all.length - 1 - at }[key];
  if (move === undefined) return false;
  all[(at + move + all.length) % all.length]?.focus();
  return true;
}
