/** A corpus of random stories: the step against its reference, the laws of the step, and the analysis against what happens. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEvent, compileStrategy, type EffectKind, EVENTS, TRACE_CODES } from "../../src/index.ts";
import { NODE_TYPES } from "../../src/nodes/index.ts";
import { type Story, stories } from "../arbitrary.ts";
import { facts } from "../build.ts";
import { sorted } from "../reference/running.ts";
import { referenceOf } from "../reference/step.ts";
import { noRunGoesBeyondTheAnalysis, STEP_LAWS } from "./laws.ts";
import { type Lived, live } from "./life.ts";

const { seed = 0 } = fc.readConfigureGlobal();
const numRuns = process.env.PROOF === undefined ? 500 : 5000;
const PATIENCE = process.env.PROOF === undefined ? 60_000 : 600_000;

/** What the engine and the reference give for the same input. */
function expectAgreement(story: Story, lived: readonly Lived[]): void {
  const reference = referenceOf(story.document, story.options);
  for (const { before, event, facts: given, now, step } of lived) {
    const obligation = story.obligation === undefined ? {} : { obligation: story.obligation };
    const ours =
      before === undefined || event === undefined
        ? reference.enroll(given, { now, ...(before && { previous: before }), ...obligation })
        : reference.advance(before, event, { facts: given, now });
    if (sorted(step) !== sorted(ours)) expect(JSON.parse(sorted(step))).toEqual(JSON.parse(sorted(ours)));
    expect(step.state === before, "the same state object").toBe(ours.state === before);
  }
}

/** Data that fit events of any type. */
const DATA = {
  ...{
    promise: "P-9",
    plan: "L-9",
    amountMinor: 5,
    dueDate: "2026-05-01",
    parts: [{ due: "2026-04-01", amountMinor: 5 }],
  },
  ...{ offer: "none", kind: "complaint", task: "none", disposition: "ok", call: "none", ok: true, message: "none" },
};

/** What else could have happened wherever the case stood: other events, and states, facts and clocks that do not fit. */
function probes(story: Story, lived: readonly Lived[]): Lived[] {
  const program = compileStrategy(story.document, story.options);
  return lived.flatMap(({ step: { state }, facts: known, now }, i) => {
    const ask = (event: CaseEvent, before = state, given = known, when = now + 60_000): Lived => ({
      ...{ before, event, facts: given, now: when },
      step: program.advance(before, event, { facts: given, now: when }),
    });
    const types = Object.keys(EVENTS);
    const timer = { type: "timer.fired" };
    return [
      ask({ type: types[(i * 7 + lived.length) % types.length] as string, id: `probe-${i}`, data: DATA }),
      ...(i % 5 === 0 ? [ask(timer, { ...state, version: 9 }), ask(timer, { ...state, node: "gone" })] : []),
      ...(i % 5 === 1 ? [ask(timer, state, facts({ caseId: "C-2" })), ask(timer, state, known, now - 60_000)] : []),
      ...(i % 5 === 2 ? [ask({ type: "case.updated", at: "yesterday" }), ask({ ...timer, id: "" })] : []),
    ];
  });
}

const everyStory = (law: (story: Story) => void) => fc.assert(fc.property(stories, law), { seed, numRuns });

describe("The corpus", () => {
  test(
    `R40 the step agrees with the reference step on ${numRuns} stories (seed ${seed})`,
    () => {
      everyStory((story) => {
        const lived = live(compileStrategy(story.document, story.options), story);
        expectAgreement(story, lived);
        expectAgreement(story, probes(story, lived));
      });
    },
    PATIENCE,
  );

  test(
    "R41 the laws of the step hold",
    () => {
      everyStory((story) => {
        for (const law of STEP_LAWS) law(story);
      });
    },
    PATIENCE,
  );

  test(
    "R42 no run goes beyond the analysis, with called strategies, repeats and node types of the host",
    () => {
      let bounded = 0;
      everyStory((story) => {
        bounded += noRunGoesBeyondTheAnalysis(story);
      });
      expect(bounded, "many windows have a bound").toBeGreaterThan(numRuns / 2);
    },
    PATIENCE,
  );

  test(
    "R43 every node type, trace code and kind of effect occurs",
    () => {
      const found = new Map<string, number>();
      const count = (name: string) => found.set(name, (found.get(name) ?? 0) + 1);
      for (const story of fc.sample(stories, { seed, numRuns })) {
        const lived = live(compileStrategy(story.document, story.options), story);
        for (const { trace, effects } of [...lived, ...probes(story, lived)].map(({ step }) => step)) {
          for (const { code, data } of trace) count(code === "node.entered" ? `node ${data.type}` : code);
          for (const { kind } of effects) count(`effect ${kind}`);
        }
      }
      const wanted = [
        ...[...NODE_TYPES, "fieldVisit"].map((type) => `node ${type}`),
        ...TRACE_CODES.filter((code) => !NOT_YET.includes(code) && code !== "node.entered"),
        ...EFFECTS.map((kind) => `effect ${kind}`),
      ];
      console.log(`Corpus: ${wanted.map((name) => `${name} ${found.get(name) ?? 0}`).join(", ")}.`);
      expect(wanted.filter((name) => (found.get(name) ?? 0) < 3)).toEqual([]);
    },
    PATIENCE,
  );
});

/** Codes of the format that this version of the engine never gives. */
const NOT_YET: readonly string[] = ["event.refused", "calendar.uncovered"];

const EFFECTS: readonly EffectKind[] = [
  ...["case.enrolled", "case.exited", "message.send", "contact.deferred", "contact.suppressed"],
  ...["task.create", "task.cancel", "ledger.fee", "case.patch", "case.escalate", "case.transfer", "external.call"],
  ...["hold.set", "hold.clear", "commitment.open", "commitment.close", "experiment.exposed", "metric.mark"],
  "custom.visit",
] as EffectKind[];
