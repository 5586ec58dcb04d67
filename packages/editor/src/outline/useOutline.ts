/** What the outline shows and where it stands: its rows, the row that has the focus, and the part of them that is in sight. */

import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { sectionOf } from "../document/sections.ts";
import { type NodeId, slotKey } from "../document/strategy.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import type { EditorState } from "../store/store.ts";
import { useSight } from "../ui/useSight.ts";
import { type Row, rowsOf, slotOf } from "./rows.ts";

export const ROW = 34;
const HEAD = 32;

export function useRows(): readonly Row[] {
  const { options } = useHost();
  const doc = useEditor((state) => state.doc);
  const collapsed = useEditor((state) => state.collapsed);
  const carrying = useEditor((state) => state.carrying);
  const { outline, places } = useDerived();
  return useMemo(() => {
    const carried = carriedIds(carrying, (ids, scope) => sectionOf(places, ids, scope)?.ids ?? ids);
    return rowsOf(doc, outline, { ...options, collapsed, carried });
  }, [doc, outline, places, options, collapsed, carrying]);
}

/** Steps that a place may not be inside of; `undefined` where no places are shown. */
function carriedIds(
  carrying: EditorState["carrying"],
  section: (ids: readonly NodeId[], scope: "step" | "branch") => readonly NodeId[],
): ReadonlySet<NodeId> | undefined {
  if (carrying === undefined || carrying.what === "connect") return undefined;
  return new Set(carrying.what === "move" ? section(carrying.ids, carrying.scope) : []);
}

export interface Standing {
  readonly at: number;
  /** Makes a row the one that keys speak to, and brings it into sight. */
  readonly goTo: (index: number) => void;
  /** Unfolds what hides a step, and goes to it. */
  readonly reveal: (id: NodeId) => void;
}

/** The active row. It follows what is selected elsewhere, and the places while something is carried. */
export function useStanding(rows: readonly Row[], scroller: RefObject<HTMLElement | null>): Standing {
  const { store } = useHost();
  const selected = useEditor((state) => state.selected);
  const carrying = useEditor((state) => state.carrying);
  const [key, setKey] = useState<string | undefined>(undefined);
  const last = useRef(0);
  const wantsFocus = useRef(false);
  /** What had the focus inside; it may go with its row. */
  const focused = useRef<Element | null>(null);
  const found = rows.findIndex((row) => row.key === key);
  const at = found >= 0 ? found : Math.min(last.current, Math.max(0, rows.length - 1));
  last.current = at;

  const goTo = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    wantsFocus.current = true;
    setKey(row.key);
    last.current = index;
    scrollTo(scroller.current, index);
  };
  const reveal = (id: NodeId) => {
    if (!rows.some((row) => row.key === id)) for (const one of store.getState().collapsed) store.toggle(one);
    wantsFocus.current = true;
    setKey(id);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection moves the row, not other rows
  useEffect(() => {
    const [only, ...others] = selected;
    const index = rows.findIndex((row) => row.key === only);
    if (others.length > 0 || index < 0) return;
    wantsFocus.current ||= hasFocus(scroller.current);
    setKey(only);
    scrollTo(scroller.current, index);
  }, [selected]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something is picked up or put down
  useEffect(() => {
    wantsFocus.current = hasFocus(scroller.current);
    if (carrying === undefined) setKey((before) => selected[0] ?? before);
    if (carrying === undefined || carrying.what === "connect") return;
    const isPlace = (row: Row | undefined) => row?.content.kind === "place";
    const here = rows.findIndex((row) => row.key === key);
    const after = rows.findIndex((row, i) => i >= Math.max(0, here) && isPlace(row));
    const index = after >= 0 ? after : rows.findLastIndex(isPlace);
    if (index >= 0) setKey(rows[index]?.key);
    if (index >= 0) scrollTo(scroller.current, index);
  }, [carrying]);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const row = box.querySelector<HTMLElement>("[role=row][tabindex='0']");
    const isLost = focused.current?.isConnected === false && activeIn(box) === null;
    if (wantsFocus.current) scrollTo(box, at);
    if (wantsFocus.current || isLost) row?.focus({ preventScroll: true });
    wantsFocus.current = false;
    focused.current = hasFocus(box) ? activeIn(box) : null;
  });
  return { at, goTo, reveal };
}

/** The element with the focus; none while it is nowhere in particular. */
function activeIn(box: HTMLElement): Element | null {
  const { activeElement } = box.getRootNode() as Document | ShadowRoot;
  return activeElement === document.body ? null : activeElement;
}

const hasFocus = (box: HTMLElement | null): boolean => box?.contains(activeIn(box)) === true && activeIn(box) !== null;

/** Brings a row into sight, as little as is needed. */
export function scrollTo(box: HTMLElement | null, index: number): void {
  if (box === null) return;
  const top = index * ROW;
  const room = box.clientHeight - HEAD;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW > box.scrollTop + room) box.scrollTop = top + ROW - room;
}

/** Indices of the rows that are drawn: those in sight, and the active one wherever it is, so that the focus stays. */
export function useDrawn(count: number, at: number, scroller: RefObject<HTMLElement | null>): readonly number[] {
  const { top, bottom } = useSight(scroller);
  const first = Math.floor(top / ROW);
  const past = Math.min(count, Math.ceil(bottom / ROW));
  const drawn = Array.from({ length: Math.max(0, past - first) }, (_, i) => first + i);
  return at < count && !drawn.includes(at) ? [...drawn, at].sort((a, b) => a - b) : drawn;
}

/** Whether a row is selected: by its step, or by the connection that it stands for. */
export function isChosen(row: Row, { selected, slot }: Pick<EditorState, "selected" | "slot">): boolean {
  if (row.content.kind === "step") return selected.includes(row.content.id);
  const own = slotOf(row);
  return selected.length === 0 && slot !== undefined && own !== undefined && slotKey(own) === slotKey(slot);
}
