/** The theme and the direction that the toolbar, or a run of all stories, asks for. */

import { createContext, useContext } from "react";

export const THEMES = ["light", "dark", "contrast"] as const;

/** Only what is asked for: a story keeps its own theme and direction otherwise. */
export interface Look {
  readonly theme?: (typeof THEMES)[number];
  readonly dir?: "ltr" | "rtl";
}

export const LookContext = createContext<Look>({});

/** Goes over the props of whatever draws the root of an editor. */
export const useLook = (): Look => useContext(LookContext);

/** What a play presses: from right to left the arrows to the sides change places. */
export const turned = (keys: string, { direction }: { readonly direction?: string }): string =>
  direction === "rtl"
    ? keys.replace(/Arrow(Left|Right)/g, (_, side) => (side === "Left" ? "ArrowRight" : "ArrowLeft"))
    : keys;
