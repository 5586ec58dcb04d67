/** What a layout is: boxes, the lines between them and frames behind them, in px. The trunk of the main flow is at 0, also across. */

import type { NodeId, Slot } from "../document/strategy.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** How a step is drawn; fixed per type, so that nothing has to be measured. */
export type StepKind = "card" | "short" | "split" | "pill";

export type BoxKind =
  | StepKind
  /** Where cases come in. */
  | "entry"
  /** Stands for a step that is drawn elsewhere. */
  | "jump"
  /** The same, to a repeat around it. */
  | "again"
  /** A variant that is only measured. */
  | "holdout"
  /** A way that leads nowhere yet. */
  | "open"
  /** Side ways that are folded away. */
  | "folded"
  /** Above a flow that others jump to. */
  | "from";

export interface Box extends Rect {
  /** Unique in a layout; of a step its id. */
  readonly key: string;
  readonly kind: BoxKind;
  /** The step it is, or the one it belongs to. */
  readonly id: NodeId;
  /** Beside the trunk, narrower. */
  readonly aside: boolean;
  /** The ways it stands for: of `jump`, `again`, `holdout` and exits beside their step. */
  readonly ports: readonly string[];
  /** Where a jump leads. */
  readonly target?: NodeId;
  /** Of an entry and of an open end. */
  readonly slot?: Slot;
  /** Steps folded away, or those that jump here. */
  readonly ids?: readonly NodeId[];
  /** Of a repeat: how many steps each of its rounds may go through. */
  readonly rounds?: number;
}

export type LineKind = "way" | "join" | "entry" | "again" | "open";

export interface Line {
  readonly key: string;
  readonly kind: LineKind;
  /** Keys of boxes. */
  readonly from: string;
  readonly to: string;
  /** Ways that run here; none behind an entry. */
  readonly ports: readonly string[];
  readonly id: NodeId;
  readonly points: readonly Point[];
  /** Where its words stand, where it has any; on the other side of a line that runs across stand its figures. */
  readonly label?: Point & { readonly align: "middle" | "start" | "end"; readonly figures?: number };
  /** Where steps can be put in; absent where it has no connection of its own. */
  readonly slot?: Slot;
  readonly place?: Point;
  /** Nobody is contacted on it. */
  readonly holdout?: boolean;
}

/** Around the steps of a repeat's rounds. */
export interface Frame extends Rect {
  readonly key: string;
  /** The repeat. */
  readonly id: NodeId;
  /** Where ways go back to it. */
  readonly foot: Point;
}

/** Where a flow goes on to. */
export type Run = "down" | "right" | "left";

export interface Layout {
  readonly run: Run;
  /** In reading order. */
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** The outer ones before those inside. */
  readonly frames: readonly Frame[];
  readonly bounds: Rect;
  /** Where the steps stand that nothing leads to, if there are any. */
  readonly unreached: Point | undefined;
  readonly boxOf: ReadonlyMap<string, Box>;
}
