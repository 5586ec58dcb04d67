/** What is checked of repeats, called strategies, fees, tables and tasks. */

import { describe, expect, test } from "vitest";
import { validateStrategy } from "../../src/check/validate.ts";
import type { Strategy } from "../../src/model/strategy.ts";
import { END, found, type Json, places, sample, withNode } from "./sample.ts";

const wait = (next: string) => ({ type: "wait", for: "P1D", to: { next } });
const send = (next: string) => ({ type: "send", via: [{ channel: "email", template: "a@1" }], to: { next } });
const repeat = (body: string, parts: Json = {}) => ({
  type: "repeat",
  max: 3,
  ...parts,
  to: { body, exhausted: "end" },
});

describe("G13 a repeat may lead back through its body, and only there", () => {
  test("G13 the body leads back", () => {
    expect(found(withNode(repeat("w"), {}, { w: wait("first") }))).toEqual([]);
  });

  test("G13 another port leading back is a circle", () => {
    const doc = withNode(
      { ...repeat("w"), to: { body: "w", exhausted: "x" } },
      {},
      { w: wait("first"), x: wait("first") },
    );
    expect(found(doc)).toContain("graph.cycle /nodes/x/to/next");
  });

  test("G13 a circle inside the body is reported", () => {
    const doc = withNode(
      repeat("a"),
      {},
      { a: { type: "if", when: { hasTag: ["x"] }, to: { yes: "b", no: "first" } }, b: wait("a") },
    );
    expect(found(doc)).toEqual(["repeat.noDelay /nodes/first/to/body", "graph.cycle /nodes/b/to/next"]);
  });
});

describe("G14 a round of a repeat takes time", () => {
  const quick = {
    a: { type: "set", stage: "x", to: { next: "b" } },
    b: { type: "if", when: { hasTag: ["x"] }, to: { yes: "w", no: "first" } },
    w: wait("first"),
  };
  test("G14 one way without a wait is enough to be reported, with its nodes", () => {
    const findings = validateStrategy(withNode(repeat("a"), {}, quick));
    expect(places(findings)).toEqual(["repeat.noDelay /nodes/first/to/body"]);
    expect(findings[0]?.data).toEqual({ nodes: ["first", "a", "b", "first"] });
  });

  test("G14 not with `every`, nor where each way has a node that can wait", () => {
    expect(found(withNode(repeat("a", { every: "P1D" }), {}, quick))).toEqual([]);
    expect(found(withNode(repeat("w"), {}, { w: wait("first") }))).toEqual([]);
  });

  test("G14 straight back is no time", () => {
    expect(found(withNode({ type: "repeat", max: 2, to: { body: "first", exhausted: "end" } }))).toEqual([
      "repeat.noDelay /nodes/first/to/body",
    ]);
  });
});

describe("W26 called strategies", () => {
  const callee = sample({ id: "soft", version: 1 }) as unknown as Strategy;
  const caller = (strategy = "soft@1", to: Json = { else: "end" }) => withNode({ type: "callStrategy", strategy, to });
  const calling = (doc: Json, strategies: Record<string, unknown>) =>
    places(validateStrategy(doc, { strategies: strategies as Record<string, Strategy> }));

  test("W26 must exist, and the nearest is named", () => {
    expect(calling(caller(), { "soft@1": callee })).toEqual([]);
    expect(calling(caller(), {})).toEqual(["call.unknown /nodes/first/strategy"]);
    const [finding] = validateStrategy(caller("sotf@1"), { strategies: { "soft@1": callee } });
    expect(finding?.data).toEqual({ strategy: "sotf@1", nearest: "soft@1" });
  });

  test("W26 must have no errors of their own", () => {
    expect(calling(caller(), { "soft@1": { ...callee, entry: { start: "gone" } } })).toEqual([
      "call.unknown /nodes/first/strategy",
    ]);
  });

  test("W26 may not call each other without end", () => {
    const loop = { ...caller("soft@1"), id: "loop" };
    expect(calling(caller("loop@1"), { "loop@1": { ...loop, nodes: caller("loop@1").nodes } })).toEqual([
      "call.recursion /nodes/first/strategy",
    ]);
    expect(
      calling(
        { ...caller("a@1"), id: "root" },
        { "a@1": { ...caller("b@1"), id: "a" }, "b@1": { ...caller("a@1"), id: "b" } },
      ),
    ).toEqual(["call.recursion /nodes/first/strategy"]);
    const chain = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`s${i}@1`, { ...caller(`s${i + 1}@1`), id: `s${i}` }]),
    );
    expect(calling({ ...caller("s0@1"), id: "root" }, { ...chain, "s9@1": callee })).toEqual([
      "call.recursion /nodes/first/strategy",
    ]);
  });

  test("W26 a port that is none of its outcomes is never used", () => {
    expect(calling(caller("soft@1", { paid: "end", cured: "end", else: "end" }), { "soft@1": callee })).toEqual([
      "call.port /nodes/first/to/cured",
    ]);
  });

  test("W26 a jump needs nothing but a name", () => {
    expect(calling(withNode({ type: "callStrategy", strategy: "later@9", mode: "jump" }), {})).toEqual([
      "graph.unreachable /nodes/end",
    ]);
  });
});

