/** The port to whoever reads what debtors write back. */

/**
 * `payNow`, `payLater`, `alreadyPaid`, `negotiate`, `dispute`, `hardship`, `agent` and `voice` are those of the event
 * `intent.detected`. `refusal` will not pay; `wrongNumber` is somebody else; `ceaseContact` wants to hear nothing more on any
 * channel; `attorney`, `deceased`, `bankruptcy` say who must be spoken to instead; `distress` may be about a life.
 */
export type ReplyMeaning =
  | "optOut"
  | "optIn"
  | "help"
  | "payNow"
  | "payLater"
  | "alreadyPaid"
  | "negotiate"
  | "dispute"
  | "hardship"
  | "agent"
  | "voice"
  | "refusal"
  | "wrongNumber"
  | "ceaseContact"
  | "attorney"
  | "deceased"
  | "bankruptcy"
  | "distress";

/** Something that a reply means, as a classifier found it. */
export interface FoundIntent {
  readonly intent: ReplyMeaning;
  /** `exact`: the message is this keyword, or a button, and nothing else. `phrase`: these words are in it. */
  readonly confidence: "exact" | "phrase";
  /** Where it is said: UTF-16 positions in the text, `end` behind the last one. */
  readonly evidence: { readonly start: number; readonly end: number };
  /** ISO 639-1, of the words. */
  readonly language?: string;
  /** `2026-03-20`: the day that is meant; of a week or a month its last. */
  readonly date?: string;
  /** The day after which the debtor will pay, with no word on how long after. Never together with `date`. */
  readonly after?: string;
  /** In the smallest unit of the currency of the case. */
  readonly amountMinor?: number;
  /** Ten thousandths of what is owed: 5000 of "half". Never together with `amountMinor`. */
  readonly share?: number;
  /** Said, but not certain: not guessed, and a person reads it. */
  readonly unclear?: readonly ("date" | "amount")[];
}

/** What a classifier may know beside the text. */
export interface ReplyContext {
  /** Of the debtor, as `es` or `es-MX`. */
  readonly language?: string;
  /** ISO 3166-1, two letters: tells 5/12 from 12/5. */
  readonly country?: string;
  /** Where the debtor is, `2026-03-13`. */
  readonly today: string;
  /** ISO 4217: what a `$` or a bare number is counted in. */
  readonly currency?: string;
  /** Digits of the smallest unit; default as ISO 4217 has them. */
  readonly currencyExponent?: number;
}

/**
 * A host's own reading of replies. The text is personal: a classifier keeps none of it. When it throws or is too slow the
 * built-in one reads; a message that is an exact keyword is an opt-out whatever a classifier says.
 */
export interface ReplyClassifier {
  classify(text: string, context: ReplyContext): Promise<readonly FoundIntent[]> | readonly FoundIntent[];
}

/** What a host decides about replies. */
export interface ReplyOptions {
  /** Reads replies instead of the built-in one. */
  readonly classifier?: ReplyClassifier;
  /** Whether an exact day and sum make a promise at once. Default: an intent that the strategy answers. */
  readonly promisesFromReplies?: boolean;
  /** Queue of the tasks that replies make; default `replies`. */
  readonly queue?: string;
  /** How long such a task may take, ms; default a day. */
  readonly taskMs?: number;
}
