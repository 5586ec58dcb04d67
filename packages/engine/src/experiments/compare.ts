/** One metric: the value of every arm, and each arm against the control. */

import { type Interval, type Moments, relativeTo } from "../statistics/counts.ts";
import { adjustMeans, compareLarge, compareMoments, ratioMoments } from "../statistics/means.ts";
import { compareProportions } from "../statistics/proportions.ts";
import { proportionMoments, sequentialOf, sequentialShares } from "../statistics/sequential.ts";
import { commonHorizon, logRank, restrictedMean } from "../statistics/survival.ts";
import type { Tally } from "./collect.ts";
import { alphaOf, type ResolvedMetric } from "./definition.ts";
import type { Comparison, MetricArm } from "./report.ts";

export interface Method {
  readonly method: "sequential" | "fixed";
  readonly confidence: number;
  /** Units of the control and one arm at which the sequential interval is tightest. */
  readonly tunedFor: number;
}

/** A metric as moments of the arms: what sizes, sequential intervals and verdicts work with. */
export interface Measured {
  readonly moments: readonly Moments[];
  readonly arms: readonly MetricArm[];
  readonly adjusted?: { readonly theta: number; readonly explained: number };
  readonly horizon?: number;
}

export function measure(metric: ResolvedMetric, variants: readonly string[], tallies: readonly Tally[]): Measured {
  const found = momentsFor(metric, tallies);
  const arms = tallies.map(({ pending }, i): MetricArm => {
    const { n, mean } = found.moments[i] ?? NOTHING;
    return { variant: variants[i] ?? "", n, pending, value: n === 0 ? null : mean };
  });
  return { ...found, arms };
}

const NOTHING: Moments = { n: 0, mean: 0, variance: 0 };

function momentsFor({ kind, source }: ResolvedMetric, tallies: readonly Tally[]): Omit<Measured, "arms"> {
  switch (kind) {
    case "proportion":
      return { moments: tallies.map((tally) => proportionMoments(tally.proportion())) };
    case "mean": {
      if (!("covariate" in source)) return { moments: tallies.map(({ pairs }) => pairs.moments()) };
      const { groups, theta, explained } = adjustMeans(tallies.map(({ pairs }) => pairs.pairs()));
      return { moments: groups, adjusted: { theta, explained } };
    }
    case "ratio":
      return { moments: tallies.map(({ pairs }) => ratioMoments(pairs.pairs())) };
    case "time": {
      const days = tallies.map((tally) => tally.dayCounts());
      const watched = days.filter((each) => each.length > 0);
      const wanted = "horizon" in source ? source.horizon : undefined;
      const horizon = Math.min(wanted ?? Number.POSITIVE_INFINITY, watched.length === 0 ? 0 : commonHorizon(watched));
      return { moments: days.map((each) => restrictedMean(each, horizon)), horizon };
    }
  }
}

/** A comparison before its family is known. */
export type Raw = Omit<Comparison, "adjustedPValue" | "direction" | "guardrail">;

export function compareArms(
  { kind, better }: ResolvedMetric,
  { moments, arms }: Measured,
  tallies: readonly Tally[],
  [control, arm]: readonly [number, number],
  { method, confidence, tunedFor }: Method,
): Raw {
  const [one, other] = [moments[control] ?? NOTHING, moments[arm] ?? NOTHING];
  const [first, second] = [tallies[control], tallies[arm]];
  const diff = other.mean - one.mean;
  const variant = arms[arm]?.variant ?? "";
  const options = { confidence, tunedFor };
  let sequential = sequentialOf(one, other, options);
  let fixed: { readonly pValue: number; readonly ci: Interval } = compareLarge(one, other, confidence);
  let more: Partial<Raw> = {};
  if (kind === "mean") fixed = compareMoments(one, other, confidence);
  if (kind === "proportion" && first !== undefined && second !== undefined) {
    const { probTreatmentBetter, expectedLoss, ...test } = compareProportions(first.proportion(), second.proportion(), {
      confidence,
    });
    fixed = test;
    sequential = sequentialShares(first.proportion(), second.proportion(), options);
    more =
      better === "higher"
        ? { probBetter: probTreatmentBetter, expectedLoss }
        : { probBetter: 1 - probTreatmentBetter, expectedLoss: expectedLoss + diffOfMeans(first, second) };
  }
  if (kind === "time" && first !== undefined && second !== undefined) {
    more = { logRank: logRank(first.dayCounts(), second.dayCounts()) };
  }
  const chosen = method === "sequential" ? sequential : fixed;
  return {
    variant,
    diff,
    relative: relativeTo(one.mean, diff),
    ci: bounded(chosen.ci),
    pValue: chosen.pValue,
    fixed: { pValue: fixed.pValue, ci: bounded(fixed.ci) },
    ...more,
  };
}

/** E[T] - E[C] with uniform priors: E[max(T - C, 0)] = E[max(C - T, 0)] + E[T - C]. */
function diffOfMeans(control: Tally, treatment: Tally): number {
  const mean = ({ successes, trials }: Tally) => (successes + 1) / (trials + 2);
  return mean(treatment) - mean(control);
}

const bounded = ([lo, hi]: Interval): readonly [number | null, number | null] => [
  Number.isFinite(lo) ? lo : null,
  Number.isFinite(hi) ? hi : null,
];

/** What one comparison says, once its p-value is that of its family. */
export function judged(
  raw: Raw,
  adjustedPValue: number,
  { better, role, limit }: ResolvedMetric,
  confidence: number,
): Comparison {
  const [lo, hi] = raw.ci;
  const certain = adjustedPValue < alphaOf(confidence) && ((lo !== null && lo > 0) || (hi !== null && hi < 0));
  const good = better === "higher" ? raw.diff > 0 : raw.diff < 0;
  const direction = certain ? (good ? "better" : "worse") : "unclear";
  if (role !== "guardrail") return { ...raw, adjustedPValue, direction };
  // How much worse it may be, at least and at most.
  const [least, most] = better === "lower" ? [lo, hi] : [hi === null ? null : -hi, lo === null ? null : -lo];
  const guardrail =
    least !== null && least > limit ? "breached" : most !== null && most <= limit ? "within" : "unclear";
  return { ...raw, adjustedPValue, direction, guardrail };
}
