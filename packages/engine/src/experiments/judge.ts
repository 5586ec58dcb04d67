/** From comparisons to a verdict: which code, about which arm, with which numbers. Words are made elsewhere. */

import type { Moments } from "../statistics/counts.ts";
import { totalForMeans, totalForSequential } from "../statistics/sizes.ts";
import { alphaOf, type ExperimentDefinition, type ResolvedMetric } from "./definition.ts";
import type { ArmReport, Comparison, MetricReport, Verdict, VerdictCode, VerdictData } from "./report.ts";

/** Below this many units in a group nothing is decided: the normal distribution does not hold yet. */
export const FEWEST_UNITS = 100;
/** Of a proportion: successes, and failures, in both groups together. */
const FEWEST_EACH = 10;

export type Finding = Omit<Verdict, "message">;

export interface Evidence {
  readonly definition: ExperimentDefinition;
  readonly primary: ResolvedMetric;
  readonly metric: MetricReport;
  /** Of the primary metric, in the order of the arms. */
  readonly moments: readonly Moments[];
  readonly guardrails: readonly MetricReport[];
  readonly arms: readonly ArmReport[];
  readonly mismatch: boolean;
  /** New units a day, where known. */
  readonly perDay: number | undefined;
  readonly method: "sequential" | "fixed";
  readonly confidence: number;
  readonly tunedFor: number;
}

/** One finding for each challenger, in the order of the arms. */
export function findings(evidence: Evidence): Finding[] {
  return evidence.arms.flatMap((arm, i) => (arm.role === "challenger" ? [findingOn(i, evidence)] : []));
}

/** What to say of the whole experiment: the most pressing finding; of several good ones the largest gain. */
export function overall(found: readonly Finding[], { metric }: Evidence): Finding {
  const gain = ({ data: { diff } }: Finding) => (diff ?? 0) * (metric.better === "higher" ? 1 : -1);
  const ranked = [...found].sort((a, b) => URGENCY.indexOf(a.code) - URGENCY.indexOf(b.code) || gain(b) - gain(a));
  const first = ranked[0];
  if (first === undefined) return { code: "empty", variant: null, data: blank(metric.id) };
  return first.code === "empty" || first.code === "mismatch" ? { ...first, variant: null } : first;
}

const URGENCY: readonly VerdictCode[] = [
  ...(["mismatch", "empty", "better", "betterButHarm", "harm"] as const),
  ...(["notEnough", "unclear", "same", "worse"] as const),
];

const blank = (metric: string): VerdictData => ({
  metric,
  ...{ control: null, value: null, diff: null, ci: [null, null], breached: [], open: [] },
  ...{ moreUnits: null, moreDays: null, effect: null, pValue: null },
});

function findingOn(arm: number, evidence: Evidence): Finding {
  const { metric, guardrails, arms, mismatch } = evidence;
  const variant = arms[arm]?.variant ?? "";
  const of = ({ comparisons }: MetricReport) => comparisons.find((each) => each.variant === variant);
  const comparison = of(metric);
  const [controlAt, value] = [arms.findIndex(({ role }) => role === "control"), metric.arms[arm]];
  const control = metric.arms[controlAt];
  if (comparison === undefined || !control?.n || !value?.n) return { code: "empty", variant, data: blank(metric.id) };
  const effect = effectOf(evidence, controlAt);
  const moreUnits = missingUnits(evidence, controlAt, arm, effect);
  const { perDay } = evidence;
  const days = moreUnits === null || perDay === undefined || !(perDay > 0) ? null : Math.ceil(moreUnits / perDay);
  const state = (wanted: Comparison["guardrail"]) =>
    guardrails.filter((each) => of(each)?.guardrail === wanted).map(({ id }) => id);
  const data: VerdictData = {
    metric: metric.id,
    control: control.value,
    value: value.value,
    diff: comparison.diff,
    ci: comparison.ci,
    breached: state("breached"),
    open: state("unclear"),
    moreUnits,
    moreDays: days,
    effect,
    pValue: comparison.adjustedPValue,
  };
  const code = mismatch ? "mismatch" : codeOf(comparison, data, isEarly(evidence, [controlAt, arm]), evidence);
  return { code, variant, data };
}

