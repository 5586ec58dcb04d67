/** Everything on the canvas that takes part in editing: places, what may be connected, and what is dragged over it. */

import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { slotKey } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { EditingProps } from "./editing.ts";
import {
  movedBy,
  nearestPlace,
  type Place,
  Places,
  PlusButtons,
  placesFor,
  placeToBegin,
  useFocusOnPlaces,
} from "./Places.tsx";
import { type CanvasApi, useCanvas } from "./state.ts";
import { registerSurface } from "./surface.ts";
import { connectTargets } from "./targets.ts";

export function EditingPlaces({ layout, root, view }: EditingProps) {
  const host = useHost();
  const api = useCanvas();
  const carrying = useEditor((state) => state.carrying);
  const places = useMemo(() => placesFor(carrying, layout, host), [carrying, layout, host]);
  useTargets(api);
  useSurface(api, { root, view }, places);
  const carried = carrying?.what === "move" ? carrying.ids[0] : undefined;
  const begin = useMemo(() => placeToBegin(places, layout.boxOf.get(carried ?? "")), [places, layout, carried]);
  useMoving(api);
  useFocusOnPlaces(root, places.length > 0, begin);
  return (
    <>
      <PlusButtons layout={layout} />
      <Places places={places} begin={begin} />
    </>
  );
}

function useMoving({ state }: CanvasApi): void {
  const host = useHost();
  const carrying = useEditor((now) => now.carrying);
  useLayoutEffect(() => state.setState({ moving: movedBy(carrying, host)?.ids }), [state, host, carrying]);
}

function useTargets({ state }: CanvasApi): void {
  const host = useHost();
  const carrying = useEditor((now) => now.carrying);
  const doc = useEditor((now) => now.doc);
  useLayoutEffect(() => {
    const targets = carrying?.what === "connect" ? connectTargets(doc, carrying.slot, host.options) : undefined;
    if (state.getState().targets !== targets) state.setState({ targets });
  }, [state, host, carrying, doc]);
}

/** Near an edge, in px, the canvas moves along while something is dragged. */
const EDGE = 36;
const SPEED = 12;

function useSurface(
  api: CanvasApi,
  { root, view }: Pick<EditingProps, "root" | "view">,
  places: readonly Place[],
): void {
  const { store } = useHost();
  const now = useRef(places);
  now.current = places;
  useEffect(() => {
    const within = (x: number, y: number, edge = 0): DOMRect | undefined => {
      const rect = root.current?.getBoundingClientRect();
      const inner =
        rect && x >= rect.left + edge && x <= rect.right - edge && y >= rect.top + edge && y <= rect.bottom - edge;
      return inner ? rect : undefined;
    };
    return registerSurface(store, {
      slotNear(x, y) {
        if (within(x, y) === undefined || view.current === undefined) return undefined;
        return nearestPlace(now.current, view.current.toLayout(x, y), view.current.zoom())?.slot;
      },
      light: (slot) => api.state.setState({ lit: slot && slotKey(slot) }),
      covers: (x, y) => within(x, y, EDGE) !== undefined,
      panAtEdge(x, y) {
        const rect = within(x, y);
        if (rect === undefined) return false;
        const dx = x < rect.left + EDGE ? SPEED : x > rect.right - EDGE ? -SPEED : 0;
        const dy = y < rect.top + EDGE ? SPEED : y > rect.bottom - EDGE ? -SPEED : 0;
        if (dx !== 0 || dy !== 0) view.current?.panBy(dx, dy);
        return dx !== 0 || dy !== 0;
      },
    });
  }, [api, view, root, store]);
}
