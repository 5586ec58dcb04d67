import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodesOf, outlineOf, slotKey, slotsOf, waysOf } from "../../src/document/strategy.ts";
import { going, typedTo } from "../../src/outline/navigate.ts";
import { type Row, rowsOf } from "../../src/outline/rows.ts";
import { documents } from "../random.ts";
import { BLUEPRINTS } from "../strategies.ts";

const rows = (doc: Parameters<typeof rowsOf>[0], options: Partial<Parameters<typeof rowsOf>[2]> = {}): readonly Row[] =>
  rowsOf(doc, outlineOf(doc, {}), { collapsed: new Set(), ...options });

const stepsIn = (all: readonly Row[]): string[] =>
  all.flatMap(({ content }) => (content.kind === "step" ? [content.id] : []));

function checkTree(all: readonly Row[]): void {
  const byKey = new Map(all.map((row) => [row.key, row]));
  expect(byKey.size).toBe(all.length);
  for (const [i, row] of all.entries()) {
    const parent = row.parent === undefined ? undefined : byKey.get(row.parent);
    expect(row.level).toBe((parent?.level ?? 0) + 1);
    const siblings = all.filter((one) => one.parent === row.parent);
    expect(siblings[row.place - 1]).toBe(row);
    expect(siblings.length).toBe(row.of);
    if (row.expanded === true) expect(all[i + 1]?.parent).toBe(row.key);
  }
}

describe("rows of the outline", () => {
  test("OU1 every step is one row, at a level below its parent", () => {
    fc.assert(
      fc.property(documents(), (doc) => {
        const all = rows(doc);
        expect(stepsIn(all).sort()).toEqual(Object.keys(nodesOf(doc)).sort());
        checkTree(all);
      }),
    );
  });

  test.each(Object.entries(BLUEPRINTS))("OU1 %s has each of its steps once", (_, doc) => {
    const all = rows(doc);
    expect(stepsIn(all).sort()).toEqual(Object.keys(doc.nodes).sort());
    checkTree(all);
  });

  test("OU2 while something is carried, every connection and every open way is a place, once", () => {
    fc.assert(
      fc.property(documents(), (doc) => {
        const places = rows(doc, { carried: new Set() }).flatMap(({ content }) =>
          content.kind === "place" ? [slotKey(content.slot)] : [],
        );
        const open = Object.entries(nodesOf(doc)).flatMap(([from, node]) =>
          waysOf(node, {}).flatMap(({ name, required, target }) =>
            required && target === undefined ? [slotKey({ at: "port", from, port: name })] : [],
          ),
        );
        expect(places.sort()).toEqual([...slotsOf(doc).map(slotKey), ...open].sort());
      }),
    );
  });

  test("OU2 nothing can be put into itself, or where it is already", () => {
    const doc = BLUEPRINTS["b-early-stage"] as Parameters<typeof rowsOf>[0];
    const places = rows(doc, { carried: new Set(["sms3"]) }).flatMap(({ content }) =>
      content.kind === "place" ? [slotKey(content.slot)] : [],
    );
    expect(places).not.toContain("sms3:next");
    expect(places).not.toContain("day3:next");
    expect(places).toContain("mail1:next");
  });

  test("OU3 what is folded hides what stands below, and nothing else", () => {
    fc.assert(
      fc.property(documents(), fc.nat(11), (doc, at) => {
        const id = `n${at}`;
        const all = rows(doc);
        const folded = rows(doc, { collapsed: new Set([id]) });
        const below = new Set<string | undefined>([id]);
        for (const row of all) if (below.has(row.parent)) below.add(row.key);
        expect(folded.map(({ key }) => key)).toEqual(
          all.flatMap(({ key }) => (below.has(key) && key !== id ? [] : [key])),
        );
      }),
    );
  });
});

describe("keys of the outline", () => {
  test("OU4 down goes through every row and up comes back; in opens, out closes or leads to the parent", () => {
    fc.assert(
      fc.property(documents(), (doc) => {
        const all = rows(doc);
        for (const [i, row] of all.entries()) {
          expect(going(all, i, "ArrowDown", "ArrowRight")).toEqual(i + 1 < all.length ? { to: i + 1 } : undefined);
          expect(going(all, i, "ArrowUp", "ArrowRight")).toEqual(i > 0 ? { to: i - 1 } : undefined);
          if (row.expanded === true) expect(going(all, i, "ArrowRight", "ArrowRight")).toEqual({ to: i + 1 });
          if (row.expanded === undefined && row.parent !== undefined)
            expect(going(all, i, "ArrowLeft", "ArrowRight")).toEqual({
              to: all.findIndex(({ key }) => key === row.parent),
            });
        }
        expect(going(all, 3, "End", "ArrowRight")).toEqual({ to: all.length - 1 });
        for (const i of all.keys()) {
          expect(going(all, i, "ArrowLeft", "ArrowLeft")).toEqual(going(all, i, "ArrowRight", "ArrowRight"));
          expect(going(all, i, "ArrowRight", "ArrowLeft")).toEqual(going(all, i, "ArrowLeft", "ArrowRight"));
        }
      }),
    );
  });

  test("OU4 letters jump to the next row that begins so, and round again", () => {
    const texts = ["Alpha", "beta", "Bravo", "alp"];
    expect(typedTo(texts, 0, "b")).toBe(1);
    expect(typedTo(texts, 1, "b")).toBe(2);
    expect(typedTo(texts, 2, "b")).toBe(1);
    expect(typedTo(texts, 1, "br")).toBe(2);
    expect(typedTo(texts, 0, "alp")).toBe(0);
    expect(typedTo(texts, 0, "z")).toBe(-1);
  });
});
