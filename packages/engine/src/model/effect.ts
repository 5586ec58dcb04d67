/**
 * What the engine asks the host to do. An effect is an intent with a deterministic id: a host may deliver it twice,
 * its receiver sees one. `id` = `case/run/strategy@version/nodePath/visit.index`, each part percent-encoded.
 */

import type { Purpose, Recipient } from "./node.ts";

interface EffectBase {
  readonly id: string;
  readonly nodeId: string;
  /** ms */
  readonly at: number;
  /** Id of the event, or of the exit rule or handler, that brought it about. */
  readonly cause?: string;
}

export interface CaseEnrolled extends EffectBase {
  readonly kind: "case.enrolled";
  readonly run: number;
}

/** Tells the host to cancel all that is pending for the case. */
export interface CaseExited extends EffectBase {
  readonly kind: "case.exited";
  readonly run: number;
  readonly outcome: string;
  readonly rule?: string;
}

export interface MessageSend extends EffectBase {
  readonly kind: "message.send";
  readonly channel: string;
  readonly template: string;
  readonly purpose: Purpose;
  readonly recipient: Recipient;
  /** Refs of the collectible obligations it speaks of; for a service message, of the open ones. */
  readonly obligations: readonly string[];
  readonly page?: { readonly template: string; readonly actions: readonly string[]; readonly validUntil: number };
  readonly bundle?: string;
  /** ms */
  readonly validUntil?: number;
  /** The text of the template that this debtor gets, where the host compares several. */
  readonly variant?: string;
}

export interface ContactDeferred extends EffectBase {
  readonly kind: "contact.deferred";
  /** ms; null: open end. */
  readonly until: number | null;
  readonly reason: "policy" | "hold" | "nothingCollectible";
  readonly rules: readonly string[];
}

export interface ContactSuppressed extends EffectBase {
  readonly kind: "contact.suppressed";
  readonly reason: "policy" | "unreachable" | "gaveUp" | "superseded";
  readonly rules: readonly string[];
}

export interface CasePatch extends EffectBase {
  readonly kind: "case.patch";
  readonly stage?: string;
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

export interface HoldSet extends EffectBase {
  readonly kind: "hold.set";
  readonly hold: string;
  readonly scope: "all" | "contact";
  readonly until?: number;
}

export interface HoldClear extends EffectBase {
  readonly kind: "hold.clear";
  readonly hold: string;
  /** `released`, `expired`, `closed`, or the type of the event that lifted it. */
  readonly reason: string;
}

/** An option with what it comes to. */
export interface PublishedOption {
  readonly key: string;
  /** What the debtor pays in all. */
  readonly totalMinor: number;
  /** Settlement: what is taken off. */
  readonly discountMinor?: number;
  /** The parts if it were accepted today: later acceptance moves the dates, not the amounts. Absent for an extension. */
  readonly parts?: readonly { readonly due: string; readonly amountMinor: number }[];
  /** Extension: the latest new due date if it were accepted today. */
  readonly latestDue?: string;
}

/** Its id is the id of the offer. */
export interface OfferPublish extends EffectBase {
  readonly kind: "offer.publish";
  readonly offer: "plan" | "settlement" | "extension";
  readonly options: readonly PublishedOption[];
  readonly totalMinor: number;
  readonly currency: string;
  /** ms */
  readonly expiresAt: number;
}

export interface OfferWithdraw extends EffectBase {
  readonly kind: "offer.withdraw";
  /** Id of the effect that published it. */
  readonly offer: string;
  readonly reason: "expired" | "replaced" | "exit";
}

/** Answered by `payment.received` or `payment.failed` that name its id. */
export interface PaymentAttempt extends EffectBase {
  readonly kind: "payment.attempt";
  /** From 1. */
  readonly attempt: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly method?: string;
}

export interface CommitmentOpen extends EffectBase {
  readonly kind: "commitment.open";
  readonly commitment: string;
  readonly commitmentKind: string;
  readonly parts: readonly { readonly due: string; readonly amountMinor: number }[];
}

export interface CommitmentMissed extends EffectBase {
  readonly kind: "commitment.missed";
  readonly commitment: string;
  /** Place of the part, from 0. */
  readonly part: number;
}

export interface CommitmentClose extends EffectBase {
  readonly kind: "commitment.close";
  readonly commitment: string;
  readonly status: string;
}

export interface ExperimentExposed extends EffectBase {
  readonly kind: "experiment.exposed";
  readonly experiment: string;
  readonly variant: string;
  /** 0..9999 */
  readonly bucket: number;
}

export interface MetricMark extends EffectBase {
  readonly kind: "metric.mark";
  readonly goal: string;
  readonly valueMinor?: number;
}

export interface TaskCreate extends EffectBase {
  readonly kind: "task.create";
  readonly queue: string;
  /** Set when the task is a contact. */
  readonly channel?: string;
  readonly recipient?: Recipient;
  readonly purpose?: Purpose;
  /** 0..100; absent when it could not be worked out. */
  readonly priority?: number;
  readonly skill?: string;
  readonly script?: string;
  readonly dispositions: readonly string[];
  /** ms */
  readonly dueAt: number;
  /** Refs, when the task is a contact. */
  readonly obligations?: readonly string[];
}

export interface TaskCancel extends EffectBase {
  readonly kind: "task.cancel";
  /** Id of the effect that created it. */
  readonly task: string;
}

export interface LedgerFee extends EffectBase {
  readonly kind: "ledger.fee";
  readonly fee: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Ref, for a fee per obligation. */
  readonly obligation?: string;
  readonly legalBasis: string;
}

export interface CaseEscalate extends EffectBase {
  readonly kind: "case.escalate";
  readonly target: string;
  readonly ref?: string;
}

/** Another strategy takes over; the host enrolls the case there. */
export interface CaseTransfer extends EffectBase {
  readonly kind: "case.transfer";
  readonly strategy: string;
}

export interface ExternalCall extends EffectBase {
  readonly kind: "external.call";
  readonly function: string;
  /** Values that are unknown are null. */
  readonly input: Readonly<Record<string, unknown>>;
  /** ms */
  readonly timeoutAt: number;
}

/** Of a node type of the host's own. */
export interface CustomEffect extends EffectBase {
  readonly kind: `custom.${string}`;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Effect =
  | CaseEnrolled
  | CaseExited
  | MessageSend
  | ContactDeferred
  | ContactSuppressed
  | TaskCreate
  | TaskCancel
  | LedgerFee
  | CasePatch
  | CaseEscalate
  | CaseTransfer
  | ExternalCall
  | HoldSet
  | HoldClear
  | OfferPublish
  | OfferWithdraw
  | PaymentAttempt
  | CommitmentOpen
  | CommitmentMissed
  | CommitmentClose
  | ExperimentExposed
  | MetricMark
  | CustomEffect;

export type EffectKind = Effect["kind"];

/** An effect before the step gives it id, node, instant and cause. */
export type EffectBody = { [K in EffectKind]: BodyOf<K> }[EffectKind];

export type BodyOf<K extends EffectKind> = Omit<Extract<Effect, { kind: K }>, keyof EffectBase>;
