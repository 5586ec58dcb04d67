/** Reports of a made-up experiment, analyzed by the engine from rows made by a seed. */

import {
  analyzeExperiment,
  createAssigner,
  type ExperimentDefinition,
  type ExperimentReport,
  type ExperimentRow,
} from "@dunlin/engine/experiments";

const DEFINITION: ExperimentDefinition = {
  format: "dunlin.experiment/1",
  id: "parts",
  title: "Two, or two to three?",
  salt: "parts",
  variants: [
    { key: "A", title: "A, 2 installments", weight: 4500, control: true },
    { key: "B", title: "B, 2 or 3", weight: 4500 },
    { key: "none", title: "Holdout", weight: 1000, holdout: true },
  ],
  columns: { unit: "debtor", day: "day", currency: "currency" },
  metrics: [
    { id: "cured", measure: "cureRate", role: "primary", column: "cured", effect: 0.03 },
    { id: "recovered", measure: "recovered", column: "paid" },
    { id: "time", measure: "daysToCure", days: "days", event: "cured", horizon: 30 },
    { id: "optOut", measure: "optOut", role: "guardrail", limit: 0.01, column: "optOut" },
    { id: "complaint", measure: "complaint", role: "guardrail", limit: 0.004, column: "complaint" },
  ],
};

interface Truth {
  readonly cure?: readonly [number, number];
  readonly optOut?: readonly [number, number];
  /** Rows of the challenger that are lost on the way, 0 to 1. */
  readonly lost?: number;
}

/** Mulberry32: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function* rows(
  count: number,
  { cure = [0.44, 0.49], optOut = [0.011, 0.011], lost = 0 }: Truth,
): Generator<ExperimentRow> {
  const random = seeded(7);
  const decide = createAssigner({ salt: "parts", variants: DEFINITION.variants });
  for (let i = 0; i < count; i++) {
    const debtor = `D-${i}`;
    const decision = decide(debtor);
    const variant = decision.in ? decision.variant : "";
    const at = variant === "B" ? 1 : 0;
    const cured = random() < (variant === "none" ? 0.38 : (cure[at] ?? 0));
    const days = cured ? Math.floor(30 * random() ** 1.6) : 30;
    if (at === 1 && random() < lost) continue;
    yield {
      ...{ variant, debtor, cured, days, currency: "EUR", day: "2026-09-14" },
      paid: cured ? 12_000 + Math.round(30_000 * random()) : 0,
      optOut: random() < (optOut[at] ?? 0),
      complaint: random() < 0.002,
    };
  }
}

const reportOf = (count: number, truth: Truth = {}): ExperimentReport =>
  analyzeExperiment(rows(count, truth), DEFINITION);

export const BETTER = reportOf(24_000, { cure: [0.44, 0.5] });
export const NOT_ENOUGH = reportOf(600);
export const HARM = reportOf(24_000, { cure: [0.44, 0.5], optOut: [0.011, 0.04] });
export const WRONG_SIZES = reportOf(8_000, { lost: 0.2 });
export const NO_DATA = reportOf(0);
