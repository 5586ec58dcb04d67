/** Simulations beside the page, so that drawing never waits for them; in slices in the page where there can be no worker. */

import {
  type SimulationFailure,
  type SimulationPort,
  type SimulationReport,
  type SimulationRequest,
  type SimulationWatch,
  simulateAmong,
  simulated,
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

/** So many cases are worth a second worker, which has to load and compile before it can help. */
const WORTH_SHARING = 4000;

/** Simulations of one page: in a worker, begun with the first of them; large portfolios among several. */
export class SimulationRunner {
  readonly #start: () => SimulationWorker;
  readonly #most: number;
  /** `null` where there can be none. */
  #ports: SimulationPort[] | null = [];
  /** One has said something, so they can be loaded. */
  #works = false;

  /**
   * @param start - Throws where there can be none.
   * @param most - Workers that share a large portfolio.
   */
  constructor(start: () => SimulationWorker, most = 1) {
    this.#start = start;
    this.#most = most;
  }

  /** Never rejects. */
  async run(request: SimulationRequest, watch: SimulationWatch = {}): Promise<SimulationOutcome> {
    const ports = this.#started(request.portfolio.length < WORTH_SHARING ? 1 : this.#most);
    if (ports === null) return inPage(request, watch);
    const outcome = await simulateAmong(ports, request, watch);
    const broken = !outcome.ok && outcome.error.code === "simulation.failed" && this.#ports === null;
    return broken && !this.#works ? inPage(request, watch) : { ...outcome, ran: "worker" };
  }

  #started(count: number): readonly SimulationPort[] | null {
    try {
      while (this.#ports !== null && this.#ports.length < count) this.#ports.push(this.#portOf(this.#start()));
    } catch {
      this.#ports = null;
    }
    return this.#ports?.slice(0, count) ?? null;
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
          this.#ports = null;
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

/** More processors than these two gain little: the page has to write everybody down for them. */
const MOST_WORKERS = 2;

/** The same workers for all editors on a page. Never rejects. */
export function simulateInWorker(request: SimulationRequest, watch: SimulationWatch = {}): Promise<SimulationOutcome> {
  runner ??= new SimulationRunner(createSimulationWorker, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));
  return runner.run(request, watch);
}
