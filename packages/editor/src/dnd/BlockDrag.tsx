/**
 * Blocks that are dragged: from the palette, from what was saved, and on the paper. A line shows where they will stand; nothing of the
 * page moves and no block is drawn anew until they are dropped.
 */

import { memo, type RefObject, useEffect, useRef, useState } from "react";
import { focusChosen, putCarried, stayReason } from "../builder/actions.ts";
import { iconOf } from "../builder/blocks/looks.ts";
import { type Line, linesOf, nearestLine, scrollStep } from "../builder/canvas/lines.ts";
import { listsOn } from "../builder/canvas/measure.ts";
import { placeText } from "../builder/canvas/where.ts";
import { placesFor } from "../builder/document/places.ts";
import { blockAt, placeKey } from "../builder/document/tree.ts";
import { type BuilderHost, useBuilderHost } from "../builder/host/context.tsx";
import { carriedName, refusalText } from "../builder/shell/names.ts";
import type { BuilderState, CarriedBlocks } from "../builder/store.ts";
import { Icon } from "../ui/Icon.tsx";
import { type Point, type Press, PressDrag } from "./presses.tsx";

export interface BlockDragProps {
  /** What scrolls. */
  readonly desk: RefObject<HTMLElement | null>;
  readonly paper: RefObject<HTMLElement | null>;
}

interface Dragged {
  readonly carrying: CarriedBlocks;
  readonly name: string;
  readonly icon: ReturnType<typeof iconOf>;
  /** Why it cannot go anywhere, as a sentence. */
  readonly stays?: string;
}

/** Not drawn again with the paper: nothing of it is in here. */
export const BlockDrag = memo(function BlockDrag({ desk, paper }: BlockDragProps) {
  const host = useBuilderHost();
  const { store, words } = host;
  const press = useRef<Press | undefined>(undefined);
  const [dragged, setDragged] = useState<Dragged | undefined>(undefined);
  const [line, setLine] = useState<Line | undefined>(undefined);
  const [told, setTold] = useState("");
  const hanging = useRef<HTMLDivElement>(null);
  const lines = useLines(paper);
  const scroll = useScroll(desk);
  usePresses(host, press);
  const last = useRef<Point>({ x: 0, y: 0 });
  const lineUnder = (point: Point): Line | undefined =>
    dragged === undefined || dragged.stays !== undefined || !holds(desk.current, point)
      ? undefined
      : nearestLine(lines(host, dragged.carrying), within(paper.current, point));
  const look = (point: Point) => {
    last.current = point;
    hanging.current?.style.setProperty("left", `${point.x + 14}px`);
    hanging.current?.style.setProperty("top", `${point.y + 16}px`);
    const next = lineUnder(point);
    setLine(next);
    setTold(next === undefined ? "" : placeText(next.place, host));
  };
  useWhileDragged(dragged, hanging, desk, () => look(last.current));
  const end = (said: string) => {
    scroll.stop();
    setDragged(undefined);
    setLine(undefined);
    setTold(said);
  };
  return (
    <>
      <PressDrag
        press={press}
        scrolls={false}
        onStart={(element) => {
          store.carry(undefined);
          const next = draggedOf(element, host);
          setDragged(next);
          setTold(next === undefined ? "" : (next.stays ?? words.paper.picked(next.name)));
        }}
        onMove={(point) => {
          look(point);
          scroll.at(point);
        }}
        onDrop={(point) => {
          const place = lineUnder(point)?.place;
          end(place === undefined ? words.paper.canceled : "");
          if (dragged !== undefined && place !== undefined && putCarried(host, place, "pointer", dragged.carrying))
            focusChosen(host);
        }}
        onCancel={() => end(words.paper.canceled)}
      />
      {line !== undefined && dragged !== undefined && <DropLine line={line} name={dragged.name} />}
      {dragged !== undefined && <Hanging box={hanging} dragged={dragged} />}
      <span className="dn-hidden" role="status">
        {told}
      </span>
    </>
  );
});

function DropLine({ line: { y, space }, name }: { readonly line: Line; readonly name: string }) {
  const { words, dir } = useBuilderHost();
  return (
    <div className="dn-drop" style={{ top: y, left: space.left, width: space.right - space.left }} aria-hidden="true">
      <span dir={dir}>{words.paper.dropHere(name)}</span>
    </div>
  );
}

interface HangingProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly dragged: Dragged;
}

/** What hangs at the pointer: the name of what is dragged, or why it stays. */
function Hanging({ box, dragged: { name, icon, stays } }: HangingProps) {
  const { dir } = useBuilderHost();
  return (
    <div ref={box} popover="manual" dir={dir} className="dn-dragged" aria-hidden="true">
      <Icon name={stays === undefined ? icon : "lock"} />
      <span className={stays === undefined ? "dn-ellipsis" : ""}>{stays ?? name}</span>
    </div>
  );
}

/** What a press may begin to drag; texts that are written in and buttons are left alone. */
const GRIPS = ".dn-block-type:not([aria-disabled]), .dn-block-hit, [data-tool='move'], [data-saved]";

