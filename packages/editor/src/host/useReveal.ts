/** The frame asks whichever view is shown to bring a step into sight. */

import { type RefObject, useEffect, useRef } from "react";
import type { NodeId } from "../document/strategy.ts";

/** @param view - The element with `data-view`, which hears the wish. */
export function useReveal(view: RefObject<HTMLElement | null>, reveal: (id: NodeId) => void): void {
  const latest = useRef(reveal);
  latest.current = reveal;
  useEffect(() => {
    const element = view.current;
    const heard = (event: Event) => latest.current((event as CustomEvent<NodeId>).detail);
    element?.addEventListener("dunlin:reveal", heard);
    return () => element?.removeEventListener("dunlin:reveal", heard);
  }, [view]);
}
