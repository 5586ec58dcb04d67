/** The parts of the frame that the modes are given. */

import { createContext, useContext } from "react";
import type { Kit } from "../shell/kit.ts";

const Context = createContext<Kit | undefined>(undefined);

export const KitProvider = Context.Provider;

export function useKit(): Kit {
  const kit = useContext(Context);
  if (kit === undefined) throw new Error("Modes stand in <StrategyEditor>.");
  return kit;
}
