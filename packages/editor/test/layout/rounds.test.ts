/** Directions of the layout, and the frames around what repeats go through again and again. */

import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodeAt, nodesOf, waysOf } from "../../src/document/strategy.ts";
import { layoutDocument } from "../../src/layout/document.ts";
import type { Box, Layout, Rect } from "../../src/layout/model.ts";
import { BLUEPRINTS } from "../strategies.ts";
import { dice, roundsOf, strategyOf } from "./graphs.ts";

const DIRECTIONS = ["down", "across"] as const;
const drawn = (doc: Strategy, direction: (typeof DIRECTIONS)[number], dir: "ltr" | "rtl" = "ltr") =>
  layoutDocument(doc, { options: {}, direction, dir });

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const holds = (a: Rect, b: Rect): boolean =>
  a.x <= b.x && a.y <= b.y && b.x + b.width <= a.x + a.width && b.y + b.height <= a.y + a.height;

/** Targets of a step, as the engine reads them. */
const targets = (doc: Strategy, id: string): readonly string[] => {
  const node = nodeAt(doc, id);
  return node === undefined ? [] : waysOf(node, {}).flatMap(({ target }) => target ?? []);
};

/** Every node on a path from the port `body` back to the repeat, found by following all of them. */
function bodyOf(doc: Strategy, id: string): ReadonlySet<string> {
  const comesBack = (from: string): boolean => {
    const seen = new Set([from]);
    for (const one of seen) for (const to of one === id ? [] : targets(doc, one)) seen.add(to);
    return seen.has(id);
  };
  const first = nodeAt(doc, id)?.to?.body;
  const ahead = new Set(first === undefined || first === id || nodeAt(doc, first) === undefined ? [] : [first]);
  for (const one of ahead) for (const to of targets(doc, one)) if (to !== id) ahead.add(to);
  return new Set([...ahead].filter(comesBack));
}

/** The step that a box belongs to; of an exit beside a step that step. */
const ownerOf = (layout: Layout, box: Box): string =>
  box.aside && box.kind === "pill" ? (layout.lines.find(({ to }) => to === box.key)?.from ?? "") : box.id;

/** What is wrong with the frames of a layout. */
function faults(doc: Strategy, layout: Layout): readonly string[] {
  return layout.frames.flatMap((frame) => {
    const body = bodyOf(doc, frame.id);
    const foot = { ...frame.foot, width: 0, height: 0 };
    const others = layout.frames.filter(
      (other) => other !== frame && overlap(frame, other) && !holds(frame, other) && !holds(other, frame),
    );
    const wrong = layout.boxes.filter((box) => {
      const isOfIt = body.has(ownerOf(layout, box));
      return isOfIt ? !holds(frame, box) : overlap(frame, box);
    });
    return [
      ...wrong.map(({ key }) => `${key} in the frame of ${frame.id}`),
      ...others.map(({ id }) => `the frames of ${id} and ${frame.id}`),
      ...(holds(frame, foot) ? [] : [`the foot of ${frame.id}`]),
    ];
  });
}

describe("LA7 flows run down, or across in the direction of text", () => {
  const check = (doc: Strategy) => {
    const [down, across] = [drawn(doc, "down"), drawn(doc, "across")];
    expect([down.run, across.run, drawn(doc, "across", "rtl").run]).toEqual(["down", "right", "left"]);
    expect(across.boxes.map(({ key }) => key)).toEqual(down.boxes.map(({ key }) => key));
    expect(across.lines.map(({ key }) => key)).toEqual(down.lines.map(({ key }) => key));
    expect(across.frames.map(({ key }) => key)).toEqual(down.frames.map(({ key }) => key));
    const backward = down.lines.filter(({ kind, from, to }) => {
      const boxes = (layout: Layout) => [layout.boxOf.get(from), layout.boxOf.get(to)] as [Box, Box];
      const [[above, below], [before, behind]] = [boxes(down), boxes(across)];
      if (kind === "again" || above.aside || below.aside) return false;
      return below.y < above.y + above.height || behind.x < before.x + before.width;
    });
    expect(backward).toEqual([]);
  };
  test.each(Object.entries(BLUEPRINTS))(
    "LA7 %s has the same boxes and lines, each step behind what leads to it",
    (_, doc) => check(doc),
  );
  test("LA7 any strategy", () => fc.assert(fc.property(dice, (all) => check(strategyOf(all)))));
  test("LA7 cards have the same size", () => {
    const sizes = (layout: Layout) =>
      layout.boxes.flatMap(({ kind, width, height }) =>
        ["card", "short", "split"].includes(kind) ? [[kind, width, height]] : [],
      );
    for (const doc of Object.values(BLUEPRINTS)) expect(sizes(drawn(doc, "across"))).toEqual(sizes(drawn(doc, "down")));
  });
});

