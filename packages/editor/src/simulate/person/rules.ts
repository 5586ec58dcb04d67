/** Why a contact rule put a contact off, in a few words: hours, closed days, and how many contacts there were. */

import type { Formats } from "../formats.ts";
import type { SimulateWords } from "../words.ts";

interface Violation {
  readonly packId?: unknown;
  readonly ruleId?: unknown;
  readonly kind?: unknown;
  readonly params?: unknown;
}

export interface RuleSaid {
  /** `no contact on Sundays`; empty where only the engine has words. */
  readonly why: string;
  readonly rule: string;
}

export function rulesSaid(
  violations: unknown,
  at: number,
  formats: Formats,
  words: SimulateWords,
): readonly RuleSaid[] {
  if (!Array.isArray(violations)) return [];
  return (violations as readonly Violation[]).map((violation) => ({
    why: reasonOf(violation, at, formats, words),
    rule: String(violation.ruleId ?? ""),
  }));
}

function reasonOf({ kind, params }: Violation, at: number, formats: Formats, { person }: SimulateWords): string {
  const given = (typeof params === "object" && params !== null ? params : {}) as Readonly<Record<string, unknown>>;
  if (kind === "contactWindow") {
    if (given.holiday === true) return person.onHoliday;
    const ranges = Array.isArray(given.windows) ? (given.windows as readonly (readonly string[])[]) : [];
    if (ranges.length === 0) return person.onWeekday(formats.weekday(at));
    return person.outside(formats.list(ranges.map(([open = "", close = ""]) => `${open}–${close}`)));
  }
  if (kind === "frequencyCap" && typeof given.max === "number") {
    const { type, n } = (given.window ?? {}) as { readonly type?: unknown; readonly n?: unknown };
    const days = type === "rollingDays" && typeof n === "number" ? n : undefined;
    return person.capReached(typeof given.count === "number" ? given.count : given.max, given.max, days);
  }
  return "";
}
