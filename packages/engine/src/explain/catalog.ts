/**
 * What a language must say for traces and strategies to be told in it. English and Spanish are built in; a host adds
 * another by passing a `Catalog` of its own. Texts that arrive as `string` here are ready to be read: names are quoted,
 * moments, amounts and durations are in words.
 */

import type { NodeType } from "../model/strategy.ts";
import type { TraceCode } from "../model/trace.ts";
import type { OfferArguments, OfferNodeWords, OfferWords } from "./offerWords.ts";

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

/** One value that was read: what it is, and what it was; without any of the others it was not known. */
export interface Reading {
  readonly name: string;
  readonly value?: string;
  /** A finished clause, instead of name and value. */
  readonly said?: string;
  /** It was a yes or no. */
  readonly truth?: boolean;
  /** It was a list or an object, of which only the size is kept. */
  readonly size?: number;
}

/** What the sentence of a trace code is made of. */
export interface TraceArguments extends OfferArguments {
  /** `reason` is `when`, `never`, `active`, `cooldown`, `obligation`, `facts`, `otherCase` or unheard of. */
  "entry.refused": { readonly reason: string; readonly reads: string; readonly path: string };
  "case.exited": { readonly outcome: string };
  /** `reason` is `facts`, `otherCase`, `nodeMissing`, `tooManyNodes`, `portMissing`, `internal` or unheard of. */
  "case.parked": { readonly reason: string; readonly path: string };
  /** Versions as numbers; `node` is where it goes on, empty where it ended. */
  "case.migrated": { readonly from: string; readonly to: string; readonly node: string };
  "event.unknown": { readonly name: string };
  "event.invalid": { readonly name: string; readonly path: string };
  "event.duplicate": EventArguments;
  "event.late": EventArguments;
  "event.refused": EventArguments;
  "event.afterExit": EventArguments;
  "event.ignored": EventArguments;
  "version.mismatch": { readonly strategy: string; readonly version: string };
  "time.clamped": { readonly given: string; readonly kept: string };
  "zone.unknown": { readonly zones: string; readonly several: boolean; readonly used: string };
  "calendar.uncovered": { readonly calendar: string; readonly day: string };
  "facts.mixedCurrency": { readonly currencies: string };
  /** `about` is `exit`, `handler`, `entry`, `case`, `value`, `row` (each with a `name`) or `question`. */
  "condition.unknown": { readonly about: string; readonly name: string; readonly fields: readonly string[] };
  "rule.matched": { readonly rule: string; readonly events: string; readonly reads: string };
  "handler.matched": {
    readonly handler: string;
    readonly happened: string;
    readonly target: string;
    readonly reads: string;
  };
  "node.entered": { readonly first: boolean; readonly node: string };
  /** `way` says what no other entry says; else it is empty. */
  "node.left": { readonly way: "over" | "timeout" | "failed" | ""; readonly target: string };
  "wait.planned": { readonly due: string };
  "wait.replanned": { readonly due: string; readonly was: string; readonly anchor: string };
  "wait.slept": { readonly anchor: string };
  "wait.missed": { readonly due: string; readonly skipped: boolean };
  "contact.allowed": {
    /** `a letter`; the way it goes, `by telephone`, where a person makes the contact. */
    readonly message: string;
    readonly task: boolean;
    /** Empty for a task without a script. */
    readonly template: string;
    readonly purpose: string;
    readonly recipient: string;
  };
  /** `until` is empty while the end is open. */
  /** `task`: a person would make the contact. */
  "contact.deferred": {
    readonly reason: string;
    readonly until: string;
    readonly rules: string;
    readonly task: boolean;
  };
  "contact.suppressed": { readonly reason: string; readonly rules: string; readonly task: boolean };
  "split.assigned": {
    readonly experiment: string;
    readonly variant: string;
    /** 0..9999, as a finished number. */
    readonly bucket: string;
    readonly unit: "debtor" | "case" | "account";
    readonly kept: boolean;
  };
  /** `way` is how the choice was made, `port` the quoted name of the way out. */
  "decision.taken": {
    readonly way: "yes" | "no" | "unknown" | "case" | "else" | "out" | "heard" | "result" | "row" | "rows" | "done";
    /** Numbers of the rows of a table that matched, as a finished list. */
    readonly rows: string;
    readonly port: string;
    readonly reads: string;
  };
  "repeat.round": { readonly round: string; readonly max: string };
  "fee.skipped": { readonly fee: string; readonly reason: string };
  "call.entered": { readonly strategy: string; readonly start: string };
  "call.returned": { readonly outcome: string };
  "hold.began": { readonly hold: string; readonly contactOnly: boolean; readonly until: string };
  /** `event` is that it happened, in the past; empty unless `reason` is `event`. */
  "hold.ended": {
    readonly hold: string;
    readonly reason: "released" | "expired" | "closed" | "event";
    readonly event: string;
  };
  "commitment.opened": {
    readonly kind: string;
    readonly parts: readonly { readonly amount: string; readonly due: string }[];
  };
  "commitment.judged": { readonly kind: string; readonly closing: string };
}

