/** `dunlin simulate`: what a strategy would do to a portfolio, on a virtual clock, with people who behave as assumed. */

import type { Program } from "@dunlin/engine";
import {
  type BehaviorModel,
  type CostTable,
  createSimulation,
  type SimulateOptions,
  SimulationError,
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
import { loadStrategy } from "../strategyFile.ts";
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

/** Exit code 1 when some rows were broken: the report of the others is complete all the same. */
export async function simulate(command: SimulateCommand, io: Io): Promise<ExitCode> {
  const { portfolio, html, json, locale } = command;
  const program = await loadStrategy(command.strategy, { seen: 0 });
  const other = command.against === undefined ? undefined : await loadStrategy(command.against, { seen: 0 });
  const options = await optionsOf(command, program);
  const bar = progressBar(io, locale, command.progress);
  const people = await peopleIn(command, program, bar).finally(bar.clear);
  const run = (each: Program) => lived(each, people, options, command, bar).finally(bar.clear);
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
  const { behavior, costs, seed, days, start } = command;
  const model = behavior === undefined ? ASSUMED_BEHAVIOR : ((await readJson(behavior)) as BehaviorModel);
  const zone = zones.get(strategy.time.zone);
  return {
    ...{ behavior: model, seed, horizonDays: days, start: zone?.instantOf(start, 0) ?? start * 86_400_000 },
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

/** A slice at a time, so that the bar moves. */
async function lived(
  program: Program,
  { cases }: People,
  options: SimulateOptions,
  command: SimulateCommand,
  bar: ProgressBar,
): Promise<SimulationReport> {
  const simulation = created(program, cases, options, command);
  while (simulation.done < simulation.of) {
    const { done, of } = simulation.run(SLICE);
    bar.show({ rows: done, bytes: done, size: of });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return simulation.report();
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
