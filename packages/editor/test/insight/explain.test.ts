/** Why things happened to a case: held against the engine, and against a record that it made. */

import { type Condition, compileCondition, conditionFromJsonLogic } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storyText } from "../../src/explain/asText.ts";
import type { Explanation } from "../../src/explain/model.ts";
import { pathOverlay } from "../../src/explain/path.ts";
import { storyOf } from "../../src/explain/story.ts";
import { stripOf } from "../../src/explain/strip.ts";
import { timesFor } from "../../src/explain/times.ts";
import { answerOf, triedIn } from "../../src/explain/why.ts";
import { EXPLAIN_EN } from "../../src/explain/words.en.ts";
import { EXPLAIN_ES } from "../../src/explain/words.es.ts";
import { EXPLANATION, RUNNING } from "../../stories/insight.documents.ts";
import { hostOf } from "../canvas/host.ts";

const ZONE = "Europe/Madrid";
const times = timesFor("en", ZONE);
const telling = (doc = RUNNING) => ({ doc, host: hostOf(doc), zones: defaultZones, times, words: EXPLAIN_EN });
const story = storyOf(EXPLANATION, telling());
const stepAt = (title: string) => story.steps.find((step) => step.title === title);

/** Conditions over three facts that may be unknown. */
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .record({ op: fc.constantFrom("<", "<=", "==", "!=", ">", ">="), value: fc.integer({ min: 0, max: 3 }) })
    .map(({ op, value }): Condition => ({ [op]: [{ var: "data.a" }, value] })),
  fc.constantFrom<Condition>({ var: "data.b" }, { "==": [{ var: "data.c" }, "x"] }),
);
const { rule } = fc.letrec<{ rule: Condition }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc
      .tuple(fc.constantFrom("and", "or"), fc.array(tie("rule"), { minLength: 1, maxLength: 3 }))
      .map(([op, all]): Condition => ({ [op]: all })),
    tie("rule").map((one): Condition => ({ "!": [one] })),
  ),
}));

describe("EX1 why and why not", () => {
  test("EX1 a clause is answered as the engine answers it", () => {
    const facts = fc.record({
      a: fc.option(fc.integer({ min: 0, max: 3 })),
      b: fc.option(fc.boolean()),
      c: fc.option(fc.constantFrom("x", "y")),
    });
    fc.assert(
      fc.property(rule, facts, (condition, data) => {
        const values = { "data.a": data.a, "data.b": data.b, "data.c": data.c };
        const known = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
        const answer = compileCondition(condition)({ data: known });
        expect(answerOf(conditionFromJsonLogic(condition), values)).toBe(answer);
      }),
    );
  });

  test("EX1 what was not kept has no answer", () => {
    const asked = conditionFromJsonLogic({ and: [{ ">": [{ var: "dpd" }, 3] }, { hasTag: ["vip"] }] });
    expect(answerOf(asked, { dpd: 9 })).toBeUndefined();
    expect(answerOf(asked, { dpd: 9, '{"hasTag":["vip"]}': true })).toBe(true);
    expect(
      answerOf(conditionFromJsonLogic({ ">": [{ var: "contacts" }, 3] }), { contacts: { count: 2 } }),
    ).toBeUndefined();
  });

  test("EX1 the ways before the one that was taken, with what was read", () => {
    const tried = stepAt("Which help fits?")?.tried ?? [];
    expect(tried.map(({ way, answer }) => [way, answer])).toEqual([
      ["needs-care", false],
      ["under-150", false],
    ]);
    expect(tried[1]?.clauses[0]?.read).toEqual(["the total due is EUR 312.40"]);
    expect(tried[1]?.clauses[0]?.parts.map(({ text }) => text).join("")).toBe("the total due is less than EUR 150.00");
  });

  test("EX1 clauses that belong together have answers of their own, and an unknown one is told as such", () => {
    const when: Condition = { and: [{ ">": [{ var: "dpd" }, 3] }, { var: "data.care" }] };
    const entry = {
      code: "decision.taken",
      nodeId: "x",
      data: { port: "unknown", values: { dpd: 9, "data.care": null } },
    } as const;
    const [tried] = triedIn(entry, { type: "if", when }, RUNNING, new Set(), { locale: "en" });
    expect(tried?.answer).toBe("unknown");
    expect(tried?.clauses.map(({ answer }) => answer)).toEqual([true, "unknown"]);
    expect(tried?.clauses[1]?.read[0]).toMatch(/not known/);
  });
});

