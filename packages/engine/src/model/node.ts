/** The nodes of a strategy document: what every type takes. Types only; FORMAT section 5 says what they do. */

import type { Condition } from "./condition.ts";
import type { DurationText, Id, TimeText } from "./notation.ts";
import type { ExtensionOption, OfferGuard, PlanOption, SettlementOption } from "./offerOptions.ts";

/** Members of every node. */
export interface NodeBase {
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

/** A cell of a decision table: `null` any value, a scalar for equality, or `{ op: operand }` over the input. */
export type TableCell = string | number | boolean | null | Readonly<Record<string, Condition>>;

export interface TableRow {
  /** One cell for each input. */
  readonly match: readonly TableCell[];
  /** Where a matching case goes; needed with `hit` `first`. */
  readonly port?: Id;
  /** Path under `vars` -> scalar or expression. */
  readonly set?: Readonly<Record<string, Condition>>;
}

export interface TableNode extends NodeBase {
  readonly type: "table";
  readonly inputs: readonly Condition[];
  readonly rows: readonly TableRow[];
  /** `first` (default): the first row that matches decides; `collect`: every one sets its values, in order. */
  readonly hit?: "first" | "collect";
}

export interface TaskNode extends NodeBase {
  readonly type: "task";
  readonly queue: string;
  /** How it can end; every one is a port. */
  readonly dispositions: readonly Id[];
  readonly due: DurationText;
  readonly at?: TimeText;
  /** With a channel the task is a contact. */
  readonly channel?: string;
  /** 0..100, or an expression. */
  readonly priority?: Condition;
  readonly skill?: string;
  readonly script?: string;
  readonly purpose?: Purpose;
  readonly giveUpAfter?: DurationText;
  readonly recipient?: Recipient;
}

export interface HoldNode extends NodeBase {
  readonly type: "hold";
  readonly kind: Id;
  /** `all` (default) stops the case, `contact` only messages that ask for money. */
  readonly scope?: "all" | "contact";
  readonly for?: DurationText;
  readonly releaseOn?: readonly string[];
  /** Purposes that a contact-scope hold lets through. */
  readonly allow?: readonly Purpose[];
}

export interface ReleaseNode extends NodeBase {
  readonly type: "release";
  /** Default: every contact-scope hold. */
  readonly kinds?: readonly Id[];
}

/** A message before a part of a commitment falls due. */
export interface Reminder {
  /** Days before the due date. */
  readonly before: DurationText;
  /** Default: the time of day of the strategy. */
  readonly at?: TimeText;
  readonly via: readonly Via[];
  /** A legal notice is no reminder: it has to say where a block leads. */
  readonly purpose?: Exclude<Purpose, "legalNotice">;
}

interface WatchParameters extends NodeBase {
  /** Days after the due date in which money still counts as on time; default `P3D`. */
  readonly grace?: DurationText;
  /** Local time at which a part is judged on the day after; default: the time of day of the strategy. */
  readonly at?: TimeText;
  readonly remind?: Reminder;
}

export interface PromiseNode extends WatchParameters {
  readonly type: "promise";
  /** Basis points of the promised amount from which it counts as kept; default 10000. */
  readonly keptFrom?: number;
}

export interface PlanNode extends WatchParameters {
  readonly type: "plan";
  /** Misses that break the plan; default 1. */
  readonly maxMissed?: number;
}

interface OfferParameters extends NodeBase {
  readonly type: "offer";
  /** How long the offer stands. */
  readonly validFor: DurationText;
  /** How long the node waits for an answer; default `validFor`. */
  readonly wait?: DurationText;
}

export interface PlanOfferNode extends OfferParameters {
  readonly offer: "plan";
  readonly options: readonly PlanOption[];
  readonly guard?: OfferGuard;
}

export interface SettlementOfferNode extends OfferParameters {
  readonly offer: "settlement";
  readonly options: readonly SettlementOption[];
  /** The most that may be taken off, whoever proposes it. */
  readonly maxDiscountBp: number;
  readonly guard?: OfferGuard;
}

export interface ExtensionOfferNode extends OfferParameters {
  readonly offer: "extension";
  readonly options: readonly ExtensionOption[];
}

export type OfferNode = PlanOfferNode | SettlementOfferNode | ExtensionOfferNode;

export interface RetryPaymentNode extends NodeBase {
  readonly type: "retryPayment";
  /** From arrival, ascending. */
  readonly attempts: readonly DurationText[];
  /** How long the result of an attempt is waited for; default `PT1H`. */
  readonly resultWithin?: DurationText;
  /** All that may be asked for (default), or what has fallen due of the agreement that is open. */
  readonly collect?: "balance" | "installment";
  /** The host's name of the means of payment. */
  readonly method?: string;
}

/** Exactly one of `amountMinor` and `rateBp`. */
export interface FeeNode extends NodeBase {
  readonly type: "fee";
  readonly fee: Id;
  readonly amountMinor?: number;
  /** Basis points of what is overdue and may be asked for, half to even. */
  readonly rateBp?: number;
  readonly currency: string;
  readonly capMinor?: number;
  readonly per?: "case" | "obligation";
  readonly legalBasis: string;
}

export interface EscalateNode extends NodeBase {
  readonly type: "escalate";
  readonly target: "stage" | "placement" | "legal" | "creditBlock" | "serviceRestriction";
  readonly ref?: string;
}

export interface RepeatNode extends NodeBase {
  readonly type: "repeat";
  /** Rounds, 1..1000. */
  readonly max: number;
  readonly until?: Condition;
  /** From the beginning of one round to that of the next, at least. */
  readonly every?: DurationText;
  readonly at?: TimeText;
}

export interface CallStrategyNode extends NodeBase {
  readonly type: "callStrategy";
  /** `id@version` in the host's strategies. */
  readonly strategy: string;
  /** `call` (default) comes back with an outcome; `jump` ends this run. */
  readonly mode?: "call" | "jump";
  /** Path under `vars` -> scalar or expression, set before. */
  readonly inputs?: Readonly<Record<string, Condition>>;
}

interface FunctionParameters extends NodeBase {
  /** Name of a function of the host. */
  readonly function: string;
  /** Name -> scalar or expression. */
  readonly input?: Readonly<Record<string, Condition>>;
  readonly timeout: DurationText;
  /** Path under `vars`. */
  readonly store: string;
  /** Stored on an error and when no answer comes in time. */
  readonly default?: string | number | boolean;
  /** How long an answer is not asked for again. */
  readonly cacheFor?: DurationText;
}

export interface ScoreNode extends FunctionParameters {
  readonly type: "score";
}

export interface ExternalNode extends FunctionParameters {
  readonly type: "external";
}

/** Every node type by its name; a type without an entry does not exist. */
export interface NodeTypes {
  readonly send: SendNode;
  readonly wait: WaitNode;
  readonly waitFor: WaitForNode;
  readonly if: IfNode;
  readonly switch: SwitchNode;
  readonly table: TableNode;
  readonly split: SplitNode;
  readonly task: TaskNode;
  readonly offer: OfferNode;
  readonly promise: PromiseNode;
  readonly plan: PlanNode;
  readonly retryPayment: RetryPaymentNode;
  readonly hold: HoldNode;
  readonly release: ReleaseNode;
  readonly set: SetNode;
  readonly fee: FeeNode;
  readonly escalate: EscalateNode;
  readonly repeat: RepeatNode;
  readonly callStrategy: CallStrategyNode;
  readonly score: ScoreNode;
  readonly external: ExternalNode;
  readonly goal: GoalNode;
  readonly exit: ExitNode;
}

export type NodeType = keyof NodeTypes;
export type Node = NodeTypes[NodeType];
