/** All of a strategy in a corner, and what is seen of it. Boxes are one shape, so that moving about draws none of them again. */

import { memo, type PointerEvent, type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import type { Layout, Rect } from "../layout/model.ts";
import type { View } from "./flow.tsx";
import { MAP_SIZE, mapFrame, mapShape, pointOn } from "./map.ts";

export interface MiniMapProps {
  readonly layout: Layout;
  readonly label: string;
  readonly view: { readonly current: View | undefined };
  /** Calls back when something else is seen. */
  readonly watch: (listener: () => void) => () => void;
}

export const MiniMap = memo(function MiniMap({ layout, label, view, watch }: MiniMapProps) {
  const { bounds, boxes } = layout;
  const all = useMemo(() => mapFrame(bounds), [bounds]);
  const d = useMemo(() => mapShape(boxes), [boxes]);
  const map = useRef<HTMLDivElement>(null);
  const seen = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const draw = () => {
      const now = view.current?.seen();
      if (now === undefined || seen.current === null) return;
      const scale = MAP_SIZE.width / all.width;
      const { style } = seen.current;
      style.width = `${Math.round(now.width * scale)}px`;
      style.height = `${Math.round(now.height * scale)}px`;
      style.transform = `translate(${(now.x - all.x) * scale}px, ${(now.y - all.y) * scale}px)`;
    };
    draw();
    return watch(draw);
  }, [view, watch, all]);
  return (
    <div ref={map} className="dn-map" {...usePointing(map, all, view)}>
      <svg role="img" aria-label={label} {...MAP_SIZE} viewBox={`${all.x} ${all.y} ${all.width} ${all.height}`}>
        <path d={d} />
      </svg>
      <div ref={seen} className="dn-map-seen" />
    </div>
  );
});

/** The part that is pointed at comes into the middle, also while the pointer is held and moves. */
function usePointing(map: RefObject<HTMLElement | null>, all: Rect, view: MiniMapProps["view"]) {
  return useMemo(() => {
    const go = ({ clientX, clientY }: PointerEvent) => {
      const on = map.current?.getBoundingClientRect();
      if (on === undefined) return;
      view.current?.jumpTo(pointOn(all, (clientX - on.left) / on.width, (clientY - on.top) / on.height));
    };
    return {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
      },
    };
  }, [map, all, view]);
}
