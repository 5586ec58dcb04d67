/** `dunlin simulate`: what a strategy would do to a portfolio, on a virtual clock, with people who behave as assumed. */

import type { Program } from "@dunlin/engine";
import {
  type BehaviorModel,
  type ContactBudget,
  type CostTable,
  createSimulation,
  RestlessError,
  type SimulateOptions,
  type Simulation,
  SimulationError,
  type SimulationProgress,
  type SimulationReport,
  simulationHtml,
} from "@dunlin/engine/simulate";
import { readDocument, readJson, writeDocument } from "../files.ts";
import type { ExitCode, Io } from "../io.ts";
import { error, InputError, inDocument, type Problem, problemLine } from "../problem.ts";
import { type ProgressBar, progressBar } from "../render/progress.ts";
import { simulationLines } from "../render/simulation.ts";
import { styleFor } from "../render/style.ts";
import { parseMapping } from "../replay/mapping.ts";
import { type People, readPeople } from "../replay/peopleOf.ts";
import { simulateInThreads } from "../simulation/simulateInThreads.ts";
import { type CalledStrategies, loadCalled, loadStrategy } from "../strategyFile.ts";
import type { Locale } from "../words/shape.ts";
import { ASSUMED_BEHAVIOR } from "./assumedBehavior.ts";

export interface SimulateCommand {
  readonly strategy: string;
  readonly portfolio: string;
  /** Without it the file holds the facts of cases as JSON. */
  readonly map: string | undefined;
  readonly days: number;
  readonly seed: number;
  /** Days since 1970-01-01: the local day, in the strategy's zone, on which the cases come in. */
  readonly start: number;
  readonly behavior: string | undefined;
  readonly costs: string | undefined;
  /** Another strategy for the same people. */
  readonly against: string | undefined;
  /** Files or directories of strategies that either of them calls. */
  readonly called: readonly string[];
  /** Threads, 1 to 64; 1: that of the command itself. */
  readonly workers: number;
  /** How often the same people live, 1 to 200. */
  readonly runs: number;
  /** Contacts that leave on one day at most. */
  readonly budgets: readonly ContactBudget[];
  readonly limit: number | undefined;
  readonly html: string | undefined;
  readonly json: boolean;
  readonly progress: boolean;
  readonly locale: Locale;
}

/** Problems of rows that are told one by one. */
const SHOWN = 20;

/** Cases between two looks at the clock and at whoever may want to stop. */
const SLICE = 200;

/**
 * Exit code 1 when some rows were broken: the report of the others is complete all the same.
 *
 * @param worker - File of the thread; without it the one of the package.
 */
export async function simulate(command: SimulateCommand, io: Io, worker?: URL): Promise<ExitCode> {
  const { portfolio, html, json, locale } = command;
  const strategies = await loadCalled(command.called);
  const load = (file: string) => loadStrategy(file, { seen: 0, strategies });
  const program = await load(command.strategy);
  const other = command.against === undefined ? undefined : await load(command.against);
  const options = await optionsOf(command, program);
  const bar = progressBar(io, locale, command.progress);
  const people = await peopleIn(command, program, bar).finally(bar.clear);
  const show = ({ done, of }: SimulationProgress) => bar.show({ rows: done, bytes: done, size: of });
  const run = (each: Program) => {
    const setting: Setting = { program: each, strategies, people, options, command, show };
    const report = command.workers === 1 ? lived(setting) : livedInThreads(setting, worker);
    return report.finally(bar.clear);
  };
  const report = await run(program);
  const against = other === undefined ? undefined : await run(other);
  const telling = { strategy: program.strategy, ...(against !== undefined && { against }) };
  if (html !== undefined) await writeDocument(html, simulationHtml(report, { ...telling, locale }));
  const result = against === undefined ? report : { report, against };
  if (json) io.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else io.stdout.write(`${simulationLines(report, telling, styleFor(io.stdout, io.env), locale).join("\n")}\n`);
  return broken(people, portfolio, io);
}

