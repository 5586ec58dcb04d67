/** The strategy as it is drawn: boxes and ribbons on a ground that moves and zooms, with keys for all of it. */

import {
  type KeyboardEvent,
  lazy,
  Suspense,
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
import type { NodeId } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Layout, Rect } from "../layout/model.ts";
import { nearestTo } from "../layout/walk.ts";
import { FiguresLine, ZoomControl } from "./Controls.tsx";
import type { CanvasEditing } from "./editing.ts";
import { Frames } from "./Frames.tsx";
import { Flow, type View } from "./flow.tsx";
import { canvasKey } from "./keys.ts";
import { useOverlays } from "./overlays.ts";
import { cornerOf, startOf, type Viewport } from "./start.ts";
import { type CanvasApi, CanvasProvider, createCanvasState, levelAt } from "./state.ts";
import { useLayout } from "./useLayout.ts";

/** Loaded for large strategies. */
const MiniMap = lazy(async () => ({ default: (await import("./MiniMap.tsx")).MiniMap }));

export interface CanvasProps {
  /** The settings of a step are asked for. */
  readonly onOpen?: (id: NodeId) => void;
}

export interface CanvasViewProps extends CanvasProps {
  /** Absent where it is only looked at. */
  readonly editing?: CanvasEditing;
}

/** With so many boxes there is a map. */
const MAP_FROM = 50;

export function CanvasView({ onOpen, editing }: CanvasViewProps) {
  const { words } = useHost();
  const { Follow } = useOverlays();
  const layout = useLayout();
  const root = useRef<HTMLDivElement>(null);
  const view = useRef<View | undefined>(undefined);
  const size = useSize(root);
  const empty = useEditor(({ doc }) => isEmpty(doc));
  const carrying = useEditor((state) => state.carrying);
  const api = useApi(layout, view, onOpen, editing);
  const moves = useMoves(api, root);
  useMarks(api);
  useReveal(api, root);
  useKeptFocus(api, layout);
  const { fit, show, onView, clear, rests } = useActs(api, view, moves);
  const onKeyDown = useCanvasKeys(api, fit);
  const id = useId();
  const start = useStart(layout, size, view, api, moves);
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
              onView={onView}
              onMove={moves.changed}
              onRest={rests}
              onEmptyClick={clear}
            >
              {Follow && <Follow show={show} />}
              <Frames frames={layout.frames} />
              <Unreached layout={layout} />
              {editing !== undefined && <editing.Places layout={layout} root={root} view={view} />}
            </Flow>
          </div>
        )}
        <FiguresLine />
        {empty && (editing === undefined ? <p className="dn-empty">{words.canvas.empty.none}</p> : <editing.Empty />)}
        {start !== undefined && <Sight {...{ layout, view, start, moves, fit }} />}
        {editing !== undefined && <editing.Menu root={root} />}
      </section>
    </CanvasProvider>
  );
}

interface SightProps extends Pick<ReturnType<typeof useActs>, "fit"> {
  readonly layout: Layout;
  readonly view: { readonly current: View | undefined };
  readonly start: Viewport;
  readonly moves: Moves;
}

/** How near the strategy is looked at, and where in it when it is a large one. */
function Sight({ layout, view, start, moves: { watch }, fit }: SightProps) {
  const { words } = useHost();
  return (
    <>
      {layout.boxes.length >= MAP_FROM && (
        <Suspense fallback={null}>
          <MiniMap layout={layout} label={words.canvas.map} view={view} watch={watch} />
        </Suspense>
      )}
      <ZoomControl view={view} onFit={fit} watch={watch} start={start.zoom} />
    </>
  );
}

/** What can be done with the view as a whole. All of it stays the same function, so that nothing is drawn again for it. */
function useActs(api: CanvasApi, view: { current: View | undefined }, moves: Moves) {
  const host = useHost();
  const fit = useCallback(() => view.current?.fit(api.layout().bounds), [api, view]);
  const show = useCallback(
    (id: NodeId) => {
      const box = api.layout().boxOf.get(id);
      if (box !== undefined) api.show(box);
    },
    [api],
  );
  const onView = useCallback(
    (next: View) => {
      view.current = next;
      moves.changed(next.zoom());
    },
    [view, moves],
  );
  const clear = useCallback(() => {
    if (host.store.getState().carrying === undefined) host.store.select([]);
    api.state.setState({ near: undefined });
  }, [host, api]);
  const rests = useCallback(() => {
    if (view.current === undefined) return;
    const { x, y, width, height } = view.current.seen();
    host.viewport?.rests({ x: x + width / 2, y: y + height / 2, zoom: view.current.zoom() });
  }, [host, view]);
  return { fit, show, onView, clear, rests };
}

function useCanvasKeys(api: CanvasApi, fit: () => void) {
  const host = useHost();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.defaultPrevented || !canvasKey(event, { api, host, fit, root: event.currentTarget })) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [api, host, fit],
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

