/** Contacts, experiments, money, ids, and the rule that ends it all. */

import { describe, expect, test } from "vitest";
import { validateStrategy } from "../../src/check/validate.ts";
import { DIAGNOSTIC_SEVERITY } from "../../src/model/diagnostic.ts";
import { END, found, type Json, mail, only, PAID, sample, withNode } from "./sample.ts";

const via = (template: string, channel = "email"): Json => mail("end", { via: [{ channel, template }] });
const even = [
  { key: "a", weight: 5000 },
  { key: "b", weight: 5000 },
];
const split = (parts: Json = {}): Json => ({
  type: "split",
  experiment: "e",
  variants: even,
  to: { a: "end", b: "end" },
  ...parts,
});

test("W15 a reference without a version is unpinned", () => {
  expect(only(sample({}, { mail: via("reminder") }))).toMatchObject({
    code: "template.unpinned",
    severity: "warning",
    path: "/nodes/mail/via/0/template",
  });
  const page = (template: string) =>
    sample({}, { mail: mail("end", { page: { template, actions: ["pay"], validFor: "P1D" } }) });
  expect(found(page("pay"))).toEqual(["template.unpinned /nodes/mail/page/template"]);
  expect(found(page("pay@1"))).toEqual([]);
});

test("W16 with a registry, templates exist and are made for the channel", () => {
  const templates = { "reminder@1": { channels: ["email"] }, "pay@1": {} };
  expect(found(sample(), { templates })).toEqual([]);
  expect(only(sample({}, { mail: via("remindr@1") }), { templates })).toMatchObject({
    code: "template.unknown",
    data: { nearest: "reminder@1" },
  });
  expect(only(sample({}, { mail: via("reminder@1", "sms") }), { templates })).toMatchObject({
    code: "template.channel",
    data: { channel: "sms", channels: ["email"] },
  });
  expect(found(sample({}, { mail: via("pay@1", "sms") }), { templates })).toEqual([]);
  expect(found(sample({}, { mail: via("toString@1") }), { templates })).toEqual([
    "template.unknown /nodes/mail/via/0/template",
  ]);
});

test("W17 a policy pack that is not installed is refused", () => {
  expect(only(sample({ policies: ["us-reg-ff"] }))).toMatchObject({
    code: "policy.unknown",
    path: "/policies/0",
    data: { pack: "us-reg-ff", nearest: "us-reg-f" },
  });
  expect(only(sample({ policies: ["us-reg-ff"] })).fix).toBeUndefined();
  expect(found(sample({ policies: [] }))).toEqual([]);
});

test("W18 a legal notice says where a blocked one leads", () => {
  const notice = (to: Json) => sample({}, { mail: mail("end", { purpose: "legalNotice", to }) });
  expect(only(notice({ next: "end" }))).toMatchObject({
    code: "contact.legalUnrouted",
    severity: "error",
    path: "/nodes/mail",
  });
  expect(found(notice({ next: "end", blocked: "end" }))).toEqual([]);
});

