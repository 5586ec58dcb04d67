/** The strategy as it is drawn: boxes and ribbons on a ground that moves and zooms, with keys for all of it. */

import {
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { isEmpty } from "../document/empty.ts";
import { type NodeId, slotKey } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Box, Layout, Rect } from "../layout/model.ts";
import { CardMenu } from "./CardMenu.tsx";
import { FiguresLine, ZoomControl } from "./Controls.tsx";
import { Empty } from "./Empty.tsx";
import { Flow, type View } from "./flow.tsx";
import { canvasKey } from "./keys.ts";
import { marksOf } from "./marks.ts";
import { nearestPlace, type Place, Places, PlusButtons, placesFor, useFocusOnPlaces } from "./Places.tsx";
import { type CanvasApi, CanvasProvider, createCanvasState, levelAt } from "./state.ts";
import { registerSurface } from "./surface.ts";
import { connectTargets } from "./targets.ts";
import { useLayout } from "./useLayout.ts";

export interface CanvasProps {
  /** The settings of a step are asked for. */
  readonly onOpen?: (id: NodeId) => void;
}

/** With so many boxes there is a map. */
const MAP_FROM = 50;

export function Canvas({ onOpen }: CanvasProps) {
  const host = useHost();
  const { words } = host;
  const layout = useLayout();
  const root = useRef<HTMLDivElement>(null);
  const view = useRef<View | undefined>(undefined);
  const size = useSize(root);
  const empty = useEditor(({ doc }) => isEmpty(doc));
  const carrying = useEditor((state) => state.carrying);
  const places = useMemo(() => placesFor(carrying, layout, host), [carrying, layout, host]);
  const api = useApi(layout, view, onOpen);
  const zooms = useZoom(api, root);
  useMarks(api);
  useTargets(api);
  useSurface(api, view, root, places);
  useKeptFocus(api, layout);
  useFocusOnPlaces(root, places.length > 0);
  const fit = useCallback(() => view.current?.fit(api.layout().bounds), [api]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.defaultPrevented || !canvasKey(event, { api, host, fit, root: event.currentTarget })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const id = useId();
  const onView = useCallback((next: View) => {
    view.current = next;
  }, []);
  const clear = useCallback(() => {
    if (host.store.getState().carrying === undefined) host.store.select([]);
    api.state.setState({ near: undefined });
  }, [host, api]);
  const start = useStart(layout, size);
  return (
    <CanvasProvider value={api}>
      <section
        ref={root}
        className="dn-canvas"
        data-view="canvas"
        data-carrying={carrying?.what}
        aria-label={words.canvas.label}
        aria-describedby={`${id}-keys`}
        onKeyDown={onKeyDown}
      >
        <p id={`${id}-keys`} className="dn-hidden">
          {words.canvas.keys}
        </p>
        {size !== undefined && start !== undefined && (
          <div className="dn-flow" dir="ltr">
            <Flow
              id={id}
              layout={layout}
              size={size}
              start={start}
              map={layout.boxes.length < MAP_FROM ? undefined : { label: words.canvas.map }}
              onView={onView}
              onZoom={zooms.changed}
              onEmptyClick={clear}
            >
              <Unreached layout={layout} />
              <PlusButtons layout={layout} />
              <Places places={places} />
            </Flow>
          </div>
        )}
        <FiguresLine />
        {empty && <Empty />}
        {start !== undefined && <ZoomControl view={view} onFit={fit} watch={zooms.watch} start={start.zoom} />}
        <CardMenu root={root} />
      </section>
    </CanvasProvider>
  );
}

function Unreached({ layout: { unreached } }: { readonly layout: Layout }) {
  const { words, dir } = useHost();
  if (unreached === undefined) return null;
  return (
    <div className="dn-unreached" dir={dir} style={{ transform: `translate(${unreached.x}px, ${unreached.y}px)` }}>
      <strong>{words.canvas.notReached}</strong> {words.canvas.notReachedWhy}
    </div>
  );
}

/** The size of the canvas, known before anything is drawn, so that only what is in sight is drawn at first, too. */
function useSize(root: { readonly current: HTMLElement | null }) {
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const read = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return size;
}

const MARGIN = 28;

/** At actual size with the beginning on top; in the middle, or as far as needed to the start so that side ways are seen. */
function useStart(layout: Layout, size: { readonly width: number } | undefined) {
  const start = useRef<{ x: number; y: number; zoom: number } | undefined>(undefined);
  const { dir } = useHost();
  if (start.current === undefined && size !== undefined) {
    const { x, width } = layout.bounds;
    const middle = size.width / 2 - (x + width / 2);
    const edge = dir === "rtl" ? size.width - MARGIN - (x + width) : MARGIN - x;
    const fits = width + 2 * MARGIN <= size.width;
    start.current = { x: fits ? middle : edge, y: 40 - layout.bounds.y, zoom: 1 };
  }
  return start.current;
}

function useApi(
  layout: Layout,
  view: { readonly current: View | undefined },
  onOpen: CanvasProps["onOpen"],
): CanvasApi {
  const [state] = useState(createCanvasState);
  const now = useRef({ layout, onOpen });
  now.current = { layout, onOpen };
  return useMemo((): CanvasApi => {
    const bring = (box: Box | undefined, center: boolean) => {
      const seen = view.current?.seen();
      if (box === undefined || seen === undefined) return;
      if (center || !inside(box, seen)) view.current?.centerOn({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    };
    return {
      state,
      layout: () => now.current.layout,
      focus(key) {
        bring(now.current.layout.boxOf.get(key), false);
        state.setState({ focus: key, pending: true });
      },
      reveal(key) {
        bring(now.current.layout.boxOf.get(key), true);
        state.setState({ focus: key, pending: true });
      },
      open: (id) => now.current.onOpen?.(id),
    };
  }, [state, view]);
}

const inside = (box: Rect, seen: Rect): boolean =>
  box.x >= seen.x &&
  box.y >= seen.y &&
  box.x + box.width <= seen.x + seen.width &&
  box.y + box.height <= seen.y + seen.height;

/** Zooming changes one variable and, at two places, how much cards show. */
function useZoom({ state }: CanvasApi, root: { readonly current: HTMLElement | null }) {
  return useMemo(() => {
    const listeners = new Set<(zoom: number) => void>();
    return {
      changed(zoom: number) {
        root.current?.style.setProperty("--dn-zoom", String(zoom));
        const level = levelAt(zoom);
        if (state.getState().level !== level) state.setState({ level });
        for (const listener of listeners) listener(zoom);
      },
      watch(listener: (zoom: number) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
  }, [state, root]);
}

/** Days and problems do not hold up what is typed. */
function useMarks({ state }: CanvasApi): void {
  const host = useHost();
  const doc = useDeferredValue(useEditor((now) => now.doc));
  useLayoutEffect(() => {
    state.setState(({ marks }) => ({ marks: marksOf(doc, host, marks) }));
  }, [state, doc, host]);
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
  view: { readonly current: View | undefined },
  root: { readonly current: HTMLElement | null },
  places: readonly Place[],
): void {
  const { store } = useHost();
  const now = useRef(places);
  now.current = places;
  useEffect(() => {
    const within = (x: number, y: number): DOMRect | undefined => {
      const rect = root.current?.getBoundingClientRect();
      const inner = rect && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
      return inner ? rect : undefined;
    };
    const element = root.current;
    const heard = (event: Event) => api.reveal((event as CustomEvent<NodeId>).detail);
    element?.addEventListener("dunlin:reveal", heard);
    const away = registerSurface(store, {
      slotNear(x, y) {
        if (within(x, y) === undefined || view.current === undefined) return undefined;
        return nearestPlace(now.current, view.current.toLayout(x, y), view.current.zoom())?.slot;
      },
      light: (slot) => api.state.setState({ lit: slot && slotKey(slot) }),
      panAtEdge(x, y) {
        const rect = within(x, y);
        if (rect === undefined) return false;
        const dx = x < rect.left + EDGE ? SPEED : x > rect.right - EDGE ? -SPEED : 0;
        const dy = y < rect.top + EDGE ? SPEED : y > rect.bottom - EDGE ? -SPEED : 0;
        if (dx !== 0 || dy !== 0) view.current?.panBy(dx, dy);
        return dx !== 0 || dy !== 0;
      },
    });
    return () => {
      element?.removeEventListener("dunlin:reveal", heard);
      away();
    };
  }, [api, view, root, store]);
}

/** The tab key always comes to some box: the chosen one, the one before, else the first. */
function useKeptFocus({ state }: CanvasApi, layout: Layout): void {
  const selected = useEditor((now) => now.selected.at(-1));
  useLayoutEffect(() => {
    const { focus } = state.getState();
    if (selected !== undefined && layout.boxOf.has(selected)) {
      if (focus !== selected) state.setState({ focus: selected });
    } else if (focus === undefined || !layout.boxOf.has(focus)) state.setState({ focus: layout.boxes[0]?.key });
  }, [state, layout, selected]);
}
