/** What a language must say for conditions: every operator as a clause or a noun. */

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** A clause that is so, and the one that it is not. */
type Truth = readonly [is: string, isNot: string];

/** Stands before and after what is set apart in a sentence, where somebody asked for that: a separator without a width. */
export const MARK = "\u2063";

/**
 * What every operator of conditions says. A *clause* can follow "if" and has no stop; a *noun* can be compared. With
 * `negated` the clause says the opposite.
 */
export interface ConditionWords {
  readonly always: string;
  readonly never: string;
  readonly yes: string;
  readonly no: string;
  /** The value `null`, and what an `if` without an else gives. */
  readonly nothing: string;
  readonly emptyList: string;
  /** An entry of a list that is being gone through, and inside `reduce` what came out so far. */
  readonly entry: string;
  readonly soFar: string;
  /** Members of entries, as in `its due date`. */
  readonly members: Readonly<Record<string, string>>;
  member(name: string): string;
  /** Yes-or-no fields, and such members of entries, as clauses. */
  readonly truths: Readonly<Record<string, Truth>>;
  readonly memberTruths: Readonly<Record<string, Truth>>;
  readonly promiseStatuses: Readonly<Record<string, string>>;
  /** A clause as a noun, and a noun as a clause. */
  whether(clause: string): string;
  holds(noun: string, negated: boolean): string;
  not(clause: string): string;
  /** A clause of several parts inside another. */
  group(clause: string): string;
  /** What is no operation of the language, as JSON. */
  raw(text: string): string;
  /** `dates`: the sides are days or moments. */
  compare(op: Comparison, left: string, right: string, dates: boolean): string;
  between(value: string, low: string, high: string, negated: boolean): string;
  /** A day lies at most so many days back, or ahead, today included. */
  readonly within: Readonly<
    Record<
      "daysSince" | "daysUntil" | "businessDaysSince",
      (date: string, days: string, single: boolean, negated: boolean) => string
    >
  >;
  known(value: string, negated: boolean): string;
  /** A clause of which it is said what counts where nobody knows whether it is so. */
  decided(clause: string, counts: boolean): string;
  hasTag(tag: string, negated: boolean): string;
  segment(name: string, negated: boolean): string;
  startsWith(text: string, part: string, negated: boolean): string;
  endsWith(text: string, part: string, negated: boolean): string;
  /** `items` is never empty. */
  oneOf(value: string, items: readonly string[], negated: boolean): string;
  contains(whole: string, part: string, negated: boolean): string;
  some(list: string, clause: string): string;
  all(list: string, clause: string): string;
  none(list: string, clause: string): string;
  firstKnown(values: readonly string[]): string;
  choose(cases: readonly { readonly when: string; readonly gives: string }[], otherwise: string): string;
  missing(paths: string): string;
  missingSome(need: string, paths: string): string;
  readonly arithmetic: Readonly<
    Record<"+" | "-" | "*" | "/" | "%" | "min" | "max" | "abs", (values: readonly string[]) => string>
  >;
  negative(value: string): string;
  cat(values: readonly string[]): string;
  substr(text: string, start: string, length: string | undefined): string;
  merge(values: readonly string[]): string;
  filter(list: string, clause: string): string;
  map(list: string, value: string): string;
  reduce(list: string, value: string, start: string): string;
  sum(list: string, value: string): string;
  count(list: string, clause: string): string;
  daysSince(date: string): string;
  daysUntil(date: string): string;
  businessDaysSince(date: string, calendar: string | undefined): string;
  addDays(date: string, days: string): string;
  /** `single`: only today counts. */
  countContacts(words: {
    readonly days: string;
    readonly single: boolean;
    readonly inbound: boolean;
    readonly channels: string | undefined;
    readonly outcomes: string | undefined;
  }): string;
  countPromises(words: { readonly status: string; readonly days: string; readonly single: boolean }): string;
}
