/** What a moved case keeps, where it goes on, and why it stays. */

import { describe, expect, test } from "vitest";
import { advanceToCheckpoint, migrateState, planMigration } from "../../../src/change.ts";
import { type CaseEvent, explainTrace, type Node, type Program } from "../../../src/index.ts";
import { END, facts, mail } from "../../build.ts";
import { DAY, idsOf, kinds, lifeOf, moved, moveTo, NOW, type Nodes, timer, version, wait } from "./moving.ts";

const BASE: Nodes = {
  ...{ set: { type: "set", stage: "early", values: { n: 7 }, addTags: ["seen"], to: { next: "a" } } },
  ...{ a: wait("P3D", "b"), b: mail("c"), c: wait("P7D", "end"), end: END },
};

describe("What is kept", () => {
  const from = version(1, BASE);

  test("MS1 variables, stage, tags, events and visits, and the wait with its arrival", () => {
    const life = lifeOf(from, [
      () => [1, { type: "hold.placed", id: "e1", data: { kind: "quiet", scope: "contact" } }],
    ]);
    const to = version(2, { ...BASE, a: wait("P4D", "b") });
    const { state, effects, trace } = moved(moveTo(from, to, life, { day: 2 }));
    const { vars, stage, tags, holds, seen, visit, index, enteredAt, run } = life.state;
    expect(state).toMatchObject({ vars, stage, tags, holds, seen, visit, index, enteredAt, run, version: 2 });
    expect([state.node, state.dueAt, effects]).toEqual(["a", NOW + 4 * DAY, []]);
    expect(trace[0]).toEqual({
      ...{ code: "case.migrated", nodeId: "a" },
      data: { from: 1, to: 2, node: "a", target: "a", how: "same" },
    });
    const told = [explainTrace(to, trace)[0]?.text, explainTrace(to, trace, { locale: "es" })[0]?.text];
    expect(told).toEqual([
      "The case was moved from version 1 of the strategy to version 2, where it goes on at a wait of 4 days.",
      "El caso pasó de la versión 1 de la estrategia a la versión 2, donde sigue en una espera de 4 días.",
    ]);
  });

  test("MS1 what is due by then in the newer version happens in the same step", () => {
    const result = moved(moveTo(from, version(2, { ...BASE, a: wait("P1D", "b") }), lifeOf(from), { day: 2 }));
    expect([kinds(result), result.state.node]).toEqual([["message.send"], "c"]);
    expect(result.effects[0]?.id).toBe("C-1/1/test@2/b/3.0");
  });

  test("MS1 a case on hold is moved, and enters the new node when the hold is over", () => {
    const hold = { kind: "dispute", until: "2026-03-05T10:00:00Z" };
    const life = lifeOf(from, [() => [1, { type: "hold.placed", data: hold }]]);
    const to = version(2, { ...BASE, d: wait("P2D", "b") });
    const { state } = moved(moveTo(from, to, life, { choice: { nodes: { a: { to: "node", node: "d" } } }, day: 2 }));
    expect(state).toMatchObject({ status: "held", node: "d", entered: false, dueAt: NOW + 4 * DAY });
    const after = to.advance(state, { type: "timer.fired" }, { facts: facts(), now: NOW + 4 * DAY });
    expect(after.state).toMatchObject({ status: "active", node: "d", entered: true, dueAt: NOW + 6 * DAY });
  });

  test("MS3 who begins again is at the start, entered now, and keeps what was agreed", () => {
    const promised = { type: "promise.created", data: { promise: "P-1", amountMinor: 5000, dueDate: "2026-03-20" } };
    const life = lifeOf(from, [() => [1, promised]]);
    const choice = { nodes: { a: { to: "restart" } } } as const;
    const { state, done } = moved(moveTo(from, version(2, BASE), life, { choice, day: 2 }));
    expect([done, state.enteredAt, state.node, state.entered]).toEqual(["restarted", NOW + 2 * DAY, "set", false]);
    expect([state.status, state.commitment?.id, state.run]).toEqual(["held", "P-1", 1]);
  });

  test("MS3 the start is the one for its days past due", () => {
    const entry = { start: "set", byDpd: [{ from: 5, start: "c" }] };
    const to = version(2, BASE, { entry });
    const late = facts({
      obligations: [{ ref: "I-1", dueDate: "2026-01-01", currency: "EUR", amountMinor: 1, outstandingMinor: 1 }],
    });
    const choice = { nodes: { a: { to: "restart" } } } as const;
    expect(moved(moveTo(from, to, lifeOf(from, [], late), { choice })).state.node).toBe("c");
    expect(moved(moveTo(from, to, lifeOf(from), { choice })).state.node).toBe("a");
  });

  test("MS2 offers are withdrawn and the agreement closed where the case ends", () => {
    const option = { key: "x", count: 2, frequency: "monthly" } as const;
    const offering: Nodes = {
      ...{
        o: {
          type: "offer",
          offer: "plan",
          options: [option],
          validFor: "P9D",
          to: { accepted: "c", expired: "c" },
        } as Node,
      },
      ...{ c: wait("P7D", "end"), end: END },
    };
    const [one, two] = [version(1, offering), version(2, offering)];
    const result = moveTo(one, two, lifeOf(one), { choice: { nodes: { o: { to: "exit", outcome: "x" } } } });
    expect(kinds(result)).toEqual(["offer.withdraw", "case.exited"]);
    expect(moved(moveTo(one, two, lifeOf(one))).state.offers).toHaveLength(1);
  });
});

