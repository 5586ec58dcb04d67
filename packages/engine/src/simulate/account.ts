/** What the host knows of a person, as it changes; and what of it is counted: money, contacts, and cures. */

import { formatInstant, type Instant } from "../base/instant.ts";
import { withPayment } from "../commitments/caseFacts.ts";
import type { CaseFacts, Obligation } from "../model/case.ts";
import type { CaseEvent } from "../model/event.ts";
import type { Setting } from "./setting.ts";
import { FIGURE, groupOf, moneyName } from "./tally.ts";
import type { Track } from "./track.ts";

/** A payment counts for a contact of so many days before, in ms. */
const FOLLOWS = 7 * 86_400_000;

export class Account {
  facts: CaseFacts;
  readonly group: number;
  readonly #setting: Setting;
  readonly #numbers = new Map<string, number>();

  constructor(setting: Setting, facts: CaseFacts) {
    this.#setting = setting;
    this.facts = facts;
    this.group = groupOf(facts.debtor.id);
  }

  /** `payment-1`, `payment-2` */
  id(word: string): string {
    const number = (this.#numbers.get(word) ?? 0) + 1;
    this.#numbers.set(word, number);
    return `${word}-${number}`;
  }

  count(name: string, by = 1): void {
    this.#setting.tally.figure(name, this.group, by);
  }

  /** The same, and when. */
  countOn(name: string, now: Instant, by = 1): void {
    this.count(name, by);
    this.#setting.tally.daily(name, this.group, this.day(now), by);
  }

  /** Days since the first one, by the strategy's zone. */
  day(now: Instant): number {
    return this.#setting.zone.dayOf(now) - this.#setting.startDay;
  }

  /** What is owed in a case. */
  own({ ref }: Track): readonly Obligation[] {
    const { obligations } = this.facts;
    return ref === undefined ? obligations : obligations.filter((one) => one.ref === ref);
  }

  open(track: Track): readonly Obligation[] {
    return this.own(track).filter(({ outstandingMinor }) => outstandingMinor > 0);
  }

  /** In minor units, by currency, in the order of the obligations. */
  openMinor(track: Track): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    for (const { currency, outstandingMinor } of this.open(track))
      sums.set(currency, (sums.get(currency) ?? 0) + outstandingMinor);
    return sums;
  }

  /**
   * A payment of at most what is open: the facts afterwards, and the event that tells of it; none where nothing is open.
   *
   * @param attempt - The effect that it is the result of.
   */
  pay(track: Track, amountMinor: number, now: Instant, currency?: string, attempt?: string): CaseEvent | undefined {
    const open = this.open(track);
    const meant = open.find((one) => currency === undefined || one.currency === currency);
    if (meant === undefined) return undefined;
    const most = this.openMinor(track).get(meant.currency) as number;
    const amount = Math.min(amountMinor, most);
    // What is not named pays the oldest; it must be named where there are other currencies or other cases.
    const named = track.ref ?? (open.every((one) => one.currency === meant.currency) ? undefined : meant.ref);
    const id = this.id("payment");
    const at = formatInstant(now);
    const payment = { id, at, amountMinor: amount, ...(named !== undefined && { obligation: named }) };
    this.facts = withPayment(this.facts, payment).facts;
    this.#noticePayment(track, moneyName(FIGURE.collected, meant.currency), amount, now);
    return {
      type: "payment.received",
      id,
      at,
      data: { amountMinor: amount, ...(attempt !== undefined && { attempt }) },
    };
  }

  #noticePayment(track: Track, name: string, amountMinor: number, now: Instant): void {
    const { tally } = this.#setting;
    this.count(FIGURE.payments);
    this.countOn(name, now, amountMinor);
    for (const { at, node } of track.heard) if (now - at < FOLLOWS) tally.series.paidAt.count(node);
    track.heard = [];
    this.noticeCure(track, now);
  }

  /** Nothing is open any more, for the first time. */
  noticeCure(track: Track, now: Instant): void {
    if (!track.owes || this.open(track).length > 0) return;
    track.owes = false;
    this.countOn(FIGURE.cured, now);
    if (!track.spoken) this.count(FIGURE.curedAlone);
  }

  /** Cases in which something happened, however often. */
  countOnce(track: Track, figure: string): void {
    if (track.isFirst(figure)) this.count(figure);
  }
}
