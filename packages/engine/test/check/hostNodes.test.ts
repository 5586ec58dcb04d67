/** Node types of the host's own, from the document to the sentence. */

import { describe, expect, test } from "vitest";
import { analyzeStrategy } from "../../src/check/analyze.ts";
import { validateStrategy } from "../../src/check/validate.ts";
import {
  by,
  compileStrategy,
  describeStrategy,
  explainTrace,
  type NodeTypeDescriptor,
  STAY,
  type Strategy,
} from "../../src/index.ts";
import { Case, facts, invoice } from "../build.ts";
import { type Json, places, sample, withNode } from "./sample.ts";

/** Asks a credit bureau to list the debt, and waits for the bureau to confirm. */
const bureau: NodeTypeDescriptor = {
  type: "bureauReport",
  title: "Reports the debt to a credit bureau.",
  parameters: {
    properties: {
      bureau: { $ref: "#/$defs/id", description: "which bureau" },
      minimumMinor: { $ref: "#/$defs/minor" },
      marks: { type: "array", minItems: 1, items: { enum: ["late", "disputed"] } },
      when: { $ref: "#/$defs/condition" },
    },
    required: ["bureau"],
  },
  ports: () => [
    { name: "next", required: true },
    { name: "refused", required: false, fallback: "next" },
  ],
  conditions: (node) => (node.when === undefined ? [] : [{ at: "/when", rule: node.when as never }]),
  waits: () => true,
  compile: (node, kit) => {
    const test = node.when === undefined ? undefined : kit.test(node.when as never);
    return {
      visit(turn) {
        if (turn.node.sent !== undefined) return STAY;
        if (test !== undefined && turn.decide(test, "when") !== true) return by("refused");
        const sent = turn.emit({
          kind: "custom.report",
          data: { bureau: node.bureau, debts: turn.overdue().map(({ ref }) => ref) },
        });
        turn.node = { ...turn.node, sent };
        return STAY;
      },
      react: (turn, event) =>
        event.type === "custom.reported" && event.data?.report === turn.node.sent ? by("next") : undefined,
    };
  },
  describe: (node, locale) =>
    locale === "es" ? `Comunicar la deuda a ${String(node.bureau)}.` : `Report the debt to ${String(node.bureau)}.`,
};
const options = { nodeTypes: [bureau] };
const node = (parts: Json = {}) => withNode({ type: "bureauReport", bureau: "acme", ...parts, to: { next: "end" } });
const reports = (run: Case) => run.effects.filter(({ kind }) => kind === "custom.report");
const found = (doc: unknown) => places(validateStrategy(doc, options));

describe("W30 a node of a host's own type is checked by its descriptor", () => {
  test("W30 it is unknown unless the host brings it", () => {
    expect(found(node())).toEqual([]);
    expect(places(validateStrategy(node()))).toEqual(["node.unknownType /nodes/first/type"]);
  });

  test.each([
    [{ bureau: undefined }, ["shape.invalid /nodes/first"]],
    [{ bureau: "a b" }, ["shape.invalid /nodes/first/bureau"]],
    [{ minimumMinor: 1.5 }, ["shape.invalid /nodes/first/minimumMinor"]],
    [{ marks: [] }, ["shape.invalid /nodes/first/marks"]],
    [{ marks: ["late", "lost"] }, ["shape.invalid /nodes/first/marks"]],
    [{ beureau: "x" }, ["shape.unknownMember /nodes/first/beureau"]],
    [{ when: { nope: 1 } }, ["condition.operator /nodes/first/when"]],
    [{ when: { hasTag: ["x"] }, x: { free: true }, name: "Report", note: "n" }, []],
  ])("W30 %j", (parts, expected) => {
    expect(found(node(parts))).toEqual(expected);
  });

  test("W30 its ports count like any other", () => {
    expect(found(withNode({ type: "bureauReport", bureau: "acme", to: { nxt: "end" } }))).toEqual(
      ["port.missing /nodes/first/to", "port.unknown /nodes/first/to/nxt", "graph.unreachable /nodes/end"].sort(),
    );
  });

  test("W30 a name that is taken or none is refused", () => {
    const doc = sample() as unknown as Strategy;
    expect(() => compileStrategy(doc, { nodeTypes: [{ ...bureau, type: "wait" }] })).toThrow(/wait already/);
    expect(() => compileStrategy(doc, { nodeTypes: [bureau, bureau] })).toThrow(RangeError);
    expect(() => compileStrategy(doc, { nodeTypes: [{ ...bureau, type: "credit bureau" }] })).toThrow(/no name/);
  });
});

describe("R36 a node of a host's own type runs, is analyzed and told like any other", () => {
  const document = node({ when: { ">": [{ var: "dpd" }, 5] } }) as unknown as Strategy;
  const program = compileStrategy(document, options);

  test("R36 it emits effects of its own kind, waits and reacts", () => {
    const run = new Case(program, "2026-03-12T10:00:00Z", facts());
    expect(reports(run)).toMatchObject([
      {
        id: "C-1/1/sample@0/first/1.0",
        kind: "custom.report",
        nodeId: "first",
        data: { bureau: "acme", debts: ["I-1"] },
      },
    ]);
    const before = run.state;
    run.on("2026-03-13T10:00:00Z", { type: "custom.reported", data: { report: "other" } });
    expect(run.state).toBe(before);
    run.on("2026-03-14T10:00:00Z", { type: "custom.reported", data: { report: reports(run)[0]?.id } });
    expect(run.state.outcome).toBe("exhausted");
    const early = new Case(program, "2026-03-03T10:00:00Z", facts({ obligations: [invoice()] }));
    expect([early.of("custom.report").length, early.state.outcome]).toEqual([0, "exhausted"]);
  });

  test("R36 words are the descriptor's, or its title", () => {
    expect(describeStrategy(document, options)).toContain("1. Report the debt to acme.");
    expect(describeStrategy(document, { ...options, locale: "es" })).toContain("1. Comunicar la deuda a acme.");
    const { describe: _, ...plain } = bureau;
    expect(describeStrategy(document, { nodeTypes: [plain] })).toContain("1. Reports the debt to a credit bureau.");
    const { trace } = program.enroll(facts(), { now: Date.parse("2026-03-12T10:00:00Z") });
    expect(explainTrace(program, trace)[0]?.text).toBe(
      "The case was taken in and began with a step of the kind “bureauReport”.",
    );
  });

  test("R36 the analysis takes it for a node that may take any time", () => {
    expect(analyzeStrategy(document, options).nodes.end).toEqual({ reachable: true, earliestDay: 0, latestDay: null });
  });
});
