/** Conditions in a document: unreadable, settled, undeclared, and those that a missing fact would decide. */

import { describe, expect, test } from "vitest";
import { validateStrategy } from "../../src/check/validate.ts";
import { END, found, type Json, only, PAID, sample, withNode, withWhen } from "./sample.ts";

const fields = {
  type: "object",
  properties: {
    score: { type: "number" },
    tier: { enum: ["gold", "silver"] },
    owner: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
    free: { type: "object" },
    open: { type: "object", properties: {}, additionalProperties: true },
    mixed: { anyOf: [{ type: "string" }, { type: "number" }] },
  },
  required: ["tier", "owner"],
};
const asked = (when: unknown, parts: Json = {}): string[] => found(withWhen(when, { fields, ...parts }));
const AT = "/nodes/first/when";

describe("W9 conditions are read wherever they stand, and problems have a place", () => {
  const nope = { nope: [] };
  test.each([
    ["entry", sample({ entry: { start: "mail", when: nope } }), "/entry/when"],
    ["exit rule", sample({ exits: [PAID, { id: "a", when: nope, outcome: "b" }] }), "/exits/1/when"],
    ["handler", sample({ handlers: [{ id: "h", on: ["case.closed"], when: nope, goto: "end" }] }), "/handlers/0/when"],
    ["segment", sample({ segments: { a: { when: nope } } }), "/segments/a/when"],
    ["if", withWhen(nope), AT],
    [
      "switch",
      withNode({ type: "switch", cases: [{ port: "a", when: nope }], to: { a: "end", else: "end" } }),
      "/nodes/first/cases/0/when",
    ],
    [
      "waitFor",
      withNode({ type: "waitFor", for: "P1D", cases: [{ port: "a", when: nope }], to: { a: "end", timeout: "end" } }),
      "/nodes/first/cases/0/when",
    ],
    ["set", withNode({ type: "set", values: { a: nope }, to: { next: "end" } }), "/nodes/first/values/a"],
  ])("W9 %s", (_, doc, path) => {
    expect(found(doc)).toEqual([`condition.operator ${path}`]);
  });

  test.each([
    ["condition.arity", { "==": [1] }, AT],
    ["condition.type", { and: ["yes", { hasTag: "vip" }] }, `${AT}/and/0`],
    ["condition.type", 5, AT],
    ["segment.unknown", { segment: "gone" }, `${AT}/segment`],
  ])("W9 %s", (code, when, path) => {
    expect(found(withWhen(when))).toEqual([`${code} ${path}`]);
  });

  test("W9 an expression of `set` may give any value", () => {
    expect(
      found(withNode({ type: "set", values: { a: 5, b: { "+": [{ var: "dpd" }, 1] } }, to: { next: "end" } })),
    ).toEqual([]);
  });
});

test("W10 a bomb of brackets is a finding: beyond the limits of a condition, and of a document", () => {
  const nested = (depth: number) => {
    let rule: unknown = { hasTag: "vip" };
    for (let i = 0; i < depth; i++) rule = { "!": [rule] };
    return rule;
  };
  expect(asked(nested(60))).toEqual([]);
  expect(asked(nested(90))).toEqual([`condition.limits ${AT}`]);
  expect(found(withWhen({ and: Array.from({ length: 2001 }, () => ({ hasTag: "vip" })) }))).toEqual([
    `condition.limits ${AT}`,
  ]);
  let bomb: unknown = 1;
  for (let i = 0; i < 100_000; i++) bomb = i % 2 === 0 ? [bomb] : { and: bomb };
  const doc = withWhen(true) as { nodes: { first: { when: unknown } } };
  doc.nodes.first.when = bomb;
  expect(only(doc)).toMatchObject({ code: "json.tooDeep", path: AT, nodeId: "first" });
});

