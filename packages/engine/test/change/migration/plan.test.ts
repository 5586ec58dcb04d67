/** The planner: targets, what stands in the way, and the dry run. */

import { describe, expect, test } from "vitest";
import { type MigrationChoice, mergeImpacts, migrationImpact, planMigration } from "../../../src/change.ts";
import type { Node, Program, Strategy } from "../../../src/index.ts";
import { at, END, facts, mail, program } from "../../build.ts";

const NOW = at("2026-03-01T10:00:00Z");

type Nodes = Record<string, Node>;

const version = (number: number, nodes: Nodes, parts: Partial<Strategy> = {}, options = {}): Program =>
  program({ version: number, nodes, exits: [], ...parts }, options);

const wait = (days: string, next: string): Node => ({ type: "wait", for: days, to: { next } });

const notice = (next: string, template = "notice@1"): Node => ({
  ...{ type: "send", purpose: "legalNotice", via: [{ channel: "letter", template }] },
  to: { next, blocked: "end" },
});

/** `count` cases that came in at `NOW` and took the first step. */
const casesOf = (from: Program, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const own = facts({ caseId: `C-${i}` });
    return { facts: own, state: from.enroll(own, { now: NOW }).state };
  });

const planned = (from: Program, to: Program, choice: MigrationChoice = {}, cases = casesOf(from, 3)) =>
  planMigration(from, to, { now: NOW + 3_600_000, cases }, choice);

const OLD: Nodes = { a: wait("P3D", "b"), b: mail("c"), c: wait("P7D", "end"), end: END };

