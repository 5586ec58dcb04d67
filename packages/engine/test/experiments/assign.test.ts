/** Who gets which variant: by the published vectors, evenly, independently, and for good. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import {
  type AssignerOptions,
  type Assignment,
  type AssignmentRequest,
  assignVariant,
  changeExperiment,
  checkLayers,
  contentSalt,
  createAssigner,
  type Decision,
} from "../../src/experiments.ts";
import { facts, program, strategy } from "../build.ts";
import { note } from "./simulate.ts";

const HALVES = [
  { key: "a", weight: 5000 },
  { key: "b", weight: 5000 },
];
const HUNDRED = Array.from({ length: 100 }, (_, i) => ({ key: `v${i}`, weight: 100 }));
const IDS = sized(60_000, 1_000_000);

/** Numbered debtors, account numbers with leading zeros, and random-looking ids. */
const STYLES: Readonly<Record<string, (i: number) => string>> = {
  numbered: (i) => `D-${i}`,
  padded: (i) => String(i * 7).padStart(12, "0"),
  uuid: (i) => {
    const hex = (Math.imul(i + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0");
    return `${hex}-${hex.slice(0, 4)}-4${hex.slice(1, 4)}-a${hex.slice(2, 5)}-${String(i).padStart(12, "0")}`;
  },
};

interface Vectors {
  readonly cases: readonly (AssignmentRequest & Assignment)[];
  readonly decisions: readonly (AssignerOptions & { readonly unitId: string; readonly decision: Decision })[];
}
const vectors: Vectors = JSON.parse(readFileSync(new URL("../vectors/assignment.json", import.meta.url), "utf8"));

describe("by the vectors", () => {
  test("B16 variants and decisions come out as in test/vectors/assignment.json", () => {
    for (const { variant, bucket, ...request } of vectors.cases)
      expect(assignVariant(request)).toEqual({ variant, bucket });
    for (const { unitId, decision, ...options } of vectors.decisions)
      expect(createAssigner(options)(unitId)).toEqual(decision);
  });

  test("B16 the same variant as a split of a strategy gives", () => {
    const node = {
      type: "split",
      experiment: "tone",
      variants: HALVES,
      to: { a: "end", b: "end" },
    } as const;
    const compiled = program(strategy({ nodes: { node, end: { type: "exit", outcome: "exhausted" } } }));
    for (let i = 0; i < 50; i++) {
      const { effects } = compiled.enroll(facts({ debtor: { id: `D-${i}` } }), { now: 0 });
      const exposed = effects.find(({ kind }) => kind === "experiment.exposed");
      expect(exposed).toMatchObject(assignVariant({ salt: "tone", unitId: `D-${i}`, variants: HALVES }));
    }
  });

  test.each([
    ["too little", [{ key: "a", weight: 9999 }]],
    [
      "fractions",
      [
        { key: "a", weight: 5000.5 },
        { key: "b", weight: 4999.5 },
      ],
    ],
    [
      "less than nothing",
      [
        { key: "a", weight: -1 },
        { key: "b", weight: 10_001 },
      ],
    ],
  ])("B15 weights of %s are refused", (_, variants) => {
    expect(() => assignVariant({ salt: "s", unitId: "1", variants })).toThrow(RangeError);
  });
});

describe.each(Object.entries(STYLES))("ids of the style %s", (_, idOf) => {
  test("B17 a hundred variants are of even size: |z| of chi-square below 3", () => {
    const decide = createAssigner({ salt: "even", variants: HUNDRED });
    const counts = new Map<string, number>();
    for (let i = 0; i < IDS; i++) {
      const decision = decide(idOf(i));
      if (decision.in) counts.set(decision.variant, (counts.get(decision.variant) ?? 0) + 1);
    }
    const expected = IDS / 100;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    const z = (chiSquare - 99) / Math.sqrt(2 * 99);
    note(`z ${z.toFixed(2)} over ${IDS} ids`);
    expect(counts.size).toBe(100);
    expect(Math.abs(z)).toBeLessThan(3);
  });

  test.each([
    ["tone-1", "tone-2"],
    ["offer", "offer#2"],
    ["offer", "offer:ramp"],
  ])("B17 experiments with the salts %s and %s are independent: |phi| below 3 standard deviations", (one, other) => {
    const sideUnder = (salt: string) => {
      const decide = createAssigner({ salt, variants: HALVES });
      return (id: string) => {
        const decision = decide(id);
        return decision.in && decision.variant === "a" ? 0 : 1;
      };
    };
    const [first, second] = [sideUnder(one), sideUnder(other)];
    const cells = [0, 0, 0, 0];
    for (let i = 0; i < IDS; i++) {
      const id = idOf(i);
      const cell = 2 * first(id) + second(id);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const [a = 0, b = 0, c = 0, d = 0] = cells;
    const phi = (a * d - b * c) / Math.sqrt((a + b) * (c + d) * (a + c) * (b + d));
    note(`phi ${phi.toFixed(5)}, 3 sd ${(3 / Math.sqrt(IDS)).toFixed(5)}`);
    expect(Math.abs(phi)).toBeLessThan(3 / Math.sqrt(IDS));
  });
});

describe("who takes part", () => {
  const id = fc.string({ unit: "grapheme", maxLength: 12 });
  const share = fc.nat({ max: 10_000 });

  test("B18 raising the ramp keeps everybody who took part, with the same variant", () => {
    fc.assert(
      fc.property(id, share, share, (unitId, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const before = createAssigner({ salt: "s", variants: HALVES, ramp: low })(unitId);
        const after = createAssigner({ salt: "s", variants: HALVES, ramp: high })(unitId);
        if (before.in) expect(after).toEqual(before);
        expect(createAssigner({ salt: "s", variants: HALVES, ramp: 10_000 })(unitId).in).toBe(true);
        expect(createAssigner({ salt: "s", variants: HALVES, ramp: 0 })(unitId).in).toBe(false);
      }),
    );
  });

  test("B18 from 5 to 20 percent keeps the first 5, about so many", () => {
    const ramp = (share: number) => createAssigner({ salt: "offer", variants: HALVES, ramp: share });
    const [five, twenty] = [ramp(500), ramp(2000)];
    const ids = Array.from({ length: 20_000 }, (_, i) => `D-${i}`);
    const first = ids.filter((unit) => five(unit).in);
    expect(first.every((unit) => twenty(unit).in)).toBe(true);
    expect(first.length / ids.length).toBeCloseTo(0.05, 2);
    expect(ids.filter((unit) => twenty(unit).in).length / ids.length).toBeCloseTo(0.2, 1);
  });

  test("B18 experiments of one layer with ranges apart never share a unit, and all units find one", () => {
    const one = createAssigner({ salt: "one", variants: HALVES, within: { layer: "letters", from: 0, to: 4000 } });
    const other = createAssigner({
      salt: "other",
      variants: HALVES,
      within: { layer: "letters", from: 4000, to: 10_000 },
    });
    fc.assert(
      fc.property(id, (unitId) => {
        expect([one(unitId).in, other(unitId).in].filter(Boolean)).toHaveLength(1);
      }),
    );
    const layer = [
      { key: "below", weight: 4000 },
      { key: "above", weight: 6000 },
    ];
    const bucketIn = (unitId: string) => assignVariant({ salt: "letters", unitId, variants: layer }).bucket;
    const edge = Array.from({ length: 50_000 }, (_, i) => `D-${i}`).find((unit) => bucketIn(unit) === 4000) ?? "";
    expect([one(edge).in, other(edge).in]).toEqual([false, true]);
    const range = (name: string, from: number, to: number) => ({ id: name, layer: "letters", from, to });
    expect(checkLayers([range("a", 0, 4000), range("b", 4000, 6000)])).toEqual([]);
    expect(checkLayers([range("a", 0, 4000), range("b", 3000, 6000), { ...range("c", 0, 100), layer: "x" }])).toEqual([
      {
        code: "layer.overlap",
        data: { layer: "letters", one: "a", other: "b", basisPoints: 1000 },
        message: expect.stringContaining("share 10%"),
      },
    ]);
  });

  test("B18 the global holdout is in no experiment, whatever its ramp", () => {
    const holdout = { salt: "global-2026", share: 500 };
    const ids = Array.from({ length: 5000 }, (_, i) => `D-${i}`);
    const outside = (salt: string) =>
      ids.filter((unit) => !createAssigner({ salt, variants: HALVES, holdout })(unit).in);
    expect(outside("one")).toEqual(outside("other"));
    expect(outside("one").length / ids.length).toBeCloseTo(0.05, 2);
  });

  test("B18 a unit keeps its recorded variant while that exists, also below a lowered ramp", () => {
    const decide = createAssigner({ salt: "s", variants: HALVES, ramp: 0 });
    expect(decide("D-1")).toEqual({ in: false, reason: "ramp" });
    expect(decide("D-1", "b")).toMatchObject({ in: true, variant: "b", kept: true });
    expect(decide("D-1", "gone")).toEqual({ in: false, reason: "ramp" });
  });
});

describe("editing a running experiment", () => {
  const running = { version: 1, salt: "offer", variants: HALVES, ramp: 500 };

  test("B19 the ramp may change; other variants or weights begin a new version with a salt of its own", () => {
    expect(changeExperiment(running, {})).toEqual({ kind: "same", next: running, changed: [] });
    expect(changeExperiment(running, { ramp: 2000 })).toMatchObject({
      kind: "ramp",
      next: { version: 1, salt: "offer", ramp: 2000 },
    });
    const weights = [
      { key: "a", weight: 9000 },
      { key: "b", weight: 1000 },
    ];
    const second = changeExperiment(running, { variants: weights });
    expect(second).toMatchObject({
      kind: "fork",
      changed: ["weights"],
      next: { version: 2, salt: "offer#2", variants: weights },
    });
    const third = changeExperiment(second.next, { variants: [...HALVES].reverse(), ramp: 10_000 });
    expect(third).toMatchObject({
      kind: "fork",
      changed: ["variants", "weights", "ramp"],
      next: { version: 3, salt: "offer#3" },
    });
    expect(() => changeExperiment(running, { ramp: 10_001 })).toThrow(RangeError);
  });

  test("B19 texts of different messages are drawn independently", () => {
    expect(contentSalt("early", "mail7", "offer@1")).toBe("content:early/mail7/offer@1");
    expect(contentSalt("early", "mail7", "offer@1")).not.toBe(contentSalt("early", "mail1", "offer@1"));
  });
});
