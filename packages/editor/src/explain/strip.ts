/** Where days and moments stand on the strip below, from 0 to 1; a long record has fewer names of days, not other days. */

import type { Moment } from "./model.ts";
import type { Times } from "./times.ts";

export interface StripDay {
  readonly key: number;
  /** Where it begins, and how wide it is. */
  readonly from: number;
  readonly width: number;
  /** Some moment of it, to be called by. */
  readonly at: number;
  readonly weekend: boolean;
  readonly named: boolean;
}

export interface Strip {
  readonly days: readonly StripDay[];
  readonly place: (at: number) => number;
}

const DAY = 86_400_000;
/** So many days have room for their names, as a rule. */
const NAMED = 14;
const MOST = 400;

/** From the day of the first moment to the day after the last, seven days at least. */
export function stripOf(moments: readonly Moment[], times: Times): Strip {
  const begin = moments[0]?.at ?? 0;
  const end = moments.at(-1)?.at ?? begin;
  const first = times.dayNumber(begin);
  const count = Math.min(MOST, Math.max(7, times.dayNumber(end) - first + 2));
  const step = Math.ceil(count / NAMED);
  const place = (at: number) => Math.min(1, Math.max(0, (times.dayNumber(at) - first + times.inDay(at)) / count));
  const days = Array.from({ length: count }, (_, i): StripDay => {
    // Noon is on its day in every zone, whatever the clocks do.
    const at = begin + (i - times.inDay(begin) + 0.5) * DAY;
    return { key: first + i, from: i / count, width: 1 / count, at, weekend: times.weekend(at), named: i % step === 0 };
  });
  return { days, place };
}
