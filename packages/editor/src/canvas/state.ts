/** What only the canvas that is shown knows: where the focus is, what is lit, how near one looks. Never part of the document. */

import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { NodeId } from "../document/strategy.ts";
import type { Box, Layout, Rect } from "../layout/model.ts";
import type { CanvasEditing } from "./editing.ts";

/** How near one looks: cards with everything, with badge and title only, or as plain boxes. */
export type Level = "near" | "middle" | "far";

/** What is said of a step besides itself; a text for each, so that a card is drawn again only when it changes. */
export interface Mark {
  readonly day?: string;
  readonly dayWords?: string;
  readonly bucket?: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface CanvasState {
  /** Key of the box that the tab key comes to. */
  readonly focus: string | undefined;
  /** The box waits to be drawn so that it can take the focus. */
  readonly pending: boolean;
  /** Key of the slot under what is dragged. */
  readonly lit: string | undefined;
  /** Key of the line under the pointer. */
  readonly near: string | undefined;
  readonly level: Level;
  /** Where a connection that is carried may lead. */
  readonly targets: ReadonlySet<NodeId> | undefined;
  /** What moves along with what is carried. */
  readonly moving: ReadonlySet<NodeId> | undefined;
  /** The box whose menu is open. */
  readonly menu: string | undefined;
  readonly marks: ReadonlyMap<NodeId, Mark>;
}

export interface CanvasApi {
  readonly state: StoreApi<CanvasState>;
  readonly editing: CanvasEditing | undefined;
  /** The layout that is drawn. */
  readonly layout: () => Layout;
  /** Lets a box take the focus, and brings it into sight. */
  readonly focus: (key: string) => void;
  readonly reveal: (id: NodeId) => void;
  /** Brings something into sight and leaves the focus where it is. */
  readonly show: (rect: Rect) => void;
  /** A box that an edit moved out of sight stays where it was on the screen: what has the focus is always drawn. */
  readonly stay: (from: Box, to: Box) => void;
  readonly open: (id: NodeId) => void;
}

export const createCanvasState = (): StoreApi<CanvasState> =>
  createStore<CanvasState>(() => ({
    focus: undefined,
    pending: false,
    lit: undefined,
    near: undefined,
    level: "near",
    targets: undefined,
    moving: undefined,
    menu: undefined,
    marks: new Map(),
  }));

export const levelAt = (zoom: number): Level => (zoom < 0.4 ? "far" : zoom < 0.7 ? "middle" : "near");

const Context = createContext<CanvasApi | undefined>(undefined);

export const CanvasProvider = Context.Provider;

export function useCanvas(): CanvasApi {
  const api = useContext(Context);
  if (api === undefined) throw new Error("Cards stand on a canvas.");
  return api;
}

export function useCanvasState<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvas().state, select);
}
