/** What to keep in mind when reading a report. */

import type { Collection } from "./collect.ts";
import { alphaOf } from "./definition.ts";
import type { ArmReport, ExperimentWarning, MetricReport, SegmentReport } from "./report.ts";

export function warningsOf(
  collection: Collection,
  arms: readonly ArmReport[],
  metrics: readonly MetricReport[],
  segments: readonly SegmentReport[],
  confidence: number,
): ExperimentWarning[] {
  const { repeats, strays, rows } = collection;
  const challengers = arms.filter(({ role }) => role === "challenger").map(({ variant }) => variant);
  const pending = metrics.flatMap(({ id, arms }) => {
    const count = arms.reduce((sum, arm) => sum + arm.pending, 0);
    return count === 0 ? [] : [{ code: "pending", data: { metric: id, count } } as const];
  });
  const found = collection.arms.every(({ units }) => units === 0) ? [] : metrics;
  const unclear = found.flatMap(({ id, comparisons }) =>
    comparisons
      .filter(({ guardrail, variant }) => guardrail === "unclear" && challengers.includes(variant))
      .map(({ variant }) => ({ code: "guardrail.unclear", data: { metric: id, variant } }) as const),
  );
  return [
    ...(repeats.repeated > 0 ? [{ code: "units.repeated", data: { count: repeats.repeated, rows } } as const] : []),
    ...(strays !== undefined && strays > 0 ? [{ code: "units.strayed", data: { count: strays, rows } } as const] : []),
    ...pending,
    ...unclear,
    ...segmentWarnings(segments, confidence),
  ];
}

/** Twenty looks at nothing find something: say how many there are, and what chance alone would bring. */
function segmentWarnings(segments: readonly SegmentReport[], confidence: number): ExperimentWarning[] {
  const count = segments.reduce((sum, { comparisons }) => sum + comparisons.length, 0);
  if (count === 0) return [];
  const expected = Math.round(count * alphaOf(confidence) * 100) / 100;
  const pooled = [...new Set(segments.filter(({ value }) => value === "*").map(({ column }) => column))];
  return [
    { code: "segments", data: { count, expected } },
    ...pooled.map((column): ExperimentWarning => ({ code: "segments.pooled", data: { column } })),
  ];
}
