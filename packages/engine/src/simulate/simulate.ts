/**
 * A simulation over virtual time: every case through the same program that runs in production, a slice at a time. Without
 * budgets one case after the other, so that cases can be split among workers; with budgets day by day over all cases, since
 * they share each day's room.
 */

import { factsProblem } from "../run/facts.ts";
import type { Program } from "../run/program.ts";
import { type LiveByRow, rowsOf, TOGETHER } from "./batch/byRows.ts";
import { Life } from "./life.ts";
import type { SimulatedPortfolio, SimulateOptions, Simulation, SimulationProgress, SimulationReport } from "./model.ts";
import { checkSimulation } from "./options.ts";
import { SimulationError } from "./problem.ts";
import { reportOf } from "./report.ts";
import { seedOf } from "./seeds.ts";
import { type Setting, settingOf } from "./setting.ts";
import { mergeTallies, type Tally, type TallyData } from "./tally.ts";

/**
 * What a strategy would do to a portfolio.
 *
 * @throws SimulationError with everything that is wrong with the options. RestlessError for a case that comes to no rest.
 */
export function simulate(program: Program, portfolio: SimulatedPortfolio, options: SimulateOptions): SimulationReport {
  const simulation = createSimulation(program, portfolio, options);
  simulation.run(simulation.of);
  return simulation.report();
}

/** The same in slices. @throws SimulationError */
export function createSimulation(
  program: Program,
  portfolio: SimulatedPortfolio,
  options: SimulateOptions,
): Simulation {
  const problems = checkSimulation(options);
  if (problems.length > 0) throw new SimulationError(problems);
  const { runs = 1 } = options;
  const settings = Array.from({ length: runs }, (_, run) => settingOf(program, options, seedOf(options.seed, run)));
  const driver =
    settings[0]?.room === undefined ? new ByCase(settings, portfolio, options) : new ByDay(settings, portfolio);
  const tallies = () => driver.tallies().map((tally) => tally.data());
  return {
    of: driver.of,
    get done() {
      return driver.done;
    },
    run: (cases) => runSlice(driver, cases),
    report: () => reportOf(program, options, tallies()),
    tallies,
  };
}

interface Driver {
  readonly of: number;
  readonly done: number;
  step(): void;
  tallies(): readonly Tally[];
}

function runSlice(driver: Driver, slice: number): SimulationProgress {
  const until = Math.min(driver.of, driver.done + Math.max(0, Math.floor(slice)));
  while (driver.done < until) driver.step();
  return { done: driver.done, of: driver.of };
}

/** A case in all of its lives, then the next. */
class ByCase implements Driver {
  readonly of: number;
  done = 0;
  readonly #settings: readonly Setting[];
  readonly #portfolio: SimulatedPortfolio;
  readonly #options: SimulateOptions;
  /** Whether the program can be stepped by columns. */
  readonly #inRows: boolean;
  /** Of those who are in columns now. */
  #byRow: LiveByRow | undefined;

  constructor(settings: readonly Setting[], portfolio: SimulatedPortfolio, options: SimulateOptions) {
    this.#settings = settings;
    this.#portfolio = portfolio;
    this.#options = options;
    this.#inRows = settings[0] !== undefined && rowsOf(settings[0], [], options) !== undefined;
    this.of = portfolio.length;
  }

  step(): void {
    const { done } = this;
    const row = done % TOGETHER;
    const [first] = this.#settings;
    if (row === 0 && this.#inRows && first !== undefined)
      this.#byRow = rowsOf(first, this.#portfolio.slice(done, done + TOGETHER), this.#options);
    const facts = this.#portfolio[done];
    for (const setting of this.#settings) {
      if (facts !== undefined && this.#byRow?.(row, facts, setting) === true) continue;
      const life = facts === undefined ? undefined : begin(setting, facts);
      life?.runUntil(setting.until);
      life?.countEnd(setting.tally);
    }
    this.done += 1;
  }

  tallies(): readonly Tally[] {
    return this.#settings.map(({ tally }) => tally);
  }
}

/** A day of every case, then the next day; one run after the other. */
class ByDay implements Driver {
  readonly of: number;
  done = 0;
  readonly #settings: readonly Setting[];
  readonly #portfolio: SimulatedPortfolio;
  /** Of each run; made when it begins. */
  readonly #lives: (Life | undefined)[][] = [];

  constructor(settings: readonly Setting[], portfolio: SimulatedPortfolio) {
    this.#settings = settings;
    this.#portfolio = portfolio;
    this.of = settings.reduce((sum, { days }) => sum + days * portfolio.length, 0);
  }

  step(): void {
    const size = this.#portfolio.length;
    const days = this.#settings[0]?.days ?? 1;
    const run = Math.floor(this.done / (size * days));
    const setting = this.#settings[run] as Setting;
    const lives = this.#lives[run] ?? this.#portfolio.map((facts) => begin(setting, facts));
    this.#lives[run] = lives;
    const day = Math.floor(this.done / size) % days;
    lives[this.done % size]?.runUntil(setting.zone.instantOf(setting.startDay + day + 1, 0));
    this.done += 1;
  }

  /** Cases stand where they have come to by now. */
  tallies(): readonly Tally[] {
    return this.#settings.map(({ tally, days }, run) => {
      const sofar = mergeTallies(days, [tally.data()]);
      for (const life of this.#lives[run] ?? []) life?.countEnd(sofar);
      return sofar;
    });
  }
}

/** Facts that no engine would take are refused before anybody lives by them. */
function begin(setting: Setting, facts: SimulatedPortfolio[number]): Life | undefined {
  if (factsProblem(facts) === undefined) return new Life(setting, facts);
  const { plain, refusedBy } = setting.tally.series;
  plain.count("total");
  plain.count("refused");
  refusedBy.count("facts");
  return undefined;
}

/** Parts of one portfolio, simulated apart with the same options: the counts of the whole, run by run. */
export function mergeRuns(days: number, parts: readonly (readonly TallyData[])[]): TallyData[] {
  const [first = []] = parts;
  return first.map((_, run) =>
    mergeTallies(
      days,
      parts.flatMap((part) => part[run] ?? []),
    ).data(),
  );
}
