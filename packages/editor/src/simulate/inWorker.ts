/** Simulations beside the page, so that drawing never waits for them; in slices in the page where there can be no worker. */

import {
  type SimulationFailure,
  type SimulationPort,
  type SimulationReport,
  type SimulationRequest,
  type SimulationWatch,
  simulated,
  simulateElsewhere,
} from "@dunlin/engine/simulate";

export type SimulationOutcome = (
  | { readonly ok: true; readonly value: SimulationReport }
  | { readonly ok: false; readonly error: SimulationFailure }
) & {
  /** Where it ran in the end. */
  readonly ran: "worker" | "page";
};

/** What a worker is to those who use it. */
export interface SimulationWorker {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: Event) => void) | null;
  postMessage(value: unknown): void;
  terminate(): void;
}

/** Cases between two looks at the page. */
const SLICE = 25;
/** ms of work before the page may draw and hear again. */
const TURN = 24;

/** Simulations of one page: in one worker, begun with the first of them. */
export class SimulationRunner {
  readonly #start: () => SimulationWorker;
  /** `null` where there can be none. */
  #port: SimulationPort | null | undefined;
  /** It has said something, so it could be loaded. */
  #works = false;

  /** @param start - Throws where there can be none. */
  constructor(start: () => SimulationWorker) {
    this.#start = start;
  }

  /** Never rejects. */
  async run(request: SimulationRequest, watch: SimulationWatch = {}): Promise<SimulationOutcome> {
    const port = this.#started();
    if (port === null) return inPage(request, watch);
    const outcome = await simulateElsewhere(port, request, watch);
    const broken = !outcome.ok && outcome.error.code === "simulation.failed" && this.#port === null;
    return broken && !this.#works ? inPage(request, watch) : { ...outcome, ran: "worker" };
  }

  #started(): SimulationPort | null {
    if (this.#port !== undefined) return this.#port;
    try {
      this.#port = this.#portOf(this.#start());
    } catch {
      this.#port = null;
    }
    return this.#port;
  }

  #portOf(worker: SimulationWorker): SimulationPort {
    return {
      postMessage: (value) => worker.postMessage(value),
      onMessage: (listener) => {
        worker.onmessage = ({ data }) => {
          this.#works = true;
          listener(data);
        };
      },
      // It could not be loaded, or broke down: the page does everything after.
      onFailure: (listener) => {
        worker.onerror = (event) => {
          event.preventDefault();
          worker.terminate();
          this.#port = null;
          listener((event as Partial<ErrorEvent>).message ?? "it could not be loaded");
        };
      },
    };
  }
}

async function inPage(request: SimulationRequest, { onProgress, signal }: SimulationWatch): Promise<SimulationOutcome> {
  let until = performance.now() + TURN;
  const goOn = async (progress: { readonly done: number; readonly of: number }) => {
    if (progress.done === progress.of || performance.now() > until) {
      onProgress?.(progress);
      await new Promise((next) => setTimeout(next));
      until = performance.now() + TURN;
    }
    return signal?.aborted !== true;
  };
  return { ...(await simulated(request, goOn, { slice: SLICE })), ran: "page" };
}

/** A worker as bundlers find it. @throws where there can be none. */
const createSimulationWorker = (): SimulationWorker =>
  new Worker(new URL("./simulationWorker.js", import.meta.url), { type: "module" }) as SimulationWorker;

let runner: SimulationRunner | undefined;

/** One worker for all editors on a page. Never rejects. */
export function simulateInWorker(request: SimulationRequest, watch: SimulationWatch = {}): Promise<SimulationOutcome> {
  runner ??= new SimulationRunner(createSimulationWorker);
  return runner.run(request, watch);
}
