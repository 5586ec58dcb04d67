/** The store of a document that is only looked at: it chooses, folds and shows, and refuses everything else. */

import type { Strategy } from "@dunlin/engine";
import { createStore } from "zustand/vanilla";
import { type NodeId, nodeAt } from "../document/strategy.ts";
import { NO_HISTORY } from "./history.ts";
import type { EditorState, EditorStore } from "./store.ts";

export function createViewStore(doc: Strategy): EditorStore {
  const store = createStore<EditorState>(() => ({
    ...{ doc, savedDoc: doc, history: NO_HISTORY, selected: [], slot: undefined, carrying: undefined },
    ...{
      collapsed: new Set<NodeId>(),
      view: "canvas",
      direction: "down",
      panel: undefined,
      notice: undefined,
      readOnly: true,
    },
    keptNewer: undefined,
  }));
  const { getInitialState, getState, setState, subscribe } = store;
  const refuse = () => ({ ok: false, refusal: { code: "readOnly", data: {} } }) as const;
  return {
    ...{ getInitialState, getState, subscribe, execute: refuse, transaction: refuse },
    undo: () => false,
    redo: () => false,
    goTo: nothing,
    holdBurst: nothing,
    select: (selected, slot) => setState({ selected, slot }),
    carry: nothing,
    toggle: (id) =>
      setState(({ collapsed }) => ({
        collapsed: new Set(collapsed.has(id) ? [...collapsed].filter((one) => one !== id) : [...collapsed, id]),
      })),
    show: nothing,
    turn: (direction) => setState({ direction }),
    open: nothing,
    notify: nothing,
    setReadOnly: nothing,
    adopt(next) {
      const here = getState().selected.filter((id) => nodeAt(next, id) !== undefined);
      if (next !== getState().doc) setState({ doc: next, savedDoc: next, selected: here });
    },
    markSaved: nothing,
    usedIds: () => new Set(),
    keepNewer: nothing,
    configure: nothing,
  };
}

const nothing = (): void => undefined;