describe("W11 an answer that is the same for every case is reported", () => {
  test.each([
    [true, "true"],
    [{ and: [] }, "true"],
    [{ "<": [1, 2, 3] }, "true"],
    [{ "==": [1, 2] }, "false"],
    [{ "/": [1, 0] }, undefined],
  ])("W11 %j is settled", (when, value) => {
    if (value === undefined) expect(asked({ ">": [when, 0] })).toEqual([`condition.constant ${AT}`]);
    else
      expect(only(withWhen(when))).toMatchObject({ code: "condition.constant", severity: "warning", data: { value } });
  });

  test.each([
    ["a number with a text", { "==": [{ var: "dpd" }, "30"] }],
    ["a text with a number", { ">": [{ var: "data.tier" }, 3] }],
    ["a list with a text", { "==": [{ var: "tags" }, "vip"] }],
    ["anything with null", { "!=": [{ var: "stage" }, null] }],
    ["a value that the fact never takes", { "==": [{ var: "bucket" }, "1-29"] }],
    ["a value outside an enum", { "==": ["bronze", { var: "data.tier" }] }],
    ["a mixed between", { between: [{ var: "dpd" }, 1, "5"] }],
  ])("W11 %s", (_, when) => {
    expect(asked(when)).toEqual([`condition.constant ${AT}`]);
  });

  test.each([
    ["a fact", { "==": [{ var: "bucket" }, "1-30"] }],
    ["today", { ">": [{ daysSince: ["2026-01-01"] }, 3] }],
    ["a tag", { hasTag: "vip" }],
    ["contacts", { ">": [{ countContacts: [{ days: 7 }] }, 2] }],
    ["a fact of many kinds", { "==": [{ var: "data.mixed" }, 3] }],
    ["a default of another kind", { "==": [{ var: ["stage", 0] }, 0] }],
    ["an element of a list", { some: [{ var: "obligations" }, { ">": [{ var: "outstandingMinor" }, 5] }] }],
  ])("W11 %s can differ", (_, when) => {
    expect(asked(when)).toEqual([]);
  });

  test.each([
    ["a text in a sum", { ">": [{ "+": [{ var: "data.tier" }, 1] }, 3] }, `${AT}/>/0/+/0`],
    ["a number as an answer", { and: [{ var: "dpd" }, { hasTag: "vip" }] }, `${AT}/and/0`],
    ["a number as a date", { ">": [{ daysSince: { var: "data.score" } }, 3] }, `${AT}/>/0/daysSince`],
    ["an object as a list", { some: [{ var: "data.owner" }, { hasTag: "vip" }] }, `${AT}/some/0`],
  ])("W11 %s", (_, when, path) => {
    expect(asked(when)).toEqual([`condition.constant ${path}`]);
  });

  test.each([
    ["a default of the right kind", { ">": [{ "+": [{ var: ["data.tier", 1] }, 1] }, 3] }],
    ["a member of an element", { some: [{ var: "obligations" }, { ">": [{ "+": [{ var: "today" }, 1] }, 3] }] }],
    ["any kind", { ">": [{ "+": [{ var: "data.mixed" }, 1] }, 3] }],
  ])("W11 %s can differ", (_, when) => {
    expect(asked(when)).toEqual([]);
  });

  test("W11 a constant is what `set` is for", () => {
    expect(found(withNode({ type: "set", values: { a: true }, to: { next: "end" } }))).toEqual([]);
  });
});

