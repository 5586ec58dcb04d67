/**
 * What another strategy would have brought, from what one strategy brought while it left something to chance: outcomes of the
 * cases whose recorded treatment is the one that the other strategy would have given, weighted by how likely each was.
 *
 * Sources: D. G. Horvitz, D. J. Thompson, Journal of the American Statistical Association 47 (1952) 663-685 (weights);
 * D. Precup, R. S. Sutton, S. Singh, Eligibility traces for off-policy policy evaluation, ICML 2000 (one weight for a whole
 * course of treatment); A. Swaminathan, T. Joachims, The self-normalized estimator for counterfactual learning, NIPS 2015;
 * L. Kish, Survey Sampling (1965) (effective sample size); E. L. Ionides, Journal of Computational and Graphical Statistics
 * 17 (2008) 295-311 (clipped weights).
 */

import { PairAccumulator } from "../../statistics/accumulate.ts";
import { checkConfidence, type Moments } from "../../statistics/counts.ts";
import { normalQuantile } from "../../statistics/distributions.ts";
import { ratioMoments } from "../../statistics/means.ts";

/** One case of the record. */
export interface WeightedOutcome {
  /** Who was drawn for: cases of one unit are not independent. */
  readonly unit: string;
  /**
   * 0 where the other strategy would have treated the case differently; else how likely it was to treat it so, over how likely
   * the recorded strategy was.
   */
  readonly weight: number;
  /** What was recorded, in any unit. */
  readonly outcome: number;
  /** False: however chance had come out, the case would not have been treated as the other strategy would treat it. */
  readonly supported?: boolean;
}

export interface PropensityOptions {
  /** Weights above it count as this much: less noise, some bias. Default: none. */
  readonly clip?: number;
  /** Fewest units that the weights may be worth. Default 50. */
  readonly minEffective?: number;
  /** Of intervals; default 0.95. */
  readonly level?: number;
}

export interface Estimated {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How well the record covers what the other strategy would have done. */
export interface Overlap {
  readonly cases: number;
  readonly units: number;
  /** Cases that were treated as the other strategy would have treated them, by chance. */
  readonly matched: number;
  /** Cases that could not have been: what the other strategy does with them was never left to chance. */
  readonly unsupported: number;
  /** Kish's effective sample size: as many units of equal weight would be as precise. */
  readonly effective: number;
  /** Of all weights before clipping; 1 but for chance where the record covers everything that the other strategy would do. */
  readonly meanWeight: Estimated;
  readonly largestWeight: number;
  /** Share of the unit that weighs most, of all weights. */
  readonly largestShare: number;
  /** Weights that were clipped. */
  readonly clipped: number;
}

/**
 * `noLog`: of no case is it known what was drawn for it. `noOverlap`: no case was treated as the other strategy would have.
 * `uncovered`: part of what it would do was never done: more than one case in a hundred is unsupported, or the mean weight is not 1. `tooFew`: the effective sample is too small.
 */
export type PropensityRefusal = "noLog" | "noOverlap" | "uncovered" | "tooFew";

export type PropensityEstimate =
  | { readonly status: "refused"; readonly reason: PropensityRefusal; readonly overlap: Overlap }
  | {
      readonly status: "estimated";
      readonly overlap: Overlap;
      readonly level: number;
      /** Mean outcome as recorded, of the same cases. */
      readonly recorded: Estimated;
      /** Mean outcome under the other strategy: weighted outcomes over all cases. Unbiased unless clipped. */
      readonly ips: Estimated;
      /** Weighted outcomes over all weights: slightly biased, usually closer. */
      readonly selfNormalized: Estimated;
      /** `selfNormalized` minus `recorded`. */
      readonly difference: Estimated;
    };

const MIN_EFFECTIVE = 50;

/** Share of unsupported cases up to which there is an estimate. */
const MOST_UNSUPPORTED = 0.01;

/** A mean weight that lies outside this interval around 1 is no chance. */
const UNCOVERED_LEVEL = 0.9999;

/**
 * Estimates the mean outcome of a case under another strategy. Intervals are normal, by the delta method over units.
 *
 * @throws RangeError for weights that are negative or not finite, outcomes that are not finite, a clip that is not above 0, and
 *   a level outside 0 to 1.
 */
export function estimateOutcome(
  samples: readonly WeightedOutcome[],
  { clip = Number.POSITIVE_INFINITY, minEffective = MIN_EFFECTIVE, level = 0.95 }: PropensityOptions = {},
): PropensityEstimate {
  checkConfidence(level);
  if (!(clip > 0)) throw new RangeError(`weights are clipped above 0: ${clip}`);
  for (const { weight, outcome } of samples) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) throw new RangeError(`no weight: ${weight}`);
    if (!Number.isFinite(outcome)) throw new RangeError(`no outcome: ${outcome}`);
  }
  const units = unitsOf(samples, clip);
  const overlap = overlapOf(samples, units, clip, level);
  const reason = refusalOf(overlap, units, minEffective);
  if (reason !== undefined) return { status: "refused", reason, overlap };
  const over = (x: (unit: Unit) => number, y: (unit: Unit) => number) => estimate(ratioOf(units, x, y), level);
  const recorded = over(casesOf, ({ outcome }) => outcome);
  const selfNormalized = over(weightOf, ({ weighted }) => weighted);
  return {
    ...{ status: "estimated", overlap, level, recorded },
    ips: over(casesOf, ({ weighted }) => weighted),
    selfNormalized,
    difference: differenceOf(units, selfNormalized.value, recorded.value, level),
  };
}