describe("LA8 a frame holds the steps of a repeat's rounds with their signs, and nothing else", () => {
  test.each(DIRECTIONS)("LA8 %s: the repeats of the blueprints", (direction) => {
    const framed = Object.values(BLUEPRINTS).flatMap((doc) => {
      const layout = drawn(doc, direction);
      expect(faults(doc, layout)).toEqual([]);
      expect(layout.frames.map(({ id }) => id).sort()).toEqual(
        Object.keys(nodesOf(doc))
          .filter((id) => nodeAt(doc, id)?.type === "repeat")
          .sort(),
      );
      return layout.frames;
    });
    expect(framed).toHaveLength(9);
  });
  test("LA8 any strategy of repeats in each other", () => {
    let [frames, nested] = [0, 0];
    fc.assert(
      fc.property(roundsOf, fc.constantFrom(...DIRECTIONS), fc.constantFrom("ltr", "rtl"), (doc, direction, dir) => {
        const layout = drawn(doc, direction, dir);
        expect(faults(doc, layout)).toEqual([]);
        frames += layout.frames.length;
        nested += layout.frames.filter((one) => layout.frames.some((two) => one !== two && holds(two, one))).length;
      }),
    );
    expect(frames).toBeGreaterThan(20);
    expect(nested).toBeGreaterThan(5);
  });
  test("LA8 any strategy", () =>
    fc.assert(
      fc.property(dice, fc.constantFrom(...DIRECTIONS), (all, direction) => {
        const doc = strategyOf(all);
        expect(faults(doc, drawn(doc, direction))).toEqual([]);
      }),
    ));
  test("LA8 ways back end at the foot, and the repeat knows how many steps it goes through", () => {
    const doc = BLUEPRINTS["g-plan-monitoring"] as Strategy;
    const { frames, lines, boxOf } = drawn(doc, "down");
    const back = lines.filter(({ to, kind }) => to === "rounds" && kind === "again");
    expect(back.map(({ from }) => from).sort()).toEqual(["change", "collectAgain", "letter"]);
    for (const { points } of back) expect(points.at(-1)?.x).toBe(frames[0]?.foot.x);
    expect(boxOf.get("rounds")?.rounds).toBe(bodyOf(doc, "rounds").size);
  });
});

describe("LA9 rounds that do not stand together have no frame", () => {
  const doc = BLUEPRINTS["g-plan-monitoring"] as Strategy;
  const framesOf = (changed: unknown) => drawn(changed as Strategy, "down").frames.length;
  test("LA9 because something else leads into them", () => {
    expect(framesOf(doc)).toBe(1);
    const confirm = { ...(doc.nodes.confirm as object), to: { next: "which" } };
    expect(framesOf({ ...doc, nodes: { ...doc.nodes, confirm } })).toBe(0);
    expect(framesOf({ ...doc, handlers: [{ id: "h", on: ["dispute.opened"], goto: "why" }] })).toBe(0);
  });
  test("LA9 because a step among them is told elsewhere, and a sign leads back", () => {
    const handlers = [{ id: "h", on: ["dispute.opened"], goto: "why" }];
    const { boxes, lines } = drawn({ ...doc, handlers } as Strategy, "down");
    const back = [...boxes.filter(({ kind }) => kind === "again"), ...lines.filter(({ kind }) => kind === "again")];
    expect(back.length).toBeGreaterThan(0);
  });
});
