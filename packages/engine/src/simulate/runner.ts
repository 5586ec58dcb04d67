/**
 * A simulation that runs elsewhere, in a worker of a browser or of Node: what the two sides say to each other over a port. The
 * worker runs a slice at a time and says how far it is; between slices it hears whether to stop. Nothing here knows what a
 * port is made of, nor what time it is.
 */

import { err, ok, type Result } from "../base/result.ts";
import { type Diagnostic, StrategyError } from "../model/diagnostic.ts";
import type { Strategy } from "../model/strategy.ts";
import type { HostOptions } from "../nodes/options.ts";
import { compileStrategy, type Program } from "../run/program.ts";
import type { SimulatedPortfolio, SimulateOptions, Simulation, SimulationProgress, SimulationReport } from "./model.ts";
import { SimulationError, type SimulationProblem } from "./problem.ts";

/** One end of a connection. What is posted is data that can be cloned. */
export interface SimulationPort {
  postMessage(value: unknown): void;
  onMessage(listener: (value: unknown) => void): void;
  /** Where the other end can break down: tells that nothing more will come. */
  onFailure?(listener: (reason: string) => void): void;
}

/** All that a simulation needs, as data. */
export interface SimulationRequest {
  readonly strategy: Strategy;
  /** Of the host, as far as they are data. */
  readonly host?: Pick<HostOptions, "calendars" | "packs" | "contactFacts" | "templates" | "strategies">;
  readonly portfolio: SimulatedPortfolio;
  readonly options: SimulateOptions;
}

/** Why there is no report. */
export interface RunProblem {
  readonly code: "simulation.strategy" | "simulation.options" | "simulation.canceled" | "simulation.failed";
  /** English; says what to do. */
  readonly message: string;
  /** Of a strategy that does not compile. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Of options that cannot be. */
  readonly problems?: readonly SimulationProblem[];
}

export interface SimulationWatch {
  /** After every slice. */
  readonly onProgress?: (progress: SimulationProgress) => void;
  /** An `AbortSignal`, or what behaves like one. */
  readonly signal?: CancelSignal;
}

export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface ServeOptions {
  readonly create: (program: Program, portfolio: SimulatedPortfolio, options: SimulateOptions) => Simulation;
  /**
   * Waits until messages that have come are heard, as a timer does. Absent: after each slice the other side is waited for,
   * which costs a message both ways.
   */
  readonly pause?: () => Promise<void>;
  /** Cases of a slice; default: a hundredth of them, from 20 to 2,000. */
  readonly slice?: number;
}

type ToWorker =
  | { readonly kind: "simulate"; readonly id: number; readonly request: SimulationRequest }
  | { readonly kind: "more" | "cancel"; readonly id: number };

type FromWorker =
  | { readonly kind: "progress"; readonly id: number; readonly progress: SimulationProgress }
  | { readonly kind: "report"; readonly id: number; readonly report: SimulationReport }
  | { readonly kind: "problem"; readonly id: number; readonly problem: RunProblem };

/** Answers requests that come over a port, several at once if they do. Never throws; what goes wrong is an answer. */
export function serveSimulation(port: SimulationPort, options: ServeOptions): void {
  /** What each request waits for: its host has heard how far it is. */
  const running = new Map<number, { canceled: boolean; wake: () => void }>();
  const answer = (message: FromWorker) => port.postMessage(message);
  const serve = async (id: number, request: SimulationRequest) => {
    const own = { canceled: false, wake: () => {} };
    running.set(id, own);
    const heard = () => new Promise<void>((wake) => (own.wake = wake));
    const pause = options.pause ?? heard;
    const outcome = await simulated(request, options, async (progress) => {
      // Whoever waits for the answer has to wait before it can come.
      const waited = pause();
      answer({ kind: "progress", id, progress });
      await waited;
      return !own.canceled;
    });
    running.delete(id);
    if (outcome.ok) answer({ kind: "report", id, report: outcome.value });
    else answer({ kind: "problem", id, problem: outcome.error });
  };
  port.onMessage((value) => {
    if (!isMessage(value)) return;
    const message = value as ToWorker;
    const own = running.get(message.id);
    if (message.kind === "simulate") void serve(message.id, message.request);
    if (message.kind === "cancel" && own !== undefined) own.canceled = true;
    if (message.kind === "cancel" || message.kind === "more") own?.wake();
  });
}

