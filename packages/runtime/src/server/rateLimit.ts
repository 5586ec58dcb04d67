/** Token buckets in memory, of one host: enough to stop a loop or a guesser; not a quota over several hosts. */

export interface Rate {
  /** Requests at once. */
  readonly burst: number;
  /** Requests that come back per second. */
  readonly perSecond: number;
}

export interface RateLimiter {
  /**
   * @param now - ms, of any clock that goes forward.
   * @returns 0 when it may go on, else the seconds after which it may be tried again, at least 1.
   */
  take(who: string, now: number): number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Buckets at most; beyond them the one that was used longest ago is forgotten, and with it what it had spent. */
const MOST = 20_000;

export function createRateLimiter({ burst, perSecond }: Rate): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(who, now) {
      const before = buckets.get(who);
      const gained = before === undefined ? 0 : (Math.max(0, now - before.at) / 1000) * perSecond;
      const left = before === undefined ? burst : Math.min(burst, before.left + gained);
      const allowed = left >= 1;
      buckets.delete(who);
      buckets.set(who, { left: allowed ? left - 1 : left, at: now });
      if (buckets.size > MOST) buckets.delete(buckets.keys().next().value as string);
      return allowed ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
    },
  };
}
