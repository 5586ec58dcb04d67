/** Runs what is set up: in a worker, or in slices in the page where there can be none. */

import type { CaseFacts, Program } from "@dunlin/engine";
import {
  createSimulation,
  type SimulateOptions,
  type SimulationProgress,
  type SimulationReport,
} from "@dunlin/engine/simulate";

export interface RunOptions {
  readonly onProgress: (progress: SimulationProgress) => void;
  readonly signal: AbortSignal;
}

/** ms of work before the page may draw and hear again. */
const SLICE = 24;
const CASES = 25;

/** @throws whatever the simulation throws; an `AbortError` when it was canceled. */
export async function runHere(
  program: Program,
  portfolio: readonly CaseFacts[],
  options: SimulateOptions,
  { onProgress, signal }: RunOptions,
): Promise<SimulationReport> {
  const simulation = createSimulation(program, portfolio, options);
  while (simulation.done < simulation.of) {
    const until = performance.now() + SLICE;
    while (simulation.done < simulation.of && performance.now() < until) simulation.run(CASES);
    onProgress({ done: simulation.done, of: simulation.of });
    await new Promise((next) => setTimeout(next));
    signal.throwIfAborted();
  }
  return simulation.report();
}
