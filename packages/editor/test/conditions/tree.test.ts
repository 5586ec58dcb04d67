/** Conditions as rules: nothing is lost, and an edit touches what it says and no more. */

import { type Condition, compileCondition, conditionFromJsonLogic, conditionToJsonLogic } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { draw, write } from "../../src/conditions/drawing.ts";
import { append, change, type Place, rootGroup, ruleAt, rulesIn, setMode } from "../../src/conditions/tree.ts";
import { conditions, someFacts } from "./arbitrary.ts";

const runs = propertyRuns(10_000);
const freeze = <T>(rule: T): T => {
  if (typeof rule === "object" && rule !== null) {
    Object.values(rule).forEach(freeze);
    Object.freeze(rule);
  }
  return rule;
};

/** Every place at which a rule is drawn. */
function placesIn(rule: Condition): Place[] {
  const below = (rules: readonly Condition[], at: Place): Place[] =>
    rules.flatMap((one, i) => {
      const place = [...at, i];
      const { kind } = draw(one);
      return [place, ...(kind === "group" || kind === "quantified" ? below(rulesIn(one) ?? [], place) : [])];
    });
  return below(rootGroup(rule).rules, []);
}

/** A condition written anew, all of it, from nothing but what is drawn. */
function rewritten(rule: Condition): Condition {
  const drawing = draw(rule);
  if (drawing.kind === "group") {
    const { group } = drawing;
    return write({ kind: "group", group: { ...group, rules: group.rules.map(rewritten) } });
  }
  if (drawing.kind === "quantified") {
    const { quantified } = drawing;
    return write({ kind: "quantified", quantified: { ...quantified, rules: quantified.rules.map(rewritten) } });
  }
  return write(drawing);
}

function answer(rule: Condition, facts: object): unknown {
  try {
    return compileCondition(rule)(facts);
  } catch {
    return "refused";
  }
}

describe("CB1 reading and writing", () => {
  test("CB1 what is read and not edited is written as it was, down to its spelling", () => {
    fc.assert(
      fc.property(conditions, (rule) => {
        const before = JSON.stringify(rule);
        for (const place of placesIn(freeze(rule))) expect(change(rule, place, (one) => [one])).toBe(rule);
        expect(JSON.stringify(rule)).toBe(before);
        const ast = conditionFromJsonLogic(rule);
        expect(conditionFromJsonLogic(conditionToJsonLogic(ast))).toEqual(ast);
      }),
      runs,
    );
  });

  test("CB1 what is drawn says all there is: written from the drawing alone it has the same answers", () => {
    let drawn = 0;
    fc.assert(
      fc.property(conditions, fc.array(someFacts, { minLength: 3, maxLength: 3 }), (rule, people) => {
        const again = rewritten(rule);
        for (const facts of people) expect([answer(again, facts)]).toEqual([answer(rule, facts)]);
        if (draw(rule).kind !== "raw" && answer(rule, {}) !== "refused") drawn++;
      }),
      runs,
    );
    expect(drawn).toBeGreaterThan(30);
  });

  test("CB1 what a field is held against may be worked out", () => {
    const rule: Condition = { ">=": [{ var: "totalDue" }, { "*": [{ var: "totalOverdue" }, 0.9] }] };
    const drawing = draw(rule);
    expect(drawing).toMatchObject({ comparison: { operand: { kind: "formula" } } });
    expect(write(drawing)).toEqual(rule);
    const lists = { "==": [{ var: "tags" }, ["a"]] };
    expect(draw(lists).kind).toBe("raw");
  });

  test("CB1 what cannot be drawn is kept as it is", () => {
    const own: Condition = { "bank.careSignal": [{ var: "data.callNotes" }, 0.8] };
    expect(draw(own)).toEqual({ kind: "raw", rule: own });
    expect(draw({ and: [true], or: [false] }).kind).toBe("raw");
    expect(draw({ ">": [{ "+": [{ var: "dpd" }, 1] }, 5] }).kind).toBe("raw");
    const both: Condition = { or: [own, { hasTag: "vip" }] };
    expect(change(both, [1], () => [{ hasTag: ["gold"] }])).toEqual({ or: [own, { hasTag: ["gold"] }] });
  });

  test("CB1 deeper than anybody could follow a rule is kept as it is", () => {
    let deep: Condition = { and: [true, false] };
    for (let i = 0; i < 5000; i++) deep = { and: [deep] };
    expect(draw(deep, 12).kind).toBe("raw");
    expect(draw(deep, 0).kind).toBe("group");
  });
});

describe("CB2 edits", () => {
  const other: Condition = { ">": [{ var: "dpd" }, 99] };

  test("CB2 an edited rule leaves its siblings as they are, wherever it stands", () => {
    fc.assert(
      fc.property(conditions, fc.nat(), (rule, seed) => {
        const places = placesIn(freeze(rule));
        const place = places[seed % Math.max(1, places.length)];
        if (place === undefined) return;
        const after = change(rule, place, () => [other]);
        expect(ruleAt(after, place)).toEqual(other);
        for (const [depth] of place.entries()) {
          const parent = place.slice(0, depth);
          const inside = (root: Condition) =>
            depth === 0 ? rootGroup(root).rules : (rulesIn(ruleAt(root, parent) as Condition) ?? []);
          const beside = (root: Condition) => inside(root).filter((_, i) => i !== place[depth]);
          const [was, is] = [beside(rule), beside(after)];
          expect(is.length).toBe(was.length);
          is.forEach((one, i) => void expect(one).toBe(was[i]));
        }
      }),
      runs,
    );
  });

  test("CB2 a rule that is added stands behind its siblings", () => {
    fc.assert(
      fc.property(conditions, fc.nat(), (rule, seed) => {
        const places = placesIn(freeze(rule));
        const place = places[seed % Math.max(1, places.length)];
        if (place === undefined) return;
        const parent = place.slice(0, -1);
        const added = append(rule, parent, other);
        const count = placesIn(rule).filter((p) => p.length === place.length).length;
        expect(placesIn(added).filter((p) => p.length === place.length).length).toBe(count + 1);
      }),
      runs,
    );
  });

  test("CB2 a group without rules goes away; the last rule gone leaves everyone", () => {
    const rule: Condition = { and: [{ hasTag: ["vip"] }, { or: [{ segment: ["late"] }] }] };
    const without = change(rule, [1, 0], () => []);
    expect(without).toEqual({ and: [{ hasTag: ["vip"] }] });
    expect(change(without, [0], () => [])).toBe(true);
    expect(append(true, [], other)).toBe(other);
    expect(append(other, [], other)).toEqual({ and: [other, other] });
  });

  test("CB2 an entry of a list without rules stands for any entry", () => {
    const rule: Condition = { some: [{ var: "obligations" }, { var: "disputed" }] };
    const any = change(rule, [0, 0], () => []);
    expect(any).toEqual({ some: [{ var: "obligations" }, true] });
    expect(append(any, [0], { ">": [{ var: "outstandingMinor" }, 5] })).toEqual({
      some: [{ var: "obligations" }, { ">": [{ var: "outstandingMinor" }, 5] }],
    });
  });

  test("CB2 modes", () => {
    expect(setMode(other, [], "all")).toBe(other);
    expect(setMode(other, [], "none")).toEqual({ "!": [{ or: [other] }] });
    expect(setMode({ and: [other, { or: [true] }] }, [1], "all")).toEqual({ and: [other, { and: [true] }] });
  });
});
