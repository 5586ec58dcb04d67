/** When people pay by themselves: a chance for every day, moved by who they are and by what they heard lately. */

import { HOUR, SECOND } from "../../base/instant.ts";
import type { PayBehavior } from "../model.ts";
import { draw, KIND, placeByWeight } from "./draws.ts";

/** Evenly from 8 to 22. */
const USUAL_HOURS: readonly number[] = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 22 ? 1 : 0));

/** A chance whose odds are multiplied; 0 and 1 stay what they are. */
export function withFactor(chance: number, factor: number): number {
  if (chance >= 1 || factor === 1) return chance;
  const odds = (chance / (1 - chance)) * factor;
  return odds / (1 + odds);
}

export class PayModel {
  readonly clock: PayBehavior["clock"];
  readonly #first: number;
  readonly #chances: Float64Array;
  readonly #pay: PayBehavior;
  readonly #hours: readonly number[];
  readonly #most: number;

  constructor(pay: PayBehavior) {
    const { hazard, contacts = {}, hours = USUAL_HOURS } = pay;
    this.clock = pay.clock;
    this.#pay = pay;
    this.#hours = hours;
    this.#first = hazard[0]?.day ?? 0;
    const last = hazard.at(-1)?.day ?? this.#first;
    this.#chances = new Float64Array(last - this.#first + 1);
    for (const { day, chance } of hazard) this.#chances.fill(chance, day - this.#first);
    this.#most = Object.values(contacts).reduce((most, { factor }) => most * Math.max(1, factor), 1);
  }

  /** Without any factor. @param day - By the clock. */
  chanceOn(day: number): number {
    if (day < this.#first) return 0;
    return this.#chances[Math.min(day - this.#first, this.#chances.length - 1)] as number;
  }

  /** The factor of an amount, in minor units, that is open on the first day. */
  amountFactor(openMinor: number): number {
    const { amounts = [] } = this.#pay;
    return amounts.find(({ upToMinor }) => openMinor <= upToMinor)?.factor ?? 1;
  }

  /** The factor of a contact of some time ago (ms). */
  contactFactor(channel: string, ago: number): number {
    const boost = this.#pay.contacts?.[channel];
    return boost !== undefined && ago >= 0 && ago < boost.days * 24 * HOUR ? boost.factor : 1;
  }

  /**
   * Whether a person might pay on a day, were they contacted by every channel; when they would, is for `pays` to say.
   *
   * @param since - Days since the first day: the occasion of the draw.
   * @param day - The same day by the clock.
   * @param factor - Of who they are.
   */
  mightPay(seed: number, key: number, since: number, day: number, factor: number): boolean {
    const chance = this.chanceOn(day);
    return chance > 0 && draw(seed, key, KIND.pay, since) < withFactor(chance, factor * this.#most);
  }

  /** Whether they pay. @param factor - Of who they are and of what they heard. */
  pays(seed: number, key: number, since: number, day: number, factor: number): boolean {
    return draw(seed, key, KIND.pay, since) < withFactor(this.chanceOn(day), factor);
  }

  /** The local time of day (ms since midnight) at which they do what they do on a day, to the second. */
  timeOn(seed: number, key: number, since: number): number {
    const hour = Math.max(0, placeByWeight(this.#hours, draw(seed, key, KIND.payHour, since)));
    return hour * HOUR + Math.floor(draw(seed, key, KIND.payMinute, since) * 3600) * SECOND;
  }
}

/** Which part of what is open is paid: all of it, or for some a share, but at least one unit. */
export function amountPaid(
  openMinor: number,
  partial: { readonly share: number; readonly from: number; readonly to: number } | undefined,
  drawn: (kind: typeof KIND.partial | typeof KIND.partialShare) => number,
): number {
  if (partial === undefined || drawn(KIND.partial) >= partial.share) return openMinor;
  const share = partial.from + drawn(KIND.partialShare) * (partial.to - partial.from);
  return Math.min(openMinor, Math.max(1, Math.round(openMinor * share)));
}
