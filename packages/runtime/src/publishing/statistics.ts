/** Counts of an experiment, out of the counts that steps left behind. */

import type { ExperimentCounts } from "../model/publishing.ts";
import type { Tally } from "../model/rows.ts";

interface Variant {
  readonly key: string;
  exposed: number;
  readonly goals: Record<string, { count: number; valueMinor: number }>;
  readonly outcomes: Record<string, number>;
}

/**
 * Reads `exposed:<experiment>:<variant>`, `arm:<experiment>:<variant>:goal:<goal>` and `...:outcome:<outcome>`; ids have no
 * colon in them. Variants come in the order of their keys.
 */
export function experimentCounts(experiment: string, tallies: readonly Tally[]): ExperimentCounts {
  const variants = new Map<string, Variant>();
  const variant = (key: string): Variant => {
    const known = variants.get(key) ?? { key, exposed: 0, goals: {}, outcomes: {} };
    variants.set(key, known);
    return known;
  };
  for (const { measure, count, valueMinor = 0 } of tallies) {
    const [what, of, key = "", kind, ...rest] = measure.split(":");
    if (of !== experiment) continue;
    if (what === "exposed") variant(key).exposed += count;
    if (what !== "arm") continue;
    const name = rest.join(":");
    const { goals, outcomes } = variant(key);
    if (kind === "outcome") outcomes[name] = (outcomes[name] ?? 0) + count;
    if (kind !== "goal") continue;
    const before = goals[name] ?? { count: 0, valueMinor: 0 };
    goals[name] = { count: before.count + count, valueMinor: before.valueMinor + valueMinor };
  }
  return { experiment, variants: [...variants.values()].sort((a, b) => (a.key < b.key ? -1 : 1)) };
}
