/** Runs what is set up: beside the page, or in slices in it where the host brings code of its own, which no worker can be given. */

import type { CaseFacts, HostOptions, Program } from "@dunlin/engine";
import {
  createSimulation,
  RestlessError,
  type SimulateOptions,
  type SimulationProgress,
  type SimulationReport,
} from "@dunlin/engine/simulate";
import { simulateInWorker } from "../inWorker.ts";

export interface RunOptions {
  readonly onProgress: (progress: SimulationProgress) => void;
  readonly signal: AbortSignal;
}

/** @throws an `Error` that says why there is no report, also when it was canceled; a `RestlessError` names who gets no rest. */
export async function runMany(
  program: Program,
  host: HostOptions,
  portfolio: readonly CaseFacts[],
  options: SimulateOptions,
  watch: RunOptions,
): Promise<SimulationReport> {
  const { nodeTypes = [], zones, calendars, packs, strategies } = host;
  if (nodeTypes.length > 0 || zones !== undefined) return runHere(program, portfolio, options, watch);
  const data = { ...(calendars && { calendars }), ...(packs && { packs }), ...(strategies && { strategies }) };
  const outcome = await simulateInWorker({ strategy: program.strategy, host: data, portfolio, options }, watch);
  if (outcome.ok) return outcome.value;
  const { message, restless } = outcome.error;
  throw restless === undefined ? new Error(message) : new RestlessError(restless);
}

/** ms of work before the page may draw and hear again. */
const TURN = 24;
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
    const until = performance.now() + TURN;
    while (simulation.done < simulation.of && performance.now() < until) simulation.run(CASES);
    onProgress({ done: simulation.done, of: simulation.of });
    await new Promise((next) => setTimeout(next));
    signal.throwIfAborted();
  }
  return simulation.report();
}