async function optionsOf(command: SimulateCommand, { zones, strategy }: Program): Promise<SimulateOptions> {
  const { behavior, costs, seed, days, start, runs, budgets } = command;
  const model = behavior === undefined ? ASSUMED_BEHAVIOR : ((await readJson(behavior)) as BehaviorModel);
  const zone = zones.get(strategy.time.zone);
  return {
    ...{ behavior: model, seed, horizonDays: days, start: zone?.instantOf(start, 0) ?? start * 86_400_000 },
    ...(runs !== 1 && { runs }),
    ...(budgets.length > 0 && { budgets }),
    ...(costs !== undefined && { costs: (await readJson(costs)) as CostTable }),
  };
}

/** With a mapping, problems with a pointer are about the mapping, which does not fit the file. */
async function peopleIn(command: SimulateCommand, program: Program, bar: ProgressBar): Promise<People> {
  const { portfolio, map, limit } = command;
  const options = { program, portfolio, limit, onProgress: bar.show };
  if (map === undefined) return readPeople({ ...options, mapping: undefined });
  return inDocument(map, async () => readPeople({ ...options, mapping: parseMapping(await readDocument(map)) }));
}

/** One strategy and who lives through it. */
interface Setting {
  readonly program: Program;
  readonly strategies: CalledStrategies;
  readonly people: People;
  readonly options: SimulateOptions;
  readonly command: SimulateCommand;
  show(progress: SimulationProgress): void;
}

/** A slice at a time, so that the bar moves. */
async function lived({ program, people, options, command, show }: Setting): Promise<SimulationReport> {
  const simulation = created(program, people.cases, options, command);
  while (simulation.done < simulation.of) {
    show(slice(simulation));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return simulation.report();
}

function slice(simulation: Simulation): SimulationProgress {
  try {
    return simulation.run(SLICE);
  } catch (reason) {
    if (!(reason instanceof RestlessError)) throw reason;
    throw new InputError([error("simulation.restless", reason.message)]);
  }
}

async function livedInThreads(setting: Setting, worker: URL | undefined): Promise<SimulationReport> {
  const { program, strategies, people, options, command, show } = setting;
  const request = { strategy: program.strategy, host: { strategies }, portfolio: people.cases, options };
  const outcome = await simulateInThreads(request, { threads: command.workers, onProgress: show }, worker);
  if (outcome.ok) return outcome.value;
  const { code, message, problems = [] } = outcome.error;
  if (problems.length === 0) throw new InputError([error(code, message)]);
  throw new InputError(problems.map((problem) => placed(problem, command)));
}

function created(program: Program, cases: People["cases"], options: SimulateOptions, command: SimulateCommand) {
  try {
    return createSimulation(program, cases, options);
  } catch (reason) {
    if (!(reason instanceof SimulationError)) throw reason;
    throw new InputError(reason.problems.map((problem) => placed(problem, command)));
  }
}

/** Pointers lead into the options; those of the behavior and of the costs are files of their own. */
function placed(
  { code, path, message }: { readonly code: string; readonly path: string; readonly message: string },
  { behavior, costs }: SimulateCommand,
): Problem {
  const [, part = "", rest = ""] = /^\/(\w+)(.*)$/.exec(path) ?? [];
  const file = part === "behavior" ? behavior : part === "costs" ? costs : undefined;
  return error(code, message, file === undefined ? { path } : { path: rest, file });
}

function broken({ broken: rows }: People, portfolio: string, { stderr }: Io): ExitCode {
  if (rows.length === 0) return 0;
  for (const { code, line, column, message } of rows.slice(0, SHOWN)) {
    const told = column === undefined ? message : `Column ${column}: ${message}`;
    stderr.write(`${problemLine(error(code, told, { file: portfolio, line }))}\n`);
  }
  const were = rows.length === 1 ? "row was" : "rows were";
  stderr.write(`${portfolio}: ${rows.length} broken ${were} left out.\n`);
  return 1;
}
