/** Two versions on one drawing, and what becomes of the people inside. */

import type { Strategy } from "@dunlin/engine";
import { compareStrategies, diffStrategies, type MigrationChoice } from "@dunlin/engine/change";
import type { LooseNode } from "@dunlin/engine/editing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { beforeAfter, filtered, toldChanges } from "../../src/compare/changes.ts";
import { changeOverlay } from "../../src/compare/overlay.ts";
import { chosen, optionOf, standingAt, targetOf } from "../../src/compare/targets.ts";
import { unionOf } from "../../src/compare/union.ts";
import { COMPARE_EN } from "../../src/compare/words.en.ts";
import { nodesOf } from "../../src/document/strategy.ts";
import type { EditorNodeType } from "../../src/host/props.ts";
import { EN } from "../../src/words/messages.ts";
import { OLDER, PLAN, RUNNING } from "../../stories/insight.documents.ts";
import { documents } from "../random.ts";

const changes = diffStrategies(OLDER, RUNNING);
const told = changes.map((change) => ({ change, sentence: change.sentence }));
const changeAt = (path: string) => changes.find((change) => change.path === path);

function isBounded(doc: Strategy): boolean {
  const nodes = nodesOf(doc);
  const open = new Set<string>();
  const done = new Set<string>();
  const visit = (id: string): boolean => {
    if (done.has(id) || nodes[id] === undefined || nodes[id].type === "repeat") return true;
    if (open.has(id)) return false;
    open.add(id);
    const bounded = Object.values(nodes[id]?.to ?? {}).every(visit);
    done.add(id);
    return bounded;
  };
  return Object.keys(nodes).every(visit);
}

test("CM1 the drawing has the steps of both, and what is the same stays as it is", () => {
  fc.assert(
    fc.property(documents({ sound: true }), documents({ sound: true }), (older, newer) => {
      const { doc, ghosts, goneWays } = unionOf(older, newer);
      const [old, now, both] = [nodesOf(older), nodesOf(newer), nodesOf(doc)];
      expect(new Set(Object.keys(both))).toEqual(new Set([...Object.keys(old), ...Object.keys(now)]));
      for (const [id, node] of Object.entries(now))
        for (const [port, target] of Object.entries(node.to ?? {}))
          if (!goneWays.has(`${id}:${port}`)) expect(both[id]?.to?.[port]).toBe(target);
      for (const id of ghosts) expect(now[id]).toBeUndefined();
      if (isBounded(newer) && isBounded(older)) expect(isBounded(doc)).toBe(true);
    }),
  );
});

test("CM1 of one version it is that version", () => {
  fc.assert(
    fc.property(documents(), (doc) => {
      expect(unionOf(doc, doc)).toEqual({ doc, ghosts: new Set(), goneWays: new Set() });
    }),
  );
});

test("CM1 a step that is gone stands where it stood, and a way that is gone leads to what it led to", () => {
  const { doc, goneWays } = unionOf(OLDER, RUNNING);
  expect(doc.nodes.friendly?.to?.next).toBe("hello");
  expect(doc.nodes.hello?.to?.next).toBe("rest");
  expect(doc.nodes.which?.to?.["over-400"]).toBe("early");
  expect(goneWays).toContain("friendly:next");
  expect(goneWays).toContain("which:over-400");
});

const betweenOf = (by: Parameters<typeof toldChanges>[1]) => (a: Strategy, b: Strategy) =>
  toldChanges(compareStrategies(a, b), by).map(({ sentence }) => sentence);

test("CM5 a step of a host's own type is told by that type, once", () => {
  const score = (model: string, floor: number) => ({ type: "score", model, floor, to: { next: "out" } });
  const withScore = (model: string, floor: number, name: string) =>
    ({ ...RUNNING, name, nodes: { ...RUNNING.nodes, score: score(model, floor) } }) as unknown as Strategy;
  const type = { type: "score", diff: (a: LooseNode, b: LooseNode) => [`Model ${a.model} became ${b.model}.`] };
  const host = { words: EN, locale: "en", nodeTypes: [type as unknown as EditorNodeType] };
  const own = betweenOf(host)(withScore("m7", 1, "One"), withScore("m8", 2, "Other"));
  expect(own.filter((sentence) => sentence === "Model m7 became m8.")).toHaveLength(1);
  expect(own).toHaveLength(2);
  const unknown = betweenOf({ ...host, nodeTypes: [] })(withScore("m7", 1, ""), withScore("m8", 2, ""));
  expect(unknown).toHaveLength(2);
});

test("SV5 what came, went or changed is told by sentences, and nothing of a document and itself", () => {
  const between = betweenOf({ words: EN, locale: "en", nodeTypes: [] });
  expect(between(OLDER, RUNNING)).toEqual(changes.map(({ sentence }) => sentence));
  fc.assert(
    fc.property(documents(), (doc) => {
      expect(between(doc, structuredClone(doc))).toEqual([]);
    }),
  );
});

test("CM2 tones and signs by what is most of the changes, with their sentences", () => {
  const union = unionOf(OLDER, RUNNING);
  const { nodes, ways } = changeOverlay(union, told, COMPARE_EN);
  expect(nodes.get("hello")?.tone).toBe("removed");
  expect(nodes.get("saved")?.tone).toBe("added");
  expect(nodes.get("which")?.tone).toBe("changed");
  expect(nodes.get("hello")?.label).toContain("removed");
  expect(ways.get("friendly:next")?.tone).toBe("removed");
  expect(ways.get("saved:next")?.tone).toBe("added");
  expect(nodes.has("care")).toBe(false);
  const notes = changeOverlay(union, filtered(told, "note"), COMPARE_EN);
  expect(notes.nodes.has("hello")).toBe(false);
});

test("CM3 values in words, conditions as sentences, and no code", () => {
  const say = (path: string, type: string) => {
    const change = changeAt(path);
    return change && beforeAfter(change, type, RUNNING, EN, "en");
  };
  expect(say("/nodes/rest/for", "waitFor")).toMatchObject({ before: "4 days", after: "6 days" });
  const rule = say("/nodes/which/cases/1/when", "switch");
  expect(rule?.before).toMatch(/the total due is less than/);
  for (const change of changes) {
    const values = beforeAfter(change, "send", RUNNING, EN, "en");
    expect(`${values?.before}${values?.after}`).not.toMatch(/[{}]/);
  }
});

test("CM4 people at steps that are gone come first, then at steps that changed", () => {
  const standing = standingAt(PLAN, changes, RUNNING);
  expect(standing.slice(0, 2).every(({ gone }) => gone)).toBe(true);
  expect(standing.map(({ node }) => node)).toEqual(expect.arrayContaining(["hello", "early", "rest"]));
});

test("CM4 a choice for one step changes that step alone, and its option says it back", () => {
  const target = fc.oneof(
    fc.constantFrom({ to: "same" } as const, { to: "restart" } as const, { to: "pin" } as const),
    fc.string().map((node) => ({ to: "node", node }) as const),
    fc.string().map((outcome) => ({ to: "exit", outcome }) as const),
  );
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("a", "b", "c"), target),
      fc.constantFrom("a", "b"),
      target,
      (nodes, id, next) => {
        expect(targetOf(optionOf(next))).toEqual(next);
        const before: MigrationChoice = { rule: "pin", nodes };
        const after = chosen(before, id, next);
        expect(after).toEqual({ rule: "pin", nodes: { ...nodes, [id]: next } });
        expect(chosen(after, id, undefined).nodes?.[id]).toBeUndefined();
      },
    ),
  );
});
