/** The pure parts of the canvas: places, lines, what is chosen together, rows of the outline. */

import { type Block, blockRegistry, type Template } from "@dunlin/templates";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moveBy, pickUp, putCarried, stayReason } from "../../src/builder/actions.ts";
import { newBlock } from "../../src/builder/blocks/looks.ts";
import { type Box, type DrawnList, linesOf, nearestLine, scrollStep } from "../../src/builder/canvas/lines.ts";
import { rangeBy, rangeOf } from "../../src/builder/canvas/range.ts";
import { placesFor } from "../../src/builder/document/places.ts";
import { blockAt, listAt, type Place, placedAt, placeKey, placesOf } from "../../src/builder/document/tree.ts";
import { rowsOf, rowTo } from "../../src/builder/panels/outlineRows.ts";
import { type CarriedBlocks, createBuilderStore } from "../../src/builder/store.ts";
import { GUARDED, section, starter, text } from "./documents.ts";

const REGISTRY = blockRegistry();
const storeOf = (doc: Template) => createBuilderStore({ doc });
const any = () => true;

const columns = (id: string, first: readonly Block[], second: readonly Block[]): Block => ({
  ...{ id, type: "columns", v: 1, props: { layout: "1-1" } },
  slots: { first, second },
});
const FOOTER = starter("early-friendly").root.find(({ type }) => type === "legalFooter") as Block;
const mail = (root: readonly Block[]): Template => ({ ...starter("early-friendly"), policy: {}, root }) as Template;
/** A message of texts, sections and columns, with small print at the end or without. */
const mails = fc
  .tuple(fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.nat(3), fc.nat(2)), { maxLength: 6 }), fc.boolean())
  .map(([parts, closed]) => {
    const texts = (id: string, count: number) => Array.from({ length: count }, (_, n) => text(`${id}-${n}`, id));
    const root = parts.map(([kind, a, b], i) =>
      kind === 0
        ? text(`t${i}`, "Text")
        : kind === 1
          ? section(`s${i}`, texts(`s${i}`, a))
          : columns(`c${i}`, texts(`c${i}a`, a), texts(`c${i}b`, b)),
    );
    return mail(closed ? [...root, FOOTER] : root);
  });
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

