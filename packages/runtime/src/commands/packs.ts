/** `dunlin packs`: the policy packs that ship, what they stand on, and how long their calendars still reach. */

import { type CalendarCoverage, type PolicyPack, packCoverage, shippedCalendars, shippedPacks } from "@dunlin/engine";
import type { ExitCode, Io } from "../io.ts";

export interface PacksOptions {
  /** `2026-11-25`: the day on which days are counted. */
  readonly on: string;
  /** Exit code 1 when a calendar ends within `SOON` days. */
  readonly check: boolean;
  readonly json: boolean;
}

/** Days of cover below which a calendar has to be extended. */
const SOON = 90;

export function packs({ on, check, json }: PacksOptions, { stdout, stderr }: Io): ExitCode {
  const packs = shippedPacks();
  const coverage = packCoverage(packs, shippedCalendars(), on);
  const short = new Map<string, CalendarCoverage>();
  for (const { calendars } of coverage)
    for (const calendar of calendars) if (calendar.daysLeft < SOON) short.set(calendar.id, calendar);
  if (json) stdout.write(`${JSON.stringify(coverage, null, 2)}\n`);
  else if (!check) stdout.write(`${table(packs, coverage)}\n`);
  if (!check) return 0;
  for (const { id, until, daysLeft } of short.values()) {
    const rest = until === undefined ? `does not know ${on}` : `ends on ${until}, in ${daysLeft} days`;
    stderr.write(`error calendar.endsSoon: the calendar ${id} ${rest}. Extend it.\n`);
  }
  if (short.size === 0 && !json) stdout.write(`Every calendar reaches at least ${SOON} days beyond ${on}.\n`);
  return short.size === 0 ? 0 : 1;
}

function table(packs: readonly PolicyPack[], coverage: ReturnType<typeof packCoverage>): string {
  const rows = coverage.map(({ pack, status, calendars }, i) => {
    const { title = "", rules = [] } = packs[i] ?? {};
    const count = rules.filter(({ kind }) => kind !== "keepRecord").length;
    const until = calendars.map(({ id, until: end }) => `${id} to ${end ?? "unknown"}`).join(", ");
    return [pack, status, `${count} ${count === 1 ? "rule" : "rules"}`, until || "-", title];
  });
  const all = [["pack", "status", "rules", "holidays", "title"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const lines = all.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, "", "Drafts: nobody has reviewed them, and none of this is legal advice."].join("\n");
}
