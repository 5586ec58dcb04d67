/**
 * Why a step did what it did: compact entries with a code and data, never sentences. `explain` turns them into
 * words, in any language, when a person asks.
 */

export const TRACE_CODES = [
  "entry.refused",
  "case.exited",
  "case.parked",
  "case.migrated",
  "event.unknown",
  "event.invalid",
  "event.duplicate",
  "event.late",
  "event.refused",
  "event.afterExit",
  "event.ignored",
  "version.mismatch",
  "time.clamped",
  "zone.unknown",
  "calendar.uncovered",
  "facts.mixedCurrency",
  "condition.unknown",
  "rule.matched",
  "handler.matched",
  "node.entered",
  "node.left",
  "wait.planned",
  "wait.replanned",
  "wait.slept",
  "wait.missed",
  "contact.allowed",
  "contact.deferred",
  "contact.suppressed",
  "split.assigned",
  "decision.taken",
  "repeat.round",
  "hold.began",
  "hold.ended",
  "offer.published",
  "offer.judged",
  "offer.nothing",
  "commitment.opened",
  "commitment.judged",
  "payment.attempted",
  "payment.skipped",
  "fee.skipped",
  "call.entered",
  "call.returned",
] as const;

export type TraceCode = (typeof TRACE_CODES)[number];

/**
 * One entry. `data` by code (instants in ms, dates as text, money in minor units):
 *
 * - `entry.refused` reason; `case.exited` outcome, rule?; `case.parked` reason, path?
 * - `case.migrated` from, to (versions), target, node (path), how (`same`, `node`, `restart`, `exit`)
 * - `event.unknown|duplicate|late|refused|afterExit|ignored` type, id?; `event.invalid` type, path
 * - `version.mismatch` strategy, version; `time.clamped` now, at; `zone.unknown` zones, used; `calendar.uncovered` calendar, day
 * - `facts.mixedCurrency` currencies; `condition.unknown` where, paths
 * - `rule.matched` rule, outcome, values; `handler.matched` handler, type, goto, values
 * - `node.entered` type, visit; `node.left` port, to
 * - `wait.planned` due, zone, anchor?, date?; `wait.replanned` due, was, zone; `wait.slept` anchor; `wait.missed` due, port, zone
 * - `contact.allowed` channel, template; `contact.deferred` until, reason, rules, zone; `contact.suppressed` reason, rules
 * - `split.assigned` experiment, variant, bucket, kept; `decision.taken` port, values
 * - `offer.published` offer, totalMinor, currency, options, until, zone, left?; `offer.nothing` reason, left?
 * - `offer.judged` offer, status, option?, reasons?; `payment.attempted` attempt, amountMinor, currency; `payment.skipped` attempt, reason
 * - `repeat.round` round, max; `fee.skipped` fee, reason; `call.entered` strategy, start; `call.returned` outcome, port
 * - `hold.began` hold, scope, until?; `hold.ended` hold, reason; `commitment.opened|judged` commitment, kind, status?
 */
export interface TraceEntry {
  readonly code: TraceCode;
  readonly nodeId?: string;
  readonly data: Readonly<Record<string, unknown>>;
}
