/** Each command on a small strategy: what it does, what it refuses. */

import type { Strategy } from "@dunlin/engine";
import { describe, expect, test } from "vitest";
import type { Command, RefusalCode } from "../../src/commands/command.ts";
import { type Carried, runCommand } from "../../src/commands/run.ts";
import type { Fragment } from "../../src/document/fragment.ts";
import { nodesOf, type Slot } from "../../src/document/strategy.ts";
import { SMALL } from "../strategies.ts";

const port = (from: string, name: string): Slot => ({ at: "port", from, port: name });
const WAIT: Fragment = {
  start: "wait",
  nodes: { wait: { type: "wait", for: "P3D" } },
  ends: [{ from: "wait", port: "next" }],
};
const END: Fragment = { start: "end", nodes: { end: { type: "exit", outcome: "kept" } }, ends: [] };

function run(command: Command, doc: Strategy = SMALL): Carried {
  const outcome = runCommand(doc, command);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome;
}

const refusal = (command: Command, doc: Strategy = SMALL): RefusalCode | undefined => {
  const outcome = runCommand(doc, command);
  return outcome.ok ? undefined : outcome.refusal.code;
};

const waysIn = (doc: Strategy) => Object.fromEntries(Object.entries(nodesOf(doc)).map(([id, { to }]) => [id, to]));

describe("CO1 steps.insert", () => {
  test("CO1 puts a step into a connection, and its open ends go on", () => {
    const { doc, select } = run({ type: "steps.insert", fragment: WAIT, slot: port("mail", "next") });
    expect(select).toEqual(["wait"]);
    expect(nodesOf(doc).wait).toEqual({ type: "wait", for: "P3D", to: { next: "rest" } });
    expect(waysIn(doc).mail).toEqual({ next: "wait" });
  });

  test("CO1 at the start", () => {
    const { doc } = run({ type: "steps.insert", fragment: WAIT, slot: { at: "start" } });
    expect(doc.entry.start).toBe("wait");
    expect(waysIn(doc).wait).toEqual({ next: "mail" });
  });

  test("CO1 a taken id gets another one, with a note", () => {
    const first = run({ type: "steps.insert", fragment: WAIT, slot: { at: "start" } });
    const second = run({ type: "steps.insert", fragment: WAIT, slot: { at: "start" } }, first.doc);
    expect(second.select).toEqual(["wait-2"]);
    expect(second.notes).toEqual([{ kind: "id", from: "wait", to: "wait-2" }]);
  });

  test("CO1 refuses an end that would cut off what comes after, and a slot that is not there", () => {
    expect(refusal({ type: "steps.insert", fragment: END, slot: port("mail", "next") })).toBe("steps.endHere");
    expect(refusal({ type: "steps.insert", fragment: WAIT, slot: port("mail", "nowhere") })).toBe("slot.unknown");
    expect(refusal({ type: "steps.insert", fragment: WAIT, slot: port("none", "next") })).toBe("slot.unknown");
    expect(refusal({ type: "steps.insert", fragment: END, slot: port("call", "busy") })).toBeUndefined();
  });
});

describe("CO2 steps.remove", () => {
  test("CO2 what led to a step leads on", () => {
    const { doc } = run({ type: "steps.remove", ids: ["mail"] });
    expect(doc.entry.start).toBe("rest");
    expect(Object.keys(doc.nodes)).not.toContain("mail");
  });

  test("CO2 a step whose ways part asks which one to keep", () => {
    expect(refusal({ type: "steps.remove", ids: ["ask"] })).toBe("steps.choose");
    const { doc, removed } = run({ type: "steps.remove", ids: ["ask"], keep: "no" });
    expect(waysIn(doc).rest).toEqual({ paid: "cured", timeout: "sms" });
    expect(removed).toEqual(["call"]);
    const none = run({ type: "steps.remove", ids: ["ask"], keep: null });
    expect(waysIn(none.doc).rest).toEqual({ paid: "cured", timeout: "end" });
    expect([...none.removed].sort()).toEqual(["call", "sms"]);
  });

  test("CO2 several at once", () => {
    const { doc } = run({ type: "steps.remove", ids: ["call", "sms"] });
    expect(waysIn(doc).ask).toEqual({ yes: "end", no: "end" });
  });

  test("CO2 when the last way in is gone an end takes its place", () => {
    const only: Strategy = {
      ...SMALL,
      entry: { start: "mail" },
      nodes: { mail: { ...SMALL.nodes.mail, to: {} } as never },
    };
    const { doc } = run({ type: "steps.remove", ids: ["mail"] }, only);
    expect(doc.nodes).toEqual({ end: { type: "exit", outcome: "exhausted" } });
    expect(doc.entry.start).toBe("end");
  });
});

