/** The layout of strategies, also of random ones. */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../src/commands/run.ts";
import type { Placed } from "../../src/document/sections.ts";
import { nodesOf } from "../../src/document/strategy.ts";
import { layoutDocument } from "../../src/layout/document.ts";
import { layoutOf } from "../../src/layout/layout.ts";
import type { Layout, Line, Rect } from "../../src/layout/model.ts";
import { shapeOf } from "../../src/layout/shape.ts";
import { derive } from "../../src/store/derive.ts";
import { BLUEPRINTS } from "../strategies.ts";
import { dice, roundsOf, strategyFrom, strategyOf } from "./graphs.ts";
import { large, manyRounds } from "./large.ts";

const OPTIONS = { options: {} };
const DIRECTIONS = ["down", "across"] as const;
const RUNS = DIRECTIONS.flatMap((direction) =>
  Object.entries(BLUEPRINTS).map(([name, doc]) => [direction, name, doc] as const),
);
const STEPS = new Set(["card", "short", "split", "pill"]);

const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function overlapping({ boxes }: Layout): readonly string[] {
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  return sorted.flatMap((box, i) => {
    const found: string[] = [];
    for (const other of sorted.slice(i + 1)) {
      if (other.y >= box.y + box.height) break;
      if (overlaps(box, other)) found.push(`${box.key} and ${other.key}`);
    }
    return found;
  });
}

/** Parts of a line that run through boxes it does not belong to. */
function crossed({ boxes }: Layout, { points, from, to }: Line): readonly string[] {
  return points.slice(1).flatMap((b, i) => {
    const a = points[i] as Rect;
    const part = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    const thin = { ...part, width: Math.max(part.width, 0.1), height: Math.max(part.height, 0.1) };
    return boxes.flatMap((box) => (box.key !== from && box.key !== to && overlaps(box, thin) ? [box.key] : []));
  });
}

const random = (check: (doc: Strategy, direction: (typeof DIRECTIONS)[number]) => void) =>
  fc.assert(fc.property(dice, fc.constantFrom(...DIRECTIONS), (all, direction) => check(strategyOf(all), direction)));

/** Every way out of a step is drawn: as a line, or as part of what is folded. */
function missing(doc: Strategy, { lines }: Layout): readonly string[] {
  const drawn = new Set(lines.flatMap(({ id, ports }) => ports.map((port) => `${id}:${port}`)));
  const { places } = derive(doc, OPTIONS.options);
  return [...places].flatMap(([id, { step }]) =>
    step.ways.flatMap(({ ports }) =>
      ports.filter((port) => !drawn.has(`${id}:${port}`)).map((port) => `${id}:${port}`),
    ),
  );
}

describe("LA1 every step stands once, every way is drawn", () => {
  const check = (doc: Strategy, direction: (typeof DIRECTIONS)[number]) => {
    const layout = layoutDocument(doc, { ...OPTIONS, direction });
    const steps = layout.boxes.filter(({ kind }) => STEPS.has(kind)).map(({ key }) => key);
    expect([...steps].sort()).toEqual(Object.keys(nodesOf(doc)).sort());
    expect(layout.boxOf.size).toBe(layout.boxes.length);
    expect(missing(doc, layout)).toEqual([]);
    for (const { from, to } of layout.lines)
      expect([layout.boxOf.has(from), layout.boxOf.has(to)]).toEqual([true, true]);
  };
  test.each(RUNS)("LA1 %s: %s", (direction, _, doc) => check(doc, direction));
  test("LA1 any strategy", () => random(check));
});

describe("LA2 nothing stands on anything else", () => {
  test.each(RUNS)("LA2 %s: %s", (direction, _, doc) => {
    for (const figures of [false, true])
      expect(overlapping(layoutDocument(doc, { ...OPTIONS, direction, figures }))).toEqual([]);
  });
  test.each(RUNS)("LA2 %s: no line runs through a box in %s", (direction, _, doc) => {
    const layout = layoutDocument(doc, { ...OPTIONS, direction });
    expect(layout.lines.flatMap((line) => crossed(layout, line).map((key) => `${line.key} through ${key}`))).toEqual(
      [],
    );
  });
  test("LA2 what hangs on a holdout keeps off the branch on the other side", () => {
    const rolls = [
      ["send", 275, 0, 0],
      ["split", 973, 86, 0],
      ["send", 0, 0, 0],
      ["send", 97, 0, 0],
      ["send", 16, 0, 0],
    ] as unknown as Parameters<typeof strategyOf>[0];
    expect(overlapping(layoutDocument(strategyOf(rolls), OPTIONS))).toEqual([]);
  });
  test("LA2 any strategy", () =>
    random((doc, direction) => {
      expect(overlapping(layoutDocument(doc, { ...OPTIONS, direction }))).toEqual([]);
    }));
  test("LA2 what hangs deep on one side of a column keeps off what stands on its other side", () => {
    const text =
      "repeat:28,end wait:0 wait:0 if:2,1 wait:3 wait:end wait:end repeat:11,6 wait:end wait:7 wait:9 " +
      "if:10,8 wait:4 if:12,7 if:13,5 repeat:16,3 repeat:17,15 wait:16 wait:15 wait:18 wait:18 " +
      "if:20,19 wait:15 if:22,21 wait:23 wait:24 wait:15 if:26,25 if:27,14";
    expect(overlapping(layoutDocument(strategyFrom(text), OPTIONS))).toEqual([]);
  });
  test("LA2 any strategy of choices and rounds, and no line runs through a box", () =>
    fc.assert(
      fc.property(roundsOf, fc.constantFrom(...DIRECTIONS), (doc, direction) => {
        const layout = layoutDocument(doc, { ...OPTIONS, direction });
        expect([overlapping(layout), layout.lines.flatMap((line) => crossed(layout, line))]).toEqual([[], []]);
      }),
    ));
});