/** Where it begins: where the host wants it, else where the flow does; and again, or at the step that has the focus, when it is turned. */
function useStart(
  layout: Layout,
  size: { readonly width: number; readonly height: number } | undefined,
  view: { readonly current: View | undefined },
  { state }: CanvasApi,
  moves: Moves,
): Viewport | undefined {
  const { dir, viewport } = useHost();
  const rtl = dir === "rtl";
  const start = useRef<Viewport | undefined>(undefined);
  if (start.current === undefined && size !== undefined)
    start.current = viewport?.start === undefined ? startOf(layout, size, rtl) : cornerOf(viewport.start, size);
  const run = useRef(layout.run);
  useLayoutEffect(() => {
    if (run.current === layout.run || size === undefined) return;
    run.current = layout.run;
    const kept = layout.boxOf.get(state.getState().focus ?? "");
    if (kept === undefined || kept === layout.boxes[0]) view.current?.moveTo(startOf(layout, size, rtl));
    else centerOn(kept, view);
  }, [layout, size, view, rtl, state]);
  const begun = start.current;
  useLayoutEffect(() => {
    if (begun !== undefined) moves.changed(begun.zoom);
  }, [begun, moves]);
  return begun;
}

function useApi(
  layout: Layout,
  view: { readonly current: View | undefined },
  onOpen: CanvasProps["onOpen"],
  editing: CanvasEditing | undefined,
): CanvasApi {
  const [state] = useState(createCanvasState);
  const now = useRef({ layout, onOpen });
  now.current = { layout, onOpen };
  return useMemo((): CanvasApi => {
    const bring = (box: Rect | undefined, center: boolean) => {
      const seen = view.current?.seen();
      if (box === undefined || seen === undefined) return;
      if (center || !inside(box, seen)) centerOn(box, view);
    };
    return {
      state,
      editing,
      layout: () => now.current.layout,
      focus(key) {
        bring(now.current.layout.boxOf.get(key), false);
        state.setState({ focus: key, pending: true });
      },
      reveal(key) {
        bring(now.current.layout.boxOf.get(key), true);
        state.setState({ focus: key, pending: true });
      },
      show: (rect) => bring(rect, false),
      stay(from, to) {
        const seen = view.current?.seen();
        if (view.current === undefined || seen === undefined || !inside(from, seen) || inside(to, seen)) return;
        const zoom = view.current.zoom();
        view.current.panBy((from.x - to.x) * zoom, (from.y - to.y) * zoom);
      },
      open: (id) => now.current.onOpen?.(id),
    };
  }, [state, view, editing]);
}

const centerOn = ({ x, y, width, height }: Rect, view: { readonly current: View | undefined }): void =>
  view.current?.centerOn({ x: x + width / 2, y: y + height / 2 });

const inside = (box: Rect, seen: Rect): boolean =>
  box.x >= seen.x &&
  box.y >= seen.y &&
  box.x + box.width <= seen.x + seen.width &&
  box.y + box.height <= seen.y + seen.height;

/** Whoever draws what is seen hears of every move. Zooming changes one variable and, at two places, how much cards and lines show. */
function useMoves({ state }: CanvasApi, root: { readonly current: HTMLElement | null }) {
  return useMemo(() => {
    const listeners = new Set<(zoom: number) => void>();
    let last = 1;
    return {
      changed(zoom: number) {
        if (zoom !== last) {
          last = zoom;
          root.current?.style.setProperty("--dn-zoom", String(zoom));
          const level = levelAt(zoom);
          root.current?.setAttribute("data-level", level);
          if (state.getState().level !== level) state.setState({ level });
        }
        for (const listener of listeners) listener(zoom);
      },
      watch(listener: (zoom: number) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
  }, [state, root]);
}

type Moves = ReturnType<typeof useMoves>;

type MarksOf = typeof import("./marks.ts").marksOf;

let marksOf: MarksOf | undefined;

/** Days and problems do not hold up what is typed, nor the first drawing: what works them out is loaded after it. */
function useMarks({ state }: CanvasApi): void {
  const host = useHost();
  const doc = useDeferredValue(useEditor((now) => now.doc));
  useLayoutEffect(() => {
    let gone = false;
    const put = (work: MarksOf) => state.setState(({ marks }) => ({ marks: work(doc, host, marks) }));
    if (marksOf !== undefined) put(marksOf);
    else
      void import("./marks.ts").then((room) => {
        marksOf = room.marksOf;
        if (!gone) put(marksOf);
      });
    return () => {
      gone = true;
    };
  }, [state, doc, host]);
}

/** Other parts of the editor ask for a step by an event, whichever view is shown. */
function useReveal(api: CanvasApi, root: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const element = root.current;
    const heard = (event: Event) => api.reveal((event as CustomEvent<NodeId>).detail);
    element?.addEventListener("dunlin:reveal", heard);
    return () => element?.removeEventListener("dunlin:reveal", heard);
  }, [api, root]);
}

/** The tab key always comes to some box: the chosen one, the one before, what is nearest to where that one was, else the first. */
function useKeptFocus({ state, stay }: CanvasApi, layout: Layout): void {
  const selected = useEditor((now) => now.selected.at(-1));
  const before = useRef(layout);
  useLayoutEffect(() => {
    const { focus = "" } = state.getState();
    const [from, to] = [before.current.boxOf.get(focus), layout.boxOf.get(focus)];
    if (from !== undefined && to !== undefined) stay(from, to);
    if (selected !== undefined && layout.boxOf.has(selected)) {
      if (focus !== selected) state.setState({ focus: selected });
    } else if (to === undefined) state.setState({ focus: nearestTo(from, layout)?.key });
    before.current = layout;
  }, [state, stay, layout, selected]);
}
