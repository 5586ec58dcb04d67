/** The canvas is drawn as the host asks for, until a reader turns it. */

import { useEffect } from "react";
import type { Direction, EditorStore } from "../store/store.ts";

export function useDirection(store: EditorStore, direction: Direction | undefined): void {
  useEffect(() => {
    if (direction !== undefined) store.turn(direction);
  }, [store, direction]);
}
