/**
 * The strategy document, `dunlin.strategy/1`: what an analyst writes and what the engine runs.
 * Types only. Meaning of every member: SPEC.md and the published JSON Schema (`schema/strategy.schema.json`).
 */

import type { Condition } from "./condition.ts";
import type { Node } from "./node.ts";
import type { DurationText, Id, TimeText } from "./notation.ts";

/** The document format that this engine reads and writes. */
export const STRATEGY_FORMAT = "dunlin.strategy/1";

export interface Strategy {
  readonly format: typeof STRATEGY_FORMAT;
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly note?: string;
  /** Written by publish only, 1 or more. A draft counts as version 0. */
  readonly version?: number;
  readonly time: StrategyTime;
  /** Policy packs that must all hold for every contact. */
  readonly policies?: readonly string[];
  /** JSON Schema (an object) of the host's own data, `data.*`. */
  readonly fields?: FieldSchema;
  readonly segments?: Readonly<Record<Id, Segment>>;
  readonly entry: Entry;
  /** Ordered; the first match ends the case. */
  readonly exits?: readonly ExitRule[];
  /** Ordered; the first match moves the case, for events the current node does not react to. */
  readonly handlers?: readonly Handler[];
  readonly nodes: Readonly<Record<Id, Node>>;
  /** Free for hosts, kept on save, never read. */
  readonly x?: unknown;
}

export interface StrategyTime {
  /** IANA zone of the creditor. */
  readonly zone: string;
  /** Whose clock counts: the debtor's first known zone (default) or the strategy's. */
  readonly clock?: "debtor" | "strategy";
  /** Default time of day, `"09:00"`. */
  readonly at?: TimeText;
  /** Business calendar, default `weekdays`. */
  readonly calendar?: string;
}

/** The part of JSON Schema that conditions and lint read. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  /** What people call it. */
  readonly title?: string;
  /** What a number counts, told after it: `points`, `km`. */
  readonly unit?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly [keyword: string]: unknown;
}

export interface Segment {
  readonly title?: string;
  readonly when: Condition;
  readonly x?: unknown;
}

export interface Entry {
  readonly start: Id;
  /** Only `true` enters. */
  readonly when?: Condition;
  /** Event types after which the host should try to enroll. */
  readonly on?: readonly string[];
  readonly reentry?: "never" | "afterExit" | "always" | "perObligation";
  /** After the previous exit. */
  readonly cooldown?: DurationText;
  /** Ascending; the last row with `from <= dpd` replaces `start`. */
  readonly byDpd?: readonly { readonly from: number; readonly start: Id }[];
  readonly x?: unknown;
}

/** At least one of `on` and `when`; both given: both needed. */
export interface ExitRule {
  readonly id: Id;
  readonly on?: readonly string[];
  readonly when?: Condition;
  readonly outcome: Id;
  readonly x?: unknown;
}

export interface Handler {
  readonly id: Id;
  readonly on: readonly string[];
  readonly when?: Condition;
  readonly goto: Id;
  readonly x?: unknown;
}