describe("Targets", () => {
  test("MP1 nodes that both versions have keep their cases, and with pin nobody moves", () => {
    const [from, to] = [version(1, OLD), version(2, { ...OLD, a: wait("P5D", "b") })];
    const plan = planned(from, to);
    expect(plan.nodes).toEqual({ a: { to: "same" }, b: { to: "same" }, c: { to: "same" }, end: { to: "same" } });
    expect([plan.problems, plan.impact.moved]).toEqual([[], 3]);
    const pinned = planned(from, to, { rule: "pin" });
    expect([pinned.nodes.a, pinned.impact.moved, pinned.impact.pinned]).toEqual([{ to: "pin" }, 0, 3]);
  });

  test("MP1 nodes of a strategy that is called instead of another are not the same", () => {
    const soft = { ...version(1, OLD).strategy, id: "soft" };
    const hard = { ...soft, id: "hard" };
    const strategies = { "soft@1": soft, "hard@1": hard, "soft@2": { ...soft, version: 2 } };
    const calling = (number: number, strategy: string) =>
      version(number, { call: { type: "callStrategy", strategy, to: { else: "end" } }, end: END }, {}, { strategies });
    const gone = planned(calling(1, "soft@1"), calling(2, "hard@1")).problems.map(({ nodeId }) => nodeId);
    expect(gone).toEqual(["call>a", "call>b", "call>c", "call>end"]);
    expect(planned(calling(1, "soft@1"), calling(2, "soft@2")).problems).toEqual([]);
  });

  test("MP2 a node that is gone needs a target, and one that it led to suggests itself", () => {
    const { b: _, ...rest } = OLD;
    const [from, to] = [version(1, OLD), version(2, { ...rest, a: wait("P3D", "c") })];
    const { problems, impact } = planned(from, to);
    expect(problems).toMatchObject([{ code: "target.missing", path: "/nodes/b", nodeId: "b", severity: "error" }]);
    expect(problems[0]?.message).toBe(
      "The node b is gone. Say where its cases go: to another node, as c, which it led to, to an exit, to the start, or pin them to their version.",
    );
    expect(problems[0]?.fix).toEqual([{ op: "add", path: "/nodes/b", value: { to: "node", node: "c" } }]);
    expect([impact.moved, impact.refused]).toEqual([0, { planHasProblems: 3 }]);
    expect(planned(from, to, { nodes: { b: { to: "node", node: "c" } } }).problems).toEqual([]);
  });

  test("MP2 a node of another type is another node", () => {
    const [from, to] = [version(1, OLD), version(2, { ...OLD, c: { type: "set", stage: "x", to: { next: "end" } } })];
    expect(planned(from, to).problems[0]?.message).toContain("The node c was a wait and is a set.");
  });

  test("MP3 targets that cannot be are errors", () => {
    const inner = { ...version(1, { in: wait("P1D", "out"), out: END }).strategy, id: "inner" };
    const call: Node = { type: "callStrategy", strategy: "inner@1", to: { else: "end" } };
    const from = version(1, { ...OLD, c: wait("P7D", "call"), call }, {}, { strategies: { "inner@1": inner } });
    const to = version(2, { ...OLD, c: wait("P7D", "call"), call }, {}, { strategies: { "inner@1": inner } });
    const { problems } = planned(from, to, {
      nodes: {
        a: { to: "node", node: "nowhere" },
        b: { to: "exit", outcome: "no such thing" },
        c: { to: "node", node: "call>in" },
        gone: { to: "pin" },
        "call>out": { to: "node", node: "call>in" },
      },
    });
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ["source.unknown", "/nodes/gone"],
      ["target.unknown", "/nodes/a/node"],
      ["target.outcome", "/nodes/b/outcome"],
      ["target.insideCall", "/nodes/c/node"],
    ]);
  });

  test("MP4 an arm that is gone, another strategy, the same version and other cases are errors", () => {
    const split = (...keys: string[]): Node => ({
      ...{ type: "split", experiment: "tone", to: Object.fromEntries(keys.map((key) => [key, "a"])) },
      variants: keys.map((key, i) => ({ key, weight: i === 0 ? 10_000 : 0 })),
    });
    const from = version(1, { s: split("x", "y"), ...OLD });
    expect(planned(from, version(2, { s: split("x"), ...OLD })).problems).toMatchObject([
      { code: "experiment.armGone", path: "/nodes/s/variants", data: { arm: "y" } },
    ]);
    const codes = (to: Program) => planned(from, to).problems.map(({ code }) => code);
    const same = { s: split("x", "y"), ...OLD };
    expect(codes(version(2, same, { id: "other" }))).toEqual(["strategy.other"]);
    expect(codes(version(1, same))).toEqual(["version.same"]);
    expect(codes(version(2, same, { entry: { start: "s", reentry: "perObligation" } }))).toEqual([
      "entry.perObligation",
    ]);
  });

  test("MP5 from checkpoints only, and who cannot reach one is told", () => {
    const goal: Node = { type: "goal", goal: "half", checkpoint: true, to: { next: "c" } };
    const nodes: Nodes = { ...OLD, b: mail("mark"), mark: goal };
    const { b: _, ...rest } = nodes;
    const from = version(1, nodes);
    const to = version(2, { ...rest, a: wait("P3D", "mark") });
    const [first, second, third] = casesOf(from, 3);
    if (first === undefined || second === undefined || third === undefined) throw new Error("three cases");
    const late = from.advance(third.state, { type: "timer.fired" }, { facts: third.facts, now: NOW + 4 * 86_400_000 });
    expect(late.state.node).toBe("c");
    const cases = [first, second, { ...third, state: late.state }];
    const { problems, impact } = planned(from, to, { moment: "checkpoint" }, cases);
    expect([problems, impact.waiting, impact.refused]).toEqual([[], 2, { noCheckpoint: 1 }]);
    const plain = planned(version(1, OLD), version(2, OLD), { moment: "checkpoint" });
    expect(plain.problems).toMatchObject([{ code: "checkpoint.none", path: "/moment" }]);
  });
});

