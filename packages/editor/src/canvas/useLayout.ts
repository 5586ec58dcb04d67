/** The layout of the document that is shown, with boxes and lines that stay the same objects while they say the same. */

import { useMemo, useRef } from "react";
import { type NodeId, nodeAt, startSlots, targetAt } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import { layoutOf } from "../layout/layout.ts";
import type { Layout } from "../layout/model.ts";
import type { Shape } from "../layout/plan.ts";
import { shapeOf } from "../layout/shape.ts";
import { derive } from "../store/derive.ts";
import type { EditorState } from "../store/store.ts";
import { keepSame } from "./stable.ts";

const NO_SHAPE: Shape = {
  kind: "card",
  ends: true,
  repeats: false,
  connected: new Set(),
  open: [],
  holdouts: new Set(),
};

export function layoutNow(
  { doc, collapsed }: Pick<EditorState, "doc" | "collapsed">,
  { options, dir, settings }: Pick<EditorHost, "options" | "dir" | "settings">,
): Layout {
  const { outline, places } = derive(doc, options);
  const shapes = new Map<NodeId, Shape>();
  const shape = (id: NodeId): Shape => {
    const known = shapes.get(id);
    if (known !== undefined) return known;
    const node = nodeAt(doc, id);
    const found = node === undefined ? NO_SHAPE : shapeOf(node, options);
    shapes.set(id, found);
    return found;
  };
  const starts = startSlots(doc).map((slot) => ({ slot, target: targetAt(doc, slot) }));
  return layoutOf({
    outline,
    places,
    shapeOf: shape,
    starts,
    collapsed,
    mirrored: dir === "rtl",
    figures: settings.stats !== undefined,
  });
}

export function useLayout(): Layout {
  const host = useHost();
  const doc = useEditor((state) => state.doc);
  const collapsed = useEditor((state) => state.collapsed);
  const before = useRef<Layout | undefined>(undefined);
  return useMemo(() => {
    const next = layoutNow({ doc, collapsed }, host);
    const old = before.current;
    const boxes = keepSame(old?.boxes ?? [], next.boxes);
    const layout: Layout = {
      ...next,
      boxes,
      lines: keepSame(old?.lines ?? [], next.lines),
      boxOf: new Map(boxes.map((box) => [box.key, box])),
    };
    before.current = layout;
    return layout;
  }, [doc, collapsed, host]);
}
