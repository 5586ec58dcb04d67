/** Dragging a step along the axis. The document changes when it is let go, and only where a single wait decides the day. */

import { type PointerEvent, type RefObject, useRef, useState } from "react";
import type { NodeId } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import type { TimelineLayout } from "./layout.ts";
import { type Fixed, shiftBy } from "./shift.ts";

export interface Drag {
  readonly id: NodeId;
  /** Where it would land. */
  readonly day: number;
}

/** So many px are a click, not a drag. */
const SLACK = 4;

interface Grip {
  readonly id: NodeId;
  readonly x: number;
  readonly offset: number;
  readonly pointer: number;
  moved: boolean;
}

/** @param plane - What the axis is drawn on. */
export function useDrag(layout: TimelineLayout, plane: RefObject<HTMLElement | null>, onFixed: (why: Fixed) => void) {
  const { store, options, dir } = useHost();
  const [drag, setDrag] = useState<Drag | undefined>(undefined);
  const grip = useRef<Grip | undefined>(undefined);
  /** A drag ends with a click, which is none. */
  const skipClick = useRef(false);

  const along = ({ clientX }: PointerEvent): number => {
    const box = plane.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    return dir === "rtl" ? box.right - clientX : clientX - box.left;
  };
  const dayOf = (id: NodeId): number => {
    const item = layout.items.find((one) => one.id === id);
    if (item === undefined) return 0;
    const { planned } = item.days;
    return item.kind === "span" ? planned.left.from : planned.from;
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-step]")?.dataset.step;
    skipClick.current = false;
    if (id === undefined || event.button !== 0 || store.getState().readOnly) return;
    const x = along(event);
    grip.current = { id, x, offset: x - layout.scale.x(dayOf(id)), pointer: event.pointerId, moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const held = grip.current;
    if (held === undefined || held.pointer !== event.pointerId) return;
    const x = along(event);
    if (!held.moved && Math.abs(x - held.x) < SLACK) return;
    if (!held.moved) {
      held.moved = true;
      skipClick.current = true;
      const possible = shiftBy(store.getState().doc, held.id, 0, options);
      if (!possible.ok) {
        grip.current = undefined;
        onFixed(possible.why);
        return;
      }
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    setDrag({ id: held.id, day: layout.scale.dayAt(x - held.offset) });
  };
  const onPointerUp = () => {
    const held = grip.current;
    grip.current = undefined;
    setDrag(undefined);
    if (held === undefined || drag === undefined || drag.id !== held.id) return;
    move(held.id, drag.day - dayOf(held.id));
  };
  const onPointerCancel = () => {
    grip.current = undefined;
    setDrag(undefined);
  };
  /** @returns Whether it was moved. */
  const move = (id: NodeId, days: number, origin: "pointer" | "keyboard" = "pointer"): boolean => {
    const shift = shiftBy(store.getState().doc, id, days, options);
    if (!shift.ok) onFixed(shift.why);
    return shift.ok && days !== 0 && store.execute(shift.command, origin).ok;
  };
  return { drag, move, dayOf, skipClick, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } };
}