describe("The dry run", () => {
  const days = (count: number) => ({ a: wait(`P${count}D`, "b"), b: mail("c"), c: wait("P7D", "end"), end: END });

  test("MP6 every case is counted once, with its node and by how many days its next moment moves", () => {
    const from = version(1, days(3));
    const { impact } = planned(from, version(2, days(5)));
    expect(impact).toMatchObject({ cases: 3, moved: 3, pinned: 0, exiting: 0, restarting: 0, waiting: 0, refused: {} });
    expect(impact.nodes).toEqual([{ node: "a", cases: 3, target: { to: "same" }, timers: 3 }]);
    expect(impact.shifts).toEqual([{ days: 2, cases: 3 }]);
    expect(planned(from, version(2, days(3))).impact.nodes[0]?.timers).toBe(0);
    expect(planned(from, version(2, days(3)), { nodes: { a: { to: "exit", outcome: "x" } } }).impact.exiting).toBe(3);
    expect(planned(from, version(2, days(3)), { nodes: { a: { to: "restart" } } }).impact.restarting).toBe(3);
  });

  test("MP7 a legal notice that would be passed by is named with the first five cases", () => {
    const from = version(1, { a: wait("P3D", "n"), n: notice("end"), end: END });
    const without = version(2, { a: wait("P3D", "end"), n: notice("end"), end: END, ...{} });
    const cases = casesOf(from, 7);
    expect(planned(from, without, {}, cases).impact.skippedNotices).toEqual([
      { node: "n", cases: 7, examples: ["C-0", "C-1", "C-2", "C-3", "C-4"] },
    ]);
    const other = version(2, { a: wait("P3D", "m"), m: notice("end"), end: END });
    const choice = { nodes: { n: { to: "node", node: "m" } } } as const;
    expect(planned(from, other, choice, cases).impact.skippedNotices).toEqual([]);
    const exits = { nodes: { a: { to: "exit", outcome: "x" } } } as const;
    expect(planned(from, without, exits, cases).impact.skippedNotices).toMatchObject([{ node: "n", cases: 7 }]);
  });

  test("MP7 one that has been sent, or lies on one of several ways only, is not owed", () => {
    const when = { ">": [{ var: "dpd" }, 5] };
    const fork = (yes: string): Nodes => ({
      ...{ a: wait("P3D", "if"), if: { type: "if", when, to: { yes, no: "end" } } },
      ...{ n: notice("c"), c: wait("P9D", "end"), end: END },
    });
    expect(planned(version(1, fork("n")), version(2, fork("c"))).impact.skippedNotices).toEqual([]);
    const from = version(1, { n: notice("c"), c: wait("P9D", "end"), end: END });
    const to = version(2, { c: wait("P9D", "end"), end: END, n: notice("c") }, { entry: { start: "c" } });
    expect(planned(from, to).impact.skippedNotices).toEqual([]);
  });

  test("MP8 contacts that would be given up, and those that would leave at once", () => {
    const from = version(1, days(3));
    const [one] = casesOf(from, 1);
    if (one === undefined) throw new Error("a case");
    const sent = from.advance(one.state, { type: "timer.fired" }, { facts: one.facts, now: NOW + 3 * 86_400_000 });
    const to = version(2, { a: wait("P3D", "c"), c: wait("P7D", "end"), end: END });
    const pending = sent.effects;
    const { impact } = planned(from, to, { nodes: { b: { to: "node", node: "c" } } }, [
      { facts: one.facts, state: sent.state, pending } as never,
    ]);
    expect(impact.pendingContacts).toBe(1);
    const soon = planned(from, version(2, days(0)));
    expect(soon.impact.contactsAtOnce).toBe(3);
  });

  test("MP9 parts add up in any order, and the cases are read once", () => {
    const from = version(1, { ...days(3), n: notice("end"), c: wait("P7D", "n") });
    const to = version(2, days(6));
    const plan = planMigration(from, to, undefined, { nodes: { n: { to: "exit", outcome: "x" } } });
    const cases = casesOf(from, 9);
    const now = NOW + 3_600_000;
    const whole = migrationImpact(from, to, plan, { now, cases });
    const [left, right] = [cases.slice(0, 4), cases.slice(4)].map((part) =>
      migrationImpact(from, to, plan, { now, cases: part }),
    );
    if (left === undefined || right === undefined) throw new Error("two parts");
    expect(whole.skippedNotices[0]?.cases).toBe(9);
    expect(JSON.stringify(mergeImpacts(left, right))).toBe(JSON.stringify(whole));
    expect(JSON.stringify(mergeImpacts(right, left))).toBe(JSON.stringify(whole));
    function* once() {
      yield* cases;
    }
    expect(migrationImpact(from, to, plan, { now, cases: once() })).toEqual(whole);
  });

  test("MP1 an object that is no program is refused", () => {
    expect(() => planMigration({} as Program, {} as Program)).toThrow(RangeError);
  });
});
