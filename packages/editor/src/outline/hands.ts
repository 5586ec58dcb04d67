/** What keys and clicks do in the outline. */

import type { KeyboardEvent, MouseEvent } from "react";
import { ACTIONS, connectTo, placeAt, runAction } from "../actions/actions.ts";
import { isTyping } from "../actions/keys.ts";
import type { NodeId } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import type { StatName } from "../host/props.ts";
import type { Origin } from "../store/store.ts";
import { labelOf } from "./labels.ts";
import { between, going, typedTo } from "./navigate.ts";
import { type Row, slotOf } from "./rows.ts";

/** Between two events: where a range began, and the letters that were typed. */
export interface Memory {
  pivot: string | undefined;
  typed: string;
  typedAt: number;
}

export interface HandsProps {
  readonly host: EditorHost;
  readonly rows: readonly Row[];
  readonly at: number;
  readonly memory: Memory;
  readonly goTo: (index: number) => void;
  readonly onOpen: (id: NodeId) => void;
  /** Opens the menu of the row that is selected, beside a button. */
  readonly onMenu: (button: HTMLElement) => void;
}

/** After so many ms without a key, letters begin anew. */
const LETTERS = 600;

export class Hands {
  readonly #props: HandsProps;

  constructor(props: HandsProps) {
    this.#props = props;
  }

  press(event: KeyboardEvent<HTMLElement>): void {
    const { host } = this.#props;
    const { carrying } = host.store.getState();
    if (isTyping(event.target)) return;
    const onButton = (event.target as HTMLElement).closest("button") !== null;
    let heard = true;
    if (event.key === "Escape" && carrying !== undefined) host.store.carry(undefined);
    else if (event.key === "Enter" || event.key === " ") heard = !onButton && this.#confirm(event);
    else heard = !event.altKey && this.#walk(event);
    if (!heard) return;
    event.preventDefault();
    event.stopPropagation();
  }

  click(event: MouseEvent<HTMLElement>): void {
    const { host, rows, goTo, onMenu } = this.#props;
    const { store, settings } = host;
    const target = event.target as HTMLElement;
    const key = target.closest<HTMLElement>("[data-key]")?.dataset.key ?? "";
    const index = rows.findIndex((row) => row.key === key);
    if (index < 0) return;
    const button = target.closest<HTMLElement>("[data-do]");
    const [what, figure] = button?.dataset.do?.split(" ") ?? [];
    const { carrying } = store.getState();
    if (what === "fold") store.toggle(key);
    else if (what === "place" || carrying?.what === "connect") this.#enter(index, "pointer");
    if (what === "fold" || carrying !== undefined) return;
    this.#choose(index, event.shiftKey ? "range" : event.ctrlKey || event.metaKey ? "more" : "one");
    goTo(index);
    if (what === "add") this.#add(index);
    else if (what === "move") runAction("move", host, "menu");
    else if (what === "figure") settings.onInspectCohort?.(key, figure as StatName);
    else if (what === "more" && button !== null) onMenu(button);
  }

  doubleClick(event: MouseEvent<HTMLElement>): void {
    const { host, at } = this.#props;
    const onButton = (event.target as HTMLElement).closest("[data-do]") !== null;
    if (!onButton && host.store.getState().carrying === undefined) this.#enter(at, "pointer");
  }

  #confirm({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): true {
    const { at } = this.#props;
    if (key === "Enter") this.#enter(at, "keyboard");
    else this.#choose(at, ctrlKey || metaKey || shiftKey ? "more" : "one");
    return true;
  }

  /** @returns Whether the key led anywhere. */
  #walk({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const { host, rows, at, goTo } = this.#props;
    const { carrying } = host.store.getState();
    const placing = carrying !== undefined && carrying.what !== "connect";
    const forward = host.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const next = going(rows, at, key, forward, placing ? ({ content }) => content.kind === "place" : undefined);
    if (next === undefined) return !ctrlKey && !metaKey && this.#type(key);
    if ("fold" in next) {
      host.store.toggle(next.fold);
      return true;
    }
    if (carrying === undefined && shiftKey) this.#choose(next.to, "range");
    else if (carrying === undefined && !ctrlKey && !metaKey) this.#choose(next.to, "one");
    goTo(next.to);
    return true;
  }

  /** Letters jump to the next row that begins so; a letter that is the key of an action is left to it. */
  #type(key: string): boolean {
    const { host, rows, at, memory, goTo } = this.#props;
    const now = performance.now();
    const typed = now - memory.typedAt > LETTERS ? "" : memory.typed;
    const isAction = Object.values(ACTIONS).some(({ keys }) => keys?.includes(key.toLowerCase()));
    if (!/^[\p{L}\p{N}]$/u.test(key) || (typed === "" && isAction)) return false;
    const { doc } = host.store.getState();
    const texts = rows.map(({ content }) => (content.kind === "step" ? labelOf(doc, content.id, host) : ""));
    const index = typedTo(texts, at, typed + key);
    memory.typed = typed + key;
    memory.typedAt = now;
    if (index < 0) return true;
    this.#choose(index, "one");
    goTo(index);
    return true;
  }

  #choose(index: number, how: "one" | "more" | "range"): void {
    const { host, rows, at, memory } = this.#props;
    const row = rows[index];
    if (row === undefined) return;
    const { store } = host;
    const { selected } = store.getState();
    if (how === "range") {
      const from = rows.findIndex(({ key }) => key === memory.pivot);
      store.select(between(rows, from < 0 ? at : from, index));
      return;
    }
    memory.pivot = row.key;
    const { content } = row;
    if (content.kind !== "step") store.select([], slotOf(row));
    else if (how === "one") store.select([content.id]);
    else if (selected.includes(content.id)) store.select(selected.filter((id) => id !== content.id));
    else store.select([...selected, content.id]);
  }

  #enter(index: number, origin: Origin): void {
    const { host, rows, onOpen } = this.#props;
    const content = rows[index]?.content;
    const { carrying } = host.store.getState();
    if (content?.kind === "place") placeAt(host, content.slot, origin);
    else if (content?.kind === "step" && carrying?.what === "connect") connectTo(host, content.id, origin);
    else if (content?.kind === "step") onOpen(content.id);
    else if (content?.kind === "jump" || (content?.kind === "start" && content.told)) this.#goToStep(content.target);
    else if (content?.kind === "open" || content?.kind === "start") this.#add(index);
  }

  #goToStep(id: NodeId | undefined): void {
    const { rows, goTo } = this.#props;
    const index = rows.findIndex(({ key }) => key === id);
    this.#choose(index, "one");
    goTo(index);
  }

  #add(index: number): void {
    this.#choose(index, "one");
    runAction("addAfter", this.#props.host, "menu");
  }
}
