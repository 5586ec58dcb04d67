/** What throws when a number or a date makes no sense: terms are checked where they come in, so this is a mistake of the caller. */

export type ScheduleErrorCode =
  | "amount.unsafe"
  | "amount.negative"
  | "amount.zero"
  | "annuity.custom"
  | "count.invalid"
  | "count.tooMany"
  | "currency.unknown"
  | "currency.mixed"
  | "date.invalid"
  | "date.order"
  | "downPayment.tooLarge"
  | "entry.unknown"
  | "entry.overstated"
  | "frequency.unknown"
  | "installment.belowMinimum"
  | "installment.tooSmall"
  | "months.invalid"
  | "part.unknown"
  | "payday.invalid"
  | "rate.invalid"
  | "rate.uncovered"
  | "spec.ambiguous"
  | "term.tooLong"
  | "weights.invalid"
  | "weights.zero";

/** An amount, a date or terms that cannot be. `path` is a JSON pointer into what was given. */
export class ScheduleError extends RangeError {
  readonly code: ScheduleErrorCode;
  readonly path: string;

  constructor(code: ScheduleErrorCode, path: string, found?: unknown) {
    super(`${code} at ${path === "" ? "the whole" : path}${found === undefined ? "" : `: ${String(found)}`}`);
    this.name = "ScheduleError";
    this.code = code;
    this.path = path;
  }
}

/**
 * The amount, when it is a safe integer and not negative.
 *
 * @throws ScheduleError `amount.unsafe` for fractions and beyond 2^53, `amount.negative` below zero.
 */
export function amountAt(path: string, amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new ScheduleError("amount.unsafe", path, amount);
  if (amount < 0) throw new ScheduleError("amount.negative", path, amount);
  return amount;
}

/** Likewise, and above zero: `amount.zero`. */
export function positiveAt(path: string, amount: number): number {
  if (amountAt(path, amount) === 0) throw new ScheduleError("amount.zero", path);
  return amount;
}

/** A share or rate in basis points, a whole number from 0 to `most`. @throws ScheduleError `rate.invalid` */
export function shareAt(path: string, share: number, most: number): number {
  if (!Number.isInteger(share) || share < 0 || share > most) throw new ScheduleError("rate.invalid", path, share);
  return share;
}
