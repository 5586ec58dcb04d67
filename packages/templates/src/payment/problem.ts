/** What is wrong with the data of a payment code. A code that a bank reads differently is worse than none, so nothing is repaired silently. */

export type PaymentProblemCode =
  /** A member that the scheme needs is not there. */
  | "payment.missing"
  /** Longer than the scheme allows; `data.most`, `data.length`. */
  | "payment.tooLong"
  /** A line break, a control character or a sign that the scheme cannot write; `data.sign`. */
  | "payment.signs"
  /** No account number, or one whose check digits do not fit. */
  | "payment.iban"
  /** An account of a country in which the scheme is not used; `data.countries`. */
  | "payment.country"
  | "payment.bic"
  /** No whole number of minor units between `data.least` and `data.most`. */
  | "payment.amount"
  | "payment.currency"
  /** A reference whose form or check digits do not fit. */
  | "payment.reference"
  /** A text that does not begin as the scheme wants. */
  | "payment.form"
  /** More lines than the payment slip has room for; `data.most`, `data.length`. */
  | "payment.room"
  /** Two members that exclude each other; `data.other`. */
  | "payment.conflict"
  /** No address of the scheme: a PIX key or a UPI id. */
  | "payment.address"
  | "payment.scheme";

export interface PaymentProblem {
  readonly code: PaymentProblemCode;
  readonly severity: "error";
  /** JSON pointer into the request. */
  readonly path: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** English. */
  readonly message: string;
}

/** Thrown where a payment code cannot be made; `checkPayment` tells the same without throwing. */
export class PaymentError extends Error {
  readonly problems: readonly PaymentProblem[];

  constructor(problems: readonly PaymentProblem[]) {
    super(problems.map(({ path, message }) => `${path || "/"}: ${message}`).join("\n"));
    this.name = "PaymentError";
    this.problems = problems;
  }
}

export const problem = (
  code: PaymentProblemCode,
  path: string,
  message: string,
  data: Readonly<Record<string, unknown>> = {},
): PaymentProblem => ({ code, severity: "error", path, data, message });
