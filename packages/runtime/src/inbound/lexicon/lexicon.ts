/**
 * What a language calls things: data only, one file per language. Lists are texts with `/` between their items; phrases are
 * written as `phrase.ts` reads them. Case, accents and apostrophes do not count.
 */

export interface Lexicon {
  /** ISO 639-1. */
  readonly language: string;
  /** Messages that consist of nothing else. */
  readonly keywords: {
    /** Also count as a sentence of their own in a longer text. */
    readonly stop: string;
    /** Only when they are the whole message. */
    readonly stopAlone?: string;
    /** As `stopAlone`, but only from somebody who is known to speak the language: they mean something else in others. */
    readonly stopHere?: string;
    readonly start?: string;
    readonly help: string;
  };
  /** Words of courtesy that may stand beside a keyword. */
  readonly courtesy: string;
  /** Words that turn what follows into its opposite. */
  readonly not: string;
  /** Phrases that only look like something else. */
  readonly harmless?: string;
  readonly intents: Readonly<Record<PhraseIntent, string>> & { readonly optIn?: string };
  readonly amounts: AmountWords;
  readonly dates: DateWords;
}

/** Intents that every language has phrases for. */
export type PhraseIntent =
  | "optOut"
  | "alreadyPaid"
  | "payNow"
  | "payLater"
  | "dispute"
  | "refusal"
  | "hardship"
  | "negotiate"
  | "agent"
  | "voice"
  | "wrongNumber"
  | "ceaseContact"
  | "attorney"
  | "deceased"
  | "bankruptcy"
  | "distress";

export interface AmountWords {
  readonly half: string;
  readonly whole: string;
  /** Something, a part, a little: an amount that nobody can name. */
  readonly some: string;
  /** Words directly before or behind which a bare number is likely to be money. */
  readonly pay: string;
}

export interface DateWords {
  readonly today: string;
  readonly tomorrow: string;
  readonly dayAfterTomorrow: string;
  readonly yesterday: string;
  /** From Monday. */
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly months: readonly [...string[]] & { readonly length: 12 };
  /** Phrases with `#`: the day of a month that is not named. */
  readonly onDay: string;
  readonly inDays: string;
  readonly inWeeks: string;
  readonly thisWeek: string;
  readonly nextWeek: string;
  readonly endOfMonth: string;
  readonly nextMonth: string;
  readonly endOfNextMonth: string;
  /** Words before or behind a weekday that leave open which one is meant. */
  readonly next: string;
  /** Words before a date that leave open how long after it. */
  readonly after: string;
  /** Times that only the debtor knows. */
  readonly vague: string;
  /** Phrases with words of a day in them that name none: "guten Morgen". */
  readonly greetings?: string;
  /** Words before a month without a day. */
  readonly inMonth: string;
  /** From one to ten. */
  readonly numerals: string;
}
