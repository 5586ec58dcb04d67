/**
 * Drag and drop beside what is dragged, not around it: a press on a handle anywhere is handed in, so that this can be loaded late
 * and nothing is drawn anew when it comes.
 */

import { DndContext, useDraggable } from "@dnd-kit/core";
import { type PointerEvent as Pressing, type RefObject, useEffect, useId, useRef } from "react";
import { NOTHING_MEASURED, QUIET, usePointer } from "./pointer.ts";

/** A press on the handle of an element: as React tells it, or as it was heard by the page. */
export type Press = (event: Pick<Pressing, "nativeEvent">, element: HTMLElement) => void;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PressDragProps {
  /** Filled by this; what handles call. */
  readonly press: RefObject<Press | undefined>;
  /** Whether lists around what is dragged scroll by themselves; else it is up to who shows it. */
  readonly scrolls?: boolean;
  readonly onStart: (element: HTMLElement) => void;
  readonly onMove: (point: Point) => void;
  readonly onDrop: (point: Point) => void;
  readonly onCancel: () => void;
}

export function PressDrag({ press, scrolls = true, onStart, onMove, onDrop, onCancel }: PressDragProps) {
  const id = useId();
  const sensors = usePointer();
  const pressed = useRef<HTMLElement | undefined>(undefined);
  const point = useRef<Point>({ x: 0, y: 0 });
  return (
    <DndContext
      id={id}
      sensors={sensors}
      autoScroll={scrolls}
      collisionDetection={NOTHING_MEASURED}
      accessibility={QUIET}
      onDragStart={() => pressed.current && onStart(pressed.current)}
      onDragMove={() => onMove(point.current)}
      onDragEnd={() => onDrop(point.current)}
      onDragCancel={onCancel}
    >
      <Pressed press={press} pressed={pressed} point={point} />
    </DndContext>
  );
}

interface PressedProps extends Pick<PressDragProps, "press"> {
  readonly pressed: RefObject<HTMLElement | undefined>;
  readonly point: RefObject<Point>;
}

/** Stands for whatever is pressed. */
function Pressed({ press, pressed, point }: PressedProps) {
  const { setNodeRef, listeners } = useDraggable({ id: "pressed" });
  useEffect(() => {
    press.current = (event, element) => {
      pressed.current = element;
      setNodeRef(element);
      followPointer(event.nativeEvent, point);
      listeners?.onPointerDown?.(event);
    };
    return () => {
      press.current = undefined;
    };
  });
  return null;
}

/** Where the pointer is as long as it is down; the library tells it with what has been scrolled. Escape ends the drag alone. */
function followPointer(start: PointerEvent, point: RefObject<Point>): void {
  const down = new AbortController();
  const options = { capture: true, signal: down.signal };
  const follow = ({ clientX, clientY }: PointerEvent) => {
    point.current = { x: clientX, y: clientY };
  };
  const end = (event: PointerEvent) => {
    if (event.type === "pointerup") follow(event);
    down.abort();
  };
  follow(start);
  window.addEventListener("pointermove", follow, options);
  window.addEventListener("pointerup", end, options);
  window.addEventListener("pointercancel", end, options);
  // Not the dialog around it as well.
  window.addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault(), options);
}
