/** Rules that move: by dragging to any gap where they may stand, and by the menu to the same places. */

import type { Condition } from "@dunlin/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { draw } from "../../src/conditions/drawing.ts";
import {
  type Gap,
  gapBeside,
  gapInside,
  gapOutside,
  type Moved,
  mayMove,
  moveTo,
} from "../../src/conditions/moving.ts";
import { type Place, rootGroup, ruleAt, rulesIn, sizeOf } from "../../src/conditions/tree.ts";
import { conditions } from "./arbitrary.ts";

const runs = propertyRuns(10_000);

interface Drawn {
  readonly rules: readonly Place[];
  readonly groups: readonly Place[];
}

/** Where rules are drawn, and which of them are groups; the root is one. */
function drawnIn(root: Condition): Drawn {
  const rules: Place[] = [];
  const groups: Place[] = [[]];
  const visit = (inside: readonly Condition[], group: Place): void => {
    for (const [i, rule] of inside.entries()) {
      const place = [...group, i];
      rules.push(place);
      const { kind } = draw(rule, group.length);
      if (kind !== "group" && kind !== "quantified") continue;
      groups.push(place);
      visit(rulesIn(rule) ?? [], place);
    }
  };
  visit(rootGroup(root).rules, []);
  return { rules, groups };
}

const gapsFor = (root: Condition, from: Place): readonly Gap[] =>
  drawnIn(root)
    .groups.flatMap((group) => Array.from({ length: sizeOf(root, group) + 1 }, (_, index) => ({ group, index })))
    .filter((gap) => sizeOf(root, gap.group) > 0 && mayMove(root, from, gap));

/** Rules that are no groups, in reading order. */
function leavesIn(root: Condition): readonly Condition[] {
  const { rules, groups } = drawnIn(root);
  const inner = new Set(groups.map(String));
  return rules.filter((place) => !inner.has(String(place))).map((place) => ruleAt(root, place) as Condition);
}

/** Several rules, some of them groups. */
const several = fc
  .tuple(
    fc.constantFrom("and", "or"),
    fc.array(fc.oneof(conditions, fc.tuple(conditions, conditions)), { minLength: 2 }),
  )
  .map(([op, rules]): Condition => ({ [op]: rules.map((rule) => (Array.isArray(rule) ? { or: rule } : rule)) }));

test("CB9 a rule that moves stands where it was put, and the others stay as they are, in their order", () => {
  let moves = 0;
  fc.assert(
    fc.property(several, fc.nat(), fc.nat(), (root, one, other) => {
      const { rules } = drawnIn(root);
      const from = rules[one % Math.max(1, rules.length)];
      const gaps = from === undefined ? [] : gapsFor(root, from);
      const gap = gaps[other % Math.max(1, gaps.length)];
      if (from === undefined || gap === undefined) return;
      const rule = ruleAt(root, from) as Condition;
      const moved = moveTo(root, from, gap);
      expect(ruleAt(moved.root, moved.place)).toBe(rule);
      const own = leavesIn({ and: [rule] });
      const others = (all: readonly Condition[]) => all.filter((leaf) => !own.includes(leaf));
      const [before, after] = [others(leavesIn(root)), others(leavesIn(moved.root))];
      expect(after).toHaveLength(before.length);
      after.forEach((leaf, i) => void expect(leaf).toBe(before[i]));
      if (moved.root !== root) moves++;
    }),
    runs,
  );
  expect(moves).toBeGreaterThan(30);
});

const tag = (name: string): Condition => ({ hasTag: [name] });
const NESTED: Condition = {
  and: [
    { or: [tag("a"), { and: [tag("b")] }] },
    tag("c"),
    { some: [{ var: "obligations" }, { or: [{ var: "disputed" }, { and: [{ var: "onHold" }] }] }] },
  ],
};

test("CB9 a rule does not move into itself, nor into or out of the entries of a list", () => {
  expect(mayMove(NESTED, [0], { group: [0, 1], index: 0 })).toBe(false);
  expect(mayMove(NESTED, [1], { group: [2], index: 0 })).toBe(false);
  expect(mayMove(NESTED, [2, 0], { group: [], index: 0 })).toBe(false);
  expect(mayMove(NESTED, [2, 0], { group: [2, 1], index: 1 })).toBe(true);
  expect(gapOutside(NESTED, [1])).toBeUndefined();
  expect(gapOutside(NESTED, [2, 0])).toBeUndefined();
  let deep: Condition = { and: [tag("x")] };
  for (let i = 0; i < 11; i++) deep = { and: [deep] };
  expect(mayMove({ or: [{ or: [deep] }, tag("c")] }, [1], { group: [0], index: 0 })).toBe(true);
  expect(mayMove({ or: [{ or: [tag("c")] }, deep] }, [1], { group: [0], index: 0 })).toBe(false);
});

test("CB9 into the group above at its end, into the one below at its beginning", () => {
  expect(gapInside(NESTED, [1], -1)).toEqual({ group: [0], index: 2 });
  expect(gapInside({ and: [tag("a"), { or: [tag("b")] }] }, [0], 1)).toEqual({ group: [1], index: 0 });
  expect(gapInside({ and: [tag("a"), { "!": [tag("b")] }] }, [0], 1)).toBeUndefined();
});

test("CB9 a group goes with its last rule", () => {
  expect(moveTo(NESTED, [0, 1, 0], { group: [], index: 1 })).toEqual({
    root: { and: [{ or: [tag("a")] }, tag("b"), tag("c"), (NESTED as { and: Condition[] }).and[2]] },
    place: [1],
  });
  expect(moveTo({ or: [{ and: [tag("a")] }, tag("b")] }, [0, 0], { group: [], index: 2 })).toEqual({
    root: { or: [tag("b"), tag("a")] },
    place: [1],
  });
});

test("CB9 whatever dragging does to a rule, the menu does as well", () => {
  const key = (root: Condition, place: Place) => JSON.stringify([root, place]);
  for (const from of drawnIn(NESTED).rules) {
    const wanted = new Set(gapsFor(NESTED, from).map((gap) => JSON.stringify(moveTo(NESTED, from, gap).root)));
    const reached = new Set<string>();
    const seen = new Set<string>();
    const open: Moved[] = [{ root: NESTED, place: from }];
    for (const { root, place } of open) {
      if (seen.has(key(root, place))) continue;
      seen.add(key(root, place));
      reached.add(JSON.stringify(root));
      const steps = [
        ...([-1, 1] as const).flatMap((step) => [gapBeside(root, place, step), gapInside(root, place, step)]),
        gapOutside(root, place),
      ];
      for (const gap of steps) if (gap !== undefined) open.push(moveTo(root, place, gap));
    }
    for (const one of wanted) expect([...reached]).toContain(one);
  }
});