describe("W27 fees", () => {
  const fee = (parts: Json) =>
    withNode({ type: "fee", fee: "late", currency: "EUR", legalBasis: "x", ...parts, to: { next: "end" } });
  test.each([
    [{ amountMinor: 100 }, []],
    [{ rateBp: 100, capMinor: 500 }, []],
    [{}, ["shape.invalid /nodes/first"]],
    [{ amountMinor: 100, rateBp: 100 }, ["shape.invalid /nodes/first"]],
    [{ amountMinor: 0 }, ["shape.invalid /nodes/first/amountMinor"]],
    [{ amountMinor: 1.5 }, ["money.unsafe /nodes/first/amountMinor"]],
    [{ amountMinor: 100, currency: "euro" }, ["shape.invalid /nodes/first/currency"]],
  ])("W27 %j", (parts, expected) => {
    expect(found(fee(parts))).toEqual(expected);
  });

  test("W27 one currency", () => {
    const other = { type: "fee", fee: "b", amountMinor: 5, currency: "USD", legalBasis: "x", to: { next: "end" } };
    const doc = withNode({ ...other, currency: "EUR", to: { next: "second" } }, {}, { second: other });
    expect(found(doc)).toEqual(["money.currency /nodes/second/currency"]);
  });
});

describe("W28 tables", () => {
  const table = (rows: readonly Json[], parts: Json = {}) =>
    withNode({
      type: "table",
      inputs: [{ var: "dpd" }, { var: "stage" }],
      rows,
      ...parts,
      to: { a: "end", else: "end" },
    });
  test.each([
    ["fits", [{ match: [{ ">": 5 }, "late"], port: "a" }], []],
    ["a cell too few", [{ match: [1], port: "a" }], ["shape.invalid /nodes/first/rows/0/match"]],
    ["no port", [{ match: [1, null], port: "a" }, { match: [2, null] }], ["shape.invalid /nodes/first/rows/1"]],
    [
      "an operator that does not exist",
      [{ match: [{ over: 5 }, null], port: "a" }],
      ["condition.operator /nodes/first/rows/0/match/0"],
    ],
    [
      "a comparison of two kinds",
      [{ match: [{ ">": "5" }, null], port: "a" }],
      ["condition.constant /nodes/first/rows/0/match/0"],
    ],
  ])("W28 %s", (_, rows, expected) => {
    expect(found(table(rows))).toEqual(expected);
  });

  test("W28 a collecting row needs values", () => {
    const collect = { hit: "collect", to: { next: "end" } };
    const doc = withNode({ type: "table", inputs: [{ var: "dpd" }], rows: [{ match: [null] }], ...collect });
    expect(found(doc)).toEqual(["shape.invalid /nodes/first/rows/0"]);
  });
});

describe("W29 a task with a channel is a contact", () => {
  const task = (parts: Json) => ({
    type: "task",
    queue: "q",
    due: "P1D",
    dispositions: ["ok"],
    ...parts,
    to: { ok: "end", timeout: "end", ...(parts.to as Json) },
  });
  test("W29 two contacts in one breath", () => {
    expect(found(withNode(send("call"), {}, { call: task({ channel: "voice" }) }))).toEqual([
      "contact.burst /nodes/first",
    ]);
    expect(found(withNode(send("call"), {}, { call: task({}) }))).toEqual([]);
  });

  test("W29 a legal notice needs the port blocked, and a balance rule is missed", () => {
    expect(found(withNode(task({ channel: "letter", purpose: "legalNotice" })))).toEqual([
      "contact.legalUnrouted /nodes/first",
    ]);
    expect(found({ ...withNode(task({ channel: "voice" })), exits: [] })).toEqual(["exit.never "]);
    expect(found({ ...withNode(task({})), exits: [], nodes: { first: task({}), end: END } })).toEqual([]);
  });

  test("W29 a script without a version is unpinned", () => {
    expect(found(withNode(task({ script: "call" })))).toEqual(["template.unpinned /nodes/first/script"]);
  });
});
