/** Where steps can be put: a plus on the line that is pointed at or chosen, and all places while something is carried. */

import { memo, useEffect, useMemo } from "react";
import { placeAt, runAction } from "../actions/actions.ts";
import { nodesIn, sectionOf } from "../document/sections.ts";
import { nodeAt, type Slot, slotKey, targetAt, waysOf } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import type { Layout, Line, Point, Rect } from "../layout/model.ts";
import { titleOf } from "../nodes/names.ts";
import { shownName } from "../nodes/summary.ts";
import { derive } from "../store/derive.ts";
import type { Carrying } from "../store/store.ts";
import { Icon } from "../ui/Icon.tsx";
import { portText } from "./portText.ts";
import { useCanvas, useCanvasState } from "./state.ts";

export interface Place extends Point {
  readonly slot: Slot;
  readonly key: string;
}

/** Every place that may take what is carried, in reading order. */
export function placesFor(carrying: Carrying | undefined, layout: Layout, host: EditorHost): readonly Place[] {
  if (carrying === undefined || carrying.what === "connect") return [];
  const moved = movedBy(carrying, host);
  const stays = (slot: Slot) =>
    moved !== undefined &&
    ((slot.at === "port" && moved.ids.has(slot.from)) || targetAt(host.store.getState().doc, slot) === moved.start);
  const found = new Map<string, Place>();
  const add = (slot: Slot | undefined, point: Point | undefined) => {
    if (slot === undefined || point === undefined || stays(slot) || found.has(slotKey(slot))) return;
    found.set(slotKey(slot), { x: point.x, y: point.y, slot, key: slotKey(slot) });
  };
  for (const { slot, place } of layout.lines) add(slot, place);
  for (const { kind, slot, x, y, width, height } of layout.boxes)
    if (kind === "open") add(slot, { x: x + width / 2, y: y + height / 2 });
  return inOrder([...found.values()], layout.run);
}

/** Along the flow, then across it. */
function inOrder(places: readonly Place[], run: Layout["run"]): readonly Place[] {
  const order = ({ x, y }: Place) => (run === "down" ? [y, x] : [run === "right" ? x : -x, y]) as [number, number];
  return [...places].sort((one, other) => {
    const [a, b] = [order(one), order(other)];
    return a[0] - b[0] || a[1] - b[1];
  });
}

/** Everything that moves along with what is carried, and where it begins; `undefined` while nothing moves. */
export function movedBy(carrying: Carrying | undefined, { store, options }: EditorHost) {
  if (carrying?.what !== "move") return undefined;
  const { ids, scope } = carrying;
  const { places } = derive(store.getState().doc, options);
  const section = sectionOf(places, ids, scope);
  return {
    ids: new Set(section?.ids ?? ids.flatMap((id) => nodesIn(places.get(id)?.flow ?? []))),
    start: section?.start,
  };
}

/** Around a place, in px of the screen, something that is dragged is taken to be meant for it. */
const REACH = 90;

/** The place nearest to a point, within reach. */
export function nearestPlace(places: readonly Place[], { x, y }: Point, zoom: number): Place | undefined {
  let best: Place | undefined;
  let least = REACH / zoom;
  for (const place of places) {
    const far = Math.hypot(place.x - x, place.y - y);
    if (far < least) {
      best = place;
      least = far;
    }
  }
  return best;
}

const at = ({ x, y }: Point) => ({ transform: `translate(${x}px, ${y}px)` });

/** Numbered places while something is carried. */
export interface PlacesProps {
  readonly places: readonly Place[];
  /** The one that the tab key comes to. */
  readonly begin: number;
}

export const Places = memo(function Places({ places, begin }: PlacesProps) {
  const host = useHost();
  const carrying = useEditor((state) => state.carrying);
  const name = useMemo(() => nameOf(carrying, host), [carrying, host]);
  return places.map((place, i) => (
    <PlaceButton key={place.key} place={place} number={i + 1} of={places.length} stop={i === begin} name={name} />
  ));
});

interface PlaceButtonProps {
  readonly place: Place;
  readonly number: number;
  readonly of: number;
  /** The tab key comes to it. */
  readonly stop: boolean;
  /** Of what is carried. */
  readonly name: string;
}

