/**
 * Drag and drop of steps: only this room knows by which library. What is dragged is carried as by pick and place, so there is one way to
 * put it down; where it may go is asked of the canvas, which knows its slots without a drop target for each.
 */

import {
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  type Modifier,
  useDraggable,
} from "@dnd-kit/core";
import { type PointerEventHandler, type ReactNode, useId, useMemo, useRef } from "react";
import { placeAt } from "../actions/actions.ts";
import { DragContext, type Grip } from "../canvas/drag.ts";
import { surfaceOf } from "../canvas/surface.ts";
import { type NodeId, nodeAt, type Slot } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { titleOf } from "../nodes/names.ts";
import { presetOf } from "../nodes/presets.ts";
import type { Carrying } from "../store/store.ts";
import { Badge, Icon } from "../ui/Icon.tsx";
import { NOTHING_MEASURED, QUIET, usePointer } from "./pointer.ts";

/** Around the palette and the canvas: what is dragged from one lands in the other. */
export function DndFrame({ children }: { readonly children: ReactNode }) {
  const id = useId();
  const sensors = usePointer();
  return (
    <DndContext
      id={id}
      sensors={sensors}
      autoScroll={false}
      collisionDetection={NOTHING_MEASURED}
      accessibility={QUIET}
      {...useDragHandlers()}
    >
      <DragContext.Provider value={useDraggableStep}>{children}</DragContext.Provider>
      <DragOverlay dropAnimation={null} className="dn-drag-overlay" modifiers={BESIDE_POINTER}>
        <Dragged />
      </DragOverlay>
    </DndContext>
  );
}

/** Lights the slot that is near, and goes along at the edge of the canvas. */
function useDragHandlers() {
  const host = useHost();
  const over = useRef<Slot | undefined>(undefined);
  const frame = useRef(0);
  const entered = useRef(false);
  return useMemo(() => {
    const surface = () => surfaceOf(host.store);
    const look = (x: number, y: number) => {
      over.current = surface()?.slotNear(x, y);
      surface()?.light(over.current);
    };
    const end = () => {
      cancelAnimationFrame(frame.current);
      surface()?.light(undefined);
      over.current = undefined;
    };
    return {
      onDragStart({ active }: DragStartEvent) {
        entered.current = false;
        host.store.carry(active.data.current as Carrying);
      },
      onDragMove({ activatorEvent, delta }: DragMoveEvent) {
        if (!(activatorEvent instanceof PointerEvent)) return;
        const [x, y] = [activatorEvent.clientX + delta.x, activatorEvent.clientY + delta.y];
        look(x, y);
        cancelAnimationFrame(frame.current);
        // What comes from the palette crosses an edge, and the canvas stays.
        entered.current ||= surface()?.covers(x, y) === true;
        if (!entered.current) return;
        const pan = () => {
          if (surface()?.panAtEdge(x, y) !== true) return;
          look(x, y);
          frame.current = requestAnimationFrame(pan);
        };
        frame.current = requestAnimationFrame(pan);
      },
      onDragEnd() {
        const slot = over.current;
        end();
        if (slot === undefined || !placeAt(host, slot, "pointer")) host.store.carry(undefined);
      },
      onDragCancel() {
        end();
        host.store.carry(undefined);
      },
    };
  }, [host]);
}

/** What is dragged hangs below the pointer, so that the place under it can be read. */
const BESIDE_POINTER: Modifier[] = [
  ({ activatorEvent, activeNodeRect, transform }) => {
    if (!(activatorEvent instanceof PointerEvent) || activeNodeRect === null) return transform;
    const [dx, dy] = [activatorEvent.clientX - activeNodeRect.left, activatorEvent.clientY - activeNodeRect.top];
    return { ...transform, x: transform.x + dx + 14, y: transform.y + dy + 22 };
  },
];

/** For an entry of the palette: the new step lands where it is dropped. */
export function useDraggableEntry(preset: string): Grip {
  return useGripOf(`new:${preset}`, { what: "new", preset });
}

/** For a card: it is moved with its side ways, together with the others that are chosen. */
function useDraggableStep(id: NodeId): Grip {
  const { store } = useHost();
  return useGripOf(`move:${id}`, {
    what: "move",
    scope: "step",
    get ids() {
      const { selected } = store.getState();
      return selected.includes(id) ? selected : [id];
    },
  });
}

function useGripOf(id: string, data: Carrying): Grip {
  const disabled = useEditor(({ readOnly }) => readOnly);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data, disabled });
  return {
    ref: setNodeRef,
    onPointerDown: listeners?.onPointerDown as PointerEventHandler<HTMLElement> | undefined,
    dragging: isDragging,
  };
}

/** What hangs on the pointer. */
function Dragged() {
  const host = useHost();
  const carrying = useEditor((state) => state.carrying);
  const doc = useEditor((state) => state.doc);
  const id = carrying?.what === "move" ? carrying.ids[0] : undefined;
  const node = id === undefined ? undefined : nodeAt(doc, id);
  const preset =
    carrying?.what === "new"
      ? host.presets.find((one) => one.id === carrying.preset)
      : node && presetOf(node, host.presets);
  const shown = node ?? preset?.node();
  return (
    <div className="dn-dragged">
      {preset?.badge !== undefined && <Badge name={preset.badge} size={20} />}
      {preset?.badge === undefined && preset?.icon !== undefined && <Icon name={preset.icon} />}
      <span className="dn-ellipsis">{shown && titleOf(shown, host)}</span>
    </div>
  );
}