describe("LA3 the same strategy has the same layout", () => {
  test("LA3 mirrored, it is the same from the other side", () =>
    random((doc, direction) => {
      const layout = layoutDocument(doc, { ...OPTIONS, direction });
      expect(layoutDocument(structuredClone(doc), { ...OPTIONS, direction })).toEqual(layout);
      const mirrored = layoutDocument(doc, { ...OPTIONS, direction, dir: "rtl" });
      expect(mirrored.boxes.map(({ x, width }) => -x - width)).toEqual(layout.boxes.map(({ x }) => x));
    }));
});

describe("LA4 a step that is put in leaves what stands above it in its flow where it was", () => {
  const check = (doc: Strategy, choice: number) => {
    const before = layoutDocument(doc, OPTIONS);
    const lines = before.lines.filter(({ slot, place }) => slot !== undefined && place !== undefined);
    const line = lines[choice % lines.length];
    if (line?.slot === undefined || line.place === undefined) return;
    const fragment = {
      start: "new",
      nodes: { new: { type: "wait", for: "P1D" } },
      ends: [{ from: "new", port: "next" }],
    };
    const outcome = runCommand(doc, { type: "steps.insert", fragment, slot: line.slot }, { used: new Set() });
    if (!outcome.ok) return;
    const after = layoutDocument(outcome.doc, OPTIONS);
    const flow = derive(doc, OPTIONS.options).places.get(line.id)?.flow ?? [];
    if (!derive(doc, OPTIONS.options).outline.flows.includes(flow)) return;
    const index = flow.findIndex(({ id }) => id === line.id);
    const above = new Set(flow.slice(0, index + 1).map(({ id }) => id));
    const around = ({ lines: all }: Layout) =>
      all.flatMap(({ key, from, to }) => ((above.has(from) && from !== line.id) || above.has(to) ? [key] : []));
    // Where ways lead elsewhere now, or are told in another order, so are the lines above.
    if (around(before).join() !== around(after).join()) return;
    compared += 1;
    for (const id of above) expect([id, after.boxOf.get(id)?.y]).toEqual([id, before.boxOf.get(id)?.y]);
  };
  let compared = 0;
  test.each(Object.entries(BLUEPRINTS))("LA4 %s", (_, doc) => {
    compared = 0;
    for (let choice = 0; choice < 60; choice++) check(doc, choice);
    expect(compared).toBeGreaterThan(2);
  });
});

describe("LA5 the layout takes work in proportion", () => {
  /** How often a step of the document is looked at. */
  const looks = (steps: number): number => {
    const doc = large(steps);
    let count = 0;
    const nodes = new Proxy(doc.nodes, {
      get(all, id) {
        count += 1;
        return Reflect.get(all, id);
      },
    });
    layoutDocument({ ...doc, nodes }, OPTIONS);
    return count;
  };
  test("LA5 four times the steps are looked at four times as often", () => {
    const [small, big] = [looks(500), looks(2000)];
    expect(small).toBeGreaterThan(500);
    expect(big / small).toBeLessThan(4.5);
  });

  /** How often the layout looks up where a step stands. */
  const lookUps = (blocks: number): number => {
    const doc = manyRounds(blocks);
    const { outline, places } = derive(doc, OPTIONS.options);
    let count = 0;
    class Counted extends Map<string, Placed> {
      override get(id: string) {
        count += 1;
        return super.get(id);
      }
    }
    layoutOf({
      ...{ outline, places: new Counted(places), starts: [], collapsed: new Set<string>() },
      ...{ direction: "down", mirrored: false, figures: false },
      shapeOf: (id) => shapeOf(nodesOf(doc)[id] as LooseNode, OPTIONS.options),
    });
    return count;
  };
  test("LA5 so are those of repeats in repeats", () => {
    const [small, big] = [lookUps(25), lookUps(100)];
    expect(small).toBeGreaterThan(150);
    expect(big / small).toBeLessThan(4.5);
  });
});

describe("LA6 folding a step hides its side ways", () => {
  test("LA6 and counts them", () => {
    const doc = BLUEPRINTS["g-plan-monitoring"] as Strategy;
    const layout = layoutDocument(doc, { ...OPTIONS, collapsed: new Set(["which"]) });
    expect(layout.boxOf.has("second")).toBe(false);
    expect(layout.boxes.find(({ kind }) => kind === "folded")?.ids).toEqual(["second", "letter"]);
    expect(overlapping(layout)).toEqual([]);
  });
});
