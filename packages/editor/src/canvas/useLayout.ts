/** The layout of the document that is shown, with boxes and lines that stay the same objects while they say the same. */

import { useMemo, useRef } from "react";
import { useEditor, useHost } from "../host/context.tsx";
import { layoutDocument } from "../layout/document.ts";
import type { Layout } from "../layout/model.ts";
import { useOverlays } from "./overlays.ts";
import { keepSame } from "./stable.ts";

export function useLayout(): Layout {
  const { options, dir, settings } = useHost();
  const doc = useEditor((state) => state.doc);
  const collapsed = useEditor((state) => state.collapsed);
  const direction = useEditor((state) => state.direction);
  const over = useOverlays().useFigures();
  const figures = over || settings.stats !== undefined;
  const before = useRef<Layout | undefined>(undefined);
  return useMemo(() => {
    const next = layoutDocument(doc, { options, collapsed, dir, direction, figures });
    const old = before.current;
    const boxes = keepSame(old?.boxes ?? [], next.boxes);
    const layout: Layout = {
      ...next,
      boxes,
      lines: keepSame(old?.lines ?? [], next.lines),
      frames: keepSame(old?.frames ?? [], next.frames),
      boxOf: new Map(boxes.map((box) => [box.key, box])),
    };
    before.current = layout;
    return layout;
  }, [doc, collapsed, options, dir, direction, figures]);
}
