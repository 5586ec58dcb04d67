/** Random sequences of commands: whatever they are, the document stays one that can be drawn, and every step can be taken back. */

import type { Strategy } from "@dunlin/engine";
import { isNodeType, type LooseNode, nodeTypes } from "@dunlin/engine/editing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized, WHOLE } from "../../../../scripts/sizes.ts";
import type { Command } from "../../src/commands/command.ts";
import type { Fragment } from "../../src/document/fragment.ts";
import { fragmentOf } from "../../src/document/fragment.ts";
import { itemsOf, portListOf, portOf } from "../../src/document/portLists.ts";
import { placesOf, sectionOf } from "../../src/document/sections.ts";
import { nodesOf, outlineOf, type Slot, startSlots, waysOf } from "../../src/document/strategy.ts";
import { createEditorStore, type EditorStore } from "../../src/store/store.ts";
import { BLUEPRINTS, SMALL } from "../strategies.ts";

const STEPS: Readonly<Record<string, LooseNode>> = {
  send: { type: "send", via: [{ channel: "sms", template: "a@1" }] },
  wait: { type: "wait", for: "P1D" },
  waitFor: { type: "waitFor", cases: [{ port: "paid", on: ["payment.received"] }], for: "P3D" },
  if: { type: "if", when: { ">": [{ var: "dpd" }, 1] } },
  switch: { type: "switch", cases: [{ port: "a", when: true }] },
  split: {
    type: "split",
    experiment: "e",
    variants: [
      { key: "A", weight: 5000 },
      { key: "B", weight: 5000 },
    ],
  },
  task: { type: "task", queue: "q", dispositions: ["done"], due: "P1D" },
  exit: { type: "exit", outcome: "exhausted" },
  unknown: { type: "bank.scoring", to: {} },
};

const fragments: readonly Fragment[] = Object.entries(STEPS).map(([start, node]) => ({
  start,
  nodes: { [start]: node },
  ends: waysOf(node, {}).flatMap(({ name, required }) => (required ? [{ from: start, port: name }] : [])),
}));

/** Numbers that choose among what the document has when it is their turn. */
type Dice = readonly [kind: number, a: number, b: number, c: number];

const KINDS = 15;

function commandFor(doc: Strategy, [kind, a, b, c]: Dice): Command {
  const ids = Object.keys(nodesOf(doc));
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  const id = pick(ids, a);
  const other = pick(ids, b);
  const slots: Slot[] = [
    ...startSlots(doc),
    ...ids.flatMap((from) =>
      waysOf(nodesOf(doc)[from] as LooseNode, {}).map(({ name }): Slot => ({ at: "port", from, port: name })),
    ),
  ];
  const slot = pick(slots, c);
  const node = nodesOf(doc)[id] as LooseNode;
  const list = portListOf(node);
  const ports = list === undefined ? ["none"] : itemsOf(node, list).flatMap((item) => portOf(item, list) ?? []);
  const port = pick(ports.length === 0 ? ["none"] : ports, b);
  const ways = waysOf(node, {}).map(({ name }) => name);
  const commands: readonly (() => Command)[] = [
    () => ({ type: "steps.insert", fragment: pick(fragments, b), slot }),
    () => ({ type: "steps.insert", fragment: pick(fragments, b), slot }),
    () => ({ type: "steps.remove", ids: [id] }),
    () => ({ type: "steps.remove", ids: [id], keep: pick([null, ...ways], b) }),
    () => ({ type: "steps.remove", ids: [...new Set([id, other])], keep: null }),
    () => ({ type: "steps.move", ids: [id], slot, scope: b % 3 === 0 ? "branch" : "step" }),
    () => ({ type: "steps.move", ids: [...new Set([id, other])], slot }),
    () => ({ type: "steps.duplicate", ids: [id] }),
    () => ({ type: "way.connect", slot, target: b % 5 === 0 ? null : other }),
    () => ({ type: "branch.remove", from: id, port: pick(ways.length === 0 ? ["none"] : ways, b) }),
    () => ({ type: "route.add", id }),
    () => ({ type: "route.remove", id, port }),
    () => ({ type: "route.rename", id, port, name: `n${c % 7}` }),
    () => ({ type: "step.replace", id, node: pick(Object.values(STEPS), b) }),
    () => copied(doc, id, slot),
  ];
  return pick(commands, kind)();
}

function copied(doc: Strategy, id: string, slot: Slot): Command {
  const section = sectionOf(placesOf(outlineOf(doc, {})), [id]);
  if (section === undefined) throw new Error(`${id} stands nowhere`);
  return { type: "steps.paste", fragment: fragmentOf(doc, section.ids, section.start, section.next, {}), slot };
}

