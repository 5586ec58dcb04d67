/** Codes of what the engine reads beside strategies: packs, moves, experiments, simulations, terms. What each means, then what to do. */

import type { PackDiagnosticCode, ScheduleErrorCode } from "@dunlin/engine";
import type { MigrationProblemCode } from "@dunlin/engine/change";
import type { ExperimentProblemCode } from "@dunlin/engine/experiments";
import type { HistoryCode } from "@dunlin/engine/kpi";
import type { ColumnError } from "@dunlin/engine/simulate";

export const PACKS: Readonly<Record<PackDiagnosticCode, string>> = {
  "pack.shape": "A value does not fit. Write what the sentence expects.",
  "pack.unknownMember": "There is no such member. Check the spelling.",
  "pack.missingMember": "A member is missing. Add it.",
  "pack.date": "This is no date. Write `2026-03-02`.",
  "pack.time": "This is no time of day. Write `09:00`.",
  "pack.range": "The end comes before the beginning. Turn them round.",
  "pack.weekday": "This is no day of the week. Write 1 for Monday to 7 for Sunday.",
  "pack.ruleKind": "There is no rule of this kind. Take one that the sentence lists.",
  "pack.cite": "A rule names no source, or one that the pack does not have. Cite one.",
  "pack.duplicateRule": "Two rules have one id. Give one of them another.",
  "pack.calendar": "A calendar is neither in the pack nor in the library. Add its dates, or name another.",
  "pack.zone": "A time zone is not known. Write its IANA name.",
};

export const MOVES: Readonly<Record<MigrationProblemCode, string>> = {
  "target.missing":
    "A node is gone or of another type. Say where its cases go: another node, an exit, the start, or pinned to their version.",
  "target.unknown": "The new version has no such node. Name one that it has.",
  "target.outcome": "Cases cannot end with this word. Name an outcome of letters, digits, - and _.",
  "target.insideCall": "The target lies in a called strategy. Send the cases to the node that calls it.",
  "source.unknown": "The older version has no such node. Leave it out, or correct its name.",
  "experiment.armGone":
    "An arm is gone, and its cases would change sides. Keep it with weight 0, or give the experiment a new id.",
  "strategy.other": "These are two strategies. End the cases here and enroll them there.",
  "version.same": "Both are one version. Publish the newer one before cases move to it.",
  "entry.perObligation":
    "One version has a case for each obligation and the other does not. Pin the cases, and enroll new ones.",
  "checkpoint.none":
    "The version has no checkpoint, so no case would ever be moved. Move them now, or name a target for each node.",
};

export const EXPERIMENTS: Readonly<Record<ExperimentProblemCode, string>> = {
  "definition.shape": "A member of the definition is of the wrong kind. Write what the sentence names.",
  "definition.unknownMember": "There is no such member. Check the spelling.",
  "definition.weights": "The weights do not add up to 10000. Make them.",
  "definition.duplicate": "An id is there twice. Give each its own.",
  "definition.primary": "Exactly one metric decides. Make the others guardrails or secondary.",
  "definition.control": "Exactly one variant is the control. Mark it.",
  "row.shape": "The row is no object of columns. Write one.",
  "row.variantMissing": "The row has no variant. Fill the column, or leave the row out where nobody was assigned.",
  "row.variantUnknown": "The definition has no such variant. Correct the row or the definition.",
  "row.columnMissing": "The row lacks a column that the definition asks for. Add it.",
  "row.empty": 'A cell is empty. Fill it, or write `"empty": "pending"` for the metric.',
  "row.outcome": "The outcome is neither true nor false. Write one, or 1 and 0.",
  "row.number": "This is no number. Write one.",
  "row.count": "This is no count. Write a whole number from 0.",
  "row.minor": "This is no amount. Write whole minor units.",
  "row.successes": "There are more successes than trials. Look how they were counted.",
  "row.sums": "No numbers have these sums. Look how they were added up.",
  "row.day": "This is no day. Write `2026-03-02`.",
  "row.days": "These are no days. Write a whole number from 0 to 36500.",
  "row.currency": "Amounts are in several currencies. Analyze one at a time.",
  "row.currencyMissing": "The currency is missing. Write a code of three capital letters.",
  "metric.missing": "An arm has no data for a metric. Add them, or take the metric out.",
  "promote.node": "The strategy has no such node. Name one that it has.",
  "promote.notSplit": "The node is no split. Name the split of the experiment.",
  "promote.variant": "The split has no such variant. Name one that it has.",
  "promote.notConnected": "The variant leads nowhere. Connect it first.",
  "promote.endless": "The split leads back to itself with nothing between. Put a step there.",
};

