/** What a reader who simulates sees and has set up; kept while the mode is shown, and gone with it. */

import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { Overlay } from "../canvas/overlay.ts";
import type { ManyState } from "./cohort/state.ts";
import { changed, type PersonAction, type PersonState } from "./person/setup.ts";

export type Way = "person" | "cohort" | "compare";

export interface SimulateState {
  readonly way: Way;
  readonly person: PersonState;
  /** Of many people, and of two versions. */
  readonly cohort: ManyState;
  readonly compare: ManyState;
  /** What is laid over the drawing while many people are looked at. */
  readonly flows: Overlay | undefined;
}

export interface SimulateStore extends StoreApi<SimulateState> {
  act(action: PersonAction): void;
}

export function createSimulateStore(first: SimulateState): SimulateStore {
  const store = createStore<SimulateState>(() => first);
  return {
    ...store,
    act: (action) => store.setState(({ person }) => ({ person: changed(person, action) })),
  };
}
