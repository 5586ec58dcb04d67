/** What changed, to be laid over both versions: a tone and a sign for each step, and the sentences for who hears it. */

import type { Change, StepDays } from "@dunlin/engine/change";
import type { NodeOverlay, Overlay, OverlayTone, WayOverlay } from "../canvas/overlay.ts";
import type { NodeId } from "../document/strategy.ts";
import { nodesOf } from "../document/strategy.ts";
import { kindOf } from "./changes.ts";
import type { Union } from "./union.ts";
import type { CompareWords } from "./words.ts";

/** What is more of a change stands before what is less. */
const ORDER: readonly Change["kind"][] = ["added", "removed", "changed", "moved", "retimed", "rewired"];

const TONES: Readonly<Partial<Record<Change["kind"], OverlayTone>>> = {
  added: "added",
  removed: "removed",
  changed: "changed",
  moved: "moved",
  retimed: "moved",
  rewired: "changed",
};

/** @param shown - The changes that are looked at; the others have no tone. */
export function changeOverlay(
  { doc, ghosts, goneWays }: Union,
  shown: readonly { readonly change: Change; readonly sentence: string }[],
  words: CompareWords,
): Overlay {
  const byNode = new Map<NodeId, { readonly change: Change; readonly sentence: string }[]>();
  for (const one of shown) {
    const { nodeId } = one.change;
    if (nodeId !== undefined) byNode.set(nodeId, [...(byNode.get(nodeId) ?? []), one]);
  }
  const nodes = new Map<NodeId, NodeOverlay>();
  for (const [id, list] of byNode) {
    const badge = daysBadge(list, words);
    const kind = ORDER.find((one) => list.some(({ change }) => kindOf(change) === one));
    const tone = kind && TONES[kind];
    if (kind === undefined || tone === undefined) continue;
    nodes.set(id, {
      tone,
      ...(kind === "retimed" && badge.badge !== undefined ? {} : { word: words.kinds[kind] }),
      label: [words.kinds[kind], ...list.map(({ sentence }) => sentence)].join(", "),
      ...badge,
    });
  }
  return { nodes, ways: waysOf(nodesOf(doc), ghosts, goneWays, nodes, shown) };
}

/** "D+7 → D+5" */
function daysBadge(list: readonly { readonly change: Change }[], words: CompareWords): Pick<NodeOverlay, "badge"> {
  const retimed = list.find(({ change }) => change.kind === "retimed")?.change;
  if (retimed === undefined) return {};
  const [was, is] = [retimed.before as StepDays, retimed.after as StepDays];
  const text = words.daysMoved(was.earliest, is.earliest, is.from);
  return { badge: { text, title: words.daysMovedSaid(was.earliest, is.earliest, is.from), tone: "policy" } };
}

function waysOf(
  all: ReturnType<typeof nodesOf>,
  ghosts: ReadonlySet<NodeId>,
  gone: ReadonlySet<string>,
  nodes: ReadonlyMap<NodeId, NodeOverlay>,
  shown: readonly { readonly change: Change }[],
): ReadonlyMap<string, WayOverlay> {
  const ways = new Map<string, WayOverlay>();
  const rewired = new Set(
    shown.flatMap(({ change: { kind, nodeId, path } }) =>
      kind === "rewired" && nodeId !== undefined ? [`${nodeId}:${path.split("/").at(-1)}`] : [],
    ),
  );
  for (const [id, node] of Object.entries(all))
    for (const [port, target] of Object.entries(node.to ?? {})) {
      const key = `${id}:${port}`;
      const added = nodes.get(id)?.tone === "added" || nodes.get(target)?.tone === "added";
      if (gone.has(key) || ghosts.has(id)) ways.set(key, { tone: "removed" });
      else if (added) ways.set(key, { tone: "added" });
      else if (rewired.has(key)) ways.set(key, { tone: "changed" });
    }
  return ways;
}
