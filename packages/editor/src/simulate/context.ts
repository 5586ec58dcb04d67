/** What every part of the mode can reach. */

import type { Program } from "@dunlin/engine";
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { SimulationSettings } from "./props.ts";
import type { SimulateState, SimulateStore } from "./store.ts";
import type { SimulateWords } from "./words.ts";

export interface Simulating {
  readonly program: Program;
  readonly store: SimulateStore;
  readonly words: SimulateWords;
  readonly settings: SimulationSettings;
}

const Context = createContext<Simulating | undefined>(undefined);

export const SimulatingProvider = Context.Provider;

export function useSimulating(): Simulating {
  const simulating = useContext(Context);
  if (simulating === undefined) throw new Error("This stands in the mode that simulates.");
  return simulating;
}

export const useSimulation = <T>(select: (state: SimulateState) => T): T => useStore(useSimulating().store, select);