describe("Loops and agreements", () => {
  test("MS7 who comes into a loop from outside is in its first round; rounds inside go on", () => {
    const body: Nodes = {
      r: { type: "repeat", max: 2, to: { body: "m", exhausted: "end" } },
      m: mail("x"),
      x: wait("P1D", "r"),
      end: END,
    };
    const flat = version(1, { m: mail("x"), x: wait("P1D", "end"), end: END });
    const into = moved(
      moveTo(flat, version(2, { ...body, m: mail("x") }, { entry: { start: "r" } }), lifeOf(flat), { day: 0.5 }),
    );
    expect(into.state.loops).toEqual({ r: { count: 1, since: NOW + 0.5 * DAY } });
    const from = version(1, body);
    const life = lifeOf(from, [timer(1)]);
    expect(life.state.loops?.r?.count).toBe(2);
    expect(moved(moveTo(from, version(2, body), life, { day: 1.5 })).state.loops).toEqual(life.state.loops);
    const out = version(2, { m: mail("x"), x: wait("P1D", "end"), r: wait("P1D", "end"), end: END });
    const choice = { nodes: { r: { to: "node", node: "x" } } } as const;
    expect(moved(moveTo(from, out, life, { choice, day: 1.5 })).state.loops).toBeUndefined();
  });

  const handlers = [{ id: "h", on: ["promise.created"], goto: "p" }];
  const watched: Nodes = {
    a: wait("P30D", "end"),
    p: { type: "promise", to: { kept: "end", broken: "end" } },
    end: END,
  };
  const promised: CaseEvent = {
    ...{ type: "promise.created" },
    data: { promise: "P-1", amountMinor: 5000, dueDate: "2026-03-20" },
  };

  test("MS8 an agreement that no node watches any more pauses the case", () => {
    const from = version(1, watched, { handlers });
    const to = version(2, { a: wait("P30D", "end"), end: END });
    const choice = { nodes: { p: { to: "node", node: "a" } } } as const;
    const life = lifeOf(from, [() => [1, promised]]);
    expect(life.state).toMatchObject({ node: "p", status: "active" });
    const result = moved(moveTo(from, to, life, { choice, day: 2 }));
    expect(result.state).toMatchObject({ status: "held", node: "a", holds: [{ kind: "commitment" }] });
    expect(kinds(result)).toEqual(["hold.set"]);
  });

  test("MS8 one that paused the case is watched by the node it is moved to", () => {
    const from = version(1, { a: wait("P30D", "end"), end: END });
    const to = version(2, watched, { handlers });
    const choice = { nodes: { a: { to: "node", node: "p" } } } as const;
    const result = moved(moveTo(from, to, lifeOf(from, [() => [1, promised]]), { choice, day: 2 }));
    expect(result.state).toMatchObject({ status: "active", node: "p", entered: true, commitment: { id: "P-1" } });
    expect([result.state.holds, result.state.heldSince]).toEqual([undefined, undefined]);
    expect(kinds(result)).toEqual(["hold.clear"]);
  });
});

