/** The claims and payments of one account while they are drawn. Payments go to the oldest claim first. */

import { dateOf } from "./calendar.mjs";

/** @typedef {import("./account.mjs").Claim} Claim */
/** @typedef {import("./account.mjs").Paid} Paid */

/**
 * @typedef {object} Book
 * @property {(issued: number, due: number, amountMinor: number, statementMinor?: number) => void} claim Days since 1970.
 * @property {() => number} open What is left of all claims so far.
 * @property {(day: number, amountMinor: number) => void} pay
 * @property {(last: number) => { obligations: Claim[], payments: Paid[] }} close Up to and including the day `last`.
 */

/** @returns {Book} */
export function createBook() {
  /** @type {Claim[]} */
  const obligations = [];
  /** @type {{ day: number, amountMinor: number }[]} */
  const payments = [];
  let open = 0;
  return {
    claim(issued, due, amountMinor, statementMinor) {
      obligations.push({
        ref: `due-${obligations.length + 1}`,
        issuedAt: dateOf(issued),
        dueDate: dateOf(due),
        amountMinor,
        ...(statementMinor !== undefined && { statementMinor }),
      });
      open += amountMinor;
    },
    open: () => open,
    pay(day, amountMinor) {
      payments.push({ day, amountMinor });
      open = Math.max(0, open - amountMinor);
    },
    close: (last) => ({
      obligations,
      payments: payments
        .filter(({ day }) => day <= last)
        .sort((a, b) => a.day - b.day)
        .map(({ day, amountMinor }) => ({ date: dateOf(day), amountMinor })),
    }),
  };
}