describe("CO3 steps.move", () => {
  test("CO3 a step goes elsewhere and the gap closes", () => {
    const { doc } = run({ type: "steps.move", ids: ["mail"], slot: port("ask", "no") });
    expect(doc.entry.start).toBe("rest");
    expect(waysIn(doc)).toMatchObject({ ask: { yes: "call", no: "mail" }, mail: { next: "sms" } });
  });

  test("CO3 side ways come along", () => {
    const { doc } = run({ type: "steps.move", ids: ["rest"], slot: { at: "start" } });
    expect(doc.entry.start).toBe("rest");
    expect(waysIn(doc)).toMatchObject({ rest: { paid: "cured", timeout: "mail" }, mail: { next: "ask" } });
  });

  test("CO3 not into itself, and not where it would close a circle", () => {
    expect(refusal({ type: "steps.move", ids: ["mail"], slot: port("mail", "next") })).toBe("steps.intoItself");
    expect(run({ type: "steps.move", ids: ["rest"], slot: port("mail", "next") }).doc).toBe(SMALL);
  });
});

describe("CO4 steps.duplicate", () => {
  test("CO4 the copy stands right behind", () => {
    const { doc, select } = run({ type: "steps.duplicate", ids: ["sms"] });
    expect(select).toEqual(["sms-2"]);
    expect(waysIn(doc)).toMatchObject({ sms: { next: "sms-2" }, "sms-2": { next: "end" } });
  });
});

describe("CO5 connections", () => {
  test("CO5 lead elsewhere, or nowhere, but not in a circle", () => {
    expect(waysIn(run({ type: "way.connect", slot: port("ask", "yes"), target: "sms" }).doc).ask).toEqual({
      yes: "sms",
      no: "sms",
    });
    expect(waysIn(run({ type: "way.connect", slot: port("ask", "yes"), target: null }).doc).ask).toEqual({ no: "sms" });
    expect(refusal({ type: "way.connect", slot: port("sms", "next"), target: "mail" })).toBe("way.circle");
    expect(refusal({ type: "way.connect", slot: port("sms", "next"), target: "none" })).toBe("step.unknown");
  });

  test("CO5 a branch goes with all that only it leads to", () => {
    const { doc, removed } = run({ type: "branch.remove", from: "ask", port: "yes" });
    expect(removed).toEqual(["call"]);
    expect(waysIn(doc).ask).toEqual({ yes: "end", no: "sms" });
  });
});

const sharesOf = (doc: Strategy): readonly number[] =>
  (nodesOf(doc).test as unknown as { variants: { weight: number }[] }).variants.map(({ weight }) => weight);