describe("W19 two collecting contacts have something between them that must take time", () => {
  const until = { until: { anchor: "oldestDueDate", offset: "P7D" }, ifPast: "now" };
  const chain = (between: Json, second: Json = {}) =>
    found(
      sample(
        {},
        {
          mail: mail("x"),
          x: { ...between, to: { next: "again", ...(between.to as Json) } },
          again: mail("end", second),
        },
      ),
    );
  const burst = ["contact.burst /nodes/mail"];

  test.each([
    ["a wait for a moment may be late", { type: "wait", ...until }, burst],
    ["a wait of no length", { type: "wait", for: "PT0S" }, burst],
    ["a goal", { type: "goal", goal: "g" }, burst],
    ["a service message", { ...mail("again"), purpose: "infoRequested" }, burst],
    ["a gap on another channel", { type: "wait", ...until, gap: "P1D", gapChannels: ["sms"] }, burst],
    ["skipping a wait with a gap", { type: "wait", ...until, ifPast: "skip", gap: "P1D" }, burst],
    ["a wait with a gap", { type: "wait", ...until, gap: "P1D" }, []],
    ["a gap on the channel", { type: "wait", ...until, gap: "P1D", gapChannels: ["email", "sms"] }, []],
    ["a duration", { type: "wait", for: "P1B" }, []],
    ["business hours", { type: "wait", for: "PT1H" }, []],
  ])("W19 %s", (_, between, finds) => {
    expect(chain(between)).toEqual(finds);
  });

  const answer = (parts: Json) => ({
    type: "waitFor",
    cases: [{ port: "again", on: ["message.replied"] }],
    for: "P3D",
    ...parts,
    to: { again: "again", timeout: "end" },
  });
  test.each([
    ["an answer", answer({}), []],
    ["a condition that holds already", answer({ cases: [{ port: "again", when: { hasTag: "x" } }] }), burst],
    [
      "a time limit that may be past",
      { ...answer({ for: undefined, ...until, ifPast: undefined }), to: { again: "end", timeout: "again" } },
      burst,
    ],
  ])("W19 %s", (_, { to, ...between }, finds) => {
    expect(found(sample({}, { mail: mail("x"), x: { ...between, to }, again: mail("end") }))).toEqual(finds);
  });

  test("W19 a contact that did not go out is none", () => {
    const blocked = sample({}, { mail: mail("end", { to: { next: "end", blocked: "again" } }), again: mail("end") });
    expect(found(blocked)).toEqual([]);
  });

  test("W19 a service message may follow or come first", () => {
    expect(chain({ type: "goal", goal: "g" }, { purpose: "infoRequested" })).toEqual([]);
    expect(only(sample({}, { mail: mail("again"), again: mail("end") }))).toMatchObject({
      nodeId: "mail",
      data: { again: "again" },
    });
  });
});

test("W20 weights make up the whole", () => {
  const weighted = (...weights: number[]) => {
    const variants = weights.map((weight, i) => ({ key: `v${i}`, weight }));
    return withNode(split({ variants, to: Object.fromEntries(variants.map(({ key }) => [key, "end"])) }));
  };
  expect(only(weighted(5000, 4999))).toMatchObject({
    code: "split.weights",
    path: "/nodes/first/variants",
    data: { sum: 9999 },
  });
  expect(found(weighted(5000, 5000))).toEqual([]);
  expect(only(weighted(10_000))).toMatchObject({ code: "split.single", severity: "warning", data: { variant: "v0" } });
  expect(found(weighted(10_000, 0))).toEqual(["split.single /nodes/first/variants"]);
  expect(found(weighted(9999, 1))).toEqual([]);
});

test("W21 one experiment has the same variants wherever it is named", () => {
  const twice = (second: Json) => withNode(split({ to: { a: "again", b: "again" } }), {}, { again: split(second) });
  const variants = [
    { key: "a", weight: 4000 },
    { key: "b", weight: 6000 },
  ];
  expect(found(twice({}))).toEqual([]);
  expect(found(twice({ experiment: "f", variants }))).toEqual([]);
  expect(only(twice({ variants }))).toMatchObject({
    code: "experiment.conflict",
    path: "/nodes/again/variants",
    data: { experiment: "e", other: "first" },
  });
  const renamed = [even[0], { key: "c", weight: 5000 }];
  expect(found(twice({ variants: renamed, to: { a: "end", c: "end" } }))).toEqual([
    "experiment.conflict /nodes/again/variants",
  ]);
});

test("W22 an amount is a whole number that JSON can hold", () => {
  const goal = (valueMinor: number) => found(withNode({ type: "goal", goal: "g", valueMinor, to: { next: "end" } }));
  const unsafe = ["money.unsafe /nodes/first/valueMinor"];
  expect(goal(12.5)).toEqual(unsafe);
  expect(goal(Number.MAX_SAFE_INTEGER + 1)).toEqual(unsafe);
  expect(goal(-1e300)).toEqual(unsafe);
  expect(goal(Number.MAX_SAFE_INTEGER)).toEqual([]);
  expect(goal(-5)).toEqual([]);
});

