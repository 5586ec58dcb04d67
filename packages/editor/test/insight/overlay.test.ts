/** What is laid over a drawing, and the frame of the modes. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { NodeOverlay, Overlay } from "../../src/canvas/overlay.ts";
import { sameParts } from "../../src/canvas/stable.ts";
import { keepOverlay, told } from "../../src/insight/overlaying.ts";

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

test("MO1 badge and figures are read out after what the overlay says itself", () => {
  const said = told({
    nodes: new Map([
      ["a", { label: "here", badge: { text: "h", title: "held" }, figures: [{ value: "3", word: "sent" }] }],
    ]),
    ways: new Map(),
  });
  expect(said?.nodes.get("a")?.label).toBe("here, held, 3 sent");
});