/** Hears presses in the whole builder. */
function usePresses(host: BuilderHost, press: RefObject<Press | undefined>): void {
  useEffect(() => {
    const root = host.root();
    const heard = (event: PointerEvent) => {
      const grip = (event.target as Element).closest<HTMLElement>(GRIPS);
      const plain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
      if (grip !== null && plain) press.current?.({ nativeEvent: event }, grip);
    };
    root?.addEventListener("pointerdown", heard);
    return () => root?.removeEventListener("pointerdown", heard);
  }, [host, press]);
}

function draggedOf(grip: HTMLElement, host: BuilderHost): Dragged | undefined {
  const { store, settings } = host;
  const { doc, selected } = store.getState();
  const { type, saved } = grip.dataset;
  if (type !== undefined) {
    const carrying = { what: "new", type } as const;
    return { carrying, name: carriedName(carrying, host), icon: iconOf(type) };
  }
  const kept = settings.savedBlocks?.find(({ id }) => id === saved);
  if (kept !== undefined)
    return { carrying: { what: "saved", blocks: kept.blocks, title: kept.title }, name: kept.title, icon: "copy" };
  const id = grip.closest("[data-block]")?.getAttribute("data-block") ?? "";
  const block = blockAt(doc, id);
  if (block === undefined) return undefined;
  const ids = selected.includes(id) ? selected : [id];
  const carrying = { what: "move", ids } as const;
  const refusal = stayReason(host, ids);
  if (refusal !== undefined) store.notify({ kind: "refused", refusal });
  return {
    ...{ carrying, icon: iconOf(block.type) },
    name: ids.length > 1 ? host.words.paper.several(ids.length) : carriedName(carrying, host),
    ...(refusal && { stays: refusalText(refusal, host) }),
  };
}

/** Shows that something is dragged; the desk may be scrolled by a wheel as well, and what is shown is where it drops. */
function useWhileDragged(
  dragged: Dragged | undefined,
  hanging: RefObject<HTMLElement | null>,
  desk: RefObject<HTMLElement | null>,
  onScroll: () => void,
): void {
  const host = useBuilderHost();
  const scrolled = useRef(onScroll);
  scrolled.current = onScroll;
  useEffect(() => {
    if (dragged === undefined) return;
    const element = desk.current;
    const heard = () => scrolled.current();
    hanging.current?.showPopover();
    element?.addEventListener("scroll", heard);
    const unmark = markDragged(host, dragged.carrying);
    return () => {
      unmark();
      element?.removeEventListener("scroll", heard);
    };
  }, [host, dragged, hanging, desk]);
}

/** Shows what is dragged where it stands. @returns What takes the marks away again. */
function markDragged(host: BuilderHost, carrying: CarriedBlocks): () => void {
  const root = host.root();
  const ids = carrying.what === "move" ? carrying.ids : [];
  const marked = ids.flatMap((id) => root?.querySelector(`[data-block="${CSS.escape(id)}"]`) ?? []);
  for (const element of [...marked, ...(root ? [root] : [])]) element.setAttribute("data-dragged", "");
  return () => {
    for (const element of [...marked, ...(root ? [root] : [])]) element.removeAttribute("data-dragged");
  };
}

/** The lines for what is dragged, measured again only when the document or the size of the paper is another one. */
function useLines(paper: RefObject<HTMLElement | null>) {
  const known = useRef<
    { doc: BuilderState["doc"]; carrying: CarriedBlocks; size: string; lines: readonly Line[] } | undefined
  >(undefined);
  return ({ store }: BuilderHost, carrying: CarriedBlocks): readonly Line[] => {
    const element = paper.current;
    if (element === null) return [];
    const { doc } = store.getState();
    const size = `${element.offsetWidth} ${element.offsetHeight}`;
    const before = known.current;
    if (before?.doc === doc && before.carrying === carrying && before.size === size) return before.lines;
    const places = new Set(placesFor(doc, carrying, store.registry).map(placeKey));
    const lines = linesOf(listsOn(element), (place) => places.has(placeKey(place)));
    known.current = { doc, carrying, size, lines };
    return lines;
  };
}

/** Scrolls the desk as long as something is held at its upper or lower edge. */
function useScroll(desk: RefObject<HTMLElement | null>) {
  const frame = useRef(0);
  const stop = () => cancelAnimationFrame(frame.current);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const at = (point: Point) => {
    stop();
    const element = desk.current;
    if (element === null || !holds(element, point)) return;
    const step = scrollStep(point.y, element.getBoundingClientRect());
    const again = () => {
      const before = element.scrollTop;
      element.scrollTop += step;
      if (element.scrollTop !== before) frame.current = requestAnimationFrame(again);
    };
    if (step !== 0) frame.current = requestAnimationFrame(again);
  };
  return { at, stop };
}

function holds(element: HTMLElement | null, { x, y }: Point): boolean {
  const box = element?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function within(element: HTMLElement | null, { x, y }: Point): Point {
  const { left = 0, top = 0 } = element?.getBoundingClientRect() ?? {};
  return { x: x - left, y: y - top };
}
