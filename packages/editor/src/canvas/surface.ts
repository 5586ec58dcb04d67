/** What other parts may ask the canvas that is shown: what lies under a point on the screen, and to move what is seen. */

import type { Slot } from "../document/strategy.ts";
import type { EditorStore } from "../store/store.ts";

export interface Surface {
  /** The slot nearest to a point on the screen, where one is within reach and may take what is carried. */
  readonly slotNear: (clientX: number, clientY: number) => Slot | undefined;
  /** Lights a slot up; `undefined` puts the light out. */
  readonly light: (slot: Slot | undefined) => void;
  /** Whether a point lies on the canvas, away from its edges. */
  readonly covers: (clientX: number, clientY: number) => boolean;
  /** Moves what is seen while the pointer is held near an edge of the canvas; says whether it did. */
  readonly panAtEdge: (clientX: number, clientY: number) => boolean;
}

const surfaces = new WeakMap<EditorStore, Surface>();

/** @returns What takes it away again. */
export function registerSurface(store: EditorStore, surface: Surface): () => void {
  surfaces.set(store, surface);
  return () => {
    if (surfaces.get(store) === surface) surfaces.delete(store);
  };
}

/** Of the canvas that is shown now, if it is. */
export const surfaceOf = (store: EditorStore): Surface | undefined => surfaces.get(store);
