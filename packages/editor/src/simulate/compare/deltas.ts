/** What differs between two versions, laid over the canvas of the draft. Pure. */

import type { SimulationComparison } from "@dunlin/engine/simulate";
import type { NodeOverlay, Overlay } from "../../canvas/overlay.ts";
import type { Formats } from "../formats.ts";
import type { CompareWords } from "../words.ts";

export function deltasOf({ nodes }: SimulationComparison, formats: Formats, words: CompareWords): Overlay {
  const told = Object.entries(nodes).flatMap(
    ([id, { before, after, delta }]): readonly (readonly [string, NodeOverlay])[] => {
      if (after === null) return [];
      const [name, more] = mainOf(delta);
      const count = formats.number(Math.abs(more));
      const value = (flow: typeof before) =>
        formats.number(Number((flow as Readonly<Record<string, unknown>> | null)?.[name] ?? 0));
      const text =
        before === null ? words.onlyHere : more === 0 ? undefined : more > 0 ? words.more(count) : words.fewer(count);
      return [
        [
          id,
          {
            ...(before === null && { tone: "added" as const }),
            ...(before !== null && more === 0 && { tone: "dim" as const, label: words.same }),
            figures: [{ value: value(after), word: "" }],
            ...(text !== undefined && { badge: { text, title: words.moreTitle(text, value(before), value(after)) } }),
          },
        ],
      ];
    },
  );
  return { nodes: new Map(told), ways: new Map() };
}

/** Of a message how many were sent, else how many people came. */
function mainOf(delta: Readonly<Record<string, number>>): readonly [name: string, more: number] {
  if (delta.sent !== undefined) return ["sent", delta.sent];
  return ["entered", delta.entered ?? 0];
}
