/**
 * The same measurements on both sides: on the public records, and on a generated portfolio as its file tells it. What
 * the generator drew is not asked; lateness, for one, is worked out from due dates and payments.
 */

import { FIRST_MONTH } from "./account.mjs";
import { dayIn, dayOf } from "./calendar.mjs";
import { billedMonths } from "./calibrate.mjs";
import { dollarsOf, NT_DOLLARS_PER_DOLLAR } from "./countries.mjs";

/** @typedef {import("./account.mjs").Account} Account */

/**
 * @typedef {object} InvoiceMeasures
 * @property {{ group: string, value: number }[]} amounts US dollars, by customer.
 * @property {{ group: string, value: number }[]} daysLate By customer.
 * @property {boolean[]} disputed
 */

/**
 * @typedef {object} CardMeasures
 * @property {number[]} lateMonths Of five, one entry per account.
 * @property {number[]} statements NT$, those with something on them.
 * @property {{ late: boolean, share: number }[]} payments Paid of each of those statements, in the month it was due.
 */

/**
 * @param {readonly import("./records.mjs").Invoice[]} invoices
 * @returns {InvoiceMeasures}
 */
export function measureInvoices(invoices) {
  return {
    amounts: invoices.map(({ customer, amount }) => ({ group: customer, value: amount })),
    daysLate: invoices.map(({ customer, daysLate }) => ({ group: customer, value: daysLate })),
    disputed: invoices.map(({ disputed }) => disputed),
  };
}

/**
 * @param {readonly import("./records.mjs").Account[]} accounts
 * @returns {CardMeasures}
 */
export function measureCards(accounts) {
  const bills = accounts.flatMap(billedMonths);
  return {
    lateMonths: accounts.map(({ standing }) => standing.filter((month) => month === "late").length),
    statements: bills.map(({ bill }) => bill),
    payments: bills.map(({ standing, paid, bill }) => ({ late: standing === "late", share: paid / bill })),
  };
}

/**
 * @param {readonly Account[]} accounts
 * @returns {InvoiceMeasures}
 */
export function measureGeneratedInvoices(accounts) {
  const invoices = accounts
    .filter(({ product }) => product === "invoice")
    .flatMap(({ caseId, currency, obligations, payments, disputes }) =>
      obligations.flatMap(({ ref, dueDate, amountMinor }) => {
        const paid = payments.find(({ obligation }) => obligation === ref);
        return {
          customer: caseId,
          amount: dollarsOf(amountMinor, currency),
          disputed: disputes.some(({ obligation }) => obligation === ref),
          daysLate: dayIn(paid?.date ?? dueDate) - dayIn(dueDate),
        };
      }),
    );
  return measureInvoices(invoices);
}

/**
 * @param {readonly Account[]} accounts
 * @param {"card" | "loan"} product
 * @returns {CardMeasures}
 */
export function measureGeneratedConsumers(accounts, product) {
  const measured = accounts.filter((account) => account.product === product).map(measureConsumer);
  return {
    lateMonths: measured.map(({ months }) => months.filter(({ late }) => late).length),
    statements: measured.flatMap(({ months }) => months.flatMap(({ statement }) => statement ?? [])),
    payments: measured.flatMap(({ months }) =>
      months.flatMap(({ statement, late, paid }) =>
        statement === undefined ? [] : [{ late, share: paid / statement }],
      ),
    ),
  };
}

/** Days around a due date that belong to its month. */
const WINDOW = { before: 9, after: 18 };

/** @param {Account} account */
function measureConsumer({ currency, obligations, payments }) {
  const dueDay = Number(obligations[0]?.dueDate.slice(8) ?? 1);
  const paidBy = (/** @type {number} */ day) => sum(payments.filter(({ date }) => dayIn(date) <= day));
  /** @param {number} minor */
  const ntDollars = (minor) => dollarsOf(minor, currency) * NT_DOLLARS_PER_DOLLAR;
  let [covered, before] = [0, 0];
  const months = [0, 1, 2, 3, 4].map((month) => {
    const due = dayOf(FIRST_MONTH.year, FIRST_MONTH.month + month, dueDay);
    const claim = obligations.find(({ dueDate }) => dayIn(dueDate) === due);
    const claimed = sum(obligations.filter(({ dueDate }) => dayIn(dueDate) <= due));
    // What is paid beyond the open claims pays down the statement, not the next claim.
    const paid = paidBy(due);
    covered = Math.min(claimed, covered + paid - before);
    before = paid;
    const late = covered < claimed;
    const upTo = paidBy(due + WINDOW.after);
    const inMonth = upTo - paidBy(due - WINDOW.before - 1);
    covered = Math.min(claimed, covered + upTo - before);
    before = upTo;
    const statement = claim?.statementMinor;
    return { late, paid: ntDollars(inMonth), ...(statement !== undefined && { statement: ntDollars(statement) }) };
  });
  return { months };
}

/** @param {readonly { amountMinor: number }[]} entries */
const sum = (entries) => entries.reduce((total, { amountMinor }) => total + amountMinor, 0);