/**
 * Runs a simulation here, a slice at a time. `goOn` is told how far it is after each slice and says whether to go on: it is
 * the place to draw, to wait and to stop. Never rejects.
 */
export async function simulated(
  { strategy, host, portfolio, options }: SimulationRequest,
  { create, slice }: Pick<ServeOptions, "create" | "slice">,
  goOn: (progress: SimulationProgress) => Promise<boolean>,
): Promise<Result<SimulationReport, RunProblem>> {
  try {
    const simulation = create(compileStrategy(strategy, host), portfolio, options);
    const cases = slice ?? Math.min(2000, Math.max(20, Math.ceil(simulation.of / 100)));
    while (simulation.done < simulation.of) {
      if (!(await goOn(simulation.run(cases)))) return err(CANCELED);
    }
    return ok(simulation.report());
  } catch (error) {
    return err(problemOf(error));
  }
}

const CANCELED: RunProblem = {
  code: "simulation.canceled",
  message: "The simulation was stopped before its end.",
};

function problemOf(error: unknown): RunProblem {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof StrategyError) return { code: "simulation.strategy", message, diagnostics: error.diagnostics };
  if (error instanceof SimulationError) return { code: "simulation.options", message, problems: error.problems };
  return { code: error instanceof RangeError ? "simulation.options" : "simulation.failed", message };
}

/** Has a simulation run at the other end of a port. Never rejects. */
export function simulateElsewhere(
  port: SimulationPort,
  request: SimulationRequest,
  { onProgress, signal }: SimulationWatch = {},
): Promise<Result<SimulationReport, RunProblem>> {
  if (signal?.aborted === true) return Promise.resolve(err(CANCELED));
  const line = lineOf(port);
  if (line.failure !== undefined) return Promise.resolve(err(line.failure));
  return new Promise((resolve) => {
    const id = line.next++;
    const end = (outcome: Result<SimulationReport, RunProblem>) => {
      line.waiting.delete(id);
      signal?.removeEventListener("abort", cancel);
      resolve(outcome);
    };
    const cancel = () => {
      port.postMessage({ kind: "cancel", id } satisfies ToWorker);
      end(err(CANCELED));
    };
    line.waiting.set(id, (message) => {
      if (message.kind === "report") end(ok(message.report));
      else if (message.kind === "problem") end(err(message.problem));
      else {
        port.postMessage({ kind: "more", id } satisfies ToWorker);
        onProgress?.(message.progress);
      }
    });
    signal?.addEventListener("abort", cancel);
    try {
      port.postMessage({ kind: "simulate", id, request } satisfies ToWorker);
    } catch (error) {
      end(err(problemOf(error)));
    }
  });
}

/** What is under way over a port. */
interface Line {
  next: number;
  /** Set once nothing more will come. */
  failure: RunProblem | undefined;
  readonly waiting: Map<number, (message: FromWorker) => void>;
}

const LINES = new WeakMap<SimulationPort, Line>();

function lineOf(port: SimulationPort): Line {
  const known = LINES.get(port);
  if (known !== undefined) return known;
  const line: Line = { next: 1, failure: undefined, waiting: new Map() };
  LINES.set(port, line);
  port.onMessage((value) => {
    if (isMessage(value)) line.waiting.get(value.id)?.(value as FromWorker);
  });
  port.onFailure?.((reason) => {
    line.failure = { code: "simulation.failed", message: `The worker broke down: ${reason}` };
    for (const [id, hear] of [...line.waiting]) hear({ kind: "problem", id, problem: line.failure });
  });
  return line;
}

const isMessage = (value: unknown): value is ToWorker | FromWorker =>
  typeof value === "object" && value !== null && "kind" in value && "id" in value;
