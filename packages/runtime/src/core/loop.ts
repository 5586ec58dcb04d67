/** Polls and dispatches until it is told to stop: at once while there is more, else when something is due or a hint comes. */

import { traced } from "../observe/traced.ts";
import type { World } from "./world.ts";

/** Between two looks when nothing is known to be due. ms */
const IDLE_MS = 1_000;
/** After a round that failed. ms */
const FAILED_MS = 2_000;

export interface Loop {
  /** Ends after the round that is running. */
  stop(): Promise<void>;
  /** Looks now. */
  hint(): void;
}

/**
 * @param round - Gives whether there is more to do at once.
 * @param idleMs - Between two looks when nothing is known to be due.
 */
export function startLoop(world: World, name: string, round: () => Promise<boolean>, idleMs = IDLE_MS): Loop {
  let stopping = false;
  let wake: (() => void) | undefined;
  let hinted = false;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (hinted || stopping) wake();
    });
  const ended = (async () => {
    while (!stopping) {
      let rest = idleMs;
      hinted = false;
      try {
        if (await traced(`dunlin.${name}`, {}, round)) rest = 0;
      } catch (reason) {
        world.logger.error({ loop: name, error: reason instanceof Error ? reason.name : "unknown" }, "a round failed");
        world.meter.count("dunlin_round_errors_total", { loop: name });
        rest = FAILED_MS;
      }
      if (rest > 0 && !stopping) await pause(rest);
    }
  })();
  return {
    hint() {
      hinted = true;
      wake?.();
    },
    async stop() {
      stopping = true;
      wake?.();
      await ended;
    },
  };
}
