/** What a language must say for traces: the sentence of every code, and what it is made of. */

import type { TraceCode } from "../model/trace.ts";
import type { OfferArguments } from "./offerWords.ts";

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
