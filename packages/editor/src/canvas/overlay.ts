/** What is laid over the canvas, the timeline and the outline when a strategy is not edited but looked at: a path, flows of people, differences of versions. */

import type { NodeId } from "../document/strategy.ts";

/** Each is told by line, shape or a sign, too, never by color alone. */
export type OverlayTone = "lit" | "dim" | "now" | "added" | "removed" | "changed" | "moved";

export interface NodeOverlay {
  readonly tone?: OverlayTone;
  /** The tone in a word, where there is room for one. */
  readonly word?: string;
  /** In place of the figures of a version; two at most. */
  readonly figures?: readonly { readonly value: string; readonly word: string }[];
  /** A few letters on the trailing shoulder: `+12 %`, `3 people`. */
  readonly badge?: {
    readonly text: string;
    readonly title: string;
    readonly tone?: "policy" | "good" | "warn" | "bad";
  };
  /** What a reader of the screen hears besides. */
  readonly label?: string;
}

export interface WayOverlay {
  readonly tone?: OverlayTone;
  readonly people?: number;
}

export interface Overlay {
  readonly nodes: ReadonlyMap<NodeId, NodeOverlay>;
  /** By `node:port`; the way in is `:entry`. */
  readonly ways: ReadonlyMap<string, WayOverlay>;
  /** What is not named is dimmed, and this is heard of it; absent where it stays as it is. */
  readonly others?: string;
}