export const COLUMNS: Readonly<Record<ColumnError["problems"][number]["code"], string>> = {
  "column.shape": "The columns are not written as they should be. Write what the sentence names.",
  "column.value": "A value is not of the type of its column. Mend it, or give the column its type.",
  "column.row": "A row cannot become columns. Mend the row at the pointer.",
  "column.field": "A field cannot be a column. Name one that a condition reads.",
  "column.condition": "The condition cannot be read. Mend it as the sentence says.",
  "column.missing": "The condition reads what no column has. Add the column.",
  "column.part":
    "A part of the condition needs to be worked out for each row. Make the columns with that part in their schema.",
  "column.mixed": "Values of several types are compared. Compare values of one type.",
};

export const SIMULATIONS: Readonly<Record<string, string>> = {
  "member.missing": "A member is missing. Give it.",
  "member.unknown": "There is no such member. Remove it or correct its name.",
  "member.type": "A member is of the wrong kind. Give what the sentence names.",
  "member.range": "A value is out of range. Give one within the bounds that are named.",
  "days.order": "Days do not ascend from one entry to the next. Sort them.",
  condition: "The condition of a behavior cannot be read. Mend it as the sentence says.",
  "program.unknown": "This is no compiled strategy. Give a program that `compileStrategy` made.",
  "simulation.strategy": "The strategy has errors and cannot be simulated. Mend what the diagnostics name.",
  "simulation.options": "The options make no sense. Mend what the problems name.",
  "simulation.restless":
    "What the strategy does to a case brings about what it does next, without end. Let a handler answer once only, put a wait into the loop, or limit the contacts with a policy.",
  "simulation.canceled": "Somebody ended the simulation. Start it again.",
  "simulation.failed": "The simulation broke down. The message has the reason; look whether memory ran out.",
};

export const SCHEDULES: Readonly<Record<ScheduleErrorCode, string>> = {
  "amount.unsafe": "The amount is no whole number of minor units. Give one.",
  "amount.negative": "The amount is below zero. Give one from 0.",
  "amount.zero": "The amount is zero. Give one above.",
  "annuity.custom": "An annuity needs a regular frequency. Give one, or parts instead of an annuity.",
  "count.invalid": "The number of parts is no whole number from 1. Give one.",
  "count.tooMany": "There are more parts than are allowed. Give fewer.",
  "currency.unknown": "There is no such currency. Give a code of ISO 4217.",
  "currency.mixed": "Amounts are in several currencies. Work on one at a time.",
  "date.invalid": "This is no date. Write `2026-03-02`.",
  "date.order": "The dates do not ascend. Sort them.",
  "downPayment.tooLarge": "The down payment leaves nothing for the parts. Lower it.",
  "entry.unknown": "A payment names an entry that is not there. Name one that is.",
  "entry.overstated": "More is paid on an entry than is open. Lower it.",
  "frequency.unknown": "There is no such frequency. Take one of the format.",
  "installment.belowMinimum": "A part is smaller than the least that is allowed. Take fewer parts.",
  "installment.tooSmall":
    "The part would not pay the interest or would be less than one minor unit. Take a larger one.",
  "months.invalid": "The number of months is none. Give a whole number.",
  "part.unknown": "There is no such part. Name one of the plan.",
  "payday.invalid": "This is no day of pay. Give a day of the month or the week.",
  "rate.invalid": "The rate or share is out of range. Give basis points within its bounds.",
  "rate.uncovered": "No rate holds on one of the days. Give rates for all of them.",
  "spec.ambiguous":
    "The terms give too much or too little to make a plan. Give the number of parts or their amount, not both.",
  "term.tooLong": "The plan takes longer than is allowed. Take larger parts.",
  "weights.invalid": "A weight is no number from 0. Give one.",
  "weights.zero": "All weights are zero. Give at least one above.",
};

export const HISTORIES: Readonly<Record<HistoryCode, string>> = {
  "history.event": "An entry of the history makes no sense. Mend the event that is named.",
  "history.facts": "The facts of the case cannot be. Mend the member that is named.",
  "history.steps": "The case never came to rest. Look whether the strategy goes round and round.",
};
