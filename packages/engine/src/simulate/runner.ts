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
import { TOGETHER } from "./batch/byRows.ts";
import type { SimulatedPortfolio, SimulateOptions, Simulation, SimulationProgress, SimulationReport } from "./model.ts";
import { SimulationError, type SimulationProblem } from "./problem.ts";
import { type Restless, RestlessError } from "./restless.ts";
import { createSimulation } from "./simulate.ts";
import type { TallyData } from "./tally.ts";

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
export interface SimulationFailure {
  readonly code:
    | "simulation.strategy"
    | "simulation.options"
    | "simulation.restless"
    | "simulation.canceled"
    | "simulation.failed";
  /** English; says what to do. */
  readonly message: string;
  /** Of a strategy that does not compile. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Of options. */
  readonly problems?: readonly SimulationProblem[];
  /** Of a case that comes to no rest. */
  readonly restless?: Restless;
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
  /** Default: `createSimulation`. */
  readonly create?: (program: Program, portfolio: SimulatedPortfolio, options: SimulateOptions) => Simulation;
  /**
   * Waits until messages that have come are heard, as a timer does. Absent: after each slice the other side is waited for,
   * which costs a message both ways.
   */
  readonly pause?: () => Promise<void>;
  /** Cases of a slice; default: a hundredth of them, from 20 to 2,000. */
  readonly slice?: number;
}

/** What comes of a simulation, or of a part of one. */
interface Outcomes {
  readonly report: SimulationReport;
  readonly tallies: readonly TallyData[];
}
type Gives = keyof Outcomes;

/**
 * People that cross at once: a large portfolio at once would keep the page from drawing while it is written down. As many as are
 * put into columns together, so that they are lived while the next ones cross.
 */
const CROSSING = TOGETHER;

/** A part of a portfolio, as JSON: one text is copied many times faster than the thousands of objects in it. */
type Part = string;

type ToWorker =
  | {
      readonly kind: "simulate";
      readonly id: number;
      /** Without people. */
      readonly request: SimulationRequest;
      /** All that will cross. */
      readonly size: number;
      /** The first of them. */
      readonly people: Part;
      readonly gives: Gives;
    }
  | { readonly kind: "people"; readonly id: number; readonly people: Part }
  | { readonly kind: "more" | "cancel"; readonly id: number };

type FromWorker =
  | { readonly kind: "next"; readonly id: number }
  | { readonly kind: "progress"; readonly id: number; readonly progress: SimulationProgress }
  | { readonly kind: "done"; readonly id: number; readonly outcome: Outcomes[Gives] }
  | { readonly kind: "problem"; readonly id: number; readonly problem: SimulationFailure };

type Asked = ToWorker & { readonly kind: "simulate" };

/** Answers requests that come over a port, several at once if they do. Never throws; what goes wrong is an answer. */
export function serveSimulation(port: SimulationPort, options: ServeOptions = {}): void {
  /** What each request waits for: its host has heard how far it is. */
  const running = new Map<number, { canceled: boolean; wake: () => void }>();
  const answer = (message: FromWorker) => port.postMessage(message);
  /** Of each request that has not come to its end. */
  const crossings = new Map<number, Crossing>();
  const arrive = (id: number, people: Part) => {
    const crossing = crossings.get(id);
    if (crossing?.add(people) === false) answer({ kind: "next", id });
  };
  const serve = async ({ id, request, gives, size, people }: Asked) => {
    const own = { canceled: false, wake: () => {} };
    const crossing = new Crossing(size);
    running.set(id, own);
    crossings.set(id, crossing);
    const heard = () => new Promise<void>((wake) => (own.wake = wake));
    const pause = options.pause ?? heard;
    arrive(id, people);
    const asked = { ...request, portfolio: crossing.people };
    const goOn: GoOn = async (progress) => {
      // Whoever waits for the answer has to wait before it can come.
      const waited = pause();
      answer({ kind: "progress", id, progress });
      await waited;
      return !own.canceled;
    };
    const outcome = await run(asked, gives, options, goOn, crossing);
    running.delete(id);
    crossings.delete(id);
    if (outcome.ok) answer({ kind: "done", id, outcome: outcome.value });
    else answer({ kind: "problem", id, problem: outcome.error });
  };
  port.onMessage((value) => {
    if (!isMessage(value)) return;
    const message = value as ToWorker;
    const own = running.get(message.id);
    if (message.kind === "simulate") void serve(message);
    if (message.kind === "people") arrive(message.id, message.people);
    if (message.kind === "cancel") crossings.get(message.id)?.end();
    if (message.kind === "cancel" && own !== undefined) own.canceled = true;
    if (message.kind === "cancel" || message.kind === "more") own?.wake();
  });
}

/** People on their way: they are lived as far as they have come. */
class Crossing {
  readonly people: SimulatedPortfolio[number][];
  #here = 0;
  #ended = false;
  #wake = () => {};

  constructor(size: number) {
    this.people = new Array(size);
  }

