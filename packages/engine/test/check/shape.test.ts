/** Documents that are not strategies: what is wrong with their shape, and where. */

import { describe, expect, test } from "vitest";
import { validateStrategy } from "../../src/check/validate.ts";
import { found, type Json, mail, only, sample, withNode, withWhen } from "./sample.ts";

test("V1 a document in the right shape has no finding", () => {
  expect(found(sample())).toEqual([]);
  expect(found({ ...sample(), description: undefined, note: "for us" })).toEqual([]);
});

describe("V2 a value that does not fit is invalid at its place", () => {
  const rows: readonly (readonly [what: string, doc: unknown, path: string, says: RegExp])[] = [
    ["no object", [], "", /must be an object, not a list/],
    ["a text", "{}", "", /must be an object, not a text/],
    ["null", null, "", /must be an object, not null/],
    ["a wrong kind", sample({ name: 5 }), "/name", /must be a text \(not blank\), not a number/],
    ["a blank text", sample({ name: " " }), "/name", /" " is not a text/],
    ["a missing member", sample({ name: undefined }), "", /`name` is missing: name for people/],
    ["a missing parameter", withNode({ type: "goal", to: { next: "end" } }), "/nodes/first", /`goal` is missing/],
    ["an id with a space", sample({ id: "a b" }), "/id", /"a b" is not an id \(1 to 64 letters/],
    [
      "a node id with a space",
      sample({}, { "a b": { type: "exit", outcome: "x" } }),
      "/nodes/a b",
      /"a b" is not an id/,
    ],
    [
      "a value outside a choice",
      sample({ time: { zone: "UTC", clock: "debter" } }),
      "/time/clock",
      /Did you mean `debtor`/,
    ],
    ["a time of day", sample({ time: { zone: "UTC", at: "24:00" } }), "/time/at", /from `00:00` to `23:59`/],
    [
      "an unknown event",
      sample({ entry: { start: "mail", on: ["case.create"] } }),
      "/entry/on/0",
      /Did you mean `case.created`/,
    ],
    ["an empty list", sample({}, { mail: mail("end", { via: [] }) }), "/nodes/mail/via", /list is empty/],
    [
      "a share above the whole",
      withNode({ type: "split", experiment: "e", variants: [{ key: "a", weight: 10_001 }], to: { a: "end" } }),
      "/nodes/first/variants/0/weight",
      /at most 10000/,
    ],
    ["a version below 1", sample({ version: 0 }), "/version", /at least 1/],
    [
      "a rule that looks at nothing",
      sample({ exits: [{ id: "a", outcome: "b" }] }),
      "/exits/0",
      /needs `on` or `when`/,
    ],
    [
      "a case that looks at nothing",
      withNode({ type: "waitFor", for: "P1D", cases: [{ port: "a" }], to: { a: "end", timeout: "end" } }),
      "/nodes/first/cases/0",
      /needs `on` or `when`/,
    ],
    ["a node without type", withNode({}), "/nodes/first", /`type` is missing/],
    ["a node type that is no text", withNode({ type: 3 }), "/nodes/first/type", /must be the name of a node type/],
    [
      "a field schema",
      sample({ fields: { properties: { a: { type: 5 } } } }),
      "/fields/properties/a/type",
      /a text or a list of texts/,
    ],
    ["a number that JSON lacks", { ...sample(), x: [Number.NaN] }, "/x/0", /JSON has no number/],
    ["a function", { ...sample(), x: () => 1 }, "/x", /JSON has no function/],
    [
      "a reference with a bad version",
      sample({}, { mail: mail("end", { via: [{ channel: "email", template: "a@x" }] }) }),
      "/nodes/mail/via/0/template",
      /as in `reminder@1`/,
    ],
    [
      "a control character in a salt",
      withNode({
        type: "split",
        experiment: "e",
        salt: "\n",
        variants: [
          { key: "a", weight: 5000 },
          { key: "b", weight: 5000 },
        ],
        to: { a: "end", b: "end" },
      }),
      "/nodes/first/salt",
      /is not/,
    ],
  ];

  test.each(rows)("V2 %s", (_, doc, path, says) => {
    const finding = validateStrategy(doc).find(({ code }) => code === "shape.invalid");
    expect(finding?.path).toBe(path);
    expect(finding?.message).toMatch(says);
  });

  test.each([
    ["custom events", sample({ entry: { start: "mail", on: ["custom.hello", "case.created"] } })],
    ["the first and last time", sample({ time: { zone: "UTC", at: "00:00" } })],
    ["host data of any kind", { ...sample(), x: [{ a: null }] }],
    [
      "further keywords in fields",
      sample({ fields: { type: "object", properties: { a: { type: "string", format: "date", title: "A" } } } }),
    ],
    [
      "a condition that is a literal list",
      withNode({ type: "set", values: { a: [1, { var: "dpd" }] }, to: { next: "end" } }),
    ],
  ])("V2 a near miss is right: %s", (_, doc) => {
    expect(found(doc)).toEqual([]);
  });
});

test("V3 an unknown member is named with what it was meant to be, and removed by its fix", () => {
  const finding = only(sample({ descripton: "typo" }));
  expect(finding).toMatchObject({
    code: "shape.unknownMember",
    path: "/descripton",
    data: { member: "descripton", nearest: "description" },
    fix: [{ op: "remove", path: "/descripton" }],
  });
  expect(only(sample({}, { mail: mail("end", { ttll: "P1D" }) }))).toMatchObject({
    path: "/nodes/mail/ttll",
    nodeId: "mail",
    data: { nearest: "ttl" },
  });
  expect(found(sample({ x: { descripton: "typo" } }))).toEqual([]);
});

describe("V4 reserved names are refused wherever they name something", () => {
  const own = (text: string): Json => ({ ...sample(), ...(JSON.parse(text) as Json) });
  test.each([
    ["a member of the document", JSON.parse(JSON.stringify(sample()).replace("{", '{"__proto__":{},')), "/__proto__"],
    ["deep in host data", own('{"x":{"a":[{"constructor":1}]}}'), "/x/a/0/constructor"],
    [
      "a node id",
      JSON.parse(JSON.stringify(sample()).replace('"nodes":{', '"nodes":{"__proto__":{"type":"exit","outcome":"a"},')),
      "/nodes/__proto__",
    ],
    ["an id as value", sample({ exits: [{ ...(sample().exits as Json[])[0], id: "constructor" }] }), "/exits/0/id"],
    [
      "a template",
      sample({}, { mail: mail("end", { via: [{ channel: "email", template: "__proto__@1" }] }) }),
      "/nodes/mail/via/0/template",
    ],
    [
      "an anchor",
      withNode({ type: "wait", until: { anchor: "data.a.__proto__" }, ifPast: "now", to: { next: "end" } }),
      "/nodes/first/until/anchor",
    ],
    [
      "a variable",
      withNode({ type: "set", values: { "a.prototype": 1 }, to: { next: "end" } }),
      "/nodes/first/values/a.prototype",
    ],
    ["a path in a condition", withWhen({ known: [{ var: "data.constructor.name" }] }), "/nodes/first/when/known/0/var"],
  ])("V4 %s", (_, doc, path) => {
    const reserved = validateStrategy(doc).filter(({ code }) => code === "name.reserved");
    expect(reserved.map((finding) => finding.path)).toEqual([path]);
    expect(validateStrategy(doc).filter(({ severity }) => severity === "error")).toEqual(reserved);
  });

  test("V4 names that only begin like them are free", () => {
    expect(
      found(
        sample({
          x: { __proto: 1, constructors: 2 },
          exits: [{ ...(sample().exits as Json[])[0], id: "prototype2" }],
        }),
      ),
    ).toEqual([]);
  });
});

test("V5 an unknown node type is named, with the types there are and the nearest", () => {
  const finding = only(withNode({ type: "waitfor", for: "P1D", to: { timeout: "end" } }));
  expect(finding).toMatchObject({
    code: "node.unknownType",
    path: "/nodes/first/type",
    nodeId: "first",
    data: { type: "waitfor", nearest: "waitFor" },
  });
  expect(finding.data.known).toContain("split");
  expect(finding.message).toMatch(/no node type `waitfor`. Did you mean `waitFor`/);
  expect(finding.fix).toEqual([{ op: "replace", path: "/nodes/first/type", value: "waitFor" }]);
});

test("V6 a broken node hides nothing that is wrong elsewhere", () => {
  const doc = sample(
    { entry: { start: "a" } },
    { mail: undefined, a: { type: "telepathy", to: { next: "b" } }, b: mail("nowhere") },
  );
  expect(found(doc)).toEqual(["node.unknownType /nodes/a/type", "port.dangling /nodes/b/to/next"]);
});

test("V6 what is broken is not looked at again", () => {
  expect(found(sample({ time: { zone: 5, calendar: "mars" } }))).toEqual(["shape.invalid /time/zone"]);
  expect(found(sample({ exits: [{ id: "a", when: { nope: 1 }, outcome: 5 }] }))).toEqual([
    "shape.invalid /exits/0/outcome",
  ]);
  expect(found(sample({ exits: 5 }))).toEqual(["shape.invalid /exits"]);
  expect(found(sample({ nodes: [] }))).toEqual(["shape.invalid /nodes"]);
  expect(found(sample({ nodes: {} }))).toEqual(["start.missing /entry/start"]);
});

test("V6 a finding names its node, and only where there is one", () => {
  const doc = sample({ segments: { mail: { when: { nope: 1 } } } }, { mail: mail("nowhere") });
  expect(validateStrategy(doc).map(({ code, nodeId }) => [code, nodeId])).toEqual([
    ["port.dangling", "mail"],
    ["condition.operator", undefined],
  ]);
});

test("V7 findings of one kind are listed up to a hundred, and the last tells how many more there are", () => {
  const bad = Object.fromEntries(Array.from({ length: 1234 }, (_, i) => [`m${i}`, i]));
  const findings = validateStrategy({ ...sample(), ...bad });
  expect(findings).toHaveLength(100);
  expect(findings.at(-1)?.data.more).toBe(1134);
  expect(findings.at(-1)?.message).toMatch(/1134 more of this kind/);
  expect(findings.at(-2)?.data.more).toBeUndefined();
});

test("V8 findings stand in the order of the document", () => {
  const doc = sample(
    { descripton: 1, time: { zone: "Mars" }, tags: [1] },
    { mail: mail("nowhere", { giveUpAfter: "1" }), z: mail("end") },
  );
  const order = found(doc).map((line) => line.split(" ")[1]);
  expect(order).toEqual(["/time/zone", "/nodes/mail/to/next", "/nodes/mail/giveUpAfter", "/descripton", "/tags/0"]);
});

test("V9 long texts of a document are cut in findings", () => {
  const finding = only(withNode({ type: "x".repeat(100_000) }));
  expect(finding.message.length).toBeLessThan(500);
  expect(JSON.stringify(finding.data).length).toBeLessThan(600);
});
