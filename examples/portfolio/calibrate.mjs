/**
 * Measures the two public files and writes `calibration.json`, from which the generator draws: `node calibrate.mjs`.
 *
 * Only figures are kept, none of the rows. Needs the files; the generator does not.
 */

import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { groupBy, histogramOf, likenessOf, meanOf, quantilesOf } from "./distribution.mjs";
import { RECORDS_ARE_MISSING, readAccounts, readInvoices, recordsArePresent } from "./records.mjs";
import { contextOf, paymentContextOf, STANDINGS } from "./standing.mjs";

/** @typedef {import("./records.mjs").Account} Account */
/** @typedef {import("./records.mjs").Standing} Standing */
/** @typedef {ReturnType<typeof calibrate>} Calibration */

const FILE = new URL("calibration.json", import.meta.url);

/** Everything the generator draws from. */
export function calibrate() {
  return {
    note: "Measured by calibrate.mjs. Invoices: US dollars, IBM, Late Payment Histories. Cards: NT$, UCI, Default of Credit Card Clients (Yeh and Lien 2009, CC BY 4.0). Nothing here is a row of either file.",
    invoices: calibrateInvoices(),
    cards: calibrateCards(),
  };
}

function calibrateInvoices() {
  const invoices = readInvoices();
  const customers = [...groupBy(invoices, ({ customer }) => customer).values()];
  /** @param {boolean} disputed */
  const delay = (disputed) => {
    const those = invoices.filter((invoice) => invoice.disputed === disputed);
    const grouped = those.map(({ customer, daysLate }) => ({ group: customer, value: daysLate }));
    return { daysLate: histogramOf(grouped.map(({ value }) => value)), likeness: rounded(likenessOf(grouped), 3) };
  };
  const amounts = invoices.map(({ customer, amount }) => ({ group: customer, value: amount }));
  const perCustomer = customers.map((list) => list.length);
  const disputedShares = customers.map((list) => meanOf(list.map(({ disputed }) => Number(disputed))));
  return {
    perCustomer: quantilesOf(perCustomer, 1),
    amount: quantilesOf(
      amounts.map(({ value }) => value),
      2,
    ),
    amountLikeness: rounded(likenessOf(amounts), 3),
    disputedShareOfCustomer: quantilesOf(disputedShares, 3),
    undisputed: delay(false),
    disputed: delay(true),
  };
}

function calibrateCards() {
  const accounts = readAccounts();
  const moves = accounts.flatMap(({ standing }) =>
    standing.slice(1).map((next, month) => ({ context: contextOf(standing.slice(0, month + 1)), next })),
  );
  const bills = accounts.flatMap(billedMonths);
  const start = accounts.map(({ standing }) => standing[0] ?? "unused");
  return {
    start: sharesOf(start, STANDINGS),
    next: Object.fromEntries(
      sortedGroups(moves, ({ context }) => context).map(([context, those]) => [
        context,
        sharesOf(
          those.map(({ next }) => next),
          STANDINGS,
        ),
      ]),
    ),
    bill: byStanding((standing) => billsOf(accounts, bills, standing)),
    billLikeness: rounded(likenessOf(bills.map(({ account, bill }) => ({ group: account, value: bill }))), 3),
    payment: Object.fromEntries(
      sortedGroups(bills, ({ context }) => context).map(([context, those]) => [
        context,
        sharesOf(
          those.map(({ payment }) => payment),
          PAYMENTS,
        ),
      ]),
    ),
    partPaid: byStanding((standing) => {
      const those = bills.filter((month) => month.standing === standing && month.payment === "part");
      return quantilesOf(
        those.map(({ paid, bill }) => paid / bill),
        4,
      );
    }),
  };
}

/** @typedef {"none" | "part" | "full"} PaymentKind */

/** @type {readonly PaymentKind[]} */
const PAYMENTS = ["none", "part", "full"];

/**
 * The months of an account with something on the statement, and what was paid for it.
 *
 * @param {Account} account
 */
export function billedMonths({ id, standing, bill, paid }) {
  return standing.flatMap((now, month) => {
    const due = bill[month] ?? 0;
    const amount = paid[month] ?? 0;
    if (due <= 0) return [];
    /** @type {PaymentKind} */
    const payment = amount === 0 ? "none" : amount >= due ? "full" : "part";
    const context = paymentContextOf(standing.slice(0, month + 1));
    return [{ account: id, standing: now, context, bill: due, paid: amount, payment }];
  });
}

/**
 * @param {readonly Account[]} accounts
 * @param {readonly ReturnType<typeof billedMonths>[number][]} bills
 * @param {Standing} standing
 */
function billsOf(accounts, bills, standing) {
  const amounts = bills.filter((month) => month.standing === standing).map(({ bill }) => bill);
  const months = accounts.flatMap((account) => account.standing).filter((one) => one === standing).length;
  return { billedShare: rounded(amounts.length / months, 4), amount: quantilesOf(amounts, 0) };
}

/**
 * Something for every standing.
 *
 * @template T
 * @param {(standing: Standing) => T} of
 * @returns {Record<Standing, T>}
 */
function byStanding(of) {
  return { unused: of("unused"), full: of("full"), revolving: of("revolving"), late: of("late") };
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf
 */
function sortedGroups(items, keyOf) {
  return [...groupBy(items, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Share of each kind, in the order of the kinds.
 *
 * @template {string} T
 * @param {readonly T[]} items
 * @param {readonly T[]} kinds
 * @returns {[T, number][]}
 */
function sharesOf(items, kinds) {
  return kinds.map((kind) => [kind, rounded(items.filter((item) => item === kind).length / items.length, 5)]);
}

/**
 * @param {number} value
 * @param {number} digits
 */
const rounded = (value, digits) => Number(value.toFixed(digits));

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (recordsArePresent()) {
    writeFileSync(FILE, `${JSON.stringify(calibrate(), null, 1)}\n`);
    console.log("calibration.json is up to date.");
  } else {
    console.error(RECORDS_ARE_MISSING);
    process.exitCode = 1;
  }
}
