/** The figures of counts: each value with its interval, or `null` where there is nothing to divide by. */

import { checkConfidence, type Interval, momentsOf, type Proportion } from "../statistics/counts.ts";
import { type PairSums, pairMomentsOf } from "../statistics/means.ts";
import { wilson } from "../statistics/proportions.ts";
import type { KpiCounts, MoneyCounts, OfferCounts } from "./counts.ts";
import { cureCurveOf } from "./curves.ts";
import { KPIS, type KpiId } from "./definitions.ts";
import { hourlyInterval, meanInterval, ratioInterval } from "./intervals.ts";
import type { KpiValue } from "./model.ts";
import { certaintyOf, type KpiOptions } from "./options.ts";

/** A case-month, in days. */
const MONTH = 30;

/** What a figure comes to; `ci` only where it has an interval. */
interface Figure {
  readonly value: number | null;
  readonly ci?: Interval | undefined;
  readonly of?: number;
}

const NOTHING: Figure = { value: null };

/**
 * Every figure that is one number, in the order of `KPIS`; those of money once for each currency, by its code.
 *
 * @throws RangeError for counts that no cases have, such as more kept promises than promises, and for a level outside 0 to 1.
 */
export function kpisOf(counts: KpiCounts, options: KpiOptions = {}): KpiValue[] {
  const level = options.level ?? 0.95;
  checkConfidence(level);
  const currencies = Object.keys(counts.money).sort();
  return KPIS.filter(({ shape }) => shape === "value").flatMap(({ id, unit, nature, perCurrency }) => {
    const certainty = certaintyOf(nature, options.from);
    const told = ({ value, ci, of }: Figure, currency?: string): KpiValue => ({
      ...{ id, unit, value },
      ...(value !== null && ci !== undefined && { low: ci[0], level }),
      ...(value !== null && ci !== undefined && ci[1] < Number.POSITIVE_INFINITY && { high: ci[1] }),
      certainty,
      ...(currency !== undefined && { currency }),
      ...(of !== undefined && { of }),
    });
    if (!perCurrency) return [told(figureOf(id, counts, level))];
    return currencies.map((currency) => {
      const money = counts.money[currency] as MoneyCounts;
      return told(moneyFigure(id, money, options.periodDays, level), currency);
    });
  });
}

function figureOf(id: KpiId, counts: KpiCounts, level: number): Figure {
  const shareOf = (successes: number, trials: number) => shareFigure({ successes, trials }, level);
  const { cases, contacted, calls, promises, plans, service } = counts;
  const cured = sum(counts.cured);
  switch (id) {
    case "cureRate":
      return shareOf(cured, cases);
    case "timeToCure":
      return medianFigure(counts, level);
    case "selfServiceShare":
      return shareOf(counts.curedAlone, cured);
    case "contactsPerCase":
      return contactsPerCase(counts, level);
    case "contactsPerCaseMonth":
      return contactsPerMonth(counts, level);
    case "penetration":
      return shareOf(contacted, cases);
    case "coverage":
      return shareOf(counts.reachable, cases);
    case "rightPartyContactRate":
      return shareOf(calls.rightParty, calls.attempts);
    case "promiseRate":
      return shareOf(calls.promised, calls.rightParty);
    case "keptRate":
      return shareOf(promises.kept, promises.due);
    case "offerTakeUp":
      return offerFigure(Object.values(counts.offers), level);
    case "planTakeUp":
      return offerFigure(counts.offers.plan === undefined ? [] : [counts.offers.plan], level);
    case "planBreakRate":
      return shareOf(plans.broken, plans.agreed);
    case "optOutRate":
      return shareOf(counts.optedOut, contacted);
    case "complaintRate":
      return shareOf(counts.complained, contacted);
    case "disputeRate":
      return shareOf(counts.disputed, cases);
    case "nps":
      return npsFigure(service.nps, level);
    case "csat":
      return shareOf(service.csat.satisfied, service.csat.answers);
    case "firstContactResolution":
      return shareOf(service.resolution.first, service.resolution.contacts);
    case "agentContactsPerHour":
      return hourlyFigure(service.agents.contacts, service.agents.minutes, level);
    default:
      return NOTHING;
  }
}