/** Sums over the cases of one unit. */
interface Unit {
  cases: number;
  /** Clipped. */
  weight: number;
  rawWeight: number;
  outcome: number;
  weighted: number;
}

const casesOf = ({ cases }: Unit): number => cases;
const weightOf = ({ weight }: Unit): number => weight;

function unitsOf(samples: readonly WeightedOutcome[], clip: number): readonly Unit[] {
  const units = new Map<string, Unit>();
  for (const { unit, weight, outcome } of samples) {
    const sums = units.get(unit) ?? { cases: 0, weight: 0, rawWeight: 0, outcome: 0, weighted: 0 };
    units.set(unit, sums);
    const used = Math.min(weight, clip);
    sums.cases += 1;
    sums.weight += used;
    sums.rawWeight += weight;
    sums.outcome += outcome;
    sums.weighted += used * outcome;
  }
  return [...units.values()];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function overlapOf(samples: readonly WeightedOutcome[], units: readonly Unit[], clip: number, level: number): Overlap {
  const weights = units.map(weightOf);
  const total = sum(weights);
  return {
    cases: samples.length,
    units: units.length,
    matched: samples.filter(({ weight }) => weight > 0).length,
    unsupported: samples.filter(({ supported }) => supported === false).length,
    effective: total === 0 ? 0 : total ** 2 / sum(weights.map((weight) => weight ** 2)),
    meanWeight: meanWeightOf(units, level),
    largestWeight: samples.reduce((most, { weight }) => Math.max(most, weight), 0),
    largestShare: total === 0 ? 0 : weights.reduce((most, weight) => Math.max(most, weight), 0) / total,
    clipped: samples.filter(({ weight }) => weight > clip).length,
  };
}

const meanWeightOf = (units: readonly Unit[], level: number): Estimated =>
  estimate(
    ratioOf(units, casesOf, ({ rawWeight }) => rawWeight),
    level,
  );

function refusalOf(overlap: Overlap, units: readonly Unit[], minEffective: number): PropensityRefusal | undefined {
  if (overlap.cases === 0) return "noLog";
  if (overlap.matched === 0) return "noOverlap";
  const { low, high } = meanWeightOf(units, UNCOVERED_LEVEL);
  if (low > 1 || high < 1 || overlap.unsupported > MOST_UNSUPPORTED * overlap.cases) return "uncovered";
  return overlap.effective < minEffective ? "tooFew" : undefined;
}

/** Sum of y over sum of x, with the variance of one unit's part in it. */
function ratioOf(units: readonly Unit[], x: (unit: Unit) => number, y: (unit: Unit) => number): Moments {
  const pairs = new PairAccumulator();
  for (const unit of units) pairs.add(x(unit), y(unit));
  return ratioMoments(pairs.pairs());
}

function estimate({ n, mean, variance }: Moments, level: number): Estimated {
  const half = n === 0 ? 0 : -normalQuantile((1 - level) / 2) * Math.sqrt(variance / n);
  return { value: mean, low: mean - half, high: mean + half };
}

/** Both means are of the same units: what each adds to the difference is taken together. */
function differenceOf(units: readonly Unit[], other: number, recorded: number, level: number): Estimated {
  const [weights, cases] = [sum(units.map(weightOf)), sum(units.map(casesOf))];
  const parts = new PairAccumulator();
  for (const unit of units) {
    const own = (unit.weighted - other * unit.weight) / (weights / units.length);
    parts.add(0, own - (unit.outcome - recorded * unit.cases) / (cases / units.length));
  }
  return estimate({ ...parts.moments(), mean: other - recorded }, level);
}