describe("CO6 routes", () => {
  const SPLIT: Strategy = run({
    type: "steps.insert",
    fragment: {
      start: "test",
      nodes: {
        test: {
          type: "split",
          experiment: "e",
          variants: [
            { key: "A", weight: 5000 },
            { key: "B", weight: 5000 },
          ],
        },
      },
      ends: [
        { from: "test", port: "A" },
        { from: "test", port: "B" },
      ],
    },
    slot: { at: "start" },
  }).doc;

  test("CO6 a new route leads where its neighbor leads", () => {
    const { doc } = run({ type: "route.add", id: "rest", name: "promise", item: { on: ["promise.created"] } });
    expect(nodesOf(doc).rest).toMatchObject({
      cases: [{ port: "paid" }, { port: "promise", on: ["promise.created"] }],
      to: { promise: "ask" },
    });
  });

  test("CO6 a new variant takes its share from the others, and one that goes gives it back", () => {
    const added = run({ type: "route.add", id: "test" }, SPLIT);
    expect(nodesOf(added.doc).test).toMatchObject({
      variants: [
        { key: "A", weight: 3334 },
        { key: "B", weight: 3333 },
        { key: "C", weight: 3333 },
      ],
      to: { A: "mail", B: "mail", C: "mail" },
    });
    const gone = run({ type: "route.remove", id: "test", port: "A" }, added.doc);
    expect(nodesOf(gone.doc).test).toMatchObject({
      variants: [
        { key: "B", weight: 5000 },
        { key: "C", weight: 5000 },
      ],
    });
  });

  test("CO6 shares add up, with locks or not at all", () => {
    const { doc } = run({ type: "route.add", id: "test" }, SPLIT);
    const set = run({ type: "weight.set", id: "test", port: "A", weight: 6000, locked: ["C"] }, doc);
    expect(sharesOf(set.doc)).toEqual([6000, 667, 3333]);
    expect(refusal({ type: "weight.set", id: "test", port: "A", weight: 6000, locked: ["B", "C"] }, doc)).toBe(
      "weights.stuck",
    );
    const even = run({ type: "weights.equal", id: "test" }, set.doc);
    expect(sharesOf(even.doc)).toEqual([3334, 3333, 3333]);
  });

  test("CO6 names stay unique and keep their connection", () => {
    const { doc } = run({ type: "route.rename", id: "call", port: "busy", name: "engaged" });
    expect(nodesOf(doc).call).toMatchObject({ dispositions: ["reached", "engaged"], to: { engaged: "end" } });
    expect(refusal({ type: "route.rename", id: "call", port: "busy", name: "reached" })).toBe("route.taken");
    expect(refusal({ type: "route.rename", id: "call", port: "busy", name: "timeout" })).toBe("route.taken");
    expect(refusal({ type: "route.rename", id: "call", port: "busy", name: "no such name" })).toBe("name.form");
    expect(refusal({ type: "route.add", id: "mail" })).toBe("route.none");
    expect(refusal({ type: "route.remove", id: "rest", port: "paid" })).toBe("route.last");
  });

  test("CO6 order counts, so routes can be moved", () => {
    const { doc } = run({ type: "route.move", id: "call", port: "busy", to: 0 });
    expect(nodesOf(doc).call?.dispositions).toEqual(["busy", "reached"]);
    expect(refusal({ type: "route.move", id: "call", port: "busy", to: 2 })).toBe("place.unknown");
  });
});

describe("CO7 values", () => {
  test("CO7 are set and taken away anywhere", () => {
    expect(run({ type: "field.set", path: "/nodes/mail/name", value: "Hello" }).doc.nodes.mail?.name).toBe("Hello");
    expect(run({ type: "field.set", path: "/policies/0", value: "eu" }).doc.policies).toEqual(["eu"]);
    expect(Object.keys(run({ type: "field.set", path: "/segments" }).doc)).not.toContain("segments");
    expect(refusal({ type: "field.set", path: "/nodes/__proto__/x", value: 1 })).toBe("place.unknown");
    expect(refusal({ type: "field.set", path: "", value: 1 })).toBe("place.unknown");
  });

  test("CO7 a way to a port that a step no longer has goes", () => {
    const { doc } = run({ type: "field.set", path: "/nodes/rest/cases", value: [{ port: "other", on: ["x"] }] });
    expect(waysIn(doc).rest).toEqual({ timeout: "ask" });
  });

  test("CO7 another kind of step keeps what both have", () => {
    const { doc, removed } = run({ type: "step.replace", id: "rest", node: { type: "wait", for: "P6D" } });
    expect(nodesOf(doc).rest).toEqual({ type: "wait", for: "P6D", to: { next: "ask" } });
    expect(removed).toEqual(["cured"]);
  });

  test("CO7 a quick fix is a JSON Patch", () => {
    const patches = [{ op: "replace", path: "/nodes/mail/to/next", value: "ask" }] as const;
    expect(waysIn(run({ type: "document.patch", patches }).doc).mail).toEqual({ next: "ask" });
    expect(refusal({ type: "document.patch", patches: [{ op: "remove", path: "/nodes/none" }] })).toBe("place.unknown");
  });
});

describe("CO8 across strategies", () => {
  const fragment: Fragment = {
    start: "ask",
    nodes: {
      ask: { type: "if", when: { segment: "large" }, to: { yes: "gone", no: "own" } },
      own: { type: "bank.scoring" },
    },
    ends: [{ from: "own", port: "next" }],
    segments: { large: { when: true } },
  };

  test("CO8 what does not fit is renamed, brought along or cut, and told", () => {
    const { notes, doc } = run({ type: "steps.paste", fragment, slot: { at: "start" } });
    expect(notes).toEqual([
      { kind: "id", from: "ask", to: "ask-2" },
      { kind: "segment.renamed", from: "large", to: "large-2" },
      { kind: "way.cut", node: "ask-2", port: "yes", target: "gone" },
      { kind: "type.unknown", node: "own", type: "bank.scoring" },
    ]);
    expect(doc.segments?.["large-2"]).toEqual({ when: true });
    expect(nodesOf(doc)["ask-2"]?.when).toEqual({ segment: "large-2" });
  });
});