describe("Why a case stays", () => {
  const [from, to] = [version(1, BASE), version(2, BASE)];
  const plan = planMigration(from, to);
  const { state } = lifeOf(from);
  const reason = (older: Program, newer: Program, own: typeof plan, given = state, known = facts()) => {
    const result = migrateState(older, newer, own, given, { facts: known, now: NOW + DAY });
    return result.done === "refused" ? result.reason : result.done;
  };

  test("MS6 as it was, with a reason", () => {
    expect(reason(from, to, plan)).toBe("moved");
    expect(reason(from, to, planMigration(from, to, undefined, { rule: "pin" }))).toBe("pinned");
    expect(reason(from, to, { ...plan, from: 9 })).toBe("otherPlan");
    expect(reason(from, to, plan, { ...state, version: 9 })).toBe("otherVersion");
    expect(reason(from, to, plan, { ...state, status: "exited" })).toBe("exited");
    expect(reason(from, to, plan, { ...state, node: "gone" })).toBe("noTarget");
    expect(reason(from, to, plan, state, facts({ caseId: "C-2" }))).toBe("facts");
    expect(reason(from, to, plan, state, { ...facts(), obligations: 3 } as never)).toBe("facts");
    const wrong = planMigration(from, to, undefined, { nodes: { a: { to: "node", node: "x" } } });
    expect(reason(from, to, wrong)).toBe("planHasProblems");
  });

  test("MS6 a state that says nothing true never throws", () => {
    const odd = { ...state, n: undefined, entered: true, loops: { gone: { count: 1, since: 0 } } } as never;
    expect(["moved", "wouldPark"]).toContain(reason(from, to, plan, odd));
  });
});

describe("At a checkpoint", () => {
  const mark: Node = { type: "goal", goal: "half", checkpoint: true, to: { next: "c" } };
  const nodes: Nodes = { a: wait("P3D", "b"), b: mail("mark"), mark, c: wait("P7D", "end"), end: END };
  const from = version(1, nodes);
  const step = (to: Program, choice = {}, day = 3) => {
    const plan = planMigration(from, to, undefined, { moment: "checkpoint", ...choice });
    const { state } = lifeOf(from);
    const given = { facts: facts(), now: NOW + day * DAY };
    return advanceToCheckpoint({ from, to, plan }, state, { type: "timer.fired" }, given);
  };

  test("MS13 until then the older version, from there the newer, with one mark", () => {
    const to = version(2, {
      ...nodes,
      b: mail("mark", { purpose: "offer" }),
      mark: { ...mark, to: { next: "d" } } as Node,
      d: wait("P1D", "c"),
    });
    const moving = step(to);
    expect(moving.migration?.done).toBe("moved");
    expect(moving.effects.map(({ kind, id }) => [kind, id])).toEqual([
      ["message.send", "C-1/1/test@1/b/2.0"],
      ["metric.mark", "C-1/1/test@1/mark/3.0"],
    ]);
    expect(moving.state).toMatchObject({ version: 2, node: "d", dueAt: NOW + 4 * DAY });
    expect(step(to, {}, 2).migration).toBeUndefined();
    expect(step(to, {}, 2).state.version).toBe(1);
  });

  test("MS13 where it cannot be moved the step is the older version's own", () => {
    const to = version(2, nodes);
    const stayed = step(to, { nodes: { mark: { to: "pin" } } });
    expect(stayed.migration).toEqual({ done: "refused", reason: "pinned" });
    expect(stayed.state).toMatchObject({ version: 1, node: "c" });
    expect(idsOf(stayed.effects, "metric.mark")).toHaveLength(1);
  });

  test("MS13 other targets of a checkpoint count too", () => {
    const to = version(2, nodes);
    const ended = step(to, { nodes: { mark: { to: "exit", outcome: "withdrawn" } } });
    expect(ended.state).toMatchObject({ status: "exited", outcome: "withdrawn" });
    expect(idsOf(ended.effects, "metric.mark")).toHaveLength(1);
    expect(step(to, { nodes: { mark: { to: "node", node: "end" } } }).state.outcome).toBe("exhausted");
  });
});
