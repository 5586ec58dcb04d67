/**
 * A person who owes a card or a loan: month by month in good standing or late, paying all, a part or nothing, as the
 * card file has it. What falls due is the minimum of the card's statement, or the loan's installment.
 */

import { FIRST_MONTH, LAST_DAY, MONTHS } from "./account.mjs";
import { createBook } from "./book.mjs";
import { dateOf, dayIn, dayOf } from "./calendar.mjs";
import { minorOf, NT_DOLLARS_PER_DOLLAR, payable } from "./countries.mjs";
import { drawHistogram, drawQuantile, rankOf } from "./distribution.mjs";
import { contextOf, paymentContextOf } from "./standing.mjs";

/** @typedef {import("./account.mjs").Account} Account */
/** @typedef {import("./book.mjs").Book} Book */
/** @typedef {import("./calibrate.mjs").Calibration} Calibration */
/** @typedef {import("./countries.mjs").Country} Country */
/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {import("./records.mjs").Standing} Standing */

/** Months after the last claim in which an account may still get back into good standing. */
const AFTERMATH = 3;

/** Days before the due date on which a statement or installment becomes known. */
const NOTICE = 20;

/** Days from a due date within which the payment of that month is made, so that months do not run into each other. */
const EARLIEST = 9;
const LATEST = 18;

/** Assumed minimum of a card statement: 93% of the statements in good standing of the card file are paid at least so. */
const MINIMUM = { share: 0.03, leastDollars: 15 };

/** Assumed, per account: the card file knows no disputes. */
const DISPUTED = 0.015;

/** Assumed, for the partial payment of a loan: how often it is less than an installment. */
const LESS_THAN_INSTALLMENT = 0.4;

/**
 * @typedef {object} Setting
 * @property {Random} random
 * @property {Calibration} figures
 * @property {Country} country
 * @property {"card" | "loan"} product
 */

/** @typedef {{ balance: number, due: number }} Bill Minor units: the whole statement, and what of it falls due. */

/**
 * @param {Setting} setting
 * @returns {Pick<Account, "knownFrom" | "balanceMinor" | "obligations" | "payments" | "disputes">}
 */
export function drawConsumer(setting) {
  const { random, product } = setting;
  const billOf = product === "card" ? cardBills(setting) : loanBills(setting);
  const dueDay = random.integer(1, 28);
  const book = createBook();
  let balanceMinor = 0;
  /** @type {Standing[]} */
  const months = [];
  for (let month = 0; month < MONTHS + AFTERMATH; month++) {
    const standing = nextStanding(setting, months);
    months.push(standing);
    const due = dayOf(FIRST_MONTH.year, FIRST_MONTH.month + month, dueDay);
    const bill = month < MONTHS ? billOf(standing) : { balance: 0, due: 0 };
    if (bill.due > 0) book.claim(due - NOTICE, due, bill.due, product === "card" ? bill.balance : undefined);
    if (balanceMinor === 0) balanceMinor = bill.balance;
    if (standing === "late") payLate(setting, book, months, due, bill);
    else payOnTime(setting, book, standing, due, bill);
  }
  const { obligations, payments } = book.close(dayIn(LAST_DAY));
  const first = obligations[0];
  return {
    knownFrom: first?.issuedAt ?? dateOf(dayOf(FIRST_MONTH.year, FIRST_MONTH.month, dueDay)),
    balanceMinor,
    obligations,
    payments,
    disputes: random.chance(DISPUTED) ? drawDispute(random, obligations) : [],
  };
}

/**
 * @param {Setting} setting
 * @param {readonly Standing[]} months Before this one.
 */
function nextStanding({ random, figures }, months) {
  const shares = months.length === 0 ? figures.cards.start : figures.cards.next[contextOf(months)];
  return random.pick(shares ?? figures.cards.start);
}

/**
 * Statements of one card: those of an account are much alike.
 *
 * @param {Setting} setting
 * @returns {(standing: Standing) => Bill}
 */
function cardBills({ random, figures, country }) {
  const { bill, billLikeness } = figures.cards;
  const level = random.normal();
  return (standing) => {
    const { billedShare, amount } = bill[standing];
    const rank = rankOf(billLikeness, level, random.normal());
    // Somebody who is late owes something.
    if (!random.chance(billedShare) && standing !== "late") return { balance: 0, due: 0 };
    const dollars = drawQuantile(amount, rank) / NT_DOLLARS_PER_DOLLAR;
    const due = Math.min(dollars, Math.max(MINIMUM.leastDollars, dollars * MINIMUM.share));
    return { balance: minorOf(dollars, country), due: minorOf(due, country) };
  };
}

