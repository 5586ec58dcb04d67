/**
 * A behavior model from recorded histories, with how well it tells them. Days are pooled to bands of at least so many payments,
 * within which the chance of a day is one: that is all the smoothing there is.
 */

import type { Condition } from "../../model/condition.ts";
import type { Interval } from "../../statistics/counts.ts";
import { normalQuantile } from "../../statistics/distributions.ts";
import { BEHAVIOR_FORMAT, type BehaviorModel } from "../model.ts";
import { curvesOf, type FitPoint } from "./fit.ts";
import { checkHistory, isDisputedOn, lastDay, type ObservedCase, settledOn } from "./observed.ts";
import { type Cell, fitOdds, type OddsModel } from "./oddsModel.ts";

export interface CalibrateOptions {
  readonly name: string;
  /** What the days of the histories count from. */
  readonly clock: "dueDate" | "entry";
  /** In their order; a case is in the one that its history names. */
  readonly segments?: readonly { readonly id: string; readonly when: Condition }[];
  /** Upper bounds of amounts, ascending, in minor units; above the last is the reference. */
  readonly amounts?: readonly number[];
  /** Channel -> days after a contact for which it may move people. */
  readonly contacts?: Readonly<Record<string, number>>;
  /** Payments that a band of days holds at least; default 20. 1: from one day with a payment to the next. */
  readonly paymentsPerBand?: number;
  /** Of intervals, default 0.95. */
  readonly level?: number;
}

/** A factor on the odds, with what it was learned from. */
export interface FactorFit {
  readonly id: string;
  readonly cases: number;
  readonly payments: number;
  readonly factor: number;
  /** Of `factor`, with debtors as independent of each other. */
  readonly ci: Interval;
}

export interface CalibrationFit {
  readonly level: number;
  readonly cases: number;
  readonly debtors: number;
  readonly payments: number;
  readonly settled: number;
  /** Of days: pooled to so many bands of at least so many payments. */
  readonly bands: number;
  readonly paymentsPerBand: number;
  /** The settlement curve that was seen and that the model expects of the same cases. */
  readonly curve: readonly FitPoint[];
  /** The largest distance between the two. */
  readonly worst: number;
  readonly segments: readonly FactorFit[];
  readonly amounts: readonly FactorFit[];
  /** How payments go with contacts; who is contacted differs from who is not, so that this proves no effect. */
  readonly contacts: readonly FactorFit[];
  readonly partial: { readonly payments: number; readonly partial: number };
  readonly disputes: { readonly disputed: number; readonly caseDays: number };
}

export interface Calibration {
  readonly model: BehaviorModel;
  readonly fit: CalibrationFit;
}

/**
 * Calibrates when people pay, how often a part only, and how often they dispute.
 *
 * The last band holds beyond the last day that was watched: what comes later is not known.
 *
 * @throws SimulationError with what is wrong in `history`. RangeError for a level outside 0 to 1.
 */
