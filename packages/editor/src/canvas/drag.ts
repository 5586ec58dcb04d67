/** How cards can be dragged, where they can: the canvas does not know by what, and a viewer leaves it out. */

import { createContext, type PointerEventHandler, useContext } from "react";
import type { NodeId } from "../document/strategy.ts";

/** What a thing that can be dragged needs on its element. */
export interface Grip {
  readonly ref: (element: HTMLElement | null) => void;
  readonly onPointerDown: PointerEventHandler<HTMLElement> | undefined;
  readonly dragging: boolean;
}

const NO_GRIP: Grip = { ref: () => undefined, onPointerDown: undefined, dragging: false };

/** Gives the hook that makes a card draggable. */
export const DragContext = createContext<(id: NodeId) => Grip>(() => NO_GRIP);

export const useGrip = (id: NodeId): Grip => useContext(DragContext)(id);