function codeOf(comparison: Comparison, data: VerdictData, early: boolean, { method }: Evidence): VerdictCode {
  const complete = data.moreUnits === null || data.moreUnits <= 0;
  const mayDecide = !early && (method === "sequential" || complete);
  const harmed = data.breached.length > 0 && !early;
  if (mayDecide && comparison.direction === "better") return harmed ? "betterButHarm" : "better";
  if (harmed) return "harm";
  if (mayDecide && comparison.direction === "worse") return "worse";
  if (isSame(comparison, data.effect) && mayDecide) return "same";
  return complete && !early ? "unclear" : "notEnough";
}

/** Whatever the difference is, it is smaller than matters. */
function isSame({ ci: [lo, hi] }: Comparison, effect: number | null): boolean {
  return effect !== null && lo !== null && hi !== null && lo > -effect && hi < effect;
}

function isEarly({ primary, metric }: Evidence, arms: readonly number[]): boolean {
  const groups = arms.map((at) => metric.arms[at]);
  if (groups.some((group) => (group?.n ?? 0) < FEWEST_UNITS)) return true;
  if (primary.kind !== "proportion") return false;
  const successes = groups.reduce((sum, group) => sum + (group?.n ?? 0) * (group?.value ?? 0), 0);
  const failures = groups.reduce((sum, group) => sum + (group?.n ?? 0) * (1 - (group?.value ?? 0)), 0);
  return Math.min(successes, failures) < FEWEST_EACH - 0.5;
}

/** The smallest difference that matters: as said, else a tenth of the control's value. */
function effectOf({ primary, moments }: Evidence, control: number): number | null {
  const assumed = Math.abs(moments[control]?.mean ?? 0) / 10;
  const effect = primary.effect ?? assumed;
  return effect > 0 ? effect : null;
}

/** Units over all arms until the plan is met; null where it cannot be told. */
function missingUnits(evidence: Evidence, control: number, arm: number, effect: number | null): number | null {
  const { definition, moments, arms } = evidence;
  const units = arms.reduce((sum, each) => sum + each.units, 0);
  const planned = definition.plan?.units;
  if (planned !== undefined) return Math.max(0, planned - units);
  const [one, other] = [moments[control], moments[arm]];
  const [c, t] = [arms[control]?.weight ?? 0, arms[arm]?.weight ?? 0];
  if (effect === null || one === undefined || other === undefined || c === 0 || t === 0) return null;
  const whole = arms.reduce((sum, each) => sum + each.weight, 0);
  const pair = (c + t) / whole;
  const shares = { control: c / (c + t), treatment: t / (c + t) };
  const variance = one.variance / shares.control + other.variance / shares.treatment;
  if (!(variance > 0)) return null;
  // Units whose outcome is known count, the others are still to come.
  const known = (one.n + other.n) / pair;
  return Math.max(0, Math.ceil(neededPair(variance, shares, effect, evidence) / pair - known));
}

function neededPair(
  variance: number,
  shares: { readonly control: number; readonly treatment: number },
  effect: number,
  { definition, arms, method, confidence, tunedFor }: Evidence,
): number {
  const challengers = arms.filter(({ role }) => role === "challenger").length;
  const alpha = alphaOf(confidence) / Math.max(1, challengers);
  const power = definition.plan?.power ?? 0.8;
  if (method === "sequential") return totalForSequential(variance, effect, { power, alpha, tunedFor });
  const spread = 1 / shares.control + 1 / shares.treatment;
  return totalForMeans({ sd: Math.sqrt(variance / spread), difference: effect, power, alpha }, shares);
}
