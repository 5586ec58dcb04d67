/**
 * When a row that waits is due: the engine's own timing, remembered. Cases that wait alike, from the same moment in the same
 * zone, are worked out once.
 */

import { DAY, MINUTE } from "../../base/instant.ts";
import type { Timing } from "../../model/node.ts";
import type { Kit, Turn } from "../../nodes/spec.ts";
import { type Plan, planTiming } from "../../nodes/timing.ts";
import type { Rows } from "./rows.ts";

/** A power of two. */
const PLACES = 256;
const PER_MINUTE = 1 / MINUTE;

/** What was worked out in one zone, each found by what it was worked out from. */
interface Answers {
  readonly base: Float64Array;
  readonly last: Float64Array;
  readonly moment: Float64Array;
  readonly due: Float64Array;
}

export class RowTiming {
  /** Of the latest plan that has an anchor (ms); see `Target`. */
  moment = 0;
  /** Whether a row that is resting can only be due at the moment it rests until. */
  readonly fixed: boolean;
  readonly #plan: Plan;
  readonly #anchor: string | undefined;
  readonly #gap: boolean;
  readonly #gapChannels: readonly string[] | undefined;
  readonly #zones: (Answers | undefined)[] = [];

  constructor(timing: Timing, kit: Kit) {
    this.#plan = planTiming(timing, kit);
    this.#anchor = timing.until?.anchor;
    this.#gap = timing.gap !== undefined;
    this.#gapChannels = timing.gapChannels;
    this.fixed = timing.for !== undefined && !this.#gap;
  }

  /** When a row is due that arrived at `from` (ms); NaN while the anchor is unknown. */
  plan({ reading, ledger }: Rows, row: number, from: number): number {
    let base = from;
    if (this.#anchor !== undefined) {
      const anchor = reading.anchor(this.#anchor);
      if (anchor === undefined) return Number.NaN;
      // Instants are whole numbers, so that a day is never taken for one.
      base = "day" in anchor ? anchor.day * DAY + 0.5 : anchor.instant;
    }
    const last = this.#gap ? (reading.lastContact(this.#gapChannels) ?? -MINUTE) : 0;
    const answers = this.#answersIn(ledger.zone(row));
    const key = ((base + last * 31) * PER_MINUTE) | 0;
    const place = (key ^ (key >> 8)) & (PLACES - 1);
    if (answers.base[place] !== base || answers.last[place] !== last) {
      // A plan reads no more of a turn than its zone, its anchor and the last contact.
      const target = this.#plan(reading as unknown as Turn, { since: from, from });
      if (target === undefined) return Number.NaN;
      answers.base[place] = base;
      answers.last[place] = last;
      answers.moment[place] = target.moment;
      answers.due[place] = target.due;
    }
    if (this.#anchor !== undefined) this.moment = answers.moment[place] as number;
    return answers.due[place] as number;
  }

  #answersIn(zone: number): Answers {
    const known = this.#zones[zone];
    if (known !== undefined) return known;
    const column = () => new Float64Array(PLACES).fill(Number.NaN);
    const made = { base: column(), last: column(), moment: column(), due: column() };
    this.#zones[zone] = made;
    return made;
  }
}
