/** What all blocks on one paper share: how they are drawn, and where something that is carried may go. */

import type { Sketch } from "@dunlin/templates";
import { createContext, useContext } from "react";

export interface PaperContext {
  readonly sketch: Sketch;
}

const Context = createContext<PaperContext | undefined>(undefined);

export const PaperProvider = Context.Provider;

export function usePaper(): PaperContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error("Blocks stand on a paper.");
  return context;
}

/** The number of each place by its key; nothing while nothing is carried. Lists hear of it, blocks do not. */
const Places = createContext<ReadonlyMap<string, number> | undefined>(undefined);

export const PlacesProvider = Places.Provider;

export const usePlaces = () => useContext(Places);
