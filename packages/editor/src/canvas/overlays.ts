/**
 * How steps and ways, on whichever view, come to what is laid over them. Each asks for its own part, and is drawn again only when that is another
 * one. What draws an overlay comes with the modes that have one; without it nothing is laid over anything.
 */

import { createContext, type ReactNode, useContext } from "react";
import type { NodeId } from "../document/strategy.ts";
import type { NodeOverlay, WayOverlay } from "./overlay.ts";

export interface OverlayDrawing {
  /** Hooks: what lies over a step, over the ways of a line or a sign, and whether cards need room for figures. */
  readonly useNode: (id: NodeId) => NodeOverlay | undefined;
  readonly useWay: (line: WayKey) => WayOverlay;
  readonly useFigures: () => boolean;
  /** The step at which somebody is. */
  readonly useNow?: () => NodeId | undefined;
  /** On the trailing shoulder; the badge only where it can be read, the tone as a word where there is room. */
  readonly Marks?: (props: { readonly over: NodeOverlay; readonly near: boolean; readonly roomy?: true }) => ReactNode;
  /** Somewhere in a view: brings the step that is looked at into its sight. */
  readonly Follow?: (props: { readonly show: (id: NodeId) => void }) => ReactNode;
  /** In place of the figures at the foot. */
  readonly Figures?: (props: { readonly over: NodeOverlay }) => ReactNode;
}

/** A line or a sign: the step it leaves, by which ways; `entry` is the way in. */
export interface WayKey {
  readonly id: NodeId;
  readonly kind: string;
  readonly ports: readonly string[];
}

const NO_WAY: WayOverlay = {};

const Context = createContext<OverlayDrawing>({
  useNode: () => undefined,
  useWay: () => NO_WAY,
  useFigures: () => false,
});

export const OverlayProvider = Context.Provider;

/** The same for the life of a component: its hooks may be called. */
export const useOverlays = (): OverlayDrawing => useContext(Context);