describe("W12 what is read is declared", () => {
  const known = (path: string) => ({ known: [{ var: path }] });
  test.each([
    ["data.scor", "data.score"],
    ["data.owner.nam", "data.owner.name"],
    ["dpdd", "dpd"],
    ["debtor.langauge", "debtor.language"],
    ["vars.round", undefined],
    ["arms.offer", undefined],
  ])("W12 %s is not", (path, nearest) => {
    const finding = only(withWhen(known(path), { fields }));
    expect(finding).toMatchObject({
      code: "field.undeclared",
      severity: "warning",
      path: `${AT}/known/0`,
      data: { path },
    });
    expect(finding.data.nearest).toBe(nearest);
  });

  test.each([
    "data.score",
    "data.owner.name",
    "data.free.any.thing",
    "data.open.x",
    "data.mixed.x",
    "debtor.contactFacts.mood",
    "event.data.any",
    "obligations.0.ref",
  ])("W12 %s is", (path) => {
    expect(asked(known(path))).toEqual([]);
  });

  test("W12 host data without `fields` are undeclared, each path told once", () => {
    const doc = (parts: Json) => found(withWhen({ and: [known("data.a"), known("data.a"), known("data.b")] }, parts));
    expect(doc({})).toEqual([`field.undeclared ${AT}/and/0/known/0`, `field.undeclared ${AT}/and/2/known/0`]);
    expect(doc({ fields: { properties: { a: {}, b: {} } } })).toEqual([]);
  });

  test("W12 anchors read, too", () => {
    const doc = (path: string) =>
      withNode({ type: "wait", until: { anchor: path }, ifPast: "now", to: { next: "end" } }, { fields });
    expect(found(doc("data.callback"))).toEqual(["field.undeclared /nodes/first/until/anchor"]);
    expect(found(doc("data.tier"))).toEqual([]);
  });

  test("W12 variables and arms that the document makes are known", () => {
    const nodes = {
      first: { type: "set", values: { "round.count": 1 }, to: { next: "test" } },
      test: {
        type: "split",
        experiment: "offer",
        variants: [
          { key: "a", weight: 5000 },
          { key: "b", weight: 5000 },
        ],
        to: { a: "ask", b: "ask" },
      },
      ask: {
        type: "if",
        when: { and: [known("vars.round.count"), known("arms.offer")] },
        to: { yes: "end", no: "end" },
      },
      end: END,
    };
    expect(found(sample({ entry: { start: "first" }, nodes }))).toEqual([]);
    expect(
      found(
        sample({
          entry: { start: "first" },
          nodes: { ...nodes, first: { type: "webhook", to: { accepted: "test" } } },
        }),
      ),
    ).toEqual(["node.unknownType /nodes/first/type"]);
  });

  test("W12 data of an event are those of its type", () => {
    const rule = (on: string[], path: string) =>
      found(sample({ exits: [PAID, { id: "b", on, when: known(path), outcome: "c" }] }));
    expect(rule(["payment.failed"], "event.data.class")).toEqual([]);
    expect(rule(["payment.failed"], "event.data.klass")).toEqual(["field.undeclared /exits/1/when/known/0"]);
    expect(rule(["payment.failed", "custom.mine"], "event.data.klass")).toEqual([]);
  });
});

test("W12 data of an event that a node waits for are those of its type", () => {
  const heard = (path: string) => {
    const cases = [{ port: "a", on: ["payment.failed"], when: { known: [{ var: path }] } }];
    return found(withNode({ type: "waitFor", for: "P1D", cases, to: { a: "end", timeout: "end" } }));
  };
  expect(heard("event.data.class")).toEqual([]);
  expect(heard("event.data.klass")).toEqual(["field.undeclared /nodes/first/cases/0/when/known/0"]);
});

describe("W13 where a missing fact would decide in silence, that is said", () => {
  const silent = (when: unknown, parts: Json = {}) =>
    found(withNode({ type: "if", when, to: { yes: "end", no: "end" } }, { fields, ...parts }));

  test.each([
    ["an optional field", { ">": [{ var: "data.score" }, 5] }],
    ["an optional fact", { ">": [{ var: "daysSinceLastPayment" }, 5] }],
    ["a segment that reads one", { segment: "low" }],
    ["the last of `??`", { ">": [{ "??": [{ var: "data.score" }, { var: "daysSinceLastContact" }] }, 5] }],
  ])("W13 at a node whose port for unknown answers is not connected: %s", (what, when) => {
    const segments = { low: { when: { "<": [{ var: "data.score" }, 1] } } };
    expect(silent(when, what.startsWith("a segment") ? { segments } : {})).toEqual([`condition.maybeUnknown ${AT}`]);
  });

  test.each([
    ["a required field", { "==": [{ var: "data.tier" }, "gold"] }],
    ["a fact that only the end of the debt makes unknown", { ">": [{ var: "dpd" }, 5] }],
    ["a default", { ">": [{ var: ["data.score", 0] }, 5] }],
    ["`??`", { ">": [{ "??": [{ var: "data.score" }, 0] }, 5] }],
    ["`known` beside it", { and: [{ known: [{ var: "data.score" }] }, { ">": [{ var: "data.score" }, 5] }] }],
    [
      "`missing` beside it",
      {
        if: [{ "==": [{ count: [{ missing: ["data.score"] }, true] }, 0] }, { ">": [{ var: "data.score" }, 5] }, false],
      },
    ],
    [
      "`missing_some` beside it",
      {
        and: [
          { "==": [{ count: [{ missing_some: [1, ["data.score"]] }, true] }, 0] },
          { ">": [{ var: "data.score" }, 5] },
        ],
      },
    ],
  ])("W13 not for %s", (_, when) => {
    expect(silent(when)).toEqual([]);
  });

  test("W13 not when the port for unknown answers is connected", () => {
    expect(asked({ ">": [{ var: "data.score" }, 5] })).toEqual([]);
  });

  test.each([
    ["!=", { "!=": [{ var: "data.score" }, 5] }, true],
    ["!", { "!": [{ ">": [{ var: "data.score" }, 5] }] }, true],
    ["none", { none: [{ var: "tags" }, { "==": [{ var: "" }, "vip"] }] }, true],
    ["==", { "==": [{ var: "data.score" }, 5] }, false],
    ["! known", { "!": [{ known: [{ var: "data.score" }] }] }, false],
  ])("W13 in a rule only under a denial: %s", (_, when, told) => {
    expect(found(sample({ fields, entry: { start: "mail", when } }))).toEqual(
      told ? ["condition.maybeUnknown /entry/when"] : [],
    );
  });

  test("W13 an event is there only while it is handled", () => {
    expect(silent({ "==": [{ var: "event.type" }, "case.closed"] })).toEqual([`condition.maybeUnknown ${AT}`]);
    const rule = (on: string[], path: string) =>
      sample({ exits: [PAID, { id: "b", on, when: { "!=": [{ var: path }, "x"] }, outcome: "c" }] });
    expect(found(rule(["hold.placed"], "event.data.kind"))).toEqual([]);
    expect(found(rule(["hold.placed"], "event.data.scope"))).toEqual(["condition.maybeUnknown /exits/1/when"]);
  });

  test("W13 the sentence names the facts and the port", () => {
    const [finding] = validateStrategy(
      withNode(
        { type: "if", when: { ">": [{ var: "data.score" }, { var: "accountId" }] }, to: { yes: "end", no: "end" } },
        { fields: undefined },
      ),
    );
    expect(finding?.code).toBe("condition.maybeUnknown");
    expect(finding?.data).toMatchObject({ paths: ["accountId"], port: "no" });
  });
});

