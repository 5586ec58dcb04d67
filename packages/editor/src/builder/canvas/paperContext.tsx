/** What all blocks on one paper share: how they are drawn, and where something that is carried may go. */

import type { Sketch } from "@dunlin/templates";
import { createContext, useContext } from "react";

export interface PaperContext {
  readonly sketch: Sketch;
  /** The number of each place, by its key. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly places: number;
}

const Context = createContext<PaperContext | undefined>(undefined);

export const PaperProvider = Context.Provider;

export function usePaper(): PaperContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error("Blocks stand on a paper.");
  return context;
}