describe("BC1 what is carried may go to the places that are offered, and to no other", () => {
  const carriedIn = (doc: Template, [what, which]: readonly [number, number]): CarriedBlocks => {
    const ids = [...placesOf(doc.root).keys()];
    if (what === 0 || ids.length === 0)
      return { what: "new", type: pick(["text", "section", "columns", "divider"], which) };
    return { what: "move", ids: what === 1 ? [pick(ids, which)] : [pick(ids, which), pick(ids, which * 7 + 3)] };
  };

  test("BC1 it stands exactly there afterwards, as one step of the history", () => {
    fc.assert(
      fc.property(mails, fc.tuple(fc.nat(2), fc.nat(100)), fc.nat(100), (doc, what, at) => {
        const store = storeOf(doc);
        const carrying = carriedIn(doc, what);
        const places = placesFor(doc, carrying, REGISTRY);
        if (places.length === 0) return;
        const place = pick(places, at);
        const before = listAt(doc, place)?.[place.index];
        expect(putCarried({ store }, place, "pointer", carrying)).toBe(true);
        const { doc: after, selected, history } = store.getState();
        const last = placedAt(after, selected.at(-1) ?? "")?.place as Place;
        expect({ in: last.in, slot: last.slot }).toEqual({ in: place.in, slot: place.slot });
        expect(listAt(after, last)?.[last.index + 1]?.id).toBe(before?.id);
        expect(history.past).toHaveLength(1);
        store.undo();
        expect(store.getState().doc).toBe(doc);
      }),
    );
  });

  test("BC1 none is offered twice, and none where it would stay", () => {
    fc.assert(
      fc.property(mails, fc.tuple(fc.nat(2), fc.nat(100)), (doc, what) => {
        const carrying = carriedIn(doc, what);
        const places = placesFor(doc, carrying, REGISTRY);
        expect(new Set(places.map(placeKey)).size).toBe(places.length);
        if (carrying.what !== "move") return;
        for (const place of places) {
          const store = storeOf(doc);
          putCarried({ store }, place, "pointer", carrying);
          expect(store.getState().doc.root).not.toEqual(doc.root);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("BC2 what is dragged lands at the line that is nearest", () => {
  /** A column of blocks of some heights, 12 px apart. */
  const stacked = (heights: readonly number[]): DrawnList => {
    let top = 20;
    const blocks = heights.map((height) => {
      const box = { left: 24, top, right: 576, bottom: top + height };
      top += height + 12;
      return box;
    });
    return { box: { left: 24, top: 20, right: 576, bottom: Math.max(top - 12, 60) }, blocks };
  };
  const heights = fc.array(fc.integer({ min: 16, max: 300 }), { maxLength: 12 });
  const distance = ({ space }: { readonly space: Box }, { x, y }: { readonly x: number; readonly y: number }) =>
    Math.hypot(Math.max(space.left - x, 0, x - space.right), Math.max(space.top - y, 0, y - space.bottom));

  test("BC2 there is a line for each place, from above to below, none of them in a block", () => {
    fc.assert(
      fc.property(heights, (all) => {
        const list = stacked(all);
        const lines = linesOf([list], any);
        expect(lines.map(({ place }) => place.index)).toEqual([...lines.keys()]);
        expect(lines).toHaveLength(all.length + 1);
        lines.forEach(({ y }, i) => {
          expect(y).toBeGreaterThan(lines[i - 1]?.y ?? 0);
          for (const { top, bottom } of list.blocks) expect(y <= top || y >= bottom).toBe(true);
        });
      }),
    );
  });

  test("BC2 no other line is nearer, and going down never leads up", () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: -50, max: 700 }), fc.nat(3000), fc.nat(200), (all, x, y, down) => {
        const lines = linesOf([stacked(all)], any);
        const found = nearestLine(lines, { x, y });
        const least = Math.min(...lines.map((line) => distance(line, { x, y })));
        expect(found && distance(found, { x, y })).toBe(least);
        const below = nearestLine(lines, { x, y: y + down });
        expect(below?.place.index).toBeGreaterThanOrEqual(found?.place.index ?? 0);
      }),
    );
  });

  test("BC2 in a column that is empty, and below a short one, it is that column", () => {
    const outer: DrawnList = { box: box(0, 0, 600, 300), blocks: [box(0, 0, 600, 300)] };
    const short: DrawnList = { in: "c", slot: "first", box: box(0, 6, 290, 294), blocks: [box(0, 6, 290, 40)] };
    const empty: DrawnList = { in: "c", slot: "second", box: box(310, 6, 600, 294), blocks: [] };
    const lines = linesOf([outer, short, empty], any);
    expect(nearestLine(lines, { x: 400, y: 200 })?.place).toEqual({ in: "c", slot: "second", index: 0 });
    expect(nearestLine(lines, { x: 100, y: 200 })?.place).toEqual({ in: "c", slot: "first", index: 1 });
    expect(nearestLine(lines, { x: 100, y: 320 })?.place).toEqual({ index: 1 });
    expect(
      nearestLine(
        linesOf([outer, short, empty], ({ in: parent }) => parent === undefined),
        { x: 100, y: 40 },
      )?.place,
    ).toEqual({ index: 0 });
    expect(nearestLine([], { x: 0, y: 0 })).toBeUndefined();
  });
  const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

  test("BC2 near the edges of the desk it scrolls, the nearer the faster, and not in the middle", () => {
    const desk = { top: 100, bottom: 700 };
    expect(scrollStep(400, desk)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 700 }), fc.nat(100), (y, more) => {
        const [step, next] = [scrollStep(y, desk), scrollStep(Math.min(y + more, 700), desk)];
        expect(next).toBeGreaterThanOrEqual(step);
        expect(Math.sign(step)).toBe(y < 156 ? -1 : y > 644 ? 1 : 0);
      }),
    );
  });
});

describe("BC3 what is locked does not move and says why", () => {
  test.each([
    ["a block that is locked with its place", ["fixed"], "block.locked"],
    ["several with one of them", ["soft", "fixed"], "block.locked"],
    ["what stands in a block that is locked", ["inner"], "block.locked"],
  ])("BC3 %s", (_, ids, code) => {
    const held = section("held", [text("inner", "In it")], { lock: "content" });
    const doc = { ...GUARDED, root: [held, ...GUARDED.root] } as Template;
    const store = storeOf(doc);
    expect(pickUp({ store }, ids)).toBe(false);
    expect(store.getState().carrying).toBeUndefined();
    expect(store.getState().notice?.refusal?.code).toBe(code);
    expect(moveBy({ store }, ids, -1, "keyboard")).toBe(false);
    expect(store.getState().notice?.refusal?.code).toBe(code);
    expect(store.getState().doc).toBe(doc);
  });

  test("BC3 small print that is there alone is last, and says so", () => {
    const store = storeOf(mail([text("a", "A"), FOOTER]));
    expect(stayReason({ store }, [FOOTER.id])).toEqual({ code: "block.last", data: { block: FOOTER.id } });
    expect(stayReason({ store }, ["a"])?.code).toBe("value.place");
  });

  test("BC3 a block whose content is approved is taken up like any other; where nothing may be changed nothing is", () => {
    const store = storeOf(GUARDED);
    expect(stayReason({ store }, ["approved"])).toBeUndefined();
    expect(pickUp({ store }, ["approved"])).toBe(true);
    store.setReadOnly(true);
    expect(pickUp({ store }, ["approved"])).toBe(false);
    expect(store.getState().notice?.refusal?.code).toBe("readOnly");
  });
});

