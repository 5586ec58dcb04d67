/** A corpus of random stories: the step against its reference, the laws of the step, and the analysis against what happens. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { type CaseEvent, type EffectKind, EVENTS, TRACE_CODES } from "../../src/index.ts";
import { NODE_TYPES } from "../../src/nodes/index.ts";
import { type Story, stories } from "../arbitrary.ts";
import { END, facts, strategy } from "../build.ts";
import { sorted } from "../reference/running.ts";
import { referenceOf } from "../reference/step.ts";
import { noRunGoesBeyondTheAnalysis, STEP_LAWS } from "./laws.ts";
import { type Life, lifeOf, type Moment } from "./life.ts";

const STORIES = 500;
const PATIENCE = 120_000;

/** One corpus for each; the first seed is printed at the start of the run. */
const { seed: first = 0 } = fc.readConfigureGlobal();
const SEEDS = Array.from({ length: sized(1, 10) }, (_, i) => first + i);

/** What the engine and the reference give for the same input. */
function expectAgreement({ story, moments }: Pick<Life, "story" | "moments">): void {
  const reference = referenceOf(story.document, story.options);
  const obligation = story.obligation === undefined ? {} : { obligation: story.obligation };
  for (const { before, event, facts: given, now, step } of moments) {
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
  ...{ promise: "P-9", plan: "L-9", amountMinor: 5, dueDate: "2026-05-01" },
  ...{ parts: [{ due: "2026-04-01", amountMinor: 5 }], offer: "none", kind: "complaint", task: "none" },
  ...{ disposition: "ok", call: "none", ok: true, message: "none" },
};

/** What else could have happened wherever the case stood: other events, and states, facts and clocks that do not fit. */
function probes({ program, moments }: Life): Moment[] {
  const types = Object.keys(EVENTS);
  const timer = { type: "timer.fired" };
  return moments.flatMap(({ step: { state }, facts: known, now }, i) => {
    const ask = (event: CaseEvent, before = state, given = known, when = now + 60_000): Moment => ({
      ...{ before, event, facts: given, now: when },
      step: program.advance(before, event, { facts: given, now: when }),
    });
    if (state.status === "exited" && i % 9 > 0) return [];
    return [
      ask({ type: types[(i * 7 + moments.length) % types.length] as string, id: `probe-${i}`, data: DATA }),
      ...(i % 5 === 0 ? [ask(timer, { ...state, version: 9 })] : []),
      ...(i % 5 === 1 ? [ask(timer, state, known, now - 60_000)] : []),
      ...(i % 5 === 3 ? [ask(timer, state, facts({ caseId: "C-2" }))] : []),
      ...(i % 5 === 4 ? [ask(timer, { ...state, node: "gone" })] : []),
      ...(i % 5 === 2 ? [ask({ type: "case.updated", at: "yesterday" }), ask({ ...timer, id: "" })] : []),
    ];
  });
}

/** A strategy that never comes to rest once the first day is over. */
const ENDLESS: Story = {
  document: strategy({
    nodes: {
      w: { type: "wait", for: "P1D", to: { next: "r" } },
      r: { type: "repeat", max: 1000, to: { body: "g", exhausted: "end" } },
      g: { type: "goal", goal: "again", to: { next: "z" } },
      z: { type: "wait", for: "PT0S", to: { next: "r" } },
      end: END,
    },
  }),
  options: {},
  first: facts(),
  history: [
    { minutes: 2 * 24 * 60, event: { type: "custom.ping", id: "e1" } },
    { minutes: 60, event: { type: "hold.released", data: { kind: "parked" } } },
  ],
};

/** Codes of the format that no step of one version gives. */
const NOT_YET: readonly string[] = ["case.migrated"];

const EFFECTS: readonly EffectKind[] = [
  ...(["case.enrolled", "case.exited", "message.send", "contact.deferred", "contact.suppressed"] as const),
  ...(["task.create", "task.cancel", "ledger.fee", "case.patch", "case.escalate", "case.transfer"] as const),
  ...(["external.call", "hold.set", "hold.clear", "commitment.open", "commitment.missed", "commitment.close"] as const),
  ...(["offer.publish", "offer.withdraw", "payment.attempt"] as const),
  ...(["experiment.exposed", "metric.mark", "custom.visit"] as const),
];

const WANTED: readonly string[] = [
  ...[...NODE_TYPES, "fieldVisit"].map((type) => `node ${type}`),
  ...TRACE_CODES.filter((code) => !NOT_YET.includes(code) && code !== "node.entered"),
  ...EFFECTS.map((kind) => `effect ${kind}`),
];

/** How often each node was entered, each code given and each effect asked for. */
function occurrences(moments: readonly Moment[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const count = (name: string) => found.set(name, (found.get(name) ?? 0) + 1);
  for (const { trace, effects } of moments.map(({ step }) => step)) {
    for (const { code, data } of trace) count(code === "node.entered" ? `node ${data.type}` : code);
    for (const { kind } of effects) count(`effect ${kind}`);
  }
  return found;
}

describe.each(SEEDS)("The corpus of seed %d", (seed) => {
  let drawn: readonly Life[] | undefined;
  /** Made once for all tests; a story that fails is looked for again as a property, which makes it small. */
  const everyLife = (law: (life: Life) => void): void => {
    drawn ??= fc.sample(stories, { seed, numRuns: STORIES }).map(lifeOf);
    try {
      for (const life of drawn) law(life);
    } catch (problem) {
      fc.assert(
        fc.property(stories, (story) => law(lifeOf(story))),
        { seed, numRuns: STORIES },
      );
      throw problem;
    }
  };

  test("R40 the step agrees with the reference step", { timeout: PATIENCE }, () => {
    everyLife((life) => {
      expectAgreement(life);
      expectAgreement({ story: life.story, moments: probes(life) });
    });
  });

  test("R41 the laws of the step hold", { timeout: PATIENCE }, () => {
    everyLife((life) => {
      for (const law of STEP_LAWS) law(life);
    });
  });

  test("R42 no run goes beyond the analysis", { timeout: PATIENCE }, () => {
    let bounded = 0;
    everyLife((life) => {
      bounded += noRunGoesBeyondTheAnalysis(life);
    });
    expect(bounded, "many windows have a bound").toBeGreaterThan(STORIES / 2);
  });

  test("R43 every node type, trace code and kind of effect occurs", { timeout: PATIENCE }, () => {
    const moments: Moment[] = [];
    everyLife((life) => moments.push(...life.moments, ...probes(life)));
    const found = occurrences(moments);
    console.log(`Corpus: ${WANTED.map((name) => `${name} ${found.get(name) ?? 0}`).join(", ")}.`);
    expect(WANTED.filter((name) => !found.has(name))).toEqual([]);
    drawn = undefined;
  });
});

test("R40 the step agrees with the reference step where a strategy never comes to rest", () => {
  const life = lifeOf(ENDLESS);
  expectAgreement(life);
  expect(life.moments.map(({ step }) => step.state.status)).toEqual(["active", "held", "held", "held"]);
});

/** A strategy that goes through so many nodes on enrollment, and so many a day later. */
function twoChains(first: number, second: number): Story {
  const half = (name: string, last: string, length: number) =>
    Array.from({ length }, (_, i) => [
      `${name}${i}`,
      { type: "goal", goal: "g", to: { next: i + 1 < length ? `${name}${i + 1}` : last } },
    ]);
  const wait = ["w", { type: "wait", for: "P1D", to: { next: "b0" } }];
  const nodes = Object.fromEntries([...half("a", "w", first - 1), wait, ...half("b", "end", second - 1), ["end", END]]);
  return {
    document: strategy({ nodes }),
    options: {},
    first: facts(),
    history: [{ minutes: 2 * 24 * 60, event: { type: "custom.ping" } }],
  };
}

test.each([
  [1000, 1000, "exited"],
  [1000, 1001, "held"],
  [1001, 1000, "held"],
])("R47 the reference step draws the line at the same node: %d, then %d", (first, second, status) => {
  const life = lifeOf(twoChains(first, second));
  expectAgreement(life);
  expect(life.moments.at(-1)?.step.state.status).toBe(status);
});
