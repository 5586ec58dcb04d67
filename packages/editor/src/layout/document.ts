/** The layout of a document as it stands. */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { type NodeId, nodeAt, startSlots, targetAt } from "../document/strategy.ts";
import { type DeriveOptions, derive } from "../store/derive.ts";
import type { Direction } from "../store/store.ts";
import { layoutOf } from "./layout.ts";
import type { Layout } from "./model.ts";
import type { Shape } from "./plan.ts";
import { shapeOf } from "./shape.ts";

export interface LayoutOptions {
  readonly options: DeriveOptions;
  readonly collapsed?: ReadonlySet<NodeId>;
  readonly dir?: "ltr" | "rtl";
  /** Whether flows run down, as by default, or across. */
  readonly direction?: Direction;
  /** Whether there are figures for the foot of the cards. */
  readonly figures?: boolean;
}

const NOTHING: ReadonlySet<string> = new Set();
const NO_SHAPE: Shape = {
  kind: "card",
  ends: true,
  repeats: false,
  connected: NOTHING,
  open: [],
  holdouts: NOTHING,
};

/** Steps that did not change are the same objects from one document to the next, and so have the same shape. */
const known = new WeakMap<DeriveOptions, WeakMap<LooseNode, Shape>>();

function shapesWith(options: DeriveOptions): WeakMap<LooseNode, Shape> {
  const shapes = known.get(options) ?? new WeakMap<LooseNode, Shape>();
  known.set(options, shapes);
  return shapes;
}

export function layoutDocument(
  doc: Strategy,
  { options, collapsed = NOTHING, dir = "ltr", direction = "down", figures = false }: LayoutOptions,
): Layout {
  const { outline, places } = derive(doc, options);
  const shapes = shapesWith(options);
  const shape = (id: NodeId): Shape => {
    const node = nodeAt(doc, id);
    if (node === undefined) return NO_SHAPE;
    const known = shapes.get(node);
    if (known !== undefined) return known;
    const found = shapeOf(node, options);
    shapes.set(node, found);
    return found;
  };
  const starts = startSlots(doc).map((slot) => ({ slot, target: targetAt(doc, slot) }));
  const mirrored = dir === "rtl";
  return layoutOf({ outline, places, shapeOf: shape, starts, collapsed, direction, mirrored, figures });
}
