/** One simulation among several workers: each has a part of the people, and the parts add up to exactly the whole. */

import { err, ok, type Result } from "../base/result.ts";
import { compileStrategy } from "../run/program.ts";
import type { SimulationProgress, SimulationReport } from "./model.ts";
import { reportOf } from "./report.ts";
import {
  askElsewhere,
  type CancelSignal,
  failureOf,
  type SimulationFailure,
  type SimulationPort,
  type SimulationRequest,
  type SimulationWatch,
  simulateElsewhere,
} from "./runner.ts";
import { mergeRuns } from "./simulate.ts";

/**
 * Has a simulation run at the other ends of ports, one at least. People who share a budget cannot be parted: with budgets, one
 * port does it all. Never rejects.
 */
export async function simulateAmong(
  ports: readonly SimulationPort[],
  request: SimulationRequest,
  watch: SimulationWatch = {},
): Promise<Result<SimulationReport, SimulationFailure>> {
  const { strategy, host, portfolio, options } = request;
  const [first] = ports;
  if (first === undefined) throw new RangeError("give one port at least");
  const count = (options.budgets?.length ?? 0) > 0 ? 1 : Math.max(1, Math.min(ports.length, portfolio.length));
  if (count === 1) return simulateElsewhere(first, request, watch);
  const ending = new Ending(watch.signal);
  const far = new Map<number, SimulationProgress>();
  const parts = await Promise.all(
    ports.slice(0, count).map(async (port, i) => {
      const [from, to] = [i, i + 1].map((part) => Math.round((portfolio.length * part) / count));
      const part = { ...request, portfolio: portfolio.slice(from, to) };
      const onProgress = (progress: SimulationProgress) => {
        far.set(i, progress);
        watch.onProgress?.(sumOf(far, count, portfolio.length));
      };
      const outcome = await askElsewhere(port, part, "tallies", { onProgress, signal: ending });
      if (!outcome.ok) ending.end();
      return outcome;
    }),
  );
  ending.over();
  const failures = parts.flatMap((part) => (part.ok ? [] : [part.error]));
  const failure = failures.find(({ code }) => code !== "simulation.canceled") ?? failures[0];
  if (failure !== undefined) return err(failure);
  try {
    const runs = mergeRuns(
      options.horizonDays,
      parts.map((part) => (part.ok ? part.value : [])),
    );
    return ok(reportOf(compileStrategy(strategy, host), options, runs));
  } catch (error) {
    return err(failureOf(error));
  }
}

/** Of all parts; one that has not begun is as large as it is. */
function sumOf(far: ReadonlyMap<number, SimulationProgress>, parts: number, size: number): SimulationProgress {
  const told = [...far.values()];
  const done = told.reduce((sum, progress) => sum + progress.done, 0);
  const of = told.reduce((sum, progress) => sum + progress.of, 0);
  return { done, of: told.length === parts ? of : size };
}

/** Ends all parts when one fails, or when the host says so. */
class Ending implements CancelSignal {
  aborted = false;
  readonly #listeners = new Set<() => void>();
  readonly #outer: CancelSignal | undefined;
  readonly end = (): void => {
    this.aborted = true;
    for (const listener of [...this.#listeners]) listener();
  };

  constructor(outer: CancelSignal | undefined) {
    this.#outer = outer;
    if (outer?.aborted === true) this.aborted = true;
    outer?.addEventListener("abort", this.end);
  }

  over(): void {
    this.#outer?.removeEventListener("abort", this.end);
  }

  addEventListener(_: "abort", listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_: "abort", listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
