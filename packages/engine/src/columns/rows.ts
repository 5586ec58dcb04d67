/** Columns of rows: of cases, as a strategy sees them when they come in, and of the plain facts of a host. */

import type { CalendarData } from "../base/calendar.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { Zones } from "../base/zone.ts";
import type { Tables } from "../compile/compile.ts";
import { type Environment, environmentOf, type PlainOptions } from "../conditions/environment.ts";
import type { CaseFacts } from "../model/case.ts";
import { STRATEGY_FORMAT, type Strategy } from "../model/strategy.ts";
import { draftOf } from "../run/draft.ts";
import { factsProblem } from "../run/facts.ts";
import { compileStrategy, type Program, tablesOf } from "../run/program.ts";
import { Reading } from "../run/reading.ts";
import { caseZone } from "../run/turn.ts";
import { type Allocate, filled } from "./fill.ts";
import type { ColumnProblem, ColumnSchema, Columns } from "./model.ts";

export type CaseOptions = {
  /** The moment at which the cases are looked at, epoch ms. */
  readonly now: number;
  /** Memory for the columns; default: ordinary buffers. */
  readonly allocate?: Allocate;
} & (
  | {
      /** Whose clock, calendars and segments hold. */
      readonly program: Program;
    }
  | {
      /** IANA name of the creditor's zone. A debtor's own is taken first, as in a strategy. */
      readonly zone: string;
      /** Default: the table of the engine. */
      readonly zones?: Zones;
      /** Beside the built-in `weekdays`. */
      readonly calendars?: readonly CalendarData[];
    }
);

/** Of all that is wrong, so much is told. */
const TOLD = 20;

/**
 * Columns of cases as they would come in at `now`: the host's facts and all that the engine derives from them. Facts that
 * would park a case are refused, with pointers into `rows`.
 *
 * @throws StrategyError when there is no such zone, or a calendar makes no sense. RangeError when `program` is none of
 *   `compileStrategy`.
 */
export function toColumns(
  schema: ColumnSchema,
  rows: readonly CaseFacts[],
  options: CaseOptions,
): Result<Columns, readonly ColumnProblem[]> {
  const tables = tablesFor(options);
  const problems: ColumnProblem[] = [];
  for (let row = 0; row < rows.length && problems.length < TOLD; row++) {
    const problem = factsProblem(rows[row]);
    if (problem !== undefined) problems.push(badRow(row, problem));
  }
  if (problems.length > 0) return err(problems);
  const { now, allocate } = options;
  return ok(filled(schema, rows.length, (row) => entryReading(tables, rows[row] as CaseFacts, now), allocate));
}

/** Columns of a host's own rows, as `compileCondition` reads them: their members are the root, and nothing is derived. */
export const plainColumns = (
  schema: ColumnSchema,
  rows: readonly object[],
  options: PlainOptions & { readonly allocate?: Allocate } = {},
): Columns => filled(schema, rows.length, (row) => environmentOf(rows[row] as object, options), options.allocate);

const badRow = (row: number, path: string): ColumnProblem => ({
  code: "column.row",
  path: `/${row}${path}`,
  data: { row },
  message: `These facts cannot be trusted with money and time. Correct what stands at ${path === "" ? "this row" : path}, or leave the case out.`,
});

function tablesFor(options: CaseOptions): Tables {
  if ("program" in options) {
    const tables = tablesOf(options.program);
    if (tables === undefined) throw new RangeError("`program` must be what compileStrategy gave");
    return tables;
  }
  const { zone, zones, calendars } = options;
  const program = compileStrategy(clockOnly(zone), { ...(zones && { zones }), ...(calendars && { calendars }) });
  return tablesOf(program) as Tables;
}

/** A strategy that says how late it is, and nothing else. */
const clockOnly = (zone: string): Strategy => ({
  format: STRATEGY_FORMAT,
  id: "columns",
  name: "Columns",
  time: { zone },
  entry: { start: "end" },
  nodes: { end: { type: "exit", outcome: "exhausted" } },
});

/** What `entry.when` reads of a case that comes in for the first time. */
function entryReading(tables: Tables, facts: CaseFacts, now: number): Environment {
  const draft = draftOf(
    {
      v: 1,
      case: facts.caseId,
      run: 1,
      strategy: tables.id,
      version: tables.version,
      status: "active",
      dueAt: null,
      enteredAt: now,
      at: now,
      node: tables.entry.start,
      entered: false,
      visit: 0,
      index: 0,
    },
    now,
  );
  return new Reading(tables, facts, draft, now, caseZone(tables, facts), undefined);
}
