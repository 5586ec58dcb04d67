/** The way of a case up to a moment, to be laid over the canvas: lit where it went, dim where it did not. */

import type { NodeOverlay, Overlay, WayOverlay } from "../canvas/overlay.ts";
import type { NodeId } from "../document/strategy.ts";
import type { Explanation } from "./model.ts";
import type { ExplainWords } from "./words.ts";

/** @param until - Place among the moments, itself included. */
export function pathOverlay({ moments }: Explanation, until: number, words: ExplainWords): Overlay {
  const nodes = new Map<NodeId, NodeOverlay>();
  const ways = new Map<string, WayOverlay>();
  let here: NodeId | undefined;
  for (const { trace } of moments.slice(0, until + 1))
    for (const { code, nodeId, data } of trace) {
      const id = nodeId?.split("/")[0];
      if (id === undefined) continue;
      if (code === "node.entered") {
        if (data.visit === 1) ways.set(":entry", { tone: "lit" });
        nodes.set(id, { ...nodes.get(id), tone: "lit", label: words.wentHere });
        here = id;
      }
      if (code === "node.left" && nodeId === id) ways.set(`${id}:${String(data.port)}`, { tone: "lit" });
      const held =
        code === "contact.deferred" ? words.badgeHeld : code === "contact.suppressed" ? words.badgeNotSent : undefined;
      if (held !== undefined) nodes.set(id, { ...nodes.get(id), badge: { text: held, title: held, tone: "policy" } });
    }
  const last = here === undefined ? undefined : nodes.get(here);
  if (here !== undefined && last !== undefined)
    nodes.set(here, { ...last, tone: "now", word: words.hereShort, label: words.isHere });
  return { nodes, ways, others: words.notHere };
}
