/** Work for people, and functions of the host that are asked. */

import { describe, expect, test } from "vitest";
import type { NodeTypes } from "../../src/index.ts";
import { Case, END, facts, invoice, program } from "../build.ts";

const START = "2026-03-12T10:00:00Z";
const leaf = (outcome: string) => ({ type: "exit", outcome }) as const;
const LEAVES = { done: leaf("done"), promised: leaf("promised"), late: leaf("late"), blocked: leaf("blocked") };
type Task = Partial<Omit<NodeTypes["task"], "type">>;

const task = (parts: Task = {}): NodeTypes["task"] => ({
  type: "task",
  queue: "agents",
  due: "P2D",
  dispositions: ["done", "promised"],
  ...parts,
  to: { done: "done", promised: "promised", timeout: "late", ...parts.to },
});
const give = (parts: Task = {}, initial: Parameters<typeof facts>[0] = {}, exits = {}) =>
  new Case(program({ exits: [], ...exits, nodes: { t: task(parts), ...LEAVES } }), START, facts(initial));

describe("K1 a task ends by its disposition or its deadline", () => {
  test("K1 it says what the host needs to know", () => {
    const run = give({
      skill: "spanish",
      script: "first-call@2",
      priority: { "+": [{ var: "dpd" }, 100] },
      at: "17:00",
    });
    expect(run.of("task.create")).toMatchObject([
      {
        queue: "agents",
        skill: "spanish",
        script: "first-call@2",
        priority: 100,
        dispositions: ["done", "promised"],
        dueAt: Date.parse("2026-03-14T17:00:00Z"),
      },
    ]);
    expect(run.of("task.create")[0]).not.toHaveProperty("channel");
    expect(run.state.dueAt).toBe(Date.parse("2026-03-14T17:00:00Z"));
  });

  test("K1 a listed disposition leaves by its port, without canceling", () => {
    const run = give();
    const [created] = run.of("task.create");
    run.on("2026-03-13T09:00:00Z", { type: "task.completed", data: { task: created?.id, disposition: "promised" } });
    expect([run.state.outcome, run.of("task.cancel").length]).toEqual(["promised", 0]);
  });

  test("K1 another task, or a disposition that is not listed, changes nothing", () => {
    const run = give();
    const [created] = run.of("task.create");
    const before = run.state;
    run.on("2026-03-13T09:00:00Z", { type: "task.completed", data: { task: "other", disposition: "done" } });
    run.on("2026-03-13T10:00:00Z", { type: "task.completed", data: { task: created?.id, disposition: "slept" } });
    expect(run.state).toBe(before);
  });

  test("K1 past its deadline the task is canceled, and the case leaves by timeout", () => {
    const run = give().until("2026-03-20T00:00:00Z");
    expect(run.of("task.cancel")).toMatchObject([
      { task: run.of("task.create")[0]?.id, at: Date.parse("2026-03-14T10:00:00Z") },
    ]);
    expect(run.state.outcome).toBe("late");
  });

  test("K1 leaving by a rule cancels the open task", () => {
    const run = give({}, {}, { exits: [{ id: "closed", on: ["case.closed"], outcome: "withdrawn" }] });
    run.on("2026-03-13T09:00:00Z", { type: "case.closed" });
    expect(run.of("task.cancel").length).toBe(1);
    expect(run.state.outcome).toBe("withdrawn");
  });

  test("K1 a hold moves the deadline", () => {
    const run = give();
    run.on("2026-03-13T10:00:00Z", { type: "hold.placed", data: { kind: "dispute", until: "2026-03-16T10:00:00Z" } });
    run.until("2026-03-16T10:00:00Z");
    expect(run.state.dueAt).toBe(Date.parse("2026-03-17T10:00:00Z"));
  });
});