describe("W23 an exit rule looks at the balance where messages go out", () => {
  test.each([
    ["no rule", undefined, true],
    ["a rule for events only", [{ id: "a", on: ["case.closed"], outcome: "b" }], true],
    ["days past due, unknown once all is paid", [{ id: "a", when: { "<=": [{ var: "dpd" }, 0] }, outcome: "b" }], true],
    ["a sum", [PAID], false],
    ["a segment over a sum", [{ id: "a", when: { segment: "clear" }, outcome: "b" }], false],
    [
      "the obligations",
      [{ id: "a", when: { none: [{ var: "obligations" }, { ">": [{ var: "outstandingMinor" }, 0] }] }, outcome: "b" }],
      false,
    ],
  ])("W23 %s", (_, exits, told) => {
    const segments = { clear: { when: { "==": [{ var: "numberUnpaid" }, 0] } } };
    const entry = { start: "mail", when: { segment: "clear" } };
    const at = exits === undefined ? "exit.never " : "exit.never /exits";
    expect(found(sample({ exits, segments, entry }))).toEqual(told ? [at] : []);
  });

  test("W23 without messages nobody is chased", () => {
    expect(found(withNode({ type: "wait", for: "P1D", to: { next: "end" } }, { exits: undefined }))).toEqual([]);
  });

  test("W23 the fix adds the rule", () => {
    expect(only(sample({ exits: undefined })).fix).toEqual([{ op: "add", path: "/exits", value: [PAID] }]);
    const other = [{ id: "paid", on: ["case.closed"], outcome: "b" }];
    expect(only(sample({ exits: other })).fix).toEqual([
      { op: "add", path: "/exits/-", value: { ...PAID, id: "paid-2" } },
    ]);
  });
});

test("W24 ids are unique in their list", () => {
  expect(only(sample({ exits: [PAID, { ...PAID, when: undefined, on: ["case.closed"] }] }))).toMatchObject({
    code: "id.duplicate",
    path: "/exits/1/id",
    data: { id: "paid", first: "/exits/0/id" },
    fix: [{ op: "replace", path: "/exits/1/id", value: "paid-2" }],
  });
  const handler = { id: "paid", on: ["case.closed"], goto: "end" };
  expect(found(sample({ handlers: [handler, { ...handler, on: ["case.updated"] }] }))).toEqual([
    "id.duplicate /handlers/1/id",
  ]);
  expect(found(sample({ handlers: [handler] }))).toEqual([]);
  expect(found(withNode(split({ variants: [even[0], { ...even[1], key: "a" }], to: { a: "end" } })))).toEqual([
    "id.duplicate /nodes/first/variants/1/key",
  ]);
  const cases = (...ports: string[]) =>
    withNode({
      type: "switch",
      cases: ports.map((port, i) => ({ port, when: { hasTag: `x${i}` } })),
      to: { a: "end", else: "end" },
    });
  expect(found(cases("a", "a"))).toEqual([]);
  expect(only(cases("a", "else"))).toMatchObject({
    code: "id.duplicate",
    path: "/nodes/first",
    data: { id: "else", what: "port" },
  });
});

test("W25 every finding has a sentence that ends, and the severity of its code", () => {
  const worst = sample(
    { policies: ["p"], exits: [{ id: "a", on: ["case.closed"], outcome: "b" }], time: { zone: "X", calendar: "y" } },
    { mail: via("t"), lost: END, bad: { type: "zzz" }, w: { type: "wait", for: "x" } },
  );
  for (const { code, severity, message } of validateStrategy(worst)) {
    expect(severity).toBe(DIAGNOSTIC_SEVERITY[code]);
    expect(message).toMatch(/^.{20,}[.)]$/);
    expect(message).not.toMatch(/undefined|\[object/);
  }
});