interface EventArguments {
  /** A clause in the past: `a payment arrived`. */
  readonly happened: string;
}

/** One sentence, or several, for every trace code. A code without words does not compile. */
export type TraceWords = { readonly [C in TraceCode]: (words: TraceArguments[C]) => string } & {
  /** `days past due was 9, and the score was not known`; never called with an empty list. */
  reads(readings: readonly Reading[]): string;
};

/** A moment or duration as a strategy gives it, in finished pieces. */
export interface TimingWords {
  /** `7 days`, for a duration from arrival. */
  readonly length?: string;
  /** Instead of a length of nothing: at once, or from the same or the next business day on. */
  readonly soon?: "now" | "businessDay";
  readonly anchor?: {
    readonly name: string;
    readonly distance?: string;
    readonly side: "before" | "after" | "on" | "businessDay";
  };
  readonly clock?: string;
  readonly roll?: "forward" | "backward";
  readonly gap?: string;
  /** Channels that count for the gap; empty: all. */
  readonly gapChannels?: string;
  readonly calendar?: string;
  readonly ifPast?: "skip" | "now";
}

/** The parts of an outline of a strategy. */
export interface OutlineWords {
  readonly headings: {
    readonly time: string;
    readonly entry: string;
    readonly exits: string;
    readonly handlers: string;
    readonly segments: string;
    readonly steps: string;
    readonly unreachable: string;
  };
  title(name: string, version: number | undefined): string;
  /** What holds for every message; told when the strategy sends any. */
  readonly contacts: string;
  clock(words: {
    readonly zone: string;
    readonly debtor: boolean;
    readonly at: string;
    readonly calendar: string | undefined;
  }): string;
  policies(packs: string): string;
  entry(condition: string | undefined): string;
  entryOn(events: string): string;
  reentry(rule: "never" | "afterExit" | "always" | "perObligation", cooldown: string | undefined): string;
  start(step: string): string;
  startFrom(dpd: string, step: string): string;
  /** Above the list of exit rules, and the sentence when there are none. */
  readonly exitsIntro: string;
  readonly noExits: string;
  exit(rule: string, outcome: string, on: string | undefined, when: string | undefined): string;
  handler(rule: string, on: string, when: string | undefined, step: string): string;
  segment(name: string, condition: string): string;
  /** `step 7`, `step 7 (“Second reminder”)`; `nowhere` for a connection to a node that does not exist. */
  step(number: number, name: string | undefined): string;
  nowhere(name: string): string;
  goOn(step: string): string;
  /** What can be chosen or happen at a node with several ways out; the text stands before a colon. */
  ways: WayWords;
  /** A moment a duration after arrival, and arrival itself. */
  after(duration: string): string;
  readonly atOnce: string;
  /** Options of offers, and how far a counter-offer may go. */
  readonly offer: OfferWords;
  /** The action of each node type as one or more sentences. */
  node: NodeWords;
  /** The node as something to point at, for traces: `the wait until 7 days after the oldest due date`. */
  name: NameWords;
}

/** Ways out of nodes, as words before a colon. Keys that differ by document come as arguments. */
export interface WayWords {
  readonly afterwards: string;
  readonly blocked: string;
  readonly failed: string;
  readonly skipped: string;
  readonly timeout: string;
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
  readonly otherwise: string;
  readonly out: string;
  readonly late: string;
  readonly body: string;
  readonly done: string;
  readonly exhausted: string;
  readonly answered: string;
  readonly unanswered: string;
  /** Ways out of nodes about agreements and payments, by port; `broken` is for promise and plan. */
  readonly watched: Readonly<Record<string, string>>;
  /** A task ended like this; a called strategy did. */
  result(name: string): string;
  outcome(outcome: string): string;
  /** A way out of a node of the host's own type, or of one that ends otherwise than it has words for. */
  port(name: string): string;
  /** A row of a table: its number, what its cells ask, and what it notes, as in `“tone” is “kind”`. */
  row(number: string, clauses: string | undefined, notes: string | undefined): string;
  /** A variable and its value. */
  note(name: string, value: string): string;
  when(on: string | undefined, condition: string | undefined): string;
  variant(key: string, share: string, role: "control" | "holdout" | undefined): string;
  /** Several ways with one continuation. */
  either(ways: readonly string[]): string;
}

