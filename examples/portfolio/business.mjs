/**
 * A business that owes invoices: how many, how large, how late and whether disputed as in the invoice file, customer by
 * customer. An invoice is paid in one sum, as all of them are there.
 */

import { FIRST_MONTH, LAST_DAY, MONTHS } from "./account.mjs";
import { dateOf, dayIn, dayOf } from "./calendar.mjs";
import { minorOf } from "./countries.mjs";
import { drawHistogram, drawQuantile, rankOf } from "./distribution.mjs";

/** @typedef {import("./account.mjs").Account} Account */
/** @typedef {import("./calibrate.mjs").Calibration} Calibration */
/** @typedef {import("./countries.mjs").Country} Country */
/** @typedef {import("./random.mjs").Random} Random */

/** Days between issue and due date of every invoice in the file. */
const TERM = 30;

/** The invoices of the file were issued over this many months. */
const MONTHS_IN_FILE = 23;

/**
 * @param {Random} random
 * @param {Calibration["invoices"]} figures
 * @param {Country} country
 * @returns {Pick<Account, "knownFrom" | "balanceMinor" | "obligations" | "payments" | "disputes">}
 */
export function drawBusiness(random, figures, country) {
  const customer = {
    amount: random.normal(),
    delay: random.normal(),
    disputes: drawQuantile(figures.disputedShareOfCustomer, random.unit()),
  };
  const invoices = issueDays(random, figures).map((issued, index) => {
    const disputed = random.chance(customer.disputes);
    const { daysLate, likeness } = disputed ? figures.disputed : figures.undisputed;
    const dollars = drawQuantile(figures.amount, rankOf(figures.amountLikeness, customer.amount, random.normal()));
    const late = drawHistogram(daysLate, rankOf(likeness, customer.delay, random.normal()));
    const due = issued + TERM;
    const paid = Math.max(due + late, issued);
    return {
      claim: {
        ref: `inv-${index + 1}`,
        issuedAt: dateOf(issued),
        dueDate: dateOf(due),
        amountMinor: minorOf(dollars, country),
      },
      paid,
      dispute: disputed ? drawDispute(random, issued, due, paid) : undefined,
    };
  });
  const last = dayIn(LAST_DAY);
  return {
    knownFrom: invoices[0]?.claim.issuedAt ?? dateOf(last),
    balanceMinor: invoices[0]?.claim.amountMinor ?? 0,
    obligations: invoices.map(({ claim }) => claim),
    payments: invoices
      .filter(({ paid }) => paid <= last)
      .sort((a, b) => a.paid - b.paid)
      .map(({ claim, paid }) => ({ date: dateOf(paid), amountMinor: claim.amountMinor, obligation: claim.ref })),
    disputes: invoices.flatMap(({ claim, dispute }) =>
      dispute === undefined ? [] : [{ obligation: claim.ref, ...dispute }],
    ),
  };
}

/**
 * Days of issue, ascending: the customer's share of the months that the portfolio covers.
 *
 * @param {Random} random
 * @param {Calibration["invoices"]} figures
 */
function issueDays(random, figures) {
  const first = dayOf(FIRST_MONTH.year, FIRST_MONTH.month, 1);
  const last = dayOf(FIRST_MONTH.year, FIRST_MONTH.month + MONTHS, 1) - 1;
  const inFile = drawQuantile(figures.perCustomer, random.unit());
  const count = Math.max(1, Math.round((inFile * MONTHS) / MONTHS_IN_FILE));
  return Array.from({ length: count }, () => random.integer(first, last)).sort((a, b) => a - b);
}

/**
 * The file tells that an invoice was disputed, not when. Assumed: the customer speaks up between the issue and two days
 * after the due date, and pays on the day the matter is settled or up to three days later.
 *
 * @param {Random} random
 * @param {number} issued
 * @param {number} due
 * @param {number} paid
 */
function drawDispute(random, issued, due, paid) {
  const opened = random.integer(issued, Math.min(due + 2, paid));
  const closed = random.integer(Math.max(opened, paid - 3), paid);
  return { opened: dateOf(opened), closed: dateOf(closed) };
}
