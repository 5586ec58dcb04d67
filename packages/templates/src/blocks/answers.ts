/** What a debtor can answer without a form: by a key of the telephone, or by touching a reply. */

import type { Intent } from "../model/intent.ts";

/** An intent, or one of what only such channels have. */
export type Answer =
  | Intent["intent"]
  /** No more messages on this channel. */
  | "optOut"
  /** A person takes over. */
  | "agent"
  /** The same again. */
  | "repeat";

/** A new intent that is missing here does not compile. */
const ALL: { readonly [A in Answer]: true } = {
  pay: true,
  choosePlan: true,
  promise: true,
  dispute: true,
  alreadyPaid: true,
  callBack: true,
  hardship: true,
  preferences: true,
  language: true,
  optOut: true,
  agent: true,
  repeat: true,
};

export const ANSWERS: readonly Answer[] = Object.keys(ALL) as Answer[];

/** Keys of a telephone, without the 0, which exchanges keep for themselves. */
export const KEYS: readonly string[] = [..."123456789*#"];
