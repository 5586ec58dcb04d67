/**
 * The strategy document, `dunlin.strategy/1`: what an analyst writes and what the engine runs.
 * Types only. Meaning of every member: SPEC.md and the published JSON Schema (`schema/strategy.schema.json`).
 */

import type { Condition } from "./condition.ts";

/** The document format that this engine reads and writes. */
export const STRATEGY_FORMAT = "dunlin.strategy/1";

/** Node, rule, port, variant, experiment and segment ids: `[A-Za-z0-9_-]{1,64}`. */
export type Id = string;

/** ISO 8601 duration as in `P7D`, `PT4H`, `P3B` (business days). */
export type DurationText = string;

/** Local time of day, `"09:00"`. */
export type TimeText = string;

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
  readonly title?: string;
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

interface NodeBase {
  readonly name?: string;
  readonly note?: string;
  /** Where each port leads. Ports that are not connected fall back as the node type says. */
  readonly to?: Readonly<Record<Id, Id>>;
  readonly x?: unknown;
}

/** When a waiting node is due. Exactly one of `for` and `until`, or (`wait` only) neither with `gap`. */
export interface Timing {
  readonly for?: DurationText;
  readonly until?: { readonly anchor: string; readonly offset?: DurationText };
  readonly gap?: DurationText;
  readonly gapChannels?: readonly string[];
  readonly at?: TimeText;
  readonly roll?: "forward" | "backward";
  readonly calendar?: string;
}

export type Recipient = "debtor" | "coDebtor" | "guarantor" | "representative";

/** Why a contact is made, in the words of the policy packs. */
export type Purpose =
  | "collect"
  | "offer"
  | "legalNotice"
  | "operationConfirmation"
  | "infoRequested"
  | "ceaseAcknowledgement"
  | "remedyNotice"
  | "fraudAlert";

export interface Via {
  readonly channel: string;
  /** `id@version` in the host's template registry. */
  readonly template: string;
}

export interface SendNode extends NodeBase {
  readonly type: "send";
  /** Fallback order. */
  readonly via: readonly Via[];
  readonly purpose?: Purpose;
  /** After arrival; default `P7D`. */
  readonly giveUpAfter?: DurationText;
  readonly awaitReceipt?: DurationText;
  readonly page?: { readonly template: string; readonly actions: readonly string[]; readonly validFor: DurationText };
  readonly bundle?: string;
  readonly ttl?: DurationText;
  readonly recipient?: Recipient;
}

export interface WaitNode extends NodeBase, Timing {
  readonly type: "wait";
  /** Required beside `until`. */
  readonly ifPast?: "skip" | "now";
}

export interface WaitForNode extends NodeBase, Timing {
  readonly type: "waitFor";
  /** Ordered; a case without `on` is looked at on arrival and in every step. */
  readonly cases: readonly { readonly port: Id; readonly on?: readonly string[]; readonly when?: Condition }[];
}

export interface IfNode extends NodeBase {
  readonly type: "if";
  readonly when: Condition;
}

export interface SwitchNode extends NodeBase {
  readonly type: "switch";
  readonly cases: readonly { readonly port: Id; readonly when: Condition }[];
}

export interface Variant {
  readonly key: Id;
  /** Basis points; all variants of a split sum to 10000. */
  readonly weight: number;
  readonly control?: boolean;
  readonly holdout?: boolean;
}

export interface SplitNode extends NodeBase {
  readonly type: "split";
  readonly experiment: Id;
  readonly variants: readonly Variant[];
  readonly unit?: "debtor" | "case" | "account";
  /** Default: the experiment id. */
  readonly salt?: string;
  /** Basis points of units that take part; the others leave by `out`. */
  readonly ramp?: number;
  readonly hash?: "murmur3_32/1";
}

export interface SetNode extends NodeBase {
  readonly type: "set";
  /** Path under `vars` -> scalar or expression. */
  readonly values?: Readonly<Record<string, Condition>>;
  readonly stage?: string;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

export interface GoalNode extends NodeBase {
  readonly type: "goal";
  readonly goal: string;
  readonly valueMinor?: number;
  /** Marks where a waiting migration may be applied. */
  readonly checkpoint?: boolean;
}

export interface ExitNode extends NodeBase {
  readonly type: "exit";
  readonly outcome: Id;
}

/** Every node type by its name; a type without an entry does not exist. */
export interface NodeTypes {
  readonly send: SendNode;
  readonly wait: WaitNode;
  readonly waitFor: WaitForNode;
  readonly if: IfNode;
  readonly switch: SwitchNode;
  readonly split: SplitNode;
  readonly set: SetNode;
  readonly goal: GoalNode;
  readonly exit: ExitNode;
}

export type NodeType = keyof NodeTypes;
export type Node = NodeTypes[NodeType];
