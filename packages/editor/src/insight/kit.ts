/** The parts of the frame that the modes are given. */

import { createContext, useContext } from "react";
import type { Kit } from "../shell/kit.ts";

export interface GivenKit extends Kit {
  /** The mode that was left for this one. */
  readonly back: "edit" | "view";
}

const Context = createContext<GivenKit | undefined>(undefined);

export const KitProvider = Context.Provider;

export function useKit(): GivenKit {
  const kit = useContext(Context);
  if (kit === undefined) throw new Error("Modes stand in <StrategyEditor>.");
  return kit;
}
