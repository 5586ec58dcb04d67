/** The way of a person up to a moment, as it is laid over the canvas: lit where they were, dim where they were not. */

import type { TraceEntry } from "@dunlin/engine";
import type { NodeOverlay, Overlay, WayOverlay } from "../../canvas/overlay.ts";
import type { SimulateWords } from "../words.ts";
import type { Life } from "./live.ts";

/** Where the person is at a moment; `undefined` where they were never taken in. */
export function placeIn({ moments }: Life, cursor: number): string | undefined {
  return moments.findLast(({ at, state }) => at <= cursor && state.run > 0)?.state.node;
}

export function pathOf(life: Life, cursor: number, { person }: SimulateWords): Overlay {
  const nodes = new Map<string, NodeOverlay>();
  const ways = new Map<string, WayOverlay>();
  const seen = life.moments.filter(({ at }) => at <= cursor);
  for (const { trace } of seen)
    for (const entry of trace) {
      if (entry.code === "node.entered" && entry.nodeId !== undefined) {
        if (entry.data.visit === 1) ways.set(":entry", { tone: "lit" });
        nodes.set(entry.nodeId, { tone: "lit", label: person.wentHere, ...heldBadge(seen, entry.nodeId, person) });
      }
      const way = wayOf(entry);
      if (way !== undefined) ways.set(way, { tone: "lit" });
    }
  const here = placeIn(life, cursor);
  const before = here === undefined ? undefined : nodes.get(here);
  if (here !== undefined && before !== undefined)
    nodes.set(here, { ...before, tone: "now", word: person.hereShort, label: person.here });
  return { nodes, ways, others: person.notHere };
}

const wayOf = ({ code, nodeId, data }: TraceEntry): string | undefined =>
  code === "node.left" ? `${nodeId}:${String(data.port)}` : undefined;

/** A shield where a contact rule put something off, or kept it from being sent. */
function heldBadge(seen: Life["moments"], id: string, person: SimulateWords["person"]): Pick<NodeOverlay, "badge"> {
  const held = seen
    .flatMap(({ trace }) => trace)
    .find(
      ({ code, nodeId, data }) =>
        nodeId === id && (code === "contact.deferred" || (code === "contact.suppressed" && data.reason === "policy")),
    );
  if (held === undefined) return {};
  const text = held.code === "contact.deferred" ? person.badgeHeld : person.badgeNotSent;
  return { badge: { text, title: text, tone: "policy" } };
}
