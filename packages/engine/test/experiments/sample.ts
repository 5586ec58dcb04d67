/** A made-up experiment on an installment offer, with rows from a seed: a test changes what it is about. */

import type { ExperimentDefinition, ExperimentRow } from "../../src/experiments.ts";
import { createAssigner } from "../../src/experiments.ts";
import { seeded } from "./simulate.ts";

export const definition = (parts: Partial<ExperimentDefinition> = {}): ExperimentDefinition => ({
  format: "dunlin.experiment/1",
  id: "offer-count",
  title: "Two, or two to three?",
  salt: "offer-count",
  variants: [
    { key: "two", title: "A", weight: 4500, control: true },
    { key: "three", title: "B", weight: 4500 },
    { key: "holdout", title: "Holdout", weight: 1000, holdout: true },
  ],
  columns: { unit: "debtor", day: "day", currency: "currency" },
  segments: ["band"],
  metrics: [
    { id: "cured", measure: "cureRate", role: "primary", column: "cured", effect: 0.03 },
    { id: "recovered", measure: "recovered", column: "paid", covariate: "before" },
    { id: "cost", measure: "costToCollect", numerator: "cost", denominator: "paid" },
    { id: "time", measure: "daysToCure", days: "days", event: "cured", horizon: 30 },
    { id: "optOut", measure: "optOut", role: "guardrail", limit: 0.01, column: "optOut" },
  ],
  ...parts,
});

export interface Truth {
  /** Cure rates of control and challenger. */
  readonly cure?: readonly [number, number];
  readonly optOut?: readonly [number, number];
  readonly seed?: number;
  readonly days?: number;
}

/** Rows as a database would give them, with typed values. */
export function* rows(count: number, truth: Truth = {}): Generator<ExperimentRow> {
  const { cure = [0.44, 0.49], optOut = [0.011, 0.011], seed = 1, days = 40 } = truth;
  const random = seeded(seed);
  const { salt = "", variants } = definition();
  const decide = createAssigner({ salt, variants });
  for (let i = 0; i < count; i++) {
    const debtor = `D-${i}`;
    const decision = decide(debtor);
    const variant = decision.in ? decision.variant : "";
    const at = variant === "three" ? 1 : 0;
    const cured = random() < (variant === "holdout" ? 0.38 : (cure[at] ?? 0));
    const before = Math.round(20_000 * random());
    yield {
      ...{ variant, debtor, cured, before, currency: "EUR" },
      day: `2026-0${3 + Math.floor((i * days) / count / 28)}-${String(1 + (Math.floor((i * days) / count) % 28)).padStart(2, "0")}`,
      band: ["small", "medium", "large"][i % 3],
      paid: cured ? 8000 + before + Math.round(9000 * random()) : 0,
      cost: Math.round(200 + 300 * random()),
      days: cured ? Math.floor(30 * random()) : 30,
      optOut: random() < (optOut[at] ?? 0),
    };
  }
}

/** Two groups and one outcome. */
export const simple = (parts: Partial<ExperimentDefinition> = {}): ExperimentDefinition => ({
  id: "e",
  variants: [
    { key: "a", weight: 5000 },
    { key: "b", weight: 5000 },
  ],
  metrics: [{ id: "cured", role: "primary", column: "cured" }],
  ...parts,
});
