/** Simulations in threads beside the one that asks: people are shared among them, and the report is that of one thread. */

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import {
  type SimulationFailure,
  type SimulationPort,
  type SimulationReport,
  type SimulationRequest,
  type SimulationWatch,
  simulateAmong,
} from "@dunlin/engine/simulate";

export interface ThreadOptions extends SimulationWatch {
  /** 1 to 64; default: as many as the machine has cores, and no more than two thousand people each are worth. */
  readonly threads?: number;
}

/** People for whom another thread is worth its start. */
const WORTH = 2000;

/**
 * What a strategy would do to a portfolio, worked out in threads that end with it. The report does not depend on how many there
 * are. Never rejects but for a wrong number of threads.
 *
 * @throws RangeError when `threads` is out of its range.
 */
export async function simulateInThreads(
  request: SimulationRequest,
  { threads = worthOf(request.portfolio.length), ...watch }: ThreadOptions = {},
  file: URL = new URL("./simulationWorker.js", import.meta.url),
): Promise<
  { readonly ok: true; readonly value: SimulationReport } | { readonly ok: false; readonly error: SimulationFailure }
> {
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) throw new RangeError("threads must be 1 to 64");
  const workers = Array.from({ length: threads }, () => new Worker(file));
  try {
    return await simulateAmong(workers.map(portOf), request, watch);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

const worthOf = (people: number): number =>
  Math.max(1, Math.min(64, availableParallelism(), Math.ceil(people / WORTH)));

const portOf = (worker: Worker): SimulationPort => ({
  postMessage: (value) => worker.postMessage(value),
  onMessage: (listener) => worker.on("message", listener),
  onFailure: (listener) => worker.on("error", (error) => listener(error.message)),
});
