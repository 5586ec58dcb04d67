/** What a language must say for outlines of strategies: headings, ways out, and every node type as a sentence and as a name. */

import type { NodeType } from "../model/node.ts";
import type { OfferNodeWords, OfferWords } from "./offerWords.ts";

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
