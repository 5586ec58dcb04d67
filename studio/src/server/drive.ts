/** Lets time pass: from one moment at which something is due to the next, with everything that is due done in between. */

import type { DunlinRuntime, Store } from "@dunlin/runtime";
import type { StudioClock } from "./clock.ts";

/** Moments are taken together, so that a day of many people is some hundreds of rounds and not thousands. ms */
export const GRID = 5 * 60_000;
/** Between two looks while the clock goes, and while it rests. Real ms. */
const TICK = 200;
const REST = 500;
/** The clock does not go on for longer than that at once, whatever the speed: somebody wants to see it go. Studio ms. */
const LONGEST = 24 * 3_600_000;

/** The world outside: debtors, the house's own systems, the post. */
export interface Outside {
  /** The next moment at which something happens there. */
  next(): number | undefined;
  /** Lets happen what happens there up to a moment. */
  act(until: number): Promise<void>;
  /** Takes to receivers what left since the last time, and tells the house that it arrived. */
  carry(): Promise<void>;
}

export interface Driven {
  readonly runtime: Pick<DunlinRuntime, "settle" | "migrations">;
  readonly store: Pick<Store, "due">;
  readonly clock: StudioClock;
  readonly outside: Outside;
  /** One after the other: nothing else is decided meanwhile. */
  readonly turn: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly moved: () => Promise<void> | void;
  /** ms; default `GRID`. */
  readonly grid?: number;
}

export interface Drive {
  /** Goes on at once instead of at the next look. */
  wake(): void;
  stop(): Promise<void>;
}

export function drive(driven: Driven, failed: (reason: unknown) => void): Drive {
  let stopping = false;
  let wake = () => {};
  const idles = () => driven.clock.state.paused && !driven.clock.behind;
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const ended = (async () => {
    for (let last = performance.now(); !stopping; ) {
      const began = performance.now();
      const target = driven.clock.target(Math.min(began - last, 1_000));
      last = began;
      try {
        while (await driven.runtime.migrations.work());
        await passTo(driven, Math.min(target, driven.clock.now() + LONGEST), { enough: () => stopping, idles });
      } catch (reason) {
        failed(reason);
      }
      if (!stopping) await rest(idles() ? REST : Math.max(0, TICK - (performance.now() - began)));
    }
  })();
  return {
    wake: () => wake(),
    async stop() {
      stopping = true;
      wake();
      await ended;
    },
  };
}

interface Passing {
  /** Asked before each moment: somebody wants to end. */
  readonly enough?: () => boolean;
  /** Asked before the clock goes on: it was paused meanwhile, and what is due now was done. */
  readonly idles?: () => boolean;
}

const no = () => false;

export async function passTo(driven: Driven, target: number, { enough = no, idles = no }: Passing = {}): Promise<void> {
  const { clock, moved, turn } = driven;
  for (let going = true; going && !enough(); ) {
    going = await turn(async () => {
      await settleNow(driven);
      if (target <= clock.now()) return false;
      const next = (await nextMoment(driven, target)) ?? target;
      if (idles()) return false;
      clock.moveTo(next);
      await moved();
      return true;
    });
  }
}

/** Everything that is due at this moment, until nothing is: what arrives may bring about something else. */
export async function settleNow({ runtime, clock, outside }: Omit<Driven, "turn" | "moved" | "store">): Promise<void> {
  await outside.act(clock.now());
  await runtime.settle();
  await outside.carry();
}

/** The earliest moment up to `target` at which something happens, on the grid; undefined when nothing does. */
export async function nextMoment(
  { store, clock, outside, grid = GRID }: Pick<Driven, "store" | "clock" | "outside" | "grid">,
  target: number,
): Promise<number | undefined> {
  const now = clock.now();
  const due = (await store.due(target)).flatMap(({ enrollments, outbox }) => [enrollments, outbox]);
  const moments = [...due, outside.next()].filter((moment): moment is number => typeof moment === "number");
  // What is due already was held back, as by a pause: it hides what is due later, so the clock feels its way.
  const next = Math.min(...moments.map((moment) => Math.max(moment, now + 1)));
  return next > target ? undefined : Math.min(target, Math.ceil(next / grid) * grid);
}
