/** What a language must say of offers and payment attempts. Part of its `Catalog`. */

/** An option of a plan or settlement, in finished pieces; absent ones are not told. */
export interface PartWords {
  /** Settlement: `20%` or an amount that is taken off. */
  readonly discount?: string;
  /** Settlement in tiers: from an amount on, the share that is taken off. */
  readonly tiers?: readonly { readonly from: string; readonly share: string }[];
  /** Number of installments, as a finished number; `one` when there is a single one. */
  readonly count?: string;
  readonly one: boolean;
  /** What one installment pays, instead of a number of them. */
  readonly amount?: string;
  /** Key of `frequencies`. */
  readonly frequency: string;
  readonly firstDue: string;
  readonly downPayment?: string;
  readonly least?: string;
  readonly roll: boolean;
}

/** How far a counter-offer may go, in finished pieces. */
export interface GuardWords {
  readonly maxCount?: string;
  readonly least?: string;
  readonly downPayment?: string;
  readonly firstDue?: string;
  readonly frequencies?: readonly string[];
  readonly maxMonths?: string;
  readonly discount?: string;
}

export interface OfferWords {
  option(words: PartWords): string;
  extension(maxDays: string): string;
  guard(words: GuardWords): string;
}

/** A reason, `limit` in finished words where it has one. */
export interface ReasonWords {
  readonly code: string;
  readonly limit: string;
}

/** Arguments of the sentences about offers and payment attempts, by trace code. */
export interface OfferArguments {
  /** `kind` of the agreement; `options` and `left` (with why they were left out) are listed, `left` empty without any. */
  "offer.published": {
    readonly kind: string;
    readonly amount: string;
    readonly options: string;
    readonly until: string;
    readonly left: readonly { readonly key: string; readonly code: string }[];
  };
  /** `status` is `accepted`, `declined`, `toAgent`, `expired`, `replaced` or `exit`. `counter`: the debtor's own terms. */
  "offer.judged": {
    readonly kind: string;
    readonly status: string;
    readonly option: string;
    readonly counter: boolean;
    readonly reasons: readonly ReasonWords[];
  };
  /** `reason` is `nothingCollectible`, `amount` or `options`. */
  "offer.nothing": {
    readonly reason: string;
    readonly left: readonly { readonly key: string; readonly code: string }[];
  };
  "payment.attempted": { readonly attempt: string; readonly amount: string };
  /** `reason` is `nothingCollectible`, `nothingDue` or `amount`. */
  "payment.skipped": { readonly attempt: string; readonly reason: string };
}

export type OfferTraceWords = { readonly [C in keyof OfferArguments]: (words: OfferArguments[C]) => string };

export interface OfferNodeWords {
  /** `kind` of the agreement, `options` in finished words. */
  offer(words: {
    readonly kind: string;
    readonly options: readonly string[];
    readonly validFor: string;
    readonly wait: string | undefined;
    readonly guard: string | undefined;
  }): string;
  /** `installment`: only what has fallen due of an agreement. `attempts` are durations from arrival, listed; `within` how long a result is waited for. */
  retryPayment(words: {
    readonly installment: boolean;
    readonly attempts: string;
    readonly within: string;
    readonly method: string | undefined;
  }): string;
}
