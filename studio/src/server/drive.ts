/** Lets time pass: from one moment at which something is due to the next, with everything that is due done in between. */

import type { DunlinRuntime, Store } from "@dunlin/runtime";
import type { StudioClock } from "./clock.ts";

/** Moments are taken together, so that a day of many people is some hundreds of rounds and not thousands. ms */
const GRID = 5 * 60_000;
/** Between two looks while the clock goes, and while it rests. Real ms. */
const TICK = 200;
const REST = 500;
/** The clock does not go on for longer than that at once, whatever the speed: somebody wants to see it go. Studio ms. */
const LONGEST = 24 * 3_600_000;

export interface Driven {
  readonly runtime: DunlinRuntime;
  readonly store: Store;
  readonly clock: StudioClock;
  /** The next moment at which somebody outside does something, and what they do up to a moment. */
  readonly people: { next(): number | undefined; act(until: number): Promise<void> };
  /** After each move of the clock. */
  readonly moved: () => Promise<void>;
  readonly failed: (reason: unknown) => void;
}

export interface Drive {
  stop(): Promise<void>;
}

export function drive(driven: Driven): Drive {
  let stopping = false;
  let wake = () => {};
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
        await passTo(driven, Math.min(target, driven.clock.now() + LONGEST), () => stopping);
      } catch (reason) {
        driven.failed(reason);
      }
      const idle = driven.clock.state.paused && !driven.clock.behind;
      if (!stopping) await rest(idle ? REST : Math.max(0, TICK - (performance.now() - began)));
    }
  })();
  return {
    async stop() {
      stopping = true;
      wake();
      await ended;
    },
  };
}

/** @param enough - Asked before each moment: somebody wants to end. */
export async function passTo(driven: Driven, target: number, enough: () => boolean = () => false): Promise<void> {
  const { runtime, clock, people, moved } = driven;
  while (!enough()) {
    await people.act(clock.now());
    await runtime.settle();
    const next = await nextMoment(driven, target);
    if (next === undefined) break;
    clock.moveTo(next);
    await moved();
  }
  if (enough() || target <= clock.now()) return;
  clock.moveTo(target);
  await moved();
}

/** The earliest moment up to `target` at which something happens, on the grid; undefined when nothing does. */
async function nextMoment({ store, clock, people }: Driven, target: number): Promise<number | undefined> {
  const due = await store.due(target);
  const moments = [...due.flatMap(({ enrollments, outbox }) => [enrollments, outbox]), people.next()].filter(
    (moment): moment is number => typeof moment === "number" && moment > clock.now() && moment <= target,
  );
  if (moments.length === 0) return undefined;
  return Math.min(target, Math.ceil(Math.min(...moments) / GRID) * GRID);
}
