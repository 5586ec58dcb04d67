/** What a story says beside the sentences of the engine, in English and Spanish. Amounts, moments and names are in words already. */

export type Locale = "en" | "es";

export interface StoryWords {
  readonly enrolls: string;
  readonly timer: string;
  readonly nothing: string;
  readonly noTimer: string;
  nextTimer(moment: string): string;
  /** Where the case stands in the end; `out` when it never came in. */
  readonly end: {
    readonly out: string;
    active(node: string): string;
    held(node: string): string;
    readonly exited: string;
  };
  /** Who owes. */
  heading(caseId: string, debtor: string): string;
  owed(ref: string, amount: string, due: string, open: string | undefined): string;
  /** `amounts`: listed; empty when nothing is owed any more. */
  stillOwed(amounts: string): string;
  /** Work for somebody that no sentence of the engine tells. */
  readonly work: {
    task(queue: string, due: string): string;
    readonly taskCanceled: string;
    fee(amount: string, basis: string): string;
    asked(name: string): string;
    goal(name: string): string;
    stage(name: string): string;
  };
}
