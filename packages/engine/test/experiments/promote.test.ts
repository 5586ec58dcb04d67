/** The winner in the strategy: its path stays, the others go, and a reviewer sees just that. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ExperimentError, planPromotion, promoteVariant } from "../../src/experiments.ts";
import { compileStrategy, type Strategy, StrategyError, validateStrategy } from "../../src/index.ts";
import { END, mail, strategy } from "../build.ts";

const split = (parts: object = {}) =>
  ({
    type: "split",
    experiment: "tone",
    variants: [
      { key: "soft", weight: 5000 },
      { key: "firm", weight: 5000 },
    ],
    to: { soft: "soft", firm: "firm" },
    ...parts,
  }) as const;

const tones = (): Strategy =>
  strategy({
    nodes: {
      tone: split(),
      soft: mail("shared"),
      firm: mail("firmer"),
      firmer: mail("shared"),
      shared: mail("end"),
      end: END,
    },
  });

const codeOf = (call: () => unknown): string | undefined => {
  try {
    call();
  } catch (reason) {
    if (reason instanceof ExperimentError) return reason.problems[0]?.code;
    throw reason;
  }
  return undefined;
};

describe("promoting", () => {
  test("B27 removes the split and what only the losers reached, and sends every edge on", () => {
    const before = tones();
    const after = promoteVariant(before, "tone", "soft");
    expect(Object.keys(after.nodes)).toEqual(["soft", "shared", "end"]);
    expect(after.entry.start).toBe("soft");
    expect(after.nodes.shared).toBe(before.nodes.shared);
    expect(before).toEqual(tones());
    expect(validateStrategy(after).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("B27 keeps what something else reaches, and what nothing reached before", () => {
    const doc = strategy({
      handlers: [{ id: "h", on: ["promise.created"], goto: "firmer" }],
      nodes: { ...tones().nodes, forgotten: mail("end") },
      entry: { start: "tone" },
    });
    const { strategy: after, removed, rewired, splits } = planPromotion(doc, "tone", "soft");
    expect(Object.keys(after.nodes)).toEqual(["soft", "firmer", "shared", "end", "forgotten"]);
    expect({ removed, splits, rewired }).toEqual({
      removed: ["firm"],
      splits: ["tone"],
      rewired: [{ path: "/entry/start", from: "tone", to: "soft" }],
    });
  });

  test("B27 promotes every split of the experiment, and passes through one that leads to another", () => {
    const doc = strategy({
      nodes: {
        first: split({ to: { soft: "second", firm: "end" } }),
        second: split({ to: { soft: "soft", firm: "firm" } }),
        soft: mail("third"),
        firm: mail("third"),
        third: split({ to: { soft: "end", firm: "last" } }),
        last: mail("end"),
        end: END,
      },
    });
    const { strategy: after, splits, removed } = planPromotion(doc, "third", "soft");
    expect(after.entry.start).toBe("soft");
    expect(after.nodes.soft?.to).toEqual({ next: "end" });
    expect([splits, removed]).toEqual([
      ["first", "second", "third"],
      ["firm", "last"],
    ]);
  });

  test("B27 takes in those whom the ramp left out, and sends byDpd and handlers on", () => {
    const doc = strategy({
      entry: { start: "tone", byDpd: [{ from: 10, start: "tone" }] },
      handlers: [{ id: "h", on: ["promise.created"], goto: "tone" }],
      nodes: {
        tone: split({ ramp: 500, to: { soft: "soft", firm: "end", out: "old" } }),
        soft: mail("end"),
        old: mail("end"),
        end: END,
      },
    });
    const after = promoteVariant(doc, "tone", "soft");
    expect([after.entry.start, after.entry.byDpd?.[0]?.start, after.handlers?.[0]?.goto]).toEqual([
      "soft",
      "soft",
      "soft",
    ]);
    expect(Object.keys(after.nodes)).toEqual(["soft", "end"]);
  });

  test("B27 says when a condition still asks for the variant", () => {
    const doc = tones();
    const asks = { id: "soft-ones", when: { "==": [{ var: "arms.tone" }, "soft"] }, outcome: "paid" };
    expect(planPromotion(doc, "tone", "soft").stillRead).toBe(false);
    expect(planPromotion({ ...doc, exits: [...(doc.exits ?? []), asks] }, "tone", "soft").stillRead).toBe(true);
  });

  test("B27 of a whole strategy leaves one that can be run, with nothing else changed", () => {
    const doc: Strategy = JSON.parse(
      readFileSync(new URL("../documents/v1/card-reminders.json", import.meta.url), "utf8"),
    );
    const [id, node] = Object.entries(doc.nodes).find(([, each]) => each.type === "split") ?? [];
    if (id === undefined || node?.type !== "split") throw new Error("the strategy has an experiment");
    for (const { key } of node.variants) {
      const { strategy: after, removed } = planPromotion(doc, id, key);
      expect(compileStrategy(after).strategy).toEqual(after);
      const { nodes, ...rest } = after;
      const { nodes: before, ...others } = doc;
      expect(rest).toEqual(others);
      expect(Object.keys(before)).toEqual(expect.arrayContaining([...Object.keys(nodes), ...removed, id]));
      expect(Object.keys(nodes)).toHaveLength(Object.keys(before).length - removed.length - 1);
    }
  });
});

describe("refusing", () => {
  test.each<[string, () => unknown, string]>([
    ["a node that is not there", () => promoteVariant(tones(), "x", "soft"), "promote.node"],
    ["a name every object has", () => promoteVariant(tones(), "constructor", "soft"), "promote.node"],
    ["a node that is no split", () => promoteVariant(tones(), "soft", "soft"), "promote.notSplit"],
    ["a variant that is not there", () => promoteVariant(tones(), "tone", "loud"), "promote.variant"],
    [
      "a variant that leads nowhere",
      () => promoteVariant(strategy({ nodes: { tone: split({ to: { firm: "end" } }), end: END } }), "tone", "soft"),
      "promote.notConnected",
    ],
    [
      "a split that leads to itself",
      () =>
        promoteVariant(
          strategy({ nodes: { tone: split({ to: { soft: "tone", firm: "end" } }), end: END } }),
          "tone",
          "soft",
        ),
      "promote.endless",
    ],
  ])("B28 %s", (_, call, code) => {
    expect(codeOf(call)).toBe(code);
  });

  test("B28 a result that is no sound strategy", () => {
    const broken = strategy({ nodes: { ...tones().nodes, shared: mail("nowhere") } });
    expect(() => promoteVariant(broken, "tone", "soft")).toThrow(StrategyError);
  });
});
