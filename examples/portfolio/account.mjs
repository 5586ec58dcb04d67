/** One account of the portfolio: what a line of the generated file holds. Amounts are minor units of its currency. */

/** @typedef {import("./debtor.mjs").Debtor} Debtor */

/**
 * @typedef {object} Account
 * @property {string} caseId
 * @property {Product} product
 * @property {string} currency
 * @property {Debtor} debtor
 * @property {string} knownFrom The first day on which the creditor has this account.
 * @property {number} balanceMinor Whole debt at that time, due or not.
 * @property {number} letterFromMinor From this much overdue a letter is worth its postage.
 * @property {Claim[]} obligations In the order of issue.
 * @property {Paid[]} payments In the order of time.
 * @property {Dispute[]} disputes
 */

/** @typedef {"card" | "loan" | "invoice"} Product */

/**
 * @typedef {object} Claim
 * @property {string} ref
 * @property {string} issuedAt
 * @property {string} dueDate
 * @property {number} amountMinor
 * @property {number} [statementMinor] Cards: the whole statement, of which `amountMinor` is the minimum.
 */

/**
 * @typedef {object} Paid
 * @property {string} date
 * @property {number} amountMinor
 * @property {string} [obligation] Absent: for the oldest one.
 */

/**
 * @typedef {object} Dispute
 * @property {string} obligation
 * @property {string} opened
 * @property {string} closed
 */

/** The first month of the portfolio: claims fall due from then on. */
export const FIRST_MONTH = { year: 2026, month: 1 };

/** Months in which new claims arise. */
export const MONTHS = 6;

/** The last day that the file knows about. */
export const LAST_DAY = "2026-09-30";