const PlaceButton = memo(function PlaceButton({ place, number, of, stop, name }: PlaceButtonProps) {
  const host = useHost();
  const here = useCanvasState(({ lit }) => lit === place.key);
  const { show } = useCanvas();
  const { canvas } = host.words;
  return (
    <div className="dn-place-at" style={at(place)}>
      <button
        type="button"
        className="dn-place nopan"
        dir={host.dir}
        data-place={number - 1}
        data-lit={here || undefined}
        tabIndex={stop ? 0 : -1}
        aria-label={canvas.placeNumber(number, of, whereOf(place.slot, host))}
        onFocus={({ currentTarget }) => {
          // Keys come to places out of sight; a pointer does not, and nothing may move below it.
          if (currentTarget.matches(":focus-visible")) show({ ...place, width: 0, height: 0 });
        }}
        onClick={(event) => placeAt(host, place.slot, event.detail === 0 ? "keyboard" : "pointer")}
      >
        {here ? canvas.place(name) : number}
      </button>
    </div>
  );
});

function nameOf(carrying: Carrying | undefined, host: EditorHost): string {
  if (carrying === undefined || carrying.what === "connect") return "";
  const { doc } = host.store.getState();
  const node =
    carrying.what === "new"
      ? host.presets.find(({ id }) => id === carrying.preset)?.node()
      : nodeAt(doc, carrying.ids[0] ?? "");
  return node === undefined ? "" : titleOf(node, host);
}

function whereOf(slot: Slot, host: EditorHost): string {
  const { doc } = host.store.getState();
  const { words } = host;
  const to = nodeAt(doc, targetAt(doc, slot) ?? "");
  const after = slot.at === "port" ? wayName(slot, host) : words.canvas.entry;
  return to === undefined
    ? words.canvas.insertHere(after)
    : words.canvas.between(after, shownName(targetAt(doc, slot) ?? "", to, doc, host));
}

/** The step before a place, with the way where it has several. */
function wayName({ from, port }: Extract<Slot, { readonly at: "port" }>, host: EditorHost): string {
  const { doc } = host.store.getState();
  const node = nodeAt(doc, from);
  if (node === undefined) return host.words.canvas.entry;
  const name = shownName(from, node, doc, host);
  const several = waysOf(node, host.options).filter(({ required }) => required).length > 1;
  return several ? `${name} (${portText(node, [port], host.words, host.locale).name})` : name;
}

/** A plus on lines: the one under the pointer, and those of the chosen step. */
export const PlusButtons = memo(function PlusButtons({ layout }: { readonly layout: Layout }) {
  const host = useHost();
  const near = useCanvasState((state) => state.near);
  const chosen = useEditor(({ selected }) => (selected.length === 1 ? selected[0] : undefined));
  const hidden = useEditor(({ readOnly, carrying }) => readOnly || carrying !== undefined);
  const lines = useMemo(
    () => layout.lines.filter((line) => line.slot !== undefined && (line.key === near || line.id === chosen)),
    [layout, near, chosen],
  );
  return hidden ? null : lines.map((line) => <Plus key={line.key} line={line} host={host} />);
});

function Plus({ line, host }: { readonly line: Line; readonly host: EditorHost }) {
  const { slot, place } = line;
  if (slot === undefined || place === undefined) return null;
  return (
    <div className="dn-place-at" style={at(place)}>
      <button
        type="button"
        className="dn-plus nopan"
        tabIndex={-1}
        aria-label={`${host.words.canvas.addStep}: ${whereOf(slot, host)}`}
        title={host.words.canvas.addStep}
        onClick={() => {
          host.store.select(slot.at === "port" ? [slot.from] : [line.to], slot);
          runAction("addAfter", host, "pointer");
        }}
      >
        <Icon name="plus" size={14} />
      </button>
    </div>
  );
}

/** The place nearest to what is carried. */
export function placeToBegin(places: readonly Place[], from: Rect | undefined): number {
  if (from === undefined) return 0;
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  const far = (place: Place) => Math.hypot(place.x - x, place.y - y);
  return places.reduce((best, place, i) => (far(place) < far(places[best] as Place) ? i : best), 0);
}

/** Lets a place take the focus when the keyboard picked something up. */
export function useFocusOnPlaces(
  root: { readonly current: HTMLElement | null },
  carried: boolean,
  begin: number,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is picked up moves the focus
  useEffect(() => {
    const element = root.current;
    const focused = (element?.getRootNode() as Document | undefined)?.activeElement ?? null;
    if (!carried || element === null || !element.contains(focused)) return;
    element.querySelector<HTMLElement>(`[data-place="${begin}"]`)?.focus({ preventScroll: true });
  }, [root, carried]);
}
