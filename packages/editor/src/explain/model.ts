/** What a recorded case is, as a host gives it: what reached it, when, and what the engine noted. */

import type { CaseEvent, CaseFacts, Effect, TraceEntry } from "@dunlin/engine";

/** One moment at which the engine was asked: an event, or a timer that was due. */
export interface Moment {
  /** Epoch ms. */
  readonly at: number;
  /** What reached the case; absent when it was only time. */
  readonly event?: CaseEvent;
  readonly trace: readonly TraceEntry[];
  readonly effects: readonly Effect[];
  /** What was known then, for the values that conditions read. */
  readonly facts?: CaseFacts;
}

/** A journal of one case, oldest moment first. */
export interface Explanation {
  readonly caseId: string;
  /** ISO 4217; without it amounts are told in the smallest unit. */
  readonly currency?: string;
  /** IANA zone in which times are told; that of the strategy unless given. */
  readonly zone?: string;
  /** Version of the strategy that ran; a warning says when the document is another one. */
  readonly version?: number;
  readonly moments: readonly Moment[];
  /** Who it is, as far as the reader may know: "Marta O.". */
  readonly person?: string;
}
