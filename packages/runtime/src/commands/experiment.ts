/** `dunlin experiment`: plan an experiment, report on it, promote its winner. */

import type { Strategy } from "@dunlin/engine";
import {
  analyzeExperiment,
  describePlan,
  type ExperimentAggregates,
  type ExperimentDefinition,
  ExperimentError,
  type ExperimentProblem,
  type ExperimentReport,
  type PlanRequest,
  planExperiment,
  planPromotion,
  reportHtml,
} from "@dunlin/engine/experiments";
import { experimentRows } from "../experimentRows.ts";
import { readJson, writeDocument } from "../files.ts";
import type { ExitCode, Io } from "../io.ts";
import { error, InputError, type Problem, UsageError } from "../problem.ts";
import { experimentLines } from "../render/experiment.ts";
import { styleFor } from "../render/style.ts";
import { wrap } from "../render/wrap.ts";
import { loadStrategy } from "../strategyFile.ts";
import type { Locale } from "../words/shape.ts";

export interface PlanCommand {
  readonly request: PlanRequest;
  readonly json: boolean;
  readonly locale: Locale;
}

export function plan({ request, json, locale }: PlanCommand, io: Io): ExitCode {
  const { width } = styleFor(io.stdout, io.env);
  try {
    const planned = planExperiment(request);
    const lines = describePlan(planned, { locale }).flatMap((line) => wrap(line, width, "", "  "));
    io.stdout.write(json ? `${JSON.stringify(planned, null, 2)}\n` : `${lines.join("\n")}\n`);
    return 0;
  } catch (reason) {
    if (reason instanceof RangeError) throw new UsageError(`This cannot be planned: ${reason.message}.`);
    throw reason;
  }
}

export interface ReportCommand {
  readonly definition: string;
  /** File of rows, CSV or JSON; exactly one of `rows` and `sums`. */
  readonly rows: string | undefined;
  /** JSON file of sums by arm. */
  readonly sums: string | undefined;
  readonly delimiter: string | undefined;
  /** Where to write the report as a page. */
  readonly html: string | undefined;
  readonly json: boolean;
  readonly locale: Locale;
}

export async function report(command: ReportCommand, io: Io): Promise<ExitCode> {
  const { definition, html, json, locale } = command;
  const experiment = (await readJson(definition)) as ExperimentDefinition;
  const found = await analyzed(command, experiment);
  if (html !== undefined) await writeDocument(html, reportHtml(found, { locale }));
  const style = styleFor(io.stdout, io.env);
  io.stdout.write(
    json ? `${JSON.stringify(found, null, 2)}\n` : `${experimentLines(found, style, locale).join("\n")}\n`,
  );
  return 0;
}

async function analyzed(command: ReportCommand, definition: ExperimentDefinition): Promise<ExperimentReport> {
  const { rows, sums, delimiter } = command;
  try {
    if (rows === undefined) return analyzeExperiment((await readJson(sums ?? "")) as ExperimentAggregates, definition);
    const source = experimentRows(rows, delimiter);
    return await analyzeExperiment(source.rows, definition, { rowNumber: source.line });
  } catch (reason) {
    if (!(reason instanceof ExperimentError)) throw reason;
    const data = rows ?? sums ?? "";
    const problems = reason.problems.map((each) =>
      problemOf(each, each.path === undefined ? data : command.definition),
    );
    const more = reason.count - problems.length;
    throw new InputError(more > 0 ? [...problems, error("row.more", `${data} has ${more} more.`)] : problems);
  }
}

function problemOf({ code, row, path, message }: ExperimentProblem, file: string): Problem {
  return error(code, message, { file, ...(path !== undefined && { path }), ...(row !== undefined && { line: row }) });
}

export interface PromoteCommand {
  readonly strategy: string;
  readonly node: string;
  readonly variant: string;
  /** File for the new strategy; without it, it goes to standard output. */
  readonly out: string | undefined;
}

export async function promote({ strategy: path, node, variant, out }: PromoteCommand, io: Io): Promise<ExitCode> {
  const { strategy } = await loadStrategy(path);
  const promotion = promotionOf(strategy, node, variant, path);
  const text = `${JSON.stringify(promotion.strategy, null, 2)}\n`;
  if (out === undefined) {
    io.stdout.write(text);
    return 0;
  }
  await writeDocument(out, text);
  const { splits, removed, rewired, experiment, stillRead } = promotion;
  const lines = [
    `${out}: "${variant}" is now the only variant of the experiment "${experiment}".`,
    `Splits removed: ${splits.join(", ")}.`,
    removed.length === 0
      ? "No other node was removed."
      : `Nodes that only other variants reached, removed: ${removed.join(", ")}.`,
    ...rewired.map((edge) => `${edge.path}: ${edge.from} -> ${edge.to}`),
    ...(stillRead ? [`Conditions still ask for arms.${experiment}, which new cases do not have: look at them.`] : []),
  ];
  io.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function promotionOf(strategy: Strategy, node: string, variant: string, file: string) {
  try {
    return planPromotion(strategy, node, variant);
  } catch (reason) {
    if (reason instanceof ExperimentError) throw new InputError(reason.problems.map((each) => problemOf(each, file)));
    throw reason;
  }
}
