/** One case in the simulation: a person's account, or one obligation of it where the strategy takes them one by one. */

import { type Day, parseDate } from "../base/civil.ts";
import { HOUR, type Instant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import { caseIdOf, factsFor } from "../run/facts.ts";
import { draw, drawKeyOf, KIND } from "./behavior/draws.ts";
import type { Setting } from "./setting.ts";
import type { Occasion } from "./world.ts";

/** A contact that may still be followed by a payment. */
export interface Heard {
  readonly at: Instant;
  readonly node: string;
}

export class Track {
  readonly caseId: string;
  readonly ref: string | undefined;
  readonly key: number;
  state: CaseState | undefined;
  /** Local day of the latest try to enroll, and why it was refused. */
  triedOn: Day | undefined;
  refusal: string | undefined;
  /** When the person might pay, Infinity for never again; and when they dispute. */
  payAt: Instant = Number.POSITIVE_INFINITY;
  disputeAt: Instant = Number.POSITIVE_INFINITY;
  /** Days since the first one of `payAt`. */
  paySince = -1;
  /** Channel -> latest contact that reached them. */
  readonly heardBy = new Map<string, Instant>();
  heard: Heard[] = [];
  /** Commitment -> its kind, while it is open. */
  readonly agreed = new Map<string, string>();
  /** Days since the start of contacts that were made, ascending. */
  readonly contactDays: number[] = [];
  /** Something is open, and always was. */
  owes: boolean;
  /** The debtor was on the line. */
  spoken = false;
  /** What happens to a case at least once, by its figure. */
  readonly #noted = new Set<string>();
  readonly #setting: Setting;
  readonly #zone: Zone;
  readonly #firstDay: Day;
  readonly #factor: number;
  /** From days since the first one to days by the clock of the behavior. */
  readonly #shift: number;
  readonly #occasions = new Map<string, number>();

  constructor(setting: Setting, facts: CaseFacts, zone: Zone, ref: string | undefined) {
    this.#setting = setting;
    this.#zone = zone;
    this.ref = ref;
    this.caseId = caseIdOf(facts, ref);
    this.key = drawKeyOf(this.caseId);
    this.#firstDay = zone.dayOf(setting.start);
    const own = factsFor(this.caseId, facts) ?? facts;
    const open = own.obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);
    this.owes = open.length > 0;
    const total = open.reduce((sum, { outstandingMinor }) => sum + outstandingMinor, 0);
    this.#factor = setting.pay.amountFactor(total) * setting.segmentFactor(own, zone);
    const oldest = Math.min(...open.map(({ dueDate }) => parseDate(dueDate) ?? this.#firstDay));
    const counted = setting.pay.clock === "dueDate" && Number.isFinite(oldest);
    this.#shift = counted ? this.#firstDay - oldest : 0;
    this.disputeAt = this.#firstDispute();
    this.lookAhead();
  }

  get isOpen(): boolean {
    return this.state !== undefined && this.state.status !== "exited";
  }

  /** The next occasion of a sort, from 0, for what the strategy brings about. */
  next(sort: string): number {
    const nth = this.#occasions.get(sort) ?? 0;
    this.#occasions.set(sort, nth + 1);
    return nth;
  }

  /** Whether it is the first time. */
  isFirst(figure: string): boolean {
    const first = !this.#noted.has(figure);
    this.#noted.add(figure);
    return first;
  }

  /** The draws of an occasion. */
  of(occasion: number): Occasion {
    return { seed: this.#setting.seed, key: this.key, occasion };
  }

  /** Puts `payAt` to the next moment at which the person might pay. */
  lookAhead(): void {
    const { pay, seed, start, days } = this.#setting;
    // Zones of debtors may be a day off the strategy's.
    for (let since = this.paySince + 1; since <= days + 1; since++) {
      if (!pay.mightPay(seed, this.key, since, since + this.#shift, this.#factor)) continue;
      const at = this.#zone.instantOf(this.#firstDay + since, pay.timeOn(seed, this.key, since));
      if (at < start) continue;
      this.paySince = since;
      this.payAt = at;
      return;
    }
    this.payAt = Number.POSITIVE_INFINITY;
  }

  /** Whether they pay at `payAt`, with what they heard until then. */
  pays(): boolean {
    const { pay, seed } = this.#setting;
    let factor = this.#factor;
    for (const [channel, at] of this.heardBy) factor *= pay.contactFactor(channel, this.payAt - at);
    return pay.pays(seed, this.key, this.paySince, this.paySince + this.#shift, factor);
  }

  #firstDispute(): Instant {
    const { behavior, seed, days, start } = this.#setting;
    const { dispute = 0 } = behavior;
    for (let since = 0; dispute > 0 && since <= days + 1; since++) {
      if (draw(seed, this.key, KIND.dispute, since) >= dispute) continue;
      const time = 8 * HOUR + Math.floor(draw(seed, this.key, KIND.disputeHour, since) * 14) * HOUR;
      const at = this.#zone.instantOf(this.#firstDay + since, time);
      if (at >= start) return at;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The local time of day at which they pay what was agreed for a day. */
  momentOn(day: Day): Instant {
    const { pay, seed } = this.#setting;
    return this.#zone.instantOf(day, pay.timeOn(seed, this.key, day - this.#firstDay));
  }
}