describe("K2 a task with a channel is a contact", () => {
  test("K2 it waits while nothing may be asked for, and is counted as a contact once made", () => {
    const run = give({ channel: "voice" }, { obligations: [invoice({ disputed: true })] });
    expect(run.of("contact.deferred")).toMatchObject([{ reason: "nothingCollectible" }]);
    run.on("2026-03-13T09:00:00Z", { type: "dispute.closed" }, { obligations: [invoice()] });
    expect(run.of("task.create")).toMatchObject([
      { channel: "voice", purpose: "collect", recipient: "debtor", obligations: ["I-1"] },
    ]);
    expect(run.state.last).toEqual({ voice: Date.parse("2026-03-13T09:00:00Z") });
    expect(run.state.dueAt).toBe(Date.parse("2026-03-15T09:00:00Z"));
  });

  test("K2 an unreachable debtor leaves by blocked, which falls back to timeout", () => {
    const debtor = { id: "D-1", channels: [{ channel: "voice", optedOut: true }] };
    expect(give({ channel: "voice", to: { blocked: "blocked" } }, { debtor }).state.outcome).toBe("blocked");
    const run = give({ channel: "voice" }, { debtor });
    expect([run.state.outcome, run.of("contact.suppressed")[0]?.reason]).toEqual(["late", "unreachable"]);
  });

  test("K2 without a channel nothing of the sort is asked", () => {
    expect(give({}, { obligations: [invoice({ disputed: true })] }).of("task.create").length).toBe(1);
  });
});

type External = Partial<Omit<NodeTypes["external"], "type">>;
const ask = (parts: External = {}) =>
  program({
    exits: [],
    nodes: {
      ask: {
        type: "external",
        function: "risk",
        timeout: "PT1H",
        store: "risk.value",
        ...parts,
        to: { ok: "use", default: "w", ...parts.to },
      },
      use: { type: "if", when: { ">": [{ var: "vars.risk.value" }, 0.5] }, to: { yes: "w", no: "end" } },
      w: { type: "wait", for: "P1D", to: { next: "ask2" } },
      ask2: {
        type: "score",
        function: "risk",
        timeout: "PT1H",
        store: "risk.value",
        cacheFor: "P3D",
        to: { ok: "end" },
      },
      end: END,
    },
  });
const answer = (run: Case, data: object) => ({
  type: "external.result",
  data: { call: run.of("external.call").at(-1)?.id, ...data },
});

describe("K3 a function of the host is asked once, and its answer is kept", () => {
  test("K3 the question carries values, unknown ones as null", () => {
    const run = new Case(ask({ input: { days: { var: "dpd" }, score: { var: "data.score" } } }), START);
    expect(run.of("external.call")).toMatchObject([
      { function: "risk", input: { days: 10, score: null }, timeoutAt: Date.parse("2026-03-12T11:00:00Z") },
    ]);
  });

  test("K3 an answer is stored and leads on by ok; one for another call changes nothing", () => {
    const run = new Case(ask(), START);
    const before = run.state;
    run.on("2026-03-12T10:10:00Z", { type: "external.result", data: { call: "other", ok: true, value: 1 } });
    expect(run.state).toBe(before);
    run.on("2026-03-12T10:20:00Z", answer(run, { ok: true, value: 0.9 }));
    expect([run.state.node, run.state.vars]).toEqual(["w", { risk: { value: 0.9 } }]);
  });

  test("K3 an answer without a value is unknown, never 0", () => {
    const run = new Case(ask(), START);
    run.on("2026-03-12T10:20:00Z", answer(run, { ok: true, value: null }));
    expect(run.of("case.patch")).toMatchObject([{ vars: { "risk.value": null } }]);
    expect(run.state.vars).not.toHaveProperty("risk.value");
  });

  test("K3 an error and a missing answer store the default, and leave by default", () => {
    for (const happens of ["error", "silence"]) {
      const run = new Case(ask({ default: 0.5 }), START);
      if (happens === "error") run.on("2026-03-12T10:20:00Z", answer(run, { ok: false }));
      else run.until("2026-03-12T11:00:00Z");
      expect([run.state.node, run.state.vars]).toEqual(["w", { risk: { value: 0.5 } }]);
    }
  });

  test("K4 a fresh answer is not asked for again, an old or failed one is", () => {
    const run = new Case(ask(), START);
    run.on("2026-03-12T10:20:00Z", answer(run, { ok: true, value: 0.9 })).until("2026-03-14T00:00:00Z");
    expect([run.of("external.call").length, run.state.outcome]).toEqual([1, "exhausted"]);
    const old = new Case(ask(), START);
    old.on("2026-03-12T10:20:00Z", answer(old, { ok: true, value: 0.9 }));
    old.on("2026-03-12T12:00:00Z", {
      type: "hold.placed",
      data: { kind: "dispute", until: "2026-03-16T12:00:00Z" },
    });
    expect(old.until("2026-03-18T00:00:00Z").of("external.call").length).toBe(2);
    const failed = new Case(ask(), START).until("2026-03-14T00:00:00Z");
    expect(failed.of("external.call").length).toBe(2);
  });
});
