/** Strategies that call other strategies. */

import { describe, expect, test } from "vitest";
import { compileStrategy, type Strategy } from "../../src/index.ts";
import { Case, END, facts, invoice, mail, strategy } from "../build.ts";

const START = "2026-03-12T10:00:00Z";

/** Asks twice; ends as `silent`, or by its own rule as `answered`. */
const soft = strategy({
  id: "soft",
  version: 1,
  time: { zone: "Asia/Tokyo" },
  segments: { known: { when: { "==": [{ var: "vars.tone" }, "kind"] } } },
  exits: [{ id: "reply", on: ["message.replied"], outcome: "answered" }],
  handlers: [{ id: "quiet", on: ["custom.quiet"], goto: "rest" }],
  nodes: {
    q: { type: "if", when: { segment: "known" }, to: { yes: "first", no: "none" } },
    first: mail("w"),
    w: { type: "wait", for: "P2D", at: "09:00", to: { next: "second" } },
    second: mail("none"),
    rest: { type: "wait", for: "P10D", to: { next: "none" } },
    none: { type: "exit", outcome: "silent" },
  },
});
const outer = (parts: Partial<Strategy> = {}): Strategy =>
  strategy({
    id: "outer",
    segments: { known: { when: false } },
    exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
    handlers: [{ id: "all", on: ["custom.quiet", "custom.loud"], goto: "loud" }],
    ...parts,
    nodes: {
      call: {
        type: "callStrategy",
        strategy: "soft@1",
        inputs: { tone: "kind" },
        to: { answered: "talk", else: "end" },
      },
      talk: { type: "exit", outcome: "talking" },
      loud: { type: "exit", outcome: "loud" },
      end: END,
      ...parts.nodes,
    },
  });
const run = (document = outer(), library: Record<string, Strategy> = { "soft@1": soft }) =>
  new Case(compileStrategy(document, { strategies: library }), START);

describe("Y1 a called strategy runs inside the case of its caller", () => {
  test("Y1 with shared variables, the caller's clock and its own segments", () => {
    const r = run();
    expect([r.state.node, r.state.vars]).toEqual(["call>w", { tone: "kind" }]);
    expect(r.state.dueAt).toBe(Date.parse("2026-03-14T09:00:00Z"));
    expect(r.of("message.send")[0]).toMatchObject({ nodeId: "call>first", id: "C-1/1/outer@0/call%3Efirst/3.0" });
  });

  test("Y1 its outcome chooses the port; one without a port takes else", () => {
    const silent = run().until("2026-03-20T00:00:00Z");
    expect([silent.state.outcome, silent.sent.length]).toEqual(["exhausted", 2]);
    expect(silent.codes.filter((code) => code.startsWith("call."))).toEqual(["call.entered", "call.returned"]);
  });

  test("Y1 it starts by its own rows of days past due", () => {
    const library = { "soft@1": { ...soft, entry: { start: "q", byDpd: [{ from: 5, start: "second" }] } } };
    expect(run(outer(), library).sent).toEqual(["2026-03-12T10:00 email"]);
  });
});

describe("Y2 rules of the caller come first, handlers of the called strategy do", () => {
  test("Y2 an exit rule of the called strategy ends it with an outcome", () => {
    const r = run().on("2026-03-13T09:00:00Z", { type: "message.replied" });
    expect(r.state.outcome).toBe("talking");
    expect(r.of("case.exited")).toMatchObject([{ outcome: "talking" }]);
  });

  test("Y2 an exit rule of the caller ends the case from inside", () => {
    const r = run(outer({ exits: [{ id: "any", on: ["message.replied"], outcome: "stopped" }] })).on(
      "2026-03-13T09:00:00Z",
      { type: "message.replied" },
    );
    expect(r.state.outcome).toBe("stopped");
  });

  test("Y2 paying ends the case before the next message inside", () => {
    const r = run().on(
      "2026-03-13T12:00:00Z",
      { type: "payment.received" },
      { obligations: [invoice({ outstandingMinor: 0 })] },
    );
    expect([r.state.outcome, r.sent.length, facts().caseId]).toEqual(["paid", 1, "C-1"]);
  });

  test("Y2 the innermost handler takes an event, the outer one what the inner one leaves", () => {
    expect(run().on("2026-03-13T09:00:00Z", { type: "custom.quiet" }).state.node).toBe("call>rest");
    expect(run().on("2026-03-13T09:00:00Z", { type: "custom.loud" }).state.outcome).toBe("loud");
  });
});

test("Y3 a jump ends the run as transferred and names the strategy that takes over", () => {
  const r = run(
    outer({ nodes: { call: { type: "callStrategy", strategy: "late@4", mode: "jump" } }, handlers: [] }),
    {},
  );
  expect([r.state.outcome, r.of("case.transfer")[0]?.strategy]).toEqual(["transferred", "late@4"]);
});

test("Y4 calls lie inside each other, each with its path", () => {
  const middle = strategy({
    id: "middle",
    version: 2,
    exits: [],
    nodes: {
      inner: { type: "callStrategy", strategy: "soft@1", to: { else: "out" } },
      out: { type: "exit", outcome: "through" },
    },
  });
  const document = outer({
    nodes: {
      call: {
        type: "callStrategy",
        strategy: "middle@2",
        inputs: { tone: "kind" },
        to: { through: "talk", else: "end" },
      },
    },
  });
  const r = run(document, { "soft@1": soft, "middle@2": middle });
  expect(r.state.node).toBe("call>inner>w");
  expect(r.until("2026-03-20T00:00:00Z").state.outcome).toBe("talking");
});
