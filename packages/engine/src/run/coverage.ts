/** Steps say so when they counted on days whose holidays nobody knows. */

import { formatDate } from "../base/civil.ts";
import type { Tables } from "../compile/compile.ts";
import type { TraceCode, TraceEntry } from "../model/trace.ts";
import type { Step } from "./turn.ts";

/** What stands before it in the trace: what else the step had to take for granted. */
const BEFORE: ReadonlySet<TraceCode> = new Set<TraceCode>(["time.clamped", "zone.unknown"]);

/** A step, its trace with one entry for every calendar that had to guess, by their ids. */
export function withCoverage({ coverage }: Tables, step: () => Step): Step {
  if (coverage === undefined) return step();
  const { result, guesses } = coverage.during(step);
  if (guesses.length === 0) return result;
  const entries = guesses.map(
    ({ calendar, day }): TraceEntry => ({ code: "calendar.uncovered", data: { calendar, day: formatDate(day) } }),
  );
  const { trace } = result;
  const place = trace.findIndex(({ code }) => !BEFORE.has(code));
  const cut = place < 0 ? trace.length : place;
  return { ...result, trace: [...trace.slice(0, cut), ...entries, ...trace.slice(cut)] };
}
