/**
 * Drag and drop beside what is dragged, not around it: a press on a handle anywhere is handed in, so that this can be loaded late
 * and nothing is drawn anew when it comes.
 */

import { DndContext, useDraggable } from "@dnd-kit/core";
import { type PointerEvent as Pressing, type RefObject, useEffect, useId, useRef, useState } from "react";
import { NOTHING_MEASURED, QUIET, usePointer } from "./pointer.ts";

/** A press on the handle of an element. */
export type Press = (event: Pressing, element: HTMLElement) => void;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PressDragProps {
  /** Filled by this; what handles call. */
  readonly press: RefObject<Press | undefined>;
  readonly onStart: (element: HTMLElement) => void;
  readonly onMove: (point: Point) => void;
  readonly onDrop: () => void;
  readonly onCancel: () => void;
}

export function PressDrag({ press, onStart, onMove, onDrop, onCancel }: PressDragProps) {
  const id = useId();
  const sensors = usePointer();
  const pressed = useRef<HTMLElement | undefined>(undefined);
  const point = useRef<Point>({ x: 0, y: 0 });
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    if (!dragging) return;
    const follow = ({ clientX, clientY }: PointerEvent) => {
      point.current = { x: clientX, y: clientY };
    };
    // Escape ends the drag, and not the dialog around it as well.
    const keep = (event: KeyboardEvent) => {
      if (event.key === "Escape") event.preventDefault();
    };
    window.addEventListener("pointermove", follow, true);
    window.addEventListener("keydown", keep, true);
    return () => {
      window.removeEventListener("pointermove", follow, true);
      window.removeEventListener("keydown", keep, true);
    };
  }, [dragging]);
  const ended = (how: () => void) => () => {
    setDragging(false);
    how();
  };
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={NOTHING_MEASURED}
      accessibility={QUIET}
      onDragStart={({ activatorEvent }) => {
        if (!(activatorEvent instanceof PointerEvent) || pressed.current === undefined) return;
        point.current = { x: activatorEvent.clientX, y: activatorEvent.clientY };
        setDragging(true);
        onStart(pressed.current);
      }}
      onDragMove={() => onMove(point.current)}
      onDragEnd={ended(onDrop)}
      onDragCancel={ended(onCancel)}
    >
      <Pressed press={press} pressed={pressed} />
    </DndContext>
  );
}

interface PressedProps extends Pick<PressDragProps, "press"> {
  readonly pressed: RefObject<HTMLElement | undefined>;
}

/** Stands for whatever is pressed. */
function Pressed({ press, pressed }: PressedProps) {
  const { setNodeRef, listeners } = useDraggable({ id: "pressed" });
  useEffect(() => {
    press.current = (event, element) => {
      pressed.current = element;
      setNodeRef(element);
      listeners?.onPointerDown?.(event);
    };
    return () => {
      press.current = undefined;
    };
  });
  return null;
}
