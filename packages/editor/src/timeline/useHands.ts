/** Keys, clicks and drags of the timeline, and the step that they are about. */

import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { isTyping } from "../actions/keys.ts";
import type { NodeId } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { useReveal } from "../host/useReveal.ts";
import type { Item, TimelineLayout } from "./layout.ts";
import type { Fixed } from "./shift.ts";
import { scrolledTo } from "./sight.ts";
import { useDrag } from "./useDrag.ts";
import { walkTo } from "./walk.ts";

export interface HandsProps {
  readonly view: RefObject<HTMLElement | null>;
  readonly layout: TimelineLayout;
  readonly onOpen: (id: NodeId) => void;
  /** Why a step could not be moved; nothing once one was. */
  readonly onFixed: (why: Fixed | undefined) => void;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly plane: RefObject<HTMLElement | null>;
}

/** What stands fast around the plane: lanes beside it, the axis above, the messages below. */
const [LANES, AXIS, STRIP] = [140, 56, 84];

export function useHands({ view, layout, scroller, plane, onOpen, onFixed }: HandsProps) {
  const { store, dir } = useHost();
  const selected = useEditor((state) => state.selected);
  const [focus, setFocus] = useState<NodeId | undefined>(undefined);
  const [menu, setMenu] = useState<NodeId | undefined>(undefined);
  const anchor = useRef<HTMLElement | null>(null);
  const { drag, move, dayOf, skipClick, handlers } = useDrag(layout, plane, onFixed);
  const { items } = layout;
  const known = (id: NodeId | undefined) => items.some((item) => item.id === id);
  const active = known(focus) ? focus : known(selected[0]) ? selected[0] : items[0]?.id;

  const { wanted, arrive, show } = useArrival(items, scroller, plane);
  const goTo = (id: NodeId | undefined) => {
    if (id === undefined || !known(id)) return;
    wanted.current = id;
    setFocus(id);
    store.select([id]);
    arrive();
  };
  useReveal(view, goTo);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isTyping(event.target) || active === undefined) return;
    const [later, sooner] = dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (event.altKey && (event.key === later || event.key === sooner)) {
      wanted.current = active;
      if (!store.getState().readOnly && move(active, event.key === later ? 1 : -1, "keyboard")) onFixed(undefined);
    } else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (event.key === "Enter" && (event.target as HTMLElement).dataset.step !== undefined) onOpen(active);
    else {
      const step = STEPS[event.key === later ? "later" : event.key === sooner ? "sooner" : event.key];
      if (step === undefined) return;
      goTo(walkTo(items, active, step));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const more = target.closest<HTMLElement>("button[data-menu]");
    const id = more?.dataset.menu ?? target.closest<HTMLElement>("[data-step]")?.dataset.step;
    if (id === undefined || skipClick.current) return;
    setFocus(id);
    store.select([id]);
    if (more === null) return;
    anchor.current = more;
    setMenu(id);
  };
  const closeMenu = () => setMenu(undefined);
  return { active, drag, menu, anchor, dayOf, closeMenu, show, handlers: { ...handlers, onKeyDown, onClick } };
}

/** A step that is far away is drawn before it can have the focus; until then another one may be the active one. */
function useArrival(
  items: readonly Item[],
  scroller: RefObject<HTMLElement | null>,
  plane: RefObject<HTMLElement | null>,
) {
  const strip = useHost().quiet ? 0 : STRIP;
  const wanted = useRef<NodeId | undefined>(undefined);
  const arrive = () => {
    const item = items.find(({ id }) => id === wanted.current);
    if (item === undefined) return;
    const button = plane.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(item.id)}"]`);
    if (button == null) return;
    wanted.current = undefined;
    button.focus({ preventScroll: true });
    if (scroller.current !== null) bringIn(scroller.current, item, strip);
  };
  useLayoutEffect(arrive);
  /** Brings a step into sight and leaves the focus where it is. */
  const show = useCallback(
    (id: NodeId) => {
      const item = items.find((one) => one.id === id);
      if (item !== undefined && scroller.current !== null) bringIn(scroller.current, item, strip);
    },
    [items, scroller, strip],
  );
  return { wanted, arrive, show };
}

/** Scrolls by where an item stands in the layout, as little as is needed. */
function bringIn(box: HTMLElement, { x, y, width, height }: Item, strip: number): void {
  const left = scrolledTo(Math.abs(box.scrollLeft), box.clientWidth - LANES, x, width);
  box.scrollLeft = getComputedStyle(box).direction === "rtl" ? -left : left;
  box.scrollTop = scrolledTo(box.scrollTop, box.clientHeight - AXIS - strip, y, height);
}

const STEPS: Readonly<Record<string, Parameters<typeof walkTo>[2]>> = {
  later: "later",
  sooner: "sooner",
  ArrowDown: "down",
  ArrowUp: "up",
  Home: "first",
  End: "last",
};
