/** What a reader has set up to follow one person: who, from when, where, and what happens to them. Every change can be taken back. */

import type { CaseFacts } from "@dunlin/engine";
import { added, type Happening, moved, removed, type Script } from "./script.ts";

export interface Setup {
  /** Of the list of people; absent for facts that were pasted. */
  readonly person?: string;
  readonly facts: CaseFacts;
  /** Epoch ms. */
  readonly start: number;
  /** IANA name. */
  readonly zone: string;
  readonly script: Script;
}

export interface PersonState {
  readonly setup: Setup;
  /** Epoch ms: what is looked at. */
  readonly cursor: number;
  readonly past: readonly Setup[];
  readonly future: readonly Setup[];
}

export type PersonAction =
  | { readonly type: "choose"; readonly person?: string; readonly facts: CaseFacts; readonly zone?: string }
  | { readonly type: "start"; readonly start: number }
  | { readonly type: "zone"; readonly zone: string }
  | { readonly type: "happen"; readonly what: Happening; readonly at?: number }
  | { readonly type: "move"; readonly id: number; readonly at: number }
  | { readonly type: "remove"; readonly id: number }
  | { readonly type: "look"; readonly at: number }
  | { readonly type: "undo" }
  | { readonly type: "redo" };

export const begin = (setup: Setup): PersonState => ({ setup, cursor: setup.start, past: [], future: [] });

export function changed(state: PersonState, action: PersonAction): PersonState {
  const { setup, cursor, past, future } = state;
  switch (action.type) {
    case "look":
      return { ...state, cursor: Math.max(setup.start, action.at) };
    case "choose": {
      const { person, facts, zone = setup.zone } = action;
      const { person: _before, ...rest } = setup;
      return put(state, { ...rest, ...(person !== undefined && { person }), facts, zone }, setup.start);
    }
    case "start":
      return put(state, { ...setup, start: action.start }, action.start);
    case "zone":
      return put(state, { ...setup, zone: action.zone });
    case "happen":
      return put(state, { ...setup, script: added(setup.script, action.at ?? cursor, action.what) });
    case "move": {
      const at = Math.max(setup.start, action.at);
      return put(state, { ...setup, script: moved(setup.script, action.id, at) });
    }
    case "remove":
      return put(state, { ...setup, script: removed(setup.script, action.id) });
    case "undo": {
      const before = past.at(-1);
      if (before === undefined) return state;
      return {
        setup: before,
        cursor: Math.max(before.start, cursor),
        past: past.slice(0, -1),
        future: [setup, ...future],
      };
    }
    case "redo": {
      const [next, ...rest] = future;
      if (next === undefined) return state;
      return { setup: next, cursor: Math.max(next.start, cursor), past: [...past, setup], future: rest };
    }
  }
}

const put = (state: PersonState, setup: Setup, cursor = state.cursor): PersonState => ({
  setup,
  cursor: Math.max(setup.start, cursor),
  past: [...state.past, state.setup],
  future: [],
});
