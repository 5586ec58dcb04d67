/** What all lives of a simulation share: the program, the people's behavior, the days, the room on each day, and the count. */

import type { Day } from "../base/civil.ts";
import type { Instant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { Tables } from "../compile/compile.ts";
import { closures } from "../conditions/closures.ts";
import { parseCondition } from "../conditions/parse.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import type { Condition } from "../model/condition.ts";
import { draftOf } from "../run/draft.ts";
import { type Program, tablesOf } from "../run/program.ts";
import { Reading } from "../run/reading.ts";
import { PayModel } from "./behavior/pay.ts";
import type { BehaviorModel, ContactBudget, SimulateOptions } from "./model.ts";
import { SimulationError } from "./problem.ts";
import { Tally } from "./tally.ts";

export interface Setting {
  readonly program: Program;
  readonly tables: Tables;
  readonly behavior: BehaviorModel;
  readonly pay: PayModel;
  readonly seed: number;
  readonly answers: Readonly<Record<string, unknown>>;
  /** The strategy's, by which days are counted. */
  readonly zone: Zone;
  readonly start: Instant;
  readonly startDay: Day;
  readonly days: number;
  /** First moment that is not simulated: the local midnight after the last day. */
  readonly until: Instant;
  readonly room: Room | undefined;
  readonly tally: Tally;
  /** The factor of the first segment that a case is in when it comes in. */
  segmentFactor(facts: CaseFacts, zone: Zone): number;
}

/** @throws SimulationError for a program that `compileStrategy` did not make. Options are taken as checked. */
export function settingOf(program: Program, options: SimulateOptions, seed = options.seed): Setting {
  const tables = tablesOf(program);
  if (tables === undefined)
    throw new SimulationError([
      { code: "program.unknown", path: "", message: "Give a program that compileStrategy made." },
    ]);
  const { behavior, start, horizonDays: days, budgets = [] } = options;
  const { zone } = tables;
  const startDay = zone.dayOf(start);
  return {
    ...{ program, tables, behavior, seed, zone, start, startDay, days },
    pay: new PayModel(behavior.pay),
    answers: options.answers ?? {},
    until: zone.instantOf(startDay + days, 0),
    room: budgets.length > 0 ? new Room(budgets) : undefined,
    tally: new Tally(days),
    segmentFactor: segmentsOf(behavior, tables, start),
  };
}

function segmentsOf({ pay }: BehaviorModel, tables: Tables, start: Instant): Setting["segmentFactor"] {
  const { segments = [] } = pay;
  if (segments.length === 0) return () => 1;
  const placeOf = segmentReader(segments, tables);
  return (facts, zone) => segments[placeOf(facts, zone, start)]?.factor ?? 1;
}

/** Gives the place of the first segment that a case is in at a moment, as a condition of the strategy would see it; -1: in none. */
export function segmentReader(
  segments: readonly { readonly when: Condition }[],
  tables: Tables,
): (facts: CaseFacts, zone: Zone, now: Instant) => number {
  const tests = segments.map(({ when }) => {
    const parsed = parseCondition(when, { gives: "boolean" });
    if (!parsed.ok) throw new Error(`a behavior that was not checked: ${JSON.stringify(parsed.error)}`);
    return closures.compile(parsed.value);
  });
  return (facts, zone, now) => {
    const draft = draftOf(newcomer(tables, facts.caseId, now), now);
    const reading = new Reading(tables, facts, draft, now, zone, undefined);
    return tests.findIndex((test) => test(reading) === true);
  };
}

/** A state in which nothing has happened yet. */
const newcomer = ({ id, version, entry }: Tables, caseId: string, now: Instant): CaseState => ({
  v: 1,
  ...{ case: caseId, run: 0, strategy: id, version },
  ...{ status: "active", dueAt: null, enteredAt: now, at: now },
  ...{ node: entry.start, entered: false, visit: 0, index: 0 },
});

/** How many contacts may still leave on each day, by channel; channels without a budget have no end. */
export class Room {
  readonly #perDay: ReadonlyMap<string, number>;
  readonly #taken = new Map<string, Map<number, number>>();

  constructor(budgets: readonly ContactBudget[]) {
    this.#perDay = new Map(budgets.map(({ channel, perDay }) => [channel, perDay]));
  }

  /** Takes a place on the first day from `day` on that has one, and gives that day; Infinity where no day ever has. */
  take(channel: string, day: number): number {
    const perDay = this.#perDay.get(channel);
    if (perDay === undefined) return day;
    if (perDay <= 0) return Number.POSITIVE_INFINITY;
    const taken = this.#taken.get(channel) ?? new Map<number, number>();
    this.#taken.set(channel, taken);
    let free = day;
    while ((taken.get(free) ?? 0) >= perDay) free += 1;
    taken.set(free, (taken.get(free) ?? 0) + 1);
    return free;
  }
}