export function calibrateBehavior(history: readonly ObservedCase[], options: CalibrateOptions): Calibration {
  checkHistory(history);
  const { level = 0.95 } = options;
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1: ${level}`);
  const plan = planOf(history, options);
  const odds = fitOdds(cellsOf(history, plan), plan.bands.length, plan.factors.length);
  const model = modelOf(history, plan, odds);
  const { points, worst } = curvesOf(history, model, level);
  const factorFits = (kind: Factor["kind"]) => factorsOf(history, plan, odds, kind, level);
  const { payments, partial } = partsPaid(history);
  return {
    model,
    fit: {
      level,
      cases: history.length,
      debtors: new Set(history.map(({ debtor }) => debtor)).size,
      payments,
      settled: history.filter((one) => settledOn(one) !== undefined).length,
      bands: plan.bands.length,
      paymentsPerBand: plan.paymentsPerBand,
      curve: points,
      worst,
      ...{ segments: factorFits("segment"), amounts: factorFits("amount"), contacts: factorFits("contact") },
      partial: { payments, partial: partial.length },
      disputes: disputesIn(history),
    },
  };
}

/** Something that multiplies the odds; `id` of an amount is its bound. */
interface Factor {
  readonly kind: "segment" | "amount" | "contact";
  readonly id: string;
}

interface Plan {
  readonly options: CalibrateOptions;
  readonly paymentsPerBand: number;
  readonly first: number;
  /** First day of each. */
  readonly bands: readonly number[];
  /** Day, from the first one -> its band. */
  readonly bandOf: readonly number[];
  readonly factors: readonly Factor[];
}

function planOf(history: readonly ObservedCase[], options: CalibrateOptions): Plan {
  const { segments = [], amounts = [], contacts = {}, paymentsPerBand = 20 } = options;
  const first = history.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const last = history.reduce((most, one) => Math.max(most, lastDay(one)), first);
  const paid = new Array<number>(last - first + 1).fill(0);
  for (const one of history)
    for (const { day } of paymentsOf(one))
      if (!isDisputedOn(one, day)) paid[day - first] = (paid[day - first] as number) + 1;
  const bandOf = bandsOf(paid, paymentsPerBand);
  return {
    ...{ options, paymentsPerBand, first, bandOf },
    bands: [...new Set(bandOf)].map((band) => first + bandOf.indexOf(band)),
    factors: [
      ...segments.map(({ id }) => ({ kind: "segment", id }) as const),
      ...amounts.map((bound) => ({ kind: "amount", id: String(bound) }) as const),
      ...Object.keys(contacts).map((id) => ({ kind: "contact", id }) as const),
    ],
  };
}

/** Days before the first payment are a band of their own; what is left at the end joins the last one that is full. */
function bandsOf(paid: readonly number[], least: number): number[] {
  const bandOf: number[] = [];
  let [band, sofar] = [0, 0];
  for (const [day, count] of paid.entries()) {
    const starts = count > 0 && paid.slice(0, day).every((before) => before === 0);
    if (day > 0 && (starts || sofar >= least)) [band, sofar] = [band + 1, 0];
    bandOf.push(band);
    sofar += count;
  }
  const isShort = sofar < least && band > 0 && paid.some((count, day) => count > 0 && (bandOf[day] as number) < band);
  return isShort ? bandOf.map((own) => (own === band ? band - 1 : own)) : bandOf;
}

/** Those that were seen while it was watched. */
const paymentsOf = (one: ObservedCase): ObservedCase["payments"] => {
  const last = lastDay(one);
  return one.payments.filter(({ day }) => day <= last);
};

function cellsOf(history: readonly ObservedCase[], plan: Plan): Cell[] {
  const cells = new Map<string, { band: number; factors: readonly number[]; days: number; payments: number }>();
  for (const one of history) {
    const paid = new Set(paymentsOf(one).map(({ day }) => day));
    const lasting = lastingFactors(one, plan);
    for (let day = one.from; day <= lastDay(one); day++) {
      if (isDisputedOn(one, day)) continue;
      const band = plan.bandOf[day - plan.first] as number;
      const factors = [...lasting, ...contactFactors(one, plan, day)];
      const key = `${band} ${factors.join(" ")}`;
      const cell = cells.get(key) ?? { band, factors, days: 0, payments: 0 };
      cells.set(key, cell);
      cell.days += 1;
      if (paid.has(day)) cell.payments += 1;
    }
  }
  return [...cells.values()];
}

function lastingFactors({ segment, amountMinor }: ObservedCase, { factors, options }: Plan): number[] {
  const bound = options.amounts?.find((most) => amountMinor <= most);
  return factors.flatMap(({ kind, id }, place) => {
    const holds = (kind === "segment" && id === segment) || (kind === "amount" && id === String(bound));
    return holds ? [place] : [];
  });
}

/** A contact moves people from the day after it on: whoever paid on its day may have paid before it. */
function contactFactors({ contacts = [] }: ObservedCase, { factors, options }: Plan, day: number): number[] {
  if (contacts.length === 0) return [];
  return factors.flatMap(({ kind, id }, place) => {
    const days = options.contacts?.[id] ?? 0;
    const holds = contacts.some((one) => one.channel === id && one.day < day && day <= one.day + days);
    return kind === "contact" && holds ? [place] : [];
  });
}

function modelOf(history: readonly ObservedCase[], plan: Plan, odds: OddsModel): BehaviorModel {
  const { options, factors, bands } = plan;
  const { segments = [], amounts = [], contacts = {} } = options;
  const factorOf = (kind: Factor["kind"], id: string) =>
    odds.factors[factors.findIndex((one) => one.kind === kind && one.id === id)] as number;
  const { payments, partial } = partsPaid(history);
  const { disputed, caseDays } = disputesIn(history);
  return {
    format: BEHAVIOR_FORMAT,
    name: options.name,
    pay: {
      clock: options.clock,
      hazard: bands.map((day, band) => ({ day, chance: odds.chances[band] as number })),
      ...(segments.length > 0 && {
        segments: segments.map(({ id, when }) => ({ id, when, factor: factorOf("segment", id) })),
      }),
      ...(amounts.length > 0 && {
        amounts: amounts.map((upToMinor) => ({ upToMinor, factor: factorOf("amount", String(upToMinor)) })),
      }),
      ...(Object.keys(contacts).length > 0 && {
        contacts: Object.fromEntries(
          Object.entries(contacts).map(([id, days]) => [id, { factor: factorOf("contact", id), days }]),
        ),
      }),
    },
    ...(partial.length > 0 && {
      partial: { share: partial.length / payments, from: quantile(partial, 0.1), to: quantile(partial, 0.9) },
    }),
    ...(disputed > 0 && { dispute: disputed / caseDays, ...disputeDaysIn(history) }),
  };
}

/** Shares of payments of a part, ascending. */
function partsPaid(history: readonly ObservedCase[]): {
  readonly payments: number;
  readonly partial: readonly number[];
} {
  const shares = history.flatMap((one) => paymentsOf(one).map(({ share = 1 }) => share));
  return { payments: shares.length, partial: shares.filter((share) => share < 1).sort((a, b) => a - b) };
}

const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.round(share * (ascending.length - 1))] as number;

/** Disputes, and the days on which one could have begun. */
function disputesIn(history: readonly ObservedCase[]): CalibrationFit["disputes"] {
  let [disputed, caseDays] = [0, 0];
  for (const one of history) {
    const { disputedOn = Number.POSITIVE_INFINITY } = one;
    const begun = disputedOn <= lastDay(one);
    if (begun) disputed += 1;
    caseDays += Math.max(1, (begun ? disputedOn : lastDay(one)) - one.from + 1);
  }
  return { disputed, caseDays };
}

/** The middle half of how long disputes last, as far as they ended. */
function disputeDaysIn(history: readonly ObservedCase[]): Pick<BehaviorModel, "disputeDays"> {
  const lengths = history
    .flatMap(({ disputedOn, disputeClosedOn }) =>
      disputedOn === undefined || disputeClosedOn === undefined ? [] : [Math.max(0, disputeClosedOn - disputedOn)],
    )
    .sort((a, b) => a - b);
  return lengths.length === 0 ? {} : { disputeDays: [quantile(lengths, 0.25), quantile(lengths, 0.75)] };
}

function factorsOf(
  history: readonly ObservedCase[],
  plan: Plan,
  odds: OddsModel,
  kind: Factor["kind"],
  level: number,
): FactorFit[] {
  const z = -normalQuantile((1 - level) / 2);
  return plan.factors.flatMap((factor, place) => {
    if (factor.kind !== kind) return [];
    const own = history.filter((one) =>
      kind === "contact"
        ? one.contacts?.some(({ channel }) => channel === factor.id) === true
        : lastingFactors(one, plan).includes(place),
    );
    const [value, error] = [odds.factors[place] as number, odds.errors[place] as number];
    return [
      {
        id: factor.id,
        cases: own.length,
        payments: own.reduce((sum, one) => sum + paymentsOf(one).length, 0),
        factor: value,
        ci: [value * Math.exp(-z * error), value * Math.exp(z * error)] as const,
      },
    ];
  });
}
