/** A portfolio lived by rows where that is possible, each case that leaves its row by the object path from the beginning. */

import type { CaseFacts } from "../../model/case.ts";
import type { SimulatedPortfolio, SimulateOptions } from "../model.ts";
import type { Setting } from "../setting.ts";
import { openBatch } from "./batch.ts";
import { RowLife } from "./rowLife.ts";

/** So many cases are put into columns together, and lived before the next ones: their columns stay near the processor. */
export const TOGETHER = 2000;

/** Lives a case of the portfolio, by its place. */
export type LiveByRow = (row: number, facts: CaseFacts, setting: Setting) => boolean;

/**
 * Undefined where the program, or what is asked of it, needs objects: cases of single obligations, budgets that cases share,
 * and what a batch refuses.
 */
export function rowsOf(
  setting: Setting,
  portfolio: SimulatedPortfolio,
  { path = "auto" }: Pick<SimulateOptions, "path">,
): LiveByRow | undefined {
  const { program, room, tables, start } = setting;
  if (path === "objects" || room !== undefined || tables.entry.reentry === "perObligation") return undefined;
  const listener = new RowLife();
  const opened = openBatch(program, portfolio, { start, listener });
  if (!opened.ok) return undefined;
  listener.batch = opened.batch;
  return (row, facts, own) => !opened.batch.unfit(row) && listener.live(row, facts, own);
}