/** A node type without words does not compile. */
export interface NodeWords extends Readonly<Record<NodeType, unknown>> {
  readonly offer: OfferNodeWords["offer"];
  readonly retryPayment: OfferNodeWords["retryPayment"];
  send(words: {
    readonly ways: readonly { readonly by: string; readonly template: string }[];
    readonly purpose: string;
    readonly recipient: string;
    readonly patience: string | undefined;
    readonly receipt: string | undefined;
    readonly ttl: string | undefined;
    readonly bundle: string | undefined;
    readonly page: { readonly template: string; readonly actions: string; readonly validFor: string } | undefined;
  }): string;
  wait(timing: TimingWords): string;
  waitFor(timing: TimingWords): string;
  if(condition: string): string;
  readonly switch: string;
  split(words: {
    readonly experiment: string;
    readonly unit: "debtor" | "case" | "account";
    readonly ramp: string | undefined;
  }): string;
  set(words: {
    readonly values: readonly { readonly name: string; readonly value: string }[];
    readonly stage: string | undefined;
    readonly addTags: string | undefined;
    readonly removeTags: string | undefined;
  }): string;
  goal(words: { readonly goal: string; readonly value: string | undefined; readonly checkpoint: boolean }): string;
  exit(outcome: string): string;
  table(words: { readonly inputs: string; readonly collect: boolean }): string;
  task(words: {
    readonly queue: string;
    readonly by: string | undefined;
    readonly due: string;
    readonly clock: string | undefined;
    readonly priority: string | undefined;
    readonly skill: string | undefined;
    readonly script: string | undefined;
    readonly purpose: string;
    readonly recipient: string;
    readonly patience: string | undefined;
  }): string;
  hold(words: {
    readonly hold: string;
    readonly contactOnly: boolean;
    readonly length: string | undefined;
    readonly events: string | undefined;
    readonly allow: string | undefined;
  }): string;
  release(kinds: string | undefined): string;
  fee(words: {
    readonly fee: string;
    readonly amount: string | undefined;
    readonly rate: string | undefined;
    readonly cap: string | undefined;
    readonly each: boolean;
    readonly basis: string;
  }): string;
  escalate(target: string, ref: string | undefined): string;
  repeat(words: {
    readonly max: string;
    readonly until: string | undefined;
    readonly every: string | undefined;
    readonly clock: string | undefined;
  }): string;
  callStrategy(words: {
    readonly strategy: string;
    readonly jump: boolean;
    readonly values: readonly { readonly name: string; readonly value: string }[];
  }): string;
  score(words: FunctionWords): string;
  external(words: FunctionWords): string;
  /** `share` of the amount that keeps it; absent: all of it. */
  promise(words: WatchWords & { readonly share: string | undefined }): string;
  /** `maxMissed`: number of the miss that ends it; absent: the first. */
  plan(words: WatchWords & { readonly maxMissed: string | undefined }): string;
}

export interface WatchWords {
  readonly grace: string;
  readonly clock: string;
  readonly remind: ReminderWords | undefined;
}

export interface ReminderWords {
  readonly before: string;
  readonly clock: string;
  readonly ways: readonly { readonly by: string; readonly template: string }[];
  readonly purpose: string;
}

export interface FunctionWords {
  readonly function: string;
  readonly store: string;
  readonly timeout: string;
  readonly fallback: string | undefined;
  readonly cache: string | undefined;
  readonly input: readonly { readonly name: string; readonly value: string }[];
}

export interface NameWords extends Readonly<Record<NodeType, unknown>> {
  send(message: string, template: string): string;
  wait(timing: TimingWords): string;
  waitFor(timing: TimingWords): string;
  if(condition: string): string;
  switch(ways: string): string;
  split(experiment: string): string;
  readonly set: string;
  goal(goal: string): string;
  exit(outcome: string): string;
  readonly table: string;
  task(queue: string): string;
  hold(hold: string): string;
  readonly release: string;
  /** A node type of the host's own. */
  host(type: string): string;
  fee(fee: string): string;
  escalate(target: string): string;
  repeat(max: string): string;
  callStrategy(strategy: string): string;
  score(name: string): string;
  external(name: string): string;
  /** By the kind of the agreement. */
  offer(kind: string): string;
  readonly promise: string;
  readonly plan: string;
  readonly retryPayment: string;
}

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
