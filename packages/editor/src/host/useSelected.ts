/** Tells the host which steps are selected. */

import { useEffect } from "react";
import type { NodeId } from "../document/strategy.ts";
import type { EditorStore } from "../store/store.ts";

export function useSelected(store: EditorStore, onSelect: ((ids: readonly NodeId[]) => void) | undefined): void {
  useEffect(() => {
    let before = store.getState().selected;
    return store.subscribe(({ selected }) => {
      if (selected === before) return;
      before = selected;
      onSelect?.(selected);
    });
  }, [store, onSelect]);
}
