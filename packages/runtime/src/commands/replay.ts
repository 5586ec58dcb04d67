/** `dunlin replay`: a portfolio with its recorded history through a strategy or through two, or one case of it explained. */

import type { Program } from "@dunlin/engine";
import type { KpiCosts } from "@dunlin/engine/kpi";
import { readDocument } from "../files.ts";
import type { ExitCode, Io } from "../io.ts";
import { error, InputError, inDocument, type Problem } from "../problem.ts";
import { comparisonLines } from "../render/comparison.ts";
import { progressBar } from "../render/progress.ts";
import { reportLines } from "../render/report.ts";
import { storyLines } from "../render/story.ts";
import { styleFor } from "../render/style.ts";
import { comparePortfolio } from "../replay/compare.ts";
import { parseCosts } from "../replay/costs.ts";
import { type Mapping, parseMapping } from "../replay/mapping.ts";
import { replayPortfolio } from "../replay/replay.ts";
import type { RowProblem } from "../replay/row.ts";
import { tellCase } from "../replay/story.ts";
import { loadStrategy } from "../strategyFile.ts";
import type { Locale } from "../words/shape.ts";

export interface ReplayCommand {
  readonly strategy: string;
  readonly portfolio: string;
  readonly map: string;
  /** Days since 1970-01-01. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly limit: number | undefined;
  /** Id of the one case to explain. */
  readonly explain: string | undefined;
  /** File of the strategy to compare with. */
  readonly against: string | undefined;
  /** File of what contacts and tasks cost. */
  readonly costs: string | undefined;
  /** Weights of estimates above it count as this much. */
  readonly clip: number | undefined;
  readonly json: boolean;
  readonly progress: boolean;
  readonly locale: Locale;
}

/** Exit code 1 when some rows were broken: the report of the others is complete all the same. */
export async function replay(command: ReplayCommand, io: Io): Promise<ExitCode> {
  // Recorded ids are taken in once by the replay itself, so that the cases need not remember them.
  const program = await loadStrategy(command.strategy, { seen: 0 });
  const { against, costs } = command;
  const challenger = against === undefined ? undefined : await loadStrategy(against, { seen: 0 });
  const table =
    costs === undefined ? undefined : await inDocument(costs, async () => parseCosts(await readDocument(costs)));
  const mapping = await inDocument(command.map, async () => parseMapping(await readDocument(command.map)));
  // From here on, problems with a pointer are about the mapping, which does not fit the file.
  return inDocument(command.map, () => {
    const { explain } = command;
    if (challenger !== undefined) return comparison(command, { program, challenger, mapping, costs: table }, io);
    return explain === undefined
      ? report(command, program, mapping, io)
      : story(command, explain, program, mapping, io);
  });
}

async function report(command: ReplayCommand, program: Program, mapping: Mapping, io: Io): Promise<ExitCode> {
  const { portfolio, from, to, limit, json, locale } = command;
  const bar = progressBar(io, locale, command.progress);
  const options = { program, mapping, portfolio, from, to, limit, onProgress: bar.show };
  const result = await replayPortfolio(options).finally(bar.clear);
  if (json) io.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else io.stdout.write(`${reportLines(result, styleFor(io.stdout, io.env), locale).join("\n")}\n`);
  return exitFor(result.rows.broken, portfolio, io);
}

interface Contest {
  readonly program: Program;
  readonly challenger: Program;
  readonly mapping: Mapping;
  readonly costs: KpiCosts | undefined;
}

async function comparison(command: ReplayCommand, contest: Contest, io: Io): Promise<ExitCode> {
  const { portfolio, to, limit, clip, json, locale } = command;
  const bar = progressBar(io, locale, command.progress);
  const options = { ...contest, portfolio, to, limit, clip, onProgress: bar.show };
  const result = await comparePortfolio(options).finally(bar.clear);
  if (json) io.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else io.stdout.write(`${comparisonLines(result, styleFor(io.stdout, io.env), locale).join("\n")}\n`);
  return exitFor(result.rows.broken, portfolio, io);
}

/** Broken rows are told, and the code says so, although the report of the others is complete. */
function exitFor(broken: number, portfolio: string, io: Io): ExitCode {
  if (broken === 0) return 0;
  const were = broken === 1 ? "row was" : "rows were";
  io.stderr.write(`${portfolio}: ${broken} broken ${were} left out; the report lists them.\n`);
  return 1;
}

async function story(
  command: ReplayCommand,
  caseId: string,
  program: Program,
  mapping: Mapping,
  io: Io,
): Promise<ExitCode> {
  const { portfolio, to, limit, json, locale } = command;
  const bar = progressBar(io, locale, command.progress);
  const options = { program, mapping, portfolio, caseId, to, limit, locale, onProgress: bar.show };
  const told = await tellCase(options).finally(bar.clear);
  if (told === undefined) {
    const hint = "Ids are compared letter by letter, leading zeros included.";
    throw new InputError([error("case.missing", `${portfolio} has no case with the id ${caseId}. ${hint}`)]);
  }
  if ("code" in told) throw new InputError([rowProblem(told, portfolio)]);
  const style = styleFor(io.stdout, io.env);
  const pages = told.map((each) => storyLines(each, program, style, locale).join("\n"));
  io.stdout.write(json ? `${JSON.stringify(told, null, 2)}\n` : `${pages.join("\n\n")}\n`);
  return 0;
}

function rowProblem({ code, line, column, message }: RowProblem, file: string): Problem {
  return error(code, column === undefined ? message : `Column ${column}: ${message}`, { file, line });
}
