/** A portfolio file through two strategies: champion and challenger on the same recorded history. */

import { basename } from "node:path";
import { formatDate, type Program } from "@dunlin/engine";
import type { KpiCosts } from "@dunlin/engine/kpi";
import { HistoryError, ReplayComparer, type ReplayComparison } from "@dunlin/engine/simulate";
import { isCaseRecord, openPortfolio, type PortfolioOptions, type ReplayNote, rowProblem } from "./portfolio.ts";
import type { CaseRecord } from "./record.ts";
import { historyRowError } from "./replay.ts";
import { type ReplayReport, RowTally } from "./report.ts";

/** `program` is the champion. */
export interface ComparePortfolioOptions extends PortfolioOptions {
  readonly challenger: Program;
  /** Last local day (days since 1970-01-01) that is replayed. */
  readonly to?: number | undefined;
  readonly costs?: KpiCosts | undefined;
  /** Weights of estimates above it count as this much. */
  readonly clip?: number | undefined;
}

/** The comparison of the engine, with what there is to know of the file. */
export interface PortfolioComparison extends ReplayComparison {
  readonly portfolio: ReplayReport["portfolio"];
  readonly window: ReplayReport["window"];
  readonly rows: ReplayReport["rows"];
  readonly notes: readonly ReplayNote[];
}

/**
 * Compares two strategies on a portfolio. Broken rows are counted and listed, the others run.
 *
 * @throws InputError when the file cannot be read or the mapping does not fit it.
 */
export async function comparePortfolio(options: ComparePortfolioOptions): Promise<PortfolioComparison> {
  const { program, challenger, mapping, to, costs, clip } = options;
  const portfolio = await openPortfolio(options);
  const rows = new RowTally();
  const comparer = new ReplayComparer(program, challenger, {
    ...(costs !== undefined && { costs }),
    ...(clip !== undefined && { clip }),
  });
  for await (const batch of portfolio.batches) {
    for (const item of batch) {
      const problem = isCaseRecord(item) ? attempt(comparer, item, to) : item;
      if (problem === undefined) rows.add();
      else rows.broken(problem);
    }
  }
  const { format, ...comparison } = comparer.report();
  return {
    format,
    portfolio: { file: basename(options.portfolio), ...(mapping.title !== undefined && { title: mapping.title }) },
    window: { from: null, to: to === undefined ? null : formatDate(to) },
    rows: rows.report(),
    ...comparison,
    notes: portfolio.notes(),
  };
}

function attempt(comparer: ReplayComparer, record: CaseRecord, to: number | undefined) {
  const until = to === undefined ? Number.POSITIVE_INFINITY : record.zone.instantOf(to + 1, 0);
  const end = Math.min(until, record.observeUntil ?? Number.POSITIVE_INFINITY);
  try {
    comparer.add(end === Number.POSITIVE_INFINITY ? record : { ...record, observeUntil: end });
    return undefined;
  } catch (reason) {
    const error = reason instanceof HistoryError ? historyRowError(reason) : reason;
    return rowProblem(error, record.line, record.facts.caseId);
  }
}
