/** Saving with the host, as long as something waits also after the editor is gone. */

import type { Strategy } from "@dunlin/engine";
import { useEffect, useRef, useState } from "react";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type Clock, SaveQueue, type SaveState } from "../store/saveQueue.ts";
import type { Change, EditorStore } from "../store/store.ts";
import type { StrategyEditorProps } from "./props.ts";
import type { NewerVersion } from "./saving.ts";

export interface Saving {
  readonly state: Pick<StoreApi<SaveState>, "getState" | "getInitialState" | "subscribe">;
  readonly tryNow: () => void;
  /** What is drawn is saved over the newer version. */
  readonly keep: (newer: NewerVersion) => void;
  /** The newer version is what is drawn now. */
  readonly took: (newer: NewerVersion) => void;
}

type SaveProps = Pick<StrategyEditorProps, "onSave" | "revision" | "saveAfter">;

const CLOCK: Clock = {
  now: Date.now,
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export function useSaving(store: EditorStore, props: SaveProps) {
  const latest = useRef(props);
  latest.current = props;
  const [saving] = useState(() => new HostSaving(store, () => latest.current));
  useEffect(() => {
    saving.stands(true);
    return () => saving.stands(false);
  }, [saving]);
  return saving;
}

/** One queue for each strategy that is edited. */
class HostSaving implements Saving {
  readonly state = createStore<SaveState>(() => ({ kind: "saved", at: undefined }));
  readonly #store: EditorStore;
  readonly #props: () => SaveProps;
  #revision: string | number | undefined;
  #doc: Strategy;
  #page: Page;

  constructor(store: EditorStore, props: () => SaveProps) {
    this.#store = store;
    this.#props = props;
    this.#doc = store.getState().doc;
    this.#revision = props().revision;
    this.#page = this.#begin(this.#doc);
  }

  /** The document was edited; a host that does not save here saves by itself. */
  edited(doc: Strategy, change: Change): void {
    this.#doc = doc;
    if (this.#props().onSave === undefined) this.#page.queue.rebase(doc, this.#revision);
    else this.#page.queue.edited(doc, change);
  }

  /** The host gave a document. What waits of another strategy is saved; a new revision is what the host holds. */
  adopted(doc: Strategy): void {
    const { revision } = this.#props();
    const [other, newer] = [doc.id !== this.#doc.id, revision !== this.#revision];
    this.#doc = doc;
    this.#revision = revision;
    if (other) {
      this.stands(false);
      this.#page = this.#begin(doc);
      this.state.setState({ kind: "saved", at: undefined }, true);
    } else if (newer) this.#page.queue.rebase(doc, revision);
    else this.#page.queue.edited(doc);
  }

  tryNow = (): void => this.#page.queue.flush();
  keep = (newer: NewerVersion): void => this.#page.queue.keep(newer);
  took = ({ revision }: NewerVersion): void => this.#page.queue.rebase(this.#store.getState().doc, revision);

  /** Whether the editor is there; what waits when it goes is saved at once. */
  stands(there: boolean): void {
    this.#page.stands(there);
  }

  #begin(doc: Strategy): Page {
    const { saveAfter: pause = 1000, revision } = this.#props();
    const page: Page = new Page({
      ...{ doc, revision, pause, clock: CLOCK },
      save: async (now, info) => (await this.#props().onSave?.(now, info)) ?? { kind: "saved" },
      onState: (state) => {
        page.waits(state);
        if (page === this.#page) this.state.setState(state, true);
      },
    });
    return page;
  }
}

/** The page around a queue: while something waits it asks before it is left, saves when it is hidden, and tries when it is online. */
class Page {
  readonly queue: SaveQueue;
  #state: SaveState | undefined;
  #there = true;
  #listens = false;

  constructor(options: ConstructorParameters<typeof SaveQueue>[0]) {
    this.queue = new SaveQueue(options);
  }

  stands(there: boolean): void {
    this.#there = there;
    if (!there) this.queue.flush();
    this.#listen();
  }

  waits(state: SaveState): void {
    this.#state = state;
    this.#listen();
  }

  #listen(): void {
    const kind = this.#state?.kind ?? "saved";
    // Once the editor is gone nobody can answer what the host asks.
    const wanted = kind !== "saved" && (this.#there || (kind !== "refused" && kind !== "conflict"));
    if (wanted === this.#listens) return;
    this.#listens = wanted;
    const change = wanted ? addEventListener : removeEventListener;
    change("beforeunload", this.#leaves);
    for (const name of ["online", "pagehide", "visibilitychange"]) change(name, this.#now);
  }

  #leaves = (event: Event): void => {
    event.preventDefault();
    this.queue.flush();
  };

  #now = (event: Event): void => {
    if (event.type !== "visibilitychange" || document.visibilityState === "hidden") this.queue.flush();
  };
}