/**
 * Installments of one loan. There is no file of loans: they are as large as the debts of cards in revolving use, over
 * one to three years.
 *
 * @param {Setting} setting
 * @returns {(standing: Standing) => Bill}
 */
function loanBills({ random, figures, country }) {
  const dollars = drawQuantile(figures.cards.bill.revolving.amount, random.unit()) / NT_DOLLARS_PER_DOLLAR;
  const installments = random.pick([
    [12, 1],
    [24, 1],
    [36, 1],
  ]);
  const bill = { balance: minorOf(dollars, country), due: minorOf(dollars / installments, country) };
  return () => bill;
}

/**
 * By the due date, all that is open is paid, arrears included.
 *
 * @param {Setting} setting
 * @param {Book} book
 * @param {Standing} standing
 * @param {number} due
 * @param {Bill} bill
 */
function payOnTime(setting, book, standing, due, { balance }) {
  const open = book.open();
  const card = setting.product === "card" && balance > 0;
  const amount = card ? Math.max(open, paidOf(setting, standing, standing, balance)) : open;
  if (amount > 0) book.pay(due - daysEarly(setting), amount);
}

/**
 * After the due date, nothing, a part or everything is paid.
 *
 * @param {Setting} setting
 * @param {Book} book
 * @param {readonly Standing[]} months
 * @param {number} due
 * @param {Bill} bill
 */
function payLate(setting, book, months, due, bill) {
  const open = book.open();
  if (open === 0) return;
  const context = paymentContextOf(months);
  const amount =
    setting.product === "card"
      ? paidOf(setting, "late", context, Math.max(bill.balance, open))
      : installmentPaid(setting, kindOf(setting, context), bill.due, open);
  if (amount > 0) book.pay(due + daysLate(setting), amount);
}

/**
 * @param {Setting} setting
 * @param {Standing} standing
 * @param {string} context
 * @param {number} balance
 */
function paidOf(setting, standing, context, balance) {
  const { random, figures, country } = setting;
  const kind = kindOf(setting, context);
  const share = drawQuantile(figures.cards.partPaid[standing], random.unit());
  if (kind === "full") return balance;
  return kind === "part" ? payable(balance * share, country) : 0;
}

/**
 * @param {Setting} setting
 * @param {string} context
 */
function kindOf({ random, figures }, context) {
  return random.pick(figures.cards.payment[context] ?? []);
}

/**
 * @param {Setting} setting
 * @param {"none" | "part" | "full"} kind
 * @param {number} installment
 * @param {number} open
 */
function installmentPaid({ random, country }, kind, installment, open) {
  const part = random.chance(LESS_THAN_INSTALLMENT) ? random.integer(30, 90) / 100 : 1;
  if (kind === "none") return 0;
  return kind === "full" ? open : payable(Math.min(installment || open, open) * part, country);
}

/**
 * The card file has months only. Days before and after a due date follow the invoice file, inside the month.
 *
 * @param {Setting} setting
 */
const daysEarly = (setting) => -drawWithin(setting, -EARLIEST, 0);

/** @param {Setting} setting */
const daysLate = (setting) => drawWithin(setting, 1, LATEST);

/**
 * @param {Setting} setting
 * @param {number} low
 * @param {number} high
 */
function drawWithin({ random, figures }, low, high) {
  for (;;) {
    const days = drawHistogram(figures.invoices.undisputed.daysLate, random.unit());
    if (days >= low && days <= high) return days;
  }
}

/**
 * After the statement has come and before it is paid.
 *
 * @param {Random} random
 * @param {readonly import("./account.mjs").Claim[]} obligations
 */
function drawDispute(random, obligations) {
  const claim = obligations[random.integer(0, obligations.length - 1)];
  if (claim === undefined) return [];
  const opened = dayIn(claim.dueDate) - random.integer(EARLIEST + 1, NOTICE - 2);
  return [{ obligation: claim.ref, opened: dateOf(opened), closed: dateOf(opened + random.integer(10, 40)) }];
}
