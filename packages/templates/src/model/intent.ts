/** What a debtor asks for on a page: the typed meaning of a posted form. */

export type Intent =
  /** Pay what is due now, by a method where one was chosen. */
  | { readonly intent: "pay"; readonly method?: string }
  | { readonly intent: "choosePlan"; readonly plan: string }
  /** Pay on a day. The amount is as the debtor wrote it, in no certain notation. */
  | { readonly intent: "promise"; readonly date: string; readonly amount?: string }
  | { readonly intent: "dispute"; readonly reason: string; readonly message?: string }
  | { readonly intent: "alreadyPaid"; readonly date?: string; readonly reference?: string }
  | { readonly intent: "callBack"; readonly phone: string; readonly when?: string }
  /** Money is tight: asks for help. */
  | { readonly intent: "hardship"; readonly message?: string }
  | { readonly intent: "preferences"; readonly channel?: string }
  | { readonly intent: "language"; readonly language: string };