test("EX2 the story says when, what and why, and of what was held back from when to when", () => {
  expect(story.steps.map(({ title }) => title)).toEqual([
    "Friendly reminder: sent",
    "Wait for payment, 6 days",
    "Wait for payment, 6 days",
    "Which help fits?",
    "Two, or two to three?",
    "Offer: 2 or 3 instalments",
    "The page was opened",
    "Your options are saved: held back",
    "Your options are saved: sent",
    "Wait for a choice, 7 days",
    "Wait for a choice, 7 days",
    ...story.steps.slice(11).map(({ title }) => title),
  ]);
  const held = stepAt("Your options are saved: held back");
  expect(held?.held?.lead).toBe("Moved from Sun 15 Nov 20:02 to Mon 16 Nov 09:00.");
  expect(held?.sentences.join(" ")).toContain("House rules 5 rule 2");
});

test("EX3 up to a moment the way is lit, the rest is dim, and where the case stands is marked", () => {
  const last = pathOverlay(EXPLANATION, EXPLANATION.moments.length - 1, EXPLAIN_EN);
  expect(last.others).toBe(EXPLAIN_EN.notHere);
  expect([...last.nodes.keys()]).toEqual([
    "friendly",
    "rest",
    "which",
    "choices",
    "three",
    "saved",
    "answer",
    "follow",
  ]);
  expect(last.nodes.get("follow")?.tone).toBe("now");
  expect(last.nodes.get("saved")?.badge?.text).toBe("held");
  expect(last.ways.get("choices:B")?.tone).toBe("lit");
  const first = pathOverlay(EXPLANATION, 0, EXPLAIN_EN);
  expect([...first.nodes].map(([id, { tone }]) => [id, tone])).toEqual([
    ["friendly", "lit"],
    ["rest", "now"],
  ]);
});

test("EX4 a record of another version warns and is told all the same; none says so", () => {
  const other = {
    ...RUNNING,
    version: 14,
    nodes: Object.fromEntries(Object.entries(RUNNING.nodes).filter(([id]) => id !== "which")),
  };
  const told = storyOf(EXPLANATION, telling(other as typeof RUNNING));
  expect(told.trouble).toBe("version");
  expect(told.steps).toHaveLength(story.steps.length);
  const { version: _, ...unversioned } = EXPLANATION;
  expect(storyOf(unversioned, telling(other as typeof RUNNING)).trouble).toBe("unknown");
  const none: Explanation = { ...EXPLANATION, moments: [] };
  expect(storyOf(none, telling())).toEqual({ steps: [], trouble: "empty" });
});

test.each([
  ["en", EXPLAIN_EN],
  ["es", EXPLAIN_ES],
])("EX5 the text has everything: %s", (_, words) => {
  const text = storyText(EXPLANATION, story, {
    ...{ strategy: RUNNING.name, zone: ZONE, times, words },
    way: (_node, { way }) => way,
  });
  for (const { title, sentences, tried } of story.steps) {
    for (const part of [title, ...sentences]) expect(text).toContain(part);
    for (const { way, clauses } of tried) {
      expect(text).toContain(way);
      for (const { parts } of clauses) expect(text).toContain(parts.map((part) => part.text).join(""));
    }
  }
  expect(text).toContain(ZONE);
});

test("EX6 every moment lies on its local day, also when the clocks change", () => {
  const zones = fc.constantFrom("Europe/Madrid", "America/New_York", "Asia/Kolkata", "UTC");
  const moments = fc.array(fc.integer({ min: 1_790_000_000_000, max: 1_800_000_000_000 }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(zones, moments, (zone, all) => {
      const local = timesFor("en", zone);
      const sorted = all.sort((a, b) => a - b).map((at) => ({ at, trace: [], effects: [] }));
      const { days, place } = stripOf(sorted, local);
      for (const { at } of sorted) {
        const on = days.find(({ key }) => key === local.dayNumber(at));
        expect(on).toBeDefined();
        if (on === undefined) return;
        expect(local.dayNumber(on.at)).toBe(on.key);
        expect(place(at)).toBeGreaterThanOrEqual(on.from - 1e-9);
        expect(place(at)).toBeLessThanOrEqual(on.from + on.width + 1e-9);
      }
    }),
  );
});
