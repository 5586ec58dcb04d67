/** Recorded histories as calibration reads them: when each case was paid, disputed and contacted, by the clock of a behavior. */

import { parseDate } from "../../base/civil.ts";
import { parseCondition } from "../../conditions/parse.ts";
import type { CaseHistory, Recorded } from "../../kpi/caseHistory.ts";
import { createLedger, type Ledger } from "../../kpi/ledger.ts";
import { type Program, tablesOf } from "../../run/program.ts";
import { SimulationError } from "../problem.ts";
import { segmentReader } from "../setting.ts";
import type { CalibrateOptions } from "./calibrate.ts";
import type { ObservedCase } from "./observed.ts";

/**
 * What was seen of each case. Cases that owe nothing when they come in are left out; of a case in several currencies the first
 * is told.
 *
 * @param program - Of the strategy that the behavior is for: segments are read as its conditions are.
 * @param options - `clock` and `segments` as for `calibrateBehavior`.
 * @throws SimulationError for a program that `compileStrategy` did not make and for segments that are no conditions.
 *   HistoryError where what was recorded makes no sense.
 */
export function observeHistories(
  program: Program,
  histories: readonly CaseHistory[],
  { clock, segments = [] }: Pick<CalibrateOptions, "clock" | "segments">,
): ObservedCase[] {
  const tables = tablesOf(program);
  if (tables === undefined)
    throw new SimulationError([
      { code: "program.unknown", path: "", message: "Give a program that compileStrategy made." },
    ]);
  checkSegments(segments);
  const placeOf = segmentReader(segments, tables);
  return histories.flatMap((history) => {
    const segment = segments[placeOf(history.facts, history.zone, history.observeFrom)]?.id;
    const seen = observed(history, clock);
    return seen === undefined ? [] : [segment === undefined ? seen : { ...seen, segment }];
  });
}

function checkSegments(segments: NonNullable<CalibrateOptions["segments"]>): void {
  const problems = segments.flatMap(({ when }, i) => {
    const parsed = parseCondition(when, { at: `/segments/${i}/when`, gives: "boolean" });
    return parsed.ok ? [] : parsed.error.map(({ path, message }) => ({ code: "condition", path, message }));
  });
  if (problems.length > 0) throw new SimulationError(problems);
}

function observed(history: CaseHistory, clock: CalibrateOptions["clock"]): ObservedCase | undefined {
  const { facts, zone, observeFrom, observeUntil, contacted = [] } = history;
  const ledger = createLedger(facts);
  const [open] = Object.entries(ledger.outstanding());
  if (open === undefined) return undefined;
  const [currency, amountMinor] = open;
  const firstDay = zone.dayOf(observeFrom);
  const due = facts.obligations.flatMap(({ dueDate, outstandingMinor }) =>
    outstandingMinor > 0 ? [parseDate(dueDate) ?? firstDay] : [],
  );
  const base = clock === "entry" ? firstDay : Math.min(...due);
  const dayOf = (at: number) => zone.dayOf(at) - base;
  const from = firstDay - base;
  const last = observeUntil === undefined ? (history.history.at(-1)?.at ?? observeFrom) : observeUntil - 1;
  return {
    ...{ debtor: facts.debtor.id, from, amountMinor, until: Math.max(from, dayOf(last)) },
    payments: paymentsIn(history.history, ledger, currency, (at) => Math.max(from, dayOf(at))),
    ...disputeIn(history.history, dayOf),
    ...(contacted.length > 0 && { contacts: contacted.map(({ at, channel }) => ({ day: dayOf(at), channel })) }),
  };
}

/** Shares of what was open; those of one day are one payment. */
function paymentsIn(
  recorded: readonly Recorded[],
  ledger: Ledger,
  currency: string,
  dayOf: (at: number) => number,
): ObservedCase["payments"] {
  const left = new Map<number, number>();
  for (const entry of recorded) {
    const before = ledger.outstanding()[currency] ?? 0;
    ledger.record(entry);
    const after = ledger.outstanding()[currency] ?? 0;
    if (!PAYMENTS.has(entry.type) || after >= before) continue;
    const day = dayOf(entry.at);
    left.set(day, (left.get(day) ?? 1) * (after / before));
  }
  return [...left].map(([day, rest]) => ({ day, share: 1 - rest }));
}

const PAYMENTS: ReadonlySet<string> = new Set(["payment.received", "payment.partial"]);

/** The first dispute; it ends with the next one that is closed. */
function disputeIn(
  recorded: readonly Recorded[],
  dayOf: (at: number) => number,
): Pick<ObservedCase, "disputedOn" | "disputeClosedOn"> {
  const opened = recorded.find(({ type }) => type === "dispute.opened");
  if (opened === undefined) return {};
  const closed = recorded.find(({ type, at }) => type === "dispute.closed" && at >= opened.at);
  const disputedOn = dayOf(opened.at);
  return { disputedOn, ...(closed !== undefined && { disputeClosedOn: dayOf(closed.at) }) };
}
