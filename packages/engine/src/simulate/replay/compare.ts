/** Champion against challenger: the same recorded history through both, and what that can and cannot tell. */

import type { CaseHistory, LoggedAssignment } from "../../kpi/caseHistory.ts";
import { HistoryError } from "../../kpi/caseHistory.ts";
import { moneyOf } from "../../kpi/history.ts";
import type { Program } from "../../run/program.ts";
import {
  type CaseDifference,
  COMPARISON_FORMAT,
  type CompareOptions,
  type DifferingStep,
  type OutcomeEstimate,
  type ReplayComparison,
} from "./comparison.ts";
import { findingsOf } from "./findings.ts";
import { type Arms, armsOf, ForcedPrograms } from "./forced.ts";
import { estimateOutcome, type WeightedOutcome } from "./propensity.ts";
import { contactsIn, effectsOf, type Passage, passageOf, SideTally } from "./side.ts";
import { firstDifference, isAsLogged, type TreatmentStep, treatmentOf } from "./treatment.ts";

/**
 * Compares two strategies on the same recorded history.
 *
 * Contacts, their timing and channels, costs and what policies held back are exact: both strategies are carried through the same
 * record. Outcomes are not: what people paid was recorded under the champion. They hold for the challenger only where it treats
 * the case the same until its outcome: until nothing is owed any more, or until it was not watched any more; a record without
 * `observeUntil` is taken to go on for ever. Where it was logged what was left to chance and how likely it was, outcomes under the
 * challenger are estimated, or refused with a reason. The champion is replayed with the variants that were logged, the challenger
 * with those that its own hash gives.
 *
 * @throws HistoryError for a history that makes no sense.
 * @throws StrategyError where assignments were logged and a strategy needs more of the host than `options.compile` brings.
 */
export function compareReplays(
  champion: Program,
  challenger: Program,
  histories: Iterable<CaseHistory>,
  options: CompareOptions = {},
): ReplayComparison {
  const comparing = new ReplayComparer(champion, challenger, options);
  for (const history of histories) comparing.add(history);
  return comparing.report();
}

const LISTED = 20;

type Match = Pick<WeightedOutcome, "weight" | "supported">;

/** Outcomes of the cases with a log. */
interface Samples {
  readonly cured: WeightedOutcome[];
  /** By currency. */
  readonly recovered: Map<string, WeightedOutcome[]>;
}

/** As `compareReplays`, for histories that come one at a time. */
export class ReplayComparer {
  readonly #challenger: Program;
  readonly #options: CompareOptions;
  readonly #sides: { readonly champion: SideTally; readonly challenger: SideTally };
  readonly #forced: { readonly champion: ForcedPrograms; readonly challenger: ForcedPrograms };
  readonly #counts = { cases: 0, same: 0, sameUntilOutcome: 0, moreContacts: 0, fewerContacts: 0 };
  readonly #record = { cases: 0, matched: 0 };
  readonly #cured = { same: 0, all: 0 };
  readonly #recovered = new Map<string, { same: number; all: number }>();
  readonly #samples: Samples = { cured: [], recovered: new Map() };
  readonly #differences: CaseDifference[] = [];

  constructor(champion: Program, challenger: Program, options: CompareOptions = {}) {
    this.#challenger = challenger;
    this.#options = options;
    const side = (program: Program) => new SideTally(program, options.costs);
    this.#sides = { champion: side(champion), challenger: side(challenger) };
    const forced = (program: Program) => new ForcedPrograms(program, options.compile);
    this.#forced = { champion: forced(champion), challenger: forced(challenger) };
  }

