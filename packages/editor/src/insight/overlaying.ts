/** The overlay of a mode, kept so that cards are drawn again only where it changes. */

import { useLayoutEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { NodeOverlay, Overlay, OverlayTone, WayOverlay } from "../canvas/overlay.ts";
import type { OverlayDrawing, WayKey } from "../canvas/overlays.ts";
import { sameParts } from "../canvas/stable.ts";
import type { NodeId } from "../document/strategy.ts";
import { Follow, OverFigures, OverMarks } from "./OverlayParts.tsx";

/** What says the same as before stays the same object. */
export function keepOverlay(before: Overlay | undefined, next: Overlay | undefined): Overlay | undefined {
  if (before === undefined || next === undefined) return next;
  return { ...next, nodes: keepEach(before.nodes, next.nodes), ways: keepEach(before.ways, next.ways) };
}

function keepEach<K, V>(before: ReadonlyMap<K, V>, next: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return new Map(
    [...next].map(([key, value]) => {
      const old = before.get(key);
      return [key, old !== undefined && sameParts(old, value) ? old : value];
    }),
  );
}

/** Everything that is seen is said, too: the badge and the figures after what the overlay says itself. */
export function told(overlay: Overlay | undefined): Overlay | undefined {
  if (overlay === undefined) return undefined;
  const nodes = [...overlay.nodes].map(([id, over]) => {
    const label = [
      over.label,
      over.badge?.title,
      ...(over.figures ?? []).map(({ value, word }) => `${value} ${word}`.trim()),
    ]
      .filter((part) => part !== undefined && part !== "")
      .join(", ");
    return [id, label === "" ? over : { ...over, label }] as const;
  });
  return { ...overlay, nodes: new Map(nodes) };
}

const DIM_WAY: WayOverlay = { tone: "dim" };
const NO_WAY: WayOverlay = {};

/** What draws an overlay; the same object for the life of the component, while its store follows what is given. */
export function useOverlayDrawing(overlay: Overlay | undefined): OverlayDrawing {
  const [{ store, drawing }] = useState(() => createDrawing(overlay));
  useLayoutEffect(() => {
    store.setState((before) => ({ overlay: keepOverlay(before.overlay, told(overlay)) }));
  }, [store, overlay]);
  return drawing;
}

function createDrawing(first: Overlay | undefined) {
  const store = createStore(() => ({ overlay: told(first) }));
  const drawing: OverlayDrawing = {
    useNode(id) {
      const over = useStore(store, ({ overlay }) => overlay?.nodes.get(id));
      const others = useStore(store, ({ overlay }) => overlay?.others);
      const dim = useMemo(() => dimmed(others), [others]);
      return over ?? dim;
    },
    useWay: (line) => {
      const tone = useStore(store, ({ overlay }) => toneOf(overlay, line));
      const people = useStore(store, ({ overlay }) => peopleOn(overlay, line));
      if (people === undefined) return tone === undefined ? NO_WAY : tone === "dim" ? DIM_WAY : { tone };
      return { people, ...(tone !== undefined && { tone }) };
    },
    useFigures: () =>
      useStore(store, ({ overlay }) =>
        [...(overlay?.nodes.values() ?? [])].some(({ figures }) => figures !== undefined),
      ),
    useNow: () => useStore(store, ({ overlay }) => nowIn(overlay)),
    Follow,
    Marks: OverMarks,
    Figures: OverFigures,
  };
  return { store, drawing };
}

/** What is laid over everything that is not named. */
const dimmed = (label: string | undefined): NodeOverlay | undefined =>
  label === undefined ? undefined : { tone: "dim", label };

/** The step at which somebody is. */
const nowIn = (overlay: Overlay | undefined): NodeId | undefined =>
  [...(overlay?.nodes ?? [])].find(([, { tone }]) => tone === "now")?.[0];

const keysOf = ({ id, kind, ports }: WayKey): readonly string[] =>
  kind === "entry" ? [":entry"] : ports.map((port) => `${id}:${port}`);

/** Of several ways on one line the first that is told of. */
function toneOf(overlay: Overlay | undefined, line: WayKey): OverlayTone | undefined {
  for (const key of keysOf(line)) {
    const tone = overlay?.ways.get(key)?.tone;
    if (tone !== undefined) return tone;
  }
  return overlay?.others === undefined ? undefined : "dim";
}

/** Of several ways on one line all of them. */
const peopleOn = (overlay: Overlay | undefined, line: WayKey): number | undefined =>
  keysOf(line).reduce<number | undefined>((sum, key) => {
    const people = overlay?.ways.get(key)?.people;
    return people === undefined ? sum : (sum ?? 0) + people;
  }, undefined);
