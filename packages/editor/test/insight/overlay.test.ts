/** What is laid over a drawing, and the frame of the modes. */

import type { LooseNode } from "@dunlin/engine/editing";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { NodeOverlay, Overlay } from "../../src/canvas/overlay.ts";
import { sameParts } from "../../src/canvas/stable.ts";
import { nodeAt, outlineOf, waysOf } from "../../src/document/strategy.ts";
import { keepOverlay, told } from "../../src/insight/overlaying.ts";
import { daysOf } from "../../src/timeline/days.ts";
import { timelineOf } from "../../src/timeline/layout.ts";
import { momentsOf } from "../../src/timeline/offsets.ts";
import { documents } from "../random.ts";

const node = fc.record(
  {
    tone: fc.constantFrom("lit", "dim", "now", "added", "removed", "changed", "moved"),
    label: fc.string(),
    badge: fc.record({ text: fc.string(), title: fc.string({ minLength: 1 }) }),
    figures: fc.array(fc.record({ value: fc.string(), word: fc.string() }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<NodeOverlay>;
const overlay: fc.Arbitrary<Overlay> = fc.record(
  {
    nodes: fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), node)).map((all) => new Map(all)),
    ways: fc.constant(new Map()),
    others: fc.string(),
  },
  { requiredKeys: ["nodes", "ways"] },
);

test("MO1 what says the same stays the same object, and all of the new overlay is there", () => {
  fc.assert(
    fc.property(overlay, overlay, (before, after) => {
      const kept = keepOverlay(before, structuredClone(after)) as Overlay;
      expect(kept).toEqual(after);
      for (const [id, one] of kept.nodes) {
        const old = before.nodes.get(id);
        if (old !== undefined && sameParts(old, one)) expect(one).toBe(old);
      }
    }),
  );
});

test("MO5 every line of the timeline stands for ways of the document that lead there", () => {
  fc.assert(
    fc.property(documents(), (doc) => {
      const { offsets } = momentsOf(doc, {});
      const { lines } = timelineOf(doc, outlineOf(doc, {}), daysOf(doc, {}), offsets, { mode: "stretch", zoom: 1 });
      for (const { from, to, ports } of lines) {
        const node = nodeAt(doc, from) as LooseNode;
        const there = waysOf(node, {}).flatMap(({ name, target }) => (target === to ? [name] : []));
        expect(there).toEqual(expect.arrayContaining(ports.filter((port) => port in (node.to ?? {}))));
        expect(ports.some((port) => there.includes(port))).toBe(true);
      }
    }),
  );
});

test("MO1 badge and figures are read out after what the overlay says itself", () => {
  const said = told({
    nodes: new Map([
      ["a", { label: "here", badge: { text: "h", title: "held" }, figures: [{ value: "3", word: "sent" }] }],
    ]),
    ways: new Map(),
  });
  expect(said?.nodes.get("a")?.label).toBe("here, held, 3 sent");
});
