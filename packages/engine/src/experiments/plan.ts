/** Before an experiment: how many units, how long, with which shares, and whether it is worth it. */

import { minimumDetectableEffect, totalForProportions, totalForSequential } from "../statistics/sizes.ts";
import { alphaOf } from "./definition.ts";
import { countText, percentText } from "./figures.ts";
import { FEWEST_UNITS } from "./judge.ts";
import { type ExperimentLanguage, languageOf } from "./languages.ts";
import { type TellOptions, wholePercent } from "./tell.ts";

export interface PlanRequest {
  /** Rate of the control today, 0 to 1. */
  readonly baseline: number;
  /** Rate at which a challenger would be worth rolling out. */
  readonly target: number;
  /** Units that come in a day; without it there are no days. */
  readonly perDay?: number;
  /** Default 1. With several, each is tested at alpha / challengers. */
  readonly challengers?: number;
  /** Share of all units for each challenger, 0 to 1; default such that the total is smallest. */
  readonly challengerShare?: number;
  /** Share of all units that is left alone, 0 to 1; default 0. */
  readonly holdoutShare?: number;
  /** Default 0.8. */
  readonly power?: number;
  /** Default 0.95. */
  readonly confidence?: number;
  /** Longest that one wants to wait, in days; default 60. */
  readonly patience?: number;
}

export interface ExperimentPlan {
  readonly baseline: number;
  readonly target: number;
  /** 0 to 1 of all units. */
  readonly shares: { readonly control: number; readonly challenger: number; readonly holdout: number };
  readonly challengers: number;
  readonly power: number;
  readonly confidence: number;
  /** One look at the end. */
  readonly fixed: PlanSize;
  /** A look whenever one likes; the units by which it has ended with the given power, often before. */
  readonly sequential: PlanSize;
  /** Smallest rise over the baseline that one look finds within `patience`; null where the intake is not known. */
  readonly detectable: number | null;
  readonly advice: readonly PlanAdvice[];
}

export interface PlanSize {
  /** Over all groups, holdout included; rounded up. */
  readonly units: number;
  readonly perChallenger: number;
  readonly control: number;
  /** Whole weeks, so that every weekday counts alike; null where the intake is not known. */
  readonly days: number | null;
}

/**
 * `long` more days than one wants to wait; `fewer` so many challengers would fit; `small` a group is too small for the
 * normal distribution; `shares` the total would be smaller with these shares; `detectable` what the time is enough for.
 */
export interface PlanAdvice {
  readonly code: "long" | "fewer" | "small" | "shares" | "detectable";
  readonly data: Readonly<Record<string, number>>;
}

/**
 * Sizes, days and advice for a champion with challengers, by the cure rate or any other proportion.
 *
 * Shares by default: each challenger 1 and the control sqrt(challengers), which makes the comparisons with the control
 * cheapest (C. W. Dunnett, Journal of the American Statistical Association 50 (1955) 1096-1121).
 *
 * @throws RangeError for rates outside 0 to 1, equal rates, or shares that leave nothing for the control.
 */
export function planExperiment(request: PlanRequest): ExperimentPlan {
  const {
    baseline,
    target,
    perDay,
    challengers = 1,
    holdoutShare = 0,
    power = 0.8,
    confidence = 0.95,
    patience = 60,
  } = request;
  if (!Number.isInteger(challengers) || challengers < 1)
    throw new RangeError(`challengers are 1 or more: ${challengers}`);
  if (!(holdoutShare >= 0 && holdoutShare < 1))
    throw new RangeError(`a holdout takes a share from 0 to 1: ${holdoutShare}`);
  if (perDay !== undefined && !(perDay > 0)) throw new RangeError(`units a day are a number above 0: ${perDay}`);
  const best = bestShares(challengers, holdoutShare);
  const challenger = request.challengerShare ?? best.challenger;
  const control = 1 - holdoutShare - challengers * challenger;
  if (!(challenger > 0 && control > 1e-9)) throw new RangeError("the shares leave nothing for the control");
  const shares = { control, challenger, holdout: holdoutShare };
  const alpha = alphaOf(confidence) / challengers;
  const sizes = sizesFor({ baseline, target, power, alpha }, shares, perDay);
  const detectable = detectableIn(patience, perDay, { baseline, power, alpha }, shares);
  const plan = { baseline, target, shares, challengers, power, confidence, ...sizes, detectable };
  return { ...plan, advice: adviceFor(plan, request, patience, best) };
}

type Shares = ExperimentPlan["shares"];
type Test = { readonly baseline: number; readonly target: number; readonly power: number; readonly alpha: number };

function bestShares(challengers: number, holdout: number): Shares {
  const parts = Math.sqrt(challengers) + challengers;
  return { control: ((1 - holdout) * Math.sqrt(challengers)) / parts, challenger: (1 - holdout) / parts, holdout };
}

function sizesFor(
  test: Test,
  shares: Shares,
  perDay: number | undefined,
): Pick<ExperimentPlan, "fixed" | "sequential"> {
  const pair = shares.control + shares.challenger;
  const within = { control: shares.control / pair, treatment: shares.challenger / pair };
  const { baseline, target, power, alpha } = test;
  const variance = (baseline * (1 - baseline)) / within.control + (target * (1 - target)) / within.treatment;
  const fixed = totalForProportions(test, within);
  // The interval is tuned for about where one look would end.
  const sequential = totalForSequential(variance, target - baseline, { power, alpha, tunedFor: fixed });
  return { fixed: sizeOf(fixed / pair, shares, perDay), sequential: sizeOf(sequential / pair, shares, perDay) };
}