describe("W33 what never gets its turn is reported", () => {
  const dispute = { id: "a", on: ["dispute.opened", "dispute.closed"], goto: "end" };
  const later = (parts: Json) => found(sample({ handlers: [dispute, { ...dispute, id: "b", ...parts }] }));
  const shadowed = ["rule.shadowed /handlers/1"];
  test.each([
    ["the same events", {}, shadowed],
    ["one of them", { on: ["dispute.closed"] }, shadowed],
    ["one of them, and a condition", { on: ["dispute.closed"], when: { hasTag: "x" } }, shadowed],
    ["another event beside", { on: ["dispute.closed", "case.closed"] }, []],
  ])("W33 by a handler without condition: %s", (_, parts, finds) => {
    expect(later(parts)).toEqual(finds);
  });

  test("W33 by several together, and by a rule with the same condition", () => {
    const rule = (id: string, on: string[] | undefined, when?: unknown) => ({ id, on, when, outcome: "o" });
    const rules = (...exits: Json[]) => found(sample({ exits: [PAID, ...exits] }));
    expect(
      rules(rule("a", ["case.closed"]), rule("b", ["case.updated"]), rule("c", ["case.updated", "case.closed"])),
    ).toEqual(["rule.shadowed /exits/3"]);
    expect(rules(rule("a", undefined, { hasTag: "x" }), rule("b", undefined, { hasTag: "x" }))).toEqual([
      "rule.shadowed /exits/2",
    ]);
    expect(rules(rule("a", undefined, { hasTag: "x" }), rule("b", undefined, { hasTag: "y" }))).toEqual([]);
    expect(rules(rule("a", ["case.closed"], { hasTag: "x" }), rule("b", ["case.closed"]))).toEqual([]);
  });

  test("W33 a case of a node, whose port goes with it", () => {
    const cases = (...ports: string[]) => ports.map((port) => ({ port, on: ["message.replied"] }));
    const node = (ports: string[]) => ({
      type: "waitFor",
      for: "P1D",
      cases: cases(...ports),
      to: { timeout: "end", ...Object.fromEntries(ports.map((port) => [port, "end"])) },
    });
    expect(only(withNode(node(["a", "b"])))).toMatchObject({
      code: "rule.shadowed",
      data: { by: "/nodes/first/cases/0" },
      fix: [
        { op: "remove", path: "/nodes/first/to/b" },
        { op: "remove", path: "/nodes/first/cases/1" },
      ],
    });
    expect(only(withNode(node(["a", "a"]))).fix).toEqual([{ op: "remove", path: "/nodes/first/cases/1" }]);
  });

  test("W33 a row of a table below one that takes all, or the same", () => {
    const rows = (hit: string, ...matches: unknown[]) =>
      found(
        withNode({
          type: "table",
          hit,
          inputs: [{ var: "dpd" }],
          rows: matches.map((cell) => ({ match: [cell], set: { a: 1 }, ...(hit === "first" && { port: "a" }) })),
          to: hit === "first" ? { a: "end", else: "end" } : { next: "end" },
        }),
      );
    expect(rows("first", 5, null, 6)).toEqual(["rule.shadowed /nodes/first/rows/2"]);
    expect(rows("first", { ">": 5 }, { ">": 5 })).toEqual(["rule.shadowed /nodes/first/rows/1"]);
    expect(rows("first", { ">": 5 }, { ">": 3 }, null)).toEqual([]);
    expect(rows("collect", null, 6)).toEqual([]);
  });
});

test("W34 a page that takes promises where nothing listens for them is told", () => {
  const page = { template: "pay@1", actions: ["pay", "promise"], validFor: "P7D" };
  const handlers = [{ id: "h", on: ["promise.created"], goto: "end" }];
  expect(only(sample({}, { mail: mail("end", { page }) }))).toMatchObject({
    code: "promise.unhandled",
    severity: "info",
    path: "/nodes/mail/page/actions/1",
  });
  expect(found(sample({ handlers }, { mail: mail("end", { page }) }))).toEqual([]);
  expect(found(sample({}, { mail: mail("end", { page: { ...page, actions: ["pay"] } }) }))).toEqual([]);
});
