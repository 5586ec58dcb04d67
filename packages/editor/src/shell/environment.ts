/** What the browser says about the reader: dark or light, and whether there is a browser at all. */

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Theme } from "../host/props.ts";

const nothing = () => () => undefined;

/** False on a server and in the first drawing, so that both give the same. */
export const useMounted = (): boolean =>
  useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );

/** The theme that `auto` stands for now. */
export function useTheme(theme: Theme): Exclude<Theme, "auto"> {
  const dark = useMedia("(prefers-color-scheme: dark)");
  const contrast = useMedia("(prefers-contrast: more)");
  if (theme !== "auto") return theme;
  return contrast ? "contrast" : dark ? "dark" : "light";
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(false);
  useEffect(() => {
    const media = matchMedia(query);
    const update = () => setMatches(media.matches);
    update();
    media.addEventListener("change", update);
    return () => media.removeEventListener("change", update);
  }, [query]);
  return matches;
}

/** Asks before a page with unsaved changes is left. */
export function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);
}
