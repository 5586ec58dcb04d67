/** The edge by which the inspector is made wider, by pointer and by arrows. */

import type { KeyboardEvent, PointerEvent } from "react";

const LEAST_WIDTH = 280;
const MOST_WIDTH = 480;
const STEP = 16;

export interface ResizerProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
  readonly label: string;
}

export function Resizer({ width, onResize, label }: ResizerProps) {
  const set = (next: number) => onResize(Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, next))));
  const isRtl = (element: Element) => getComputedStyle(element).direction === "rtl";
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const { currentTarget, pointerId, clientX } = event;
    const side = isRtl(currentTarget) ? 1 : -1;
    currentTarget.setPointerCapture(pointerId);
    const move = (next: globalThis.PointerEvent) => set(width + side * (next.clientX - clientX));
    const stop = () => {
      currentTarget.removeEventListener("pointermove", move);
      currentTarget.removeEventListener("pointerup", stop);
      currentTarget.removeEventListener("pointercancel", stop);
    };
    currentTarget.addEventListener("pointermove", move);
    currentTarget.addEventListener("pointerup", stop);
    currentTarget.addEventListener("pointercancel", stop);
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const outwards = isRtl(event.currentTarget) ? "ArrowRight" : "ArrowLeft";
    const inwards = isRtl(event.currentTarget) ? "ArrowLeft" : "ArrowRight";
    const next = {
      [outwards]: width + STEP,
      [inwards]: width - STEP,
      Home: LEAST_WIDTH,
      End: MOST_WIDTH,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> cannot be focused and dragged
    <div
      role="separator"
      tabIndex={0}
      className="dn-resizer"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={MOST_WIDTH}
      onPointerDown={drag}
      onKeyDown={key}
    />
  );
}