describe("BC4 blocks are chosen together as neighbors", () => {
  test("BC4 from one to the other, both with it, whichever comes first", () => {
    fc.assert(
      fc.property(mails, fc.nat(100), fc.nat(100), (doc, a, b) => {
        const ids = [...placesOf(doc.root).keys()];
        if (ids.length === 0) return;
        const [from, to] = [pick(ids, a), pick(ids, b)];
        const range = rangeOf(doc, from, to);
        expect([...range].sort()).toEqual([...rangeOf(doc, to, from)].sort());
        const places = range.map((id) => placedAt(doc, id)?.place as Place);
        expect(new Set(places.map((place) => `${place.in} ${place.slot}`)).size).toBe(1);
        const indexes = places.map(({ index }) => index).sort((x, y) => x - y);
        expect(indexes).toEqual(indexes.map((_, i) => (indexes[0] as number) + i));
        const holds = (id: string) =>
          range.includes(id) || placedAt(doc, id)?.around.some((block) => range.includes(block.id));
        expect(holds(from) && holds(to)).toBe(true);
      }),
    );
  });

  test("BC4 by keys one more or one less, as far as the list goes", () => {
    const doc = mail([text("a", "A"), section("box", [text("x", "X")]), text("b", "B")]);
    expect(rangeBy(doc, ["a"], 1)).toEqual(["a", "box"]);
    expect(rangeBy(doc, ["a", "box"], 1)).toEqual(["a", "box", "b"]);
    expect(rangeBy(doc, ["a", "box", "b"], 1)).toEqual(["a", "box", "b"]);
    expect(rangeBy(doc, ["a", "box", "b"], -1)).toEqual(["a", "box"]);
    expect(rangeBy(doc, ["x"], 1)).toEqual(["x"]);
    expect(rangeOf(doc, "x", "b")).toEqual(["box", "b"]);
  });
});

describe("BC5 the outline has every block once, where it stands", () => {
  test("BC5 levels, places and sizes are those of the tree; what is closed hides what is inside", () => {
    fc.assert(
      fc.property(mails, (doc) => {
        const rows = rowsOf(doc.root, new Set(), REGISTRY);
        expect(rows.map(({ block }) => block.id)).toEqual([...placesOf(doc.root).keys()]);
        for (const { block, level, place, of, around } of rows) {
          const placed = placedAt(doc, block.id);
          expect(level).toBe((placed?.around.length ?? 0) + 1);
          expect(around).toBe(placed?.place.in);
          expect(place).toBeLessThanOrEqual(of);
          expect(rows.filter((row) => row.around === around)).toHaveLength(of);
        }
        const closed = rowsOf(doc.root, new Set(doc.root.map(({ id }) => id)), REGISTRY);
        expect(closed.map(({ block }) => block)).toEqual(doc.root);
      }),
    );
  });

  test("BC5 keys go through it as through a tree", () => {
    const doc = mail([
      text("a", "A"),
      section("box", [text("x", "X"), text("y", "Y")]),
      { ...newBlock(REGISTRY.get("button") as never), id: "b" },
    ]);
    const rows = rowsOf(doc.root, new Set(), REGISTRY);
    const name = ({ type }: Block) => type;
    const to = (from: string, key: string) => rowTo(rows, from, key, name);
    expect([to("a", "ArrowDown"), to("box", "ArrowRight"), to("y", "ArrowLeft")]).toEqual(["box", "x", "box"]);
    expect([to("a", "End"), to("b", "Home"), to("a", "B"), to("b", "s")]).toEqual(["b", "a", "b", "box"]);
    expect([to("a", "ArrowUp"), to("a", "ArrowRight"), to("a", "ArrowLeft"), to("a", "z")]).toEqual(
      Array.from({ length: 4 }),
    );
  });
});

test("BC1 the place behind a block that is chosen is inside of it only where it is empty", () => {
  const doc = mail([section("box", []), columns("sides", [], [text("x", "X")]), FOOTER]);
  const store = storeOf(doc);
  store.select(["box"]);
  expect(blockAt(doc, "box")).toBeDefined();
  expect(
    putCarried({ store }, { in: "box", slot: "content", index: 0 }, "keyboard", { what: "new", type: "text" }),
  ).toBe(true);
  expect(placedAt(store.getState().doc, "text")?.place.in).toBe("box");
});