/** What holds after every command. */
function broken(doc: Strategy): string[] {
  const nodes = nodesOf(doc);
  const there = (id: unknown) => typeof id === "string" && Object.hasOwn(nodes, id);
  const problems: string[] = [];
  if (!there(doc.entry.start)) problems.push(`starts at ${doc.entry.start}`);
  for (const row of doc.entry.byDpd ?? []) if (!there(row.start)) problems.push(`starts from ${row.start}`);
  for (const handler of doc.handlers ?? []) if (!there(handler.goto)) problems.push(`handles by ${handler.goto}`);
  for (const [id, node] of Object.entries(nodes)) {
    const ports = new Set(waysOf(node, {}).map(({ name }) => name));
    for (const [port, target] of Object.entries(node.to ?? {})) {
      if (!there(target)) problems.push(`${id}:${port} leads to ${target}`);
      if (isNodeType(node.type) && !ports.has(port)) problems.push(`${id} has no port ${port}`);
    }
    const shares =
      node.type === "split" ? (node.variants as { weight: number }[]).map(({ weight }) => weight) : [10_000];
    if (shares.reduce((a, b) => a + b, 0) !== 10_000) problems.push(`${id} shares out ${shares}`);
  }
  const circle = circleIn(nodes);
  return circle === undefined ? problems : [...problems, `circle at ${circle}`];
}

function circleIn(nodes: Readonly<Record<string, LooseNode>>): string | undefined {
  const state = new Map<string, "open" | "done">();
  const visit = (id: string): string | undefined => {
    if (state.get(id) === "open") return id;
    if (state.has(id)) return undefined;
    state.set(id, "open");
    const node = nodes[id] as LooseNode;
    for (const { name, target } of waysOf(node, {})) {
      if (target === undefined || nodes[target] === undefined || (node.type === "repeat" && name === "body")) continue;
      const found = visit(target);
      if (found !== undefined) return found;
    }
    state.set(id, "done");
    return undefined;
  };
  for (const id of Object.keys(nodes)) {
    const found = visit(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

const LENGTH = sized(60, 1000);
const RUNS = WHOLE ? 5 : 10;

const dice = fc.tuple(fc.nat(KINDS - 1), fc.nat(9999), fc.nat(9999), fc.nat(9999));

function play(doc: Strategy, rolls: readonly Dice[]): { store: EditorStore; carried: number } {
  const store = createEditorStore({ doc, now: () => 0 });
  let carried = 0;
  for (const roll of rolls) {
    const before = store.getState();
    const command = commandFor(before.doc, roll);
    const outcome = store.execute(command);
    const { doc: now, selected } = store.getState();
    if (!outcome.ok) expect(now).toBe(before.doc);
    else carried += 1;
    const problems = broken(now);
    if (problems.length > 0) throw new Error(`${JSON.stringify(command)}: ${problems.join("; ")}`);
    for (const id of selected) expect(Object.hasOwn(now.nodes, id)).toBe(true);
  }
  return { store, carried };
}

const MINUTE = 60_000;

describe.each(["small", "b-early-stage", "c-mid-stage", "i-multi-country"])(
  "CO9 random commands on %s",
  { timeout: 10 * MINUTE },
  (name) => {
    const doc = name === "small" ? SMALL : (BLUEPRINTS[name] as Strategy);

    test("CO9 keep the document sound, are undone to the very same one and redone to the last", () => {
      let most = 0;
      fc.assert(
        fc.property(fc.array(dice, { minLength: LENGTH, maxLength: LENGTH }), (rolls) => {
          const { store, carried } = play(doc, rolls);
          most = Math.max(most, carried);
          const last = store.getState().doc;
          const text = JSON.stringify(last);
          let steps = 0;
          while (store.undo()) steps += 1;
          expect(store.getState().doc).toBe(doc);
          expect(steps).toBeGreaterThan(0);
          while (store.redo()) steps -= 1;
          expect(steps).toBe(0);
          expect(JSON.stringify(store.getState().doc)).toBe(text);
          expect(store.getState().doc).toBe(last);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
      expect(most).toBeGreaterThan(LENGTH / 4);
    });

    test("CO9 ids are never given twice, not even after an undo", () => {
      fc.assert(
        fc.property(fc.array(dice, { minLength: 30, maxLength: 60 }), (rolls) => {
          const store = createEditorStore({ doc });
          const seen = new Set(Object.keys(doc.nodes));
          for (const roll of rolls) {
            const before = new Set(Object.keys(store.getState().doc.nodes));
            store.execute(commandFor(store.getState().doc, roll));
            for (const id of Object.keys(store.getState().doc.nodes)) {
              if (before.has(id)) continue;
              expect(seen.has(id) && id !== "end").toBe(false);
              seen.add(id);
            }
            if (roll[0] % 4 === 0) store.undo();
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    });
  },
);

test("CO9 every type of the engine can be put in and taken out", () => {
  expect(nodeTypes().length).toBeGreaterThan(20);
});