test("W14 segments that use each other in a circle are named once", () => {
  const segments = (a: string, b: string, c: string) =>
    sample({
      entry: { start: "mail", when: { or: ["a", "b", "c", "d"].map((id) => ({ segment: id })) } },
      segments: {
        a: { when: { segment: a } },
        b: { when: { segment: b } },
        c: { when: { "!": [{ segment: c }] } },
        d: { when: { hasTag: "x" } },
      },
    });
  expect(only(segments("b", "c", "a"))).toMatchObject({
    code: "segment.cycle",
    path: "/segments/a/when",
    data: { segments: ["a", "b", "c", "a"] },
  });
  expect(found(segments("a", "d", "d"))).toEqual(["segment.cycle /segments/a/when"]);
  expect(found(segments("b", "c", "d"))).toEqual([]);
});

describe("W32 a segment that no condition uses is reported", () => {
  const rules = (when: unknown, segments: Json): string[] =>
    found(sample({ entry: { start: "mail", when }, segments }));
  const vip = { when: { hasTag: ["vip"] } };

  test("W32 with a fix that removes it", () => {
    expect(only(sample({ segments: { vip } }))).toMatchObject({
      code: "segment.unused",
      severity: "warning",
      path: "/segments/vip",
      data: { segment: "vip" },
      fix: [{ op: "remove", path: "/segments/vip" }],
    });
  });

  test("W32 used by a rule, or by another segment, it is not", () => {
    expect(rules({ segment: "vip" }, { vip })).toEqual([]);
    expect(rules({ segment: "good" }, { vip, good: { when: { segment: "vip" } } })).toEqual([]);
    expect(rules({ hasTag: "x" }, { vip, good: { when: { segment: "vip" } } })).toEqual([
      "segment.unused /segments/good",
    ]);
  });

  test("W32 naming itself is no use", () => {
    expect(rules({ hasTag: "x" }, { a: { when: { "!": [{ segment: "a" }] } } })).toContain(
      "segment.unused /segments/a",
    );
  });

  test("W32 nothing is said where a condition or a node cannot be read", () => {
    expect(rules({ nope: [] }, { vip })).toEqual(["condition.operator /entry/when"]);
    expect(found(sample({ segments: { vip } }, { mail: { type: "later", to: { next: "end" } } }))).toEqual([
      "node.unknownType /nodes/mail/type",
    ]);
  });
});
