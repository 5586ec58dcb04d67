/** What a language must say for a simulation to be told in it. */

import type { Certainty } from "../kpi/model.ts";

export interface SimulationWords {
  readonly kind: string;
  /** `cases` and `days` are finished numbers. */
  headline(words: {
    readonly cases: string;
    readonly days: string;
    readonly start: string;
    readonly seed: string;
  }): string;
  readonly exact: string;
  modeled(behavior: string): string;
  compared(name: string): string;
  readonly comparedNote: string;
  /** Differences are not of the strategies alone. */
  unlike(what: string): string;
  readonly differs: Readonly<Record<string, string>>;
  intervals(level: string): string;
  readonly certainty: Readonly<Record<Certainty, string>>;
  draft(name: string): string;
  version(name: string, version: string): string;
  readonly sections: {
    readonly cases: string;
    readonly outcomes: string;
    readonly contacts: string;
    readonly held: string;
    readonly costs: string;
    readonly money: string;
    readonly kpis: string;
    readonly steps: string;
    readonly experiments: string;
    readonly goals: string;
    readonly made: string;
  };
  readonly charts: {
    readonly recovery: string;
    readonly cure: string;
    readonly days: string;
    readonly week: string;
    readonly recoveryText: (last: string) => string;
    readonly cureText: (last: string) => string;
    readonly daysText: (total: string, channels: string) => string;
    readonly weekText: (parts: string) => string;
    readonly band: (level: string) => string;
    readonly recoveryFoot: string;
    readonly daysFoot: string;
    readonly weekFoot: string;
    readonly day: string;
    contactsInWeek(count: string): string;
    readonly table: string;
  };
  readonly rows: {
    readonly total: string;
    readonly enrolled: string;
    readonly refused: string;
    readonly exited: string;
    readonly active: string;
    readonly held: string;
    readonly parked: string;
    readonly contacts: string;
    readonly contacted: string;
    readonly mostInWeek: string;
    readonly suppressed: string;
    readonly deferred: string;
    readonly rules: string;
    readonly overBudget: string;
    readonly cost: string;
    task(queue: string): string;
    readonly placed: string;
    readonly collected: string;
    readonly open: string;
    readonly fees: string;
    readonly forgiven: string;
    readonly steps: string;
    readonly objects: string;
    readonly columns: string;
    readonly seed: string;
    readonly behavior: string;
  };
  readonly heads: {
    readonly what: string;
    readonly value: string;
    readonly against: string;
    readonly difference: string;
    readonly interval: string;
    readonly certainty: string;
    readonly step: string;
    readonly entered: string;
    readonly waiting: string;
    readonly sent: string;
    readonly heldBack: string;
    readonly moved: string;
    readonly cost: string;
    readonly paid: string;
    readonly taken: string;
  };
  readonly channels: Readonly<Record<string, string>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly units: {
    days(figure: string): string;
    perHour(figure: string): string;
  };
  readonly nothing: string;
}