  /** Whether everybody is here. */
  add(part: Part): boolean {
    for (const facts of JSON.parse(part) as SimulatedPortfolio) this.people[this.#here++] = facts;
    this.#wake();
    return this.#here >= this.people.length;
  }

  /** Waits for so many. False: they will not come. */
  async upTo(count: number): Promise<boolean> {
    while (this.#here < Math.min(count, this.people.length) && !this.#ended)
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    return !this.#ended;
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }
}

/**
 * Runs a simulation here, a slice at a time. `goOn` is told how far it is after each slice and says whether to go on: it is
 * the place to draw, to wait and to stop. Never rejects.
 */
export const simulated = (
  request: SimulationRequest,
  goOn: GoOn,
  options: Pick<ServeOptions, "create" | "slice"> = {},
): Promise<Result<SimulationReport, SimulationFailure>> => run(request, "report", options, goOn);

type GoOn = (progress: SimulationProgress) => Promise<boolean>;

async function run<G extends Gives>(
  { strategy, host, portfolio, options }: SimulationRequest,
  gives: G,
  { create = createSimulation, slice }: Pick<ServeOptions, "create" | "slice">,
  goOn: GoOn,
  crossing?: Crossing,
): Promise<Result<Outcomes[G], SimulationFailure>> {
  try {
    // Who share a budget live day by day, all of them.
    const first = (options.budgets?.length ?? 0) > 0 ? portfolio.length : 0;
    if ((await crossing?.upTo(first)) === false) return err(CANCELED);
    const simulation = create(compileStrategy(strategy, host), portfolio, options);
    const cases = slice ?? Math.min(2000, Math.max(20, Math.ceil(simulation.of / 100)));
    while (simulation.done < simulation.of) {
      if ((await crossing?.upTo(simulation.done + cases)) === false) return err(CANCELED);
      if (!(await goOn(simulation.run(cases)))) return err(CANCELED);
    }
    return ok(gives === "report" ? simulation.report() : simulation.tallies()) as Result<Outcomes[G], never>;
  } catch (error) {
    return err(failureOf(error));
  }
}

const CANCELED: SimulationFailure = {
  code: "simulation.canceled",
  message: "The simulation was stopped before its end.",
};

export function failureOf(error: unknown): SimulationFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof StrategyError) return { code: "simulation.strategy", message, diagnostics: error.diagnostics };
  if (error instanceof SimulationError) return { code: "simulation.options", message, problems: error.problems };
  if (error instanceof RestlessError) return { code: "simulation.restless", message, restless: error.restless };
  return { code: "simulation.failed", message };
}

/** Has a simulation run at the other end of a port. Never rejects. */
export const simulateElsewhere = (
  port: SimulationPort,
  request: SimulationRequest,
  watch: SimulationWatch = {},
): Promise<Result<SimulationReport, SimulationFailure>> => askElsewhere(port, request, "report", watch);

/** The same for what two parts add up to. */
export function askElsewhere<G extends Gives>(
  port: SimulationPort,
  request: SimulationRequest,
  gives: G,
  { onProgress, signal }: SimulationWatch,
): Promise<Result<Outcomes[G], SimulationFailure>> {
  if (signal?.aborted === true) return Promise.resolve(err(CANCELED));
  const line = lineOf(port);
  if (line.failure !== undefined) return Promise.resolve(err(line.failure));
  return new Promise((resolve) => {
    const id = line.next++;
    const end = (outcome: Result<Outcomes[G], SimulationFailure>) => {
      line.waiting.delete(id);
      signal?.removeEventListener("abort", cancel);
      resolve(outcome);
    };
    const cancel = () => {
      port.postMessage({ kind: "cancel", id } satisfies ToWorker);
      end(err(CANCELED));
    };
    const { portfolio } = request;
    let crossed = 0;
    const nextPart = (): Part => {
      const from = crossed;
      crossed = Math.min(from + CROSSING, portfolio.length);
      return JSON.stringify(portfolio.slice(from, crossed));
    };
    /** What cannot be written down ends it. */
    const post = (message: () => ToWorker) => {
      try {
        port.postMessage(message());
      } catch (error) {
        port.postMessage({ kind: "cancel", id } satisfies ToWorker);
        end(err(failureOf(error)));
      }
    };
    line.waiting.set(id, (message) => {
      if (message.kind === "next") {
        post(() => ({ kind: "people", id, people: nextPart() }));
      } else if (message.kind === "done") end(ok(message.outcome as Outcomes[G]));
      else if (message.kind === "problem") end(err(message.problem));
      else {
        port.postMessage({ kind: "more", id } satisfies ToWorker);
        onProgress?.(message.progress);
      }
    });
    signal?.addEventListener("abort", cancel);
    const size = portfolio.length;
    const bare = { ...request, portfolio: [] };
    post(() => ({ kind: "simulate", id, request: bare, size, people: nextPart(), gives }));
  });
}

/** What is under way over a port. */
interface Line {
  next: number;
  /** Set once nothing more will come. */
  failure: SimulationFailure | undefined;
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