  /** @throws HistoryError for a history that makes no sense; nothing of it is counted then. */
  add(history: CaseHistory): void {
    const { until } = this.#options;
    checkAssignments(history.assignments);
    const end = Math.min(history.observeUntil ?? Number.POSITIVE_INFINITY, until ?? Number.POSITIVE_INFINITY);
    const money = moneyOf(history, Math.min(end, lastOf(history) + 1));
    const one = passageOf(this.#forced.champion.programFor(armsOf(history.assignments ?? [])), history, until);
    const other = passageOf(this.#challenger, history, until);
    const outcomeAt = money.curedAt ?? end;
    const match = this.#matchOf(history, { one, outcomeAt });
    this.#counts.cases += 1;
    this.#sides.champion.add(one, history);
    this.#sides.challenger.add(other, history);
    const isSame = this.#compare(history, one, other, outcomeAt);
    this.#addRecord(history, one, outcomeAt);
    this.#addOutcome(history, money, { isSame, match });
  }

  /** Whether the treatment is the same until the outcome. */
  #compare({ facts }: CaseHistory, one: Passage, other: Passage, outcomeAt: number): boolean {
    const [a, b] = [treatmentOf(one.runs), treatmentOf(other.runs)];
    const contacts = { champion: contactsIn(effectsOf(one)), challenger: contactsIn(effectsOf(other)) };
    if (contacts.challenger > contacts.champion) this.#counts.moreContacts += 1;
    if (contacts.challenger < contacts.champion) this.#counts.fewerContacts += 1;
    const difference = firstDifference(a, b, Number.POSITIVE_INFINITY);
    if (difference === undefined) this.#counts.same += 1;
    const isSame = difference === undefined || difference.at >= outcomeAt;
    if (isSame) this.#counts.sameUntilOutcome += 1;
    if (difference !== undefined && this.#differences.length < (this.#options.listed ?? LISTED)) {
      const { at, one: first, other: second } = difference;
      this.#differences.push({
        ...{ caseId: facts.caseId, at },
        ...(first !== undefined && { champion: stepOf(first) }),
        ...(second !== undefined && { challenger: stepOf(second) }),
        contacts,
      });
    }
    return isSame;
  }

  #addRecord(history: CaseHistory, { runs }: Passage, outcomeAt: number): void {
    const { contacted, zone, observeFrom: from } = history;
    if (contacted === undefined) return;
    this.#record.cases += 1;
    if (isAsLogged(runs, contacted, { zone, from, end: outcomeAt })) this.#record.matched += 1;
  }

  #addOutcome(
    { facts }: CaseHistory,
    { curedAt, currencies }: ReturnType<typeof moneyOf>,
    { isSame, match }: { readonly isSame: boolean; readonly match: Match | undefined },
  ): void {
    const unit = facts.debtor.id;
    const cured = curedAt === undefined ? 0 : 1;
    this.#cured.all += cured;
    if (isSame) this.#cured.same += cured;
    if (match !== undefined) this.#samples.cured.push({ unit, ...match, outcome: cured });
    for (const { currency, payments = [] } of currencies) {
      const paid = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const sums = this.#recovered.get(currency) ?? { same: 0, all: 0 };
      this.#recovered.set(currency, sums);
      sums.all += paid;
      if (isSame) sums.same += paid;
      if (match === undefined) continue;
      const samples = this.#samples.recovered.get(currency) ?? [];
      this.#samples.recovered.set(currency, samples);
      samples.push({ unit, ...match, outcome: paid });
    }
  }

  /**
   * How likely the challenger was to give the case what it got, over how likely the champion was; 0 where it would have given
   * something else. `undefined` where it is not known what was drawn.
   */
  #matchOf(history: CaseHistory, { one, outcomeAt }: { one: Passage; outcomeAt: number }): Match | undefined {
    const { assignments, contacted, zone, observeFrom: from } = history;
    if (assignments === undefined) return undefined;
    const arms = armsOf(assignments);
    const { until } = this.#options;
    const forced = this.#forced.challenger.programFor(arms);
    const challenger = passageOf(forced, history, until);
    const asRecorded =
      contacted === undefined
        ? firstDifference(treatmentOf(one.runs), treatmentOf(challenger.runs), outcomeAt) === undefined
        : isAsLogged(challenger.runs, contacted, { zone, from, end: outcomeAt });
    if (!asRecorded) return { weight: 0, supported: this.#isSupported(history, arms, outcomeAt) };
    const exposed = new Set(
      effectsOf(challenger).flatMap((effect) => (effect.kind === "experiment.exposed" ? effect.experiment : [])),
    );
    const weight = assignments.reduce((product, { experiment, variant, probability }) => {
      const chance = exposed.has(experiment) ? this.#forced.challenger.probabilityOf(experiment, variant) : 1;
      return (product * chance) / probability;
    }, 1);
    return { weight, supported: true };
  }

  /** Whether chance could have come out so that both treat the case the same, as far as its record tells. */
  #isSupported(history: CaseHistory, arms: Arms, outcomeAt: number): boolean {
    const { champion, challenger } = this.#forced;
    const treatment = (programs: ForcedPrograms, way: Arms) =>
      treatmentOf(passageOf(programs.programFor(way), history, this.#options.until).runs);
    return champion
      .waysOf(arms)
      .some((way) => firstDifference(treatment(champion, way), treatment(challenger, way), outcomeAt) === undefined);
  }

  report(): ReplayComparison {
    const { cases, same, sameUntilOutcome, moreContacts, fewerContacts } = this.#counts;
    const different = cases - sameUntilOutcome;
    const recovered = [...this.#recovered].sort(([a], [b]) => (a < b ? -1 : 1));
    const report: Omit<ReplayComparison, "findings"> = {
      ...{ format: COMPARISON_FORMAT, cases },
      ...{ champion: this.#sides.champion.report(), challenger: this.#sides.challenger.report() },
      currency: this.#options.costs?.currency ?? null,
      treatment: { same, sameUntilOutcome, different, moreContacts, fewerContacts },
      record: this.#record.cases === 0 ? null : { ...this.#record },
      outcomes: {
        cured: { ...this.#cured },
        recovered: Object.fromEntries(recovered.map(([currency, sums]) => [currency, { ...sums }])),
      },
      estimates: this.#estimates(),
      differences: [...this.#differences],
    };
    return { ...report, findings: findingsOf(report) };
  }

  /** None where no assignment was logged at all. */
  #estimates(): readonly OutcomeEstimate[] {
    const { cured, recovered } = this.#samples;
    if (cured.length === 0) return [];
    const money = [...recovered].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      { outcome: "cured", estimate: estimateOutcome(cured, this.#options) },
      ...money.map(([currency, samples]): OutcomeEstimate => {
        return { outcome: "recovered", currency, estimate: estimateOutcome(samples, this.#options) };
      }),
    ];
  }
}

const stepOf = ({ kind, name }: TreatmentStep): DifferingStep => ({ kind, name });

/** The latest moment of which the record tells (ms). */
const lastOf = ({ observeFrom, history }: CaseHistory): number =>
  Math.max(observeFrom, history.at(-1)?.at ?? observeFrom);

function checkAssignments(assignments: readonly LoggedAssignment[] = []): void {
  const seen = new Set<string>();
  for (const { experiment, probability } of assignments) {
    if (!(probability > 0 && probability <= 1)) {
      throw new HistoryError(
        "history.event",
        `The probability of an assignment of ${experiment} must be above 0 and at most 1, not ${probability}.`,
      );
    }
    if (seen.has(experiment)) {
      throw new HistoryError("history.event", `A case is assigned once in each experiment; ${experiment} is twice.`);
    }
    seen.add(experiment);
  }
}