function moneyFigure(id: KpiId, money: MoneyCounts, periodDays: number | undefined, level: number): Figure {
  const { cases, placedMinor, collectedMinor, costMinor, ledger } = money;
  switch (id) {
    case "collected":
      return { value: collectedMinor, of: cases };
    case "recoveryRate":
      return ratioFigure(collectedMinor, placedMinor, recoverySums(money), level);
    case "costToCollect":
      return ratioFigure(costMinor, collectedMinor, costSums(money), level);
    case "costPerCase":
      if (cases === 0) return NOTHING;
      return {
        value: costMinor / cases,
        ci: positive(meanInterval(momentsOf({ n: cases, sum: costMinor, sumSquares: money.squares.cost }), level)),
        of: cases,
      };
    case "atRiskRate":
      return { value: quotient(ledger.endOver90Minor, ledger.endMinor) };
    case "dso": {
      const turns = quotient(ledger.endMinor, ledger.billedMinor);
      return { value: turns === null || periodDays === undefined ? null : turns * periodDays };
    }
    case "cei": {
      const due = ledger.beginMinor + ledger.billedMinor;
      return { value: quotient(due - ledger.endMinor, due - ledger.endCurrentMinor) };
    }
    default:
      return NOTHING;
  }
}

/** Of what cannot be negative. */
const positive = (ci: Interval | undefined): Interval | undefined => ci && [Math.max(0, ci[0]), ci[1]];

const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);

const quotient = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

function shareFigure(proportion: Proportion, level: number): Figure {
  const { successes, trials } = proportion;
  if (!(successes >= 0 && successes <= trials)) {
    throw new RangeError(`a part is no larger than the whole: ${successes} of ${trials}`);
  }
  if (trials === 0) return { value: null, of: 0 };
  return { value: successes / trials, ci: wilson(proportion, level), of: trials };
}

function offerFigure(offers: readonly OfferCounts[], level: number): Figure {
  const successes = sum(offers.map(({ taken }) => taken));
  return shareFigure({ successes, trials: sum(offers.map(({ made }) => made)) }, level);
}

function contactsPerCase({ cases, contacts, squares }: KpiCounts, level: number): Figure {
  if (cases === 0) return { value: null, of: 0 };
  const total = sum(Object.values(contacts));
  const ci = positive(meanInterval(momentsOf({ n: cases, sum: total, sumSquares: squares.contacts }), level));
  return { value: total / cases, ci, of: cases };
}

function contactsPerMonth({ cases, days, contacts, squares }: KpiCounts, level: number): Figure {
  const total = sum(Object.values(contacts));
  const { days: sumXX, contacts: sumYY, daysContacts: sumXY } = squares;
  const { value, ci } = ratioFigure(total, days, { n: cases, sumX: days, sumY: total, sumXX, sumYY, sumXY }, level);
  return { value: value === null ? null : value * MONTH, ci: ci && [ci[0] * MONTH, ci[1] * MONTH], of: cases };
}

function medianFigure(counts: KpiCounts, level: number): Figure {
  const curve = cureCurveOf(counts, { level }).points;
  const reached = (of: "value" | "low" | "high") => curve.find((point) => (point[of] ?? 0) >= 0.5)?.day;
  const value = reached("value") ?? null;
  // The curve of the upper bounds gets there first; where the lower bounds never do, the interval has no end.
  const ci: Interval = [reached("high") ?? 0, reached("low") ?? Number.POSITIVE_INFINITY];
  return { value, ci, of: counts.cases };
}

/** Sum of `part` over sum of `whole`, both of cases: no interval for fewer than two of them. */
function ratioFigure(part: number, whole: number, sums: PairSums, level: number): Figure {
  const value = quotient(part, whole);
  if (value === null || sums.n < 2) return { value, of: sums.n };
  return { value, ci: ratioInterval(pairMomentsOf(sums), level), of: sums.n };
}

const recoverySums = ({ cases, placedMinor, collectedMinor, squares }: MoneyCounts): PairSums => ({
  ...{ n: cases, sumX: placedMinor, sumY: collectedMinor, sumXX: squares.placed },
  ...{ sumYY: sum(squares.collected), sumXY: sum(squares.placedCollected) },
});

const costSums = ({ cases, collectedMinor, costMinor, squares }: MoneyCounts): PairSums => ({
  ...{ n: cases, sumX: collectedMinor, sumY: costMinor, sumXX: sum(squares.collected) },
  ...{ sumYY: squares.cost, sumXY: squares.costCollected },
});

function npsFigure({ answers, promoters, detractors }: KpiCounts["service"]["nps"], level: number): Figure {
  if (promoters + detractors > answers) throw new RangeError(`more opinions than answers: ${answers}`);
  if (answers === 0) return { value: null, of: 0 };
  const balance = promoters - detractors;
  const ci = meanInterval(momentsOf({ n: answers, sum: balance, sumSquares: promoters + detractors }), level);
  const score = (mean: number) => 100 * Math.max(-1, Math.min(1, mean));
  return { value: (100 * balance) / answers, ci: ci && [score(ci[0]), score(ci[1])], of: answers };
}

function hourlyFigure(contacts: number, minutes: number, level: number): Figure {
  if (!(minutes > 0)) return { value: null, of: contacts };
  const hours = minutes / 60;
  return { value: contacts / hours, ci: hourlyInterval(contacts, hours, level), of: contacts };
}
