/** What a rule is asked and what it answers: the seam between the kinds of rules and the search over them. */

import type { Instant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { BlockReason, GuardKind, GuardRule, PolicyPack, ProposedContact } from "../model/policy.ts";
import type { Ledger } from "./ledger.ts";
import type { Holidays } from "./library.ts";

/** A proposed contact whose every part has been read. */
export interface Proposal
  extends Omit<Required<ProposedContact>, "at" | "inReplyTo" | "language" | "creditor" | "household" | "address"> {
  readonly at: Instant;
  readonly inReplyTo?: string;
  readonly language?: string;
  readonly creditor?: string;
  readonly household?: string;
  readonly address?: string;
}

/** Everything one rule may look at. */
export interface Asked {
  readonly proposed: Proposal;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly ledger: Ledger;
  /** The candidate zones of its pack, at least one; the rule must hold in each. */
  readonly zones: readonly Zone[];
  /** No later instant is of interest. */
  readonly limit: Instant;
  holidays(calendar: string): Holidays;
  /** Tells that something needed is missing or makes no sense, which blocks the contact. The first one stands. */
  fail(reason: BlockReason, data: Readonly<Record<string, unknown>>): void;
  /** Tells of a rule that could not be judged in full and was passed over, as its pack wishes. */
  remark(params: Readonly<Record<string, unknown>>): void;
}

/** One rule, put to one proposed contact. */
export interface Check {
  /**
   * The least instant from `t` on at which the rule holds, assuming that nothing else happens: `t` itself when it holds
   * there, `NEVER` when waiting does not help. Never decreases as `t` grows.
   */
  next(t: Instant): Instant;
  /** Values behind a violation at the proposed instant. */
  params(): Readonly<Record<string, unknown>>;
  /** Never by itself: a rule about what is contacted and not when, or one that waits for an event nobody can foresee. */
  readonly endless?: boolean;
}

/** `undefined` when the rule holds now and will. */
export type Ask = (asked: Asked) => Check | undefined;

/** How a kind of rule is judged. `prepare` runs once for each rule of a valid pack. */
export interface KindSpec<R extends GuardRule> {
  prepare(rule: R, pack: PolicyPack): Ask;
}

export type KindSpecs = { readonly [K in GuardKind]: KindSpec<Extract<GuardRule, { kind: K }>> };