function sizeOf(total: number, { control, challenger }: Shares, perDay: number | undefined): PlanSize {
  return {
    units: Math.ceil(total),
    perChallenger: Math.ceil(total * challenger),
    control: Math.ceil(total * control),
    days: perDay === undefined ? null : expectedDays(total, perDay),
  };
}

/** Days until so many units have come in, in whole weeks. */
export const expectedDays = (units: number, perDay: number): number => 7 * Math.ceil(units / perDay / 7);

function detectableIn(
  days: number,
  perDay: number | undefined,
  test: Omit<Test, "target">,
  { control, challenger }: Shares,
): number | null {
  if (perDay === undefined) return null;
  // Groups of unequal size see as much as two of their harmonic mean.
  const perVariant = (2 * days * perDay) / (1 / control + 1 / challenger);
  return minimumDetectableEffect({ ...test, perVariant });
}

function adviceFor(
  plan: Omit<ExperimentPlan, "advice">,
  request: PlanRequest,
  patience: number,
  best: Shares,
): PlanAdvice[] {
  const { fixed, detectable, challengers, shares, baseline, target } = plan;
  const late = fixed.days !== null && fixed.days > patience;
  const fitting = late ? fittingChallengers(plan, request, patience) : 0;
  const smallest = Math.min(fixed.perChallenger, fixed.control);
  const events = smallest * Math.min(baseline, target, 1 - baseline, 1 - target);
  const saving =
    1 - sizesFor({ ...plan, alpha: alphaOf(plan.confidence) / challengers }, best, undefined).fixed.units / fixed.units;
  return [
    ...(late ? [{ code: "long", data: { days: fixed.days ?? 0, patience } } as const] : []),
    ...(late && detectable !== null ? [{ code: "detectable", data: { effect: detectable, patience } } as const] : []),
    ...(late && fitting > 0 ? [{ code: "fewer", data: { challengers: fitting, patience } } as const] : []),
    ...(smallest < FEWEST_UNITS || events < 10 ? [{ code: "small", data: { units: smallest } } as const] : []),
    ...(saving > 0.05 && shares.challenger !== best.challenger
      ? [{ code: "shares", data: { control: best.control, challenger: best.challenger, saving } } as const]
      : []),
  ];
}

/** The most challengers that are done in time; 0 when not even one is. */
function fittingChallengers(
  { challengers }: Pick<ExperimentPlan, "challengers">,
  request: PlanRequest,
  patience: number,
): number {
  const { baseline, target, perDay, power = 0.8, confidence = 0.95, holdoutShare = 0 } = request;
  for (let count = challengers - 1; count > 0; count--) {
    const test = { baseline, target, power, alpha: alphaOf(confidence) / count };
    const { days } = sizesFor(test, bestShares(count, holdoutShare), perDay).fixed;
    if (days !== null && days <= patience) return count;
  }
  return 0;
}

/** A plan in sentences. */
export function describePlan(plan: ExperimentPlan, { locale = "en" }: TellOptions = {}): string[] {
  const language = languageOf(locale);
  const { plan: words } = language.words;
  const { baseline, target, power, confidence, challengers, shares, fixed, sequential } = plan;
  const rate = (share: number) => percentText(share, 1, language);
  const level = (share: number) => percentText(share, wholePercent(share), language);
  const size = ({ units, control, perChallenger, days }: PlanSize) => ({
    units: countText(units, language),
    control: countText(control, language),
    challenger: countText(perChallenger, language),
    days: days === null ? undefined : language.words.days(countText(days, language), days),
  });
  return [
    words.goal({ baseline: rate(baseline), target: rate(target), power: level(power), confidence: level(confidence) }),
    words.shares({
      control: rate(shares.control),
      challenger: rate(shares.challenger),
      challengers,
      holdout: shares.holdout > 0 ? rate(shares.holdout) : undefined,
    }),
    words.fixed(size(fixed)),
    words.sequential(size(sequential)),
    ...plan.advice.map((advice) => adviceText(advice, language)),
  ];
}

function adviceText({ code, data }: PlanAdvice, language: ExperimentLanguage): string {
  const { words } = language;
  const figure = (name: string) => countText(data[name] ?? 0, language);
  const share = (name: string) => percentText(data[name] ?? 0, 1, language);
  const days = (name: string) => words.days(figure(name), data[name] ?? 0);
  switch (code) {
    case "long":
      return words.plan.long(days("days"), days("patience"));
    case "detectable":
      return words.plan.detectable(
        days("patience"),
        words.points(((data.effect ?? 0) * 100).toFixed(2).replace(".", language.forms.decimalMark), 2),
      );
    case "fewer":
      return words.plan.fewer(figure("challengers"), data.challengers ?? 0, days("patience"));
    case "small":
      return words.plan.small(figure("units"));
    case "shares":
      return words.plan.betterShares(share("control"), share("challenger"), share("saving"));
  }
}
