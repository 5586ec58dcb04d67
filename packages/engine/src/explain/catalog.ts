/**
 * What a language must say for traces and strategies to be told in it. English and Spanish are built in; a host adds
 * another by passing a `Catalog` of its own. Texts that arrive as `string` here are ready to be read: names are quoted,
 * moments, amounts and durations are in words.
 */

import type { ConditionWords } from "./conditionWords.ts";
import type { OutlineWords } from "./outlineWords.ts";
import type { TraceWords } from "./traceWords.ts";

export interface Catalog {
  /** Name of the language, `en`. Asked for exactly: what reads as 1,000 in one country is 1 in another. */
  readonly locale: string;
  readonly forms: Forms;
  readonly terms: Terms;
  readonly trace: TraceWords;
  readonly outline: OutlineWords;
  readonly conditions: ConditionWords;
  readonly verdict: VerdictWords;
}

/** What the contact policies said. */
export interface VerdictWords {
  readonly allowed: string;
  /** `until`: a moment in words. */
  deferred(until: string): string;
  readonly blocked: string;
  /**
   * One rule. `why`: a clause, with its source in brackets. `alone`: when this rule alone would allow it, empty when waiting
   * does not help. `warns`: it only warns.
   */
  rule(parts: {
    readonly rule: string;
    readonly pack: string;
    readonly why: string;
    readonly alone: string;
    readonly warns: boolean;
  }): string;
  /** Why nothing could be judged, as a clause. */
  reason(why: string): string;
  /** `zones`: listed. */
  basis(zones: string, tzdata: string): string;
}

export type DurationUnit = "years" | "months" | "days" | "businessDays" | "hours" | "minutes" | "seconds";

/** Numbers, dates, lists: the small forms everything else is made of. */
export interface Forms {
  readonly decimalMark: string;
  readonly groupMark: string;
  quote(text: string): string;
  /** `50%`; `share` is a finished number. */
  percent(share: string): string;
  /** `EUR 12.50`; `amount` is a finished number. */
  money(amount: string, currency: string): string;
  /** An amount whose currency is not known, in its smallest unit. */
  minor(amount: string): string;
  /** `a, b and c`, `a, b or c`; never empty. */
  list(items: readonly string[], word: "and" | "or"): string;
  /** `weekday` 1 (Monday) to 7, `month` 1 to 12; `year` is a finished number. */
  date(weekday: number, day: number, month: number, year: string): string;
  /** `clock` is the time of day; `zone` says where, and the offset where a time of day happens twice. */
  moment(date: string, clock: string, zone: string): string;
  readonly weekdays: readonly string[];
  /** `3 business days`; `count` picks the plural, `shown` is the finished number. */
  duration(unit: DurationUnit, count: number, shown: string): string;
  /** A duration of nothing. */
  readonly noTime: string;
  readonly unknownMoment: string;
}

/** Words for the closed vocabularies of the format; each falls back to the quoted name. */
export interface Terms {
  /** Path -> what the value is, with article where the language has one: `days past due`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Event type -> that it happens and that it happened: `a payment arrives`, `a payment arrived`. */
  readonly events: Readonly<Record<string, readonly [happens: string, happened: string]>>;
  customEvent(name: string): readonly [happens: string, happened: string];
  /** Outcome -> a clause for `The case ended: ...`. */
  readonly outcomes: Readonly<Record<string, string>>;
  outcome(name: string): string;
  /** Channel -> a message by it with article, and the way it goes: `an email`, `by email`. */
  readonly channels: Readonly<Record<string, readonly [message: string, by: string]>>;
  channel(name: string): readonly [message: string, by: string];
  /** Purpose -> what the message is for, as in `an email ... as an offer`. `collect` has none. */
  readonly purposes: Readonly<Record<string, string>>;
  readonly recipients: Readonly<Record<string, string>>;
  readonly anchors: Readonly<Record<string, string>>;
  /** Kind of hold -> why, as in `on hold because of a dispute`. */
  readonly holds: Readonly<Record<string, string>>;
  hold(name: string): string;
  /** Kind of commitment with article, and how it closes, as a predicate: `was kept`. */
  readonly commitments: Readonly<Record<string, string>>;
  readonly closings: Readonly<Record<string, string>>;
  closing(name: string): string;
  /** Kind of a policy rule, or why the policies could not be asked -> a clause: `it is outside the hours for contacts`. */
  readonly policy: Readonly<Record<string, string>>;
  /** What a debtor can do on a page. */
  readonly actions: Readonly<Record<string, string>>;
  /** Target of an escalation -> what to do and what was done, as in `give no further credit`. */
  readonly targets: Readonly<Record<string, string>>;
  /** `message “reminder”, version 2` of a reference `reminder@2`; `version` is absent in a draft's. */
  template(id: string, version: string | undefined): string;
  /** `name` is quoted and has no name in words. */
  field(name: string): string;
}
