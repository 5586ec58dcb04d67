/**
 * How a consumer account moves from month to month: which earlier months the next one depends on. Shared by the
 * calibration, which counts the moves, and the generator, which makes them.
 */

/** @typedef {import("./records.mjs").Standing} Standing */

/** @type {readonly Standing[]} */
export const STANDINGS = ["unused", "full", "revolving", "late"];

/**
 * What the next month depends on. After a late month: how many late months in a row, up to three, and whether they reach
 * back to the first month known (`+`: they may be more). Otherwise: the standing, and whether there was a late month
 * before (`*`). With less than this, far too few accounts stay late for months.
 *
 * @param {readonly Standing[]} months In the order of time, at least one.
 */
export function contextOf(months) {
  const current = months.at(-1) ?? "unused";
  const late = lateInARow(months);
  if (late > 0) return `late${Math.min(late, 3)}${late === months.length ? "+" : ""}`;
  return months.includes("late") ? `${current}*` : current;
}

/**
 * What the payment of a month depends on: its standing and, when late, for how long.
 *
 * @param {readonly Standing[]} months Up to and including the month of the payment.
 */
export function paymentContextOf(months) {
  const context = contextOf(months);
  return context.endsWith("*") ? context.slice(0, -1) : context;
}

/** @param {readonly Standing[]} months */
function lateInARow(months) {
  const before = months.findLastIndex((standing) => standing !== "late");
  return months.length - 1 - before;
}
