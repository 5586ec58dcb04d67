/** A portfolio file through a strategy: every case on its own, one after the other, into one report. */

import { basename } from "node:path";
import { formatDate, type Program } from "@dunlin/engine";
import { type CaseRun, HistoryError, replayRuns } from "@dunlin/engine/simulate";
import { isCaseRecord, openPortfolio, type PortfolioOptions, rowProblem } from "./portfolio.ts";
import type { CaseRecord } from "./record.ts";
import { createTally, type ReplayReport } from "./report.ts";
import { RowError, type RowProblem } from "./row.ts";

export interface ReplayOptions extends PortfolioOptions {
  /** First local day (days since 1970-01-01) whose contacts count; what happened before still happens. */
  readonly from?: number | undefined;
  /** Last local day that is replayed. */
  readonly to?: number | undefined;
}

/**
 * Replays a portfolio. Broken rows are counted and listed, the others run.
 *
 * @throws InputError when the file cannot be read or the mapping does not fit it.
 */
export async function replayPortfolio(options: ReplayOptions): Promise<ReplayReport> {
  const { program, mapping, from, to } = options;
  const portfolio = await openPortfolio(options);
  const tally = createTally(program.strategy, from);
  for await (const batch of portfolio.batches) {
    for (const item of batch) {
      const runs = isCaseRecord(item) ? attempt(program, item, to) : item;
      if ("code" in runs) tally.broken(runs);
      else tally.add(runs, (item as CaseRecord).zone);
    }
  }
  const dateOf = (day: number | undefined) => (day === undefined ? null : formatDate(day));
  return tally.report({
    strategy: { id: program.id, version: program.version, name: program.strategy.name },
    portfolio: { file: basename(options.portfolio), ...(mapping.title !== undefined && { title: mapping.title }) },
    window: { from: dateOf(from), to: dateOf(to) },
    notes: portfolio.notes(),
  });
}

function attempt(program: Program, record: CaseRecord, to: number | undefined): readonly CaseRun[] | RowProblem {
  try {
    return runsOf(program, record, to);
  } catch (reason) {
    return rowProblem(reason, record.line, record.facts.caseId);
  }
}

/**
 * The runs of a record: one, or one for each obligation where the strategy enrolls them separately.
 *
 * @throws RowError when its facts or history make no sense, or when it does not come to rest.
 */
export function runsOf(
  program: Program,
  record: CaseRecord,
  to: number | undefined,
  tell?: Parameters<typeof replayRuns>[3],
): readonly CaseRun[] {
  const until = to === undefined ? undefined : record.zone.instantOf(to + 1, 0);
  try {
    return replayRuns(program, record, { until }, tell);
  } catch (reason) {
    throw reason instanceof HistoryError ? historyRowError(reason) : reason;
  }
}

const ROW_CODES = { "history.event": "row.event", "history.facts": "row.facts", "history.steps": "row.steps" } as const;

/** What is wrong with the history of a case is wrong with its row. */
export const historyRowError = ({ code, message }: HistoryError): RowError => new RowError(ROW_CODES[code], message);
