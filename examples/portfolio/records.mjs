/**
 * The two public files that the portfolio is calibrated against, as plain records. They lie beside the project, are read
 * in place, and none of their rows is kept: `calibrate.mjs` and `compare.mjs` compute figures from them.
 */

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const DATA = new URL("../../../shared/data/", import.meta.url);

/** Paths of the two files. */
export const INVOICES = fileURLToPath(new URL("ibm-late-payment-histories.csv", DATA));
export const ACCOUNTS = fileURLToPath(new URL("uci-credit-card-default.csv.gz", DATA));

/** Whether both files are there. */
export const recordsArePresent = () => existsSync(INVOICES) && existsSync(ACCOUNTS);

export const RECORDS_ARE_MISSING =
  "The public files are not here: they are expected in ../shared/data beside the project.";

/**
 * @typedef {object} Invoice
 * @property {string} customer
 * @property {number} amount US dollars.
 * @property {boolean} disputed
 * @property {number} daysLate From the due date to the settlement; negative when early.
 */

/** @returns {Invoice[]} */
export function readInvoices() {
  return rowsOf(readFileSync(INVOICES, "utf8")).map((cell) => ({
    customer: cell("customerID"),
    amount: Number(cell("InvoiceAmount")),
    disputed: cell("Disputed") === "Yes",
    daysLate: usDay(cell("SettledDate")) - usDay(cell("DueDate")),
  }));
}

/**
 * Months in the order of time, April to August 2005. The status of a month tells what became of its statement, that is,
 * how it was paid in the month after: of the statements with status -1, 98% are paid in full then; of those with 0, 97%
 * in part; of those with 2, half not at all. The status of the same month tells less about a payment. September is left
 * out: nobody knows what was paid in October, and its column is coded in another way (no late account goes back to
 * revolving, which happens in every other month).
 *
 * @typedef {object} Account
 * @property {string} id
 * @property {Standing[]} standing What became of the statement of the month.
 * @property {number[]} bill The statement of the month, in NT$.
 * @property {number[]} paid For that statement, during the month after it, in NT$.
 */

/** @typedef {"unused" | "full" | "revolving" | "late"} Standing No use, paid in full, the minimum was met, it was not met. */

const MONTHS = {
  status: ["X11", "X10", "X9", "X8", "X7"],
  bill: ["X17", "X16", "X15", "X14", "X13"],
  paid: ["X22", "X21", "X20", "X19", "X18"],
};

/** @returns {Account[]} */
export function readAccounts() {
  return rowsOf(gunzipSync(readFileSync(ACCOUNTS)).toString("utf8")).map((cell) => ({
    id: cell("ID"),
    standing: MONTHS.status.map((column) => standingOf(Number(cell(column)))),
    bill: MONTHS.bill.map((column) => Number(cell(column))),
    paid: MONTHS.paid.map((column) => Number(cell(column))),
  }));
}

/**
 * @param {number} status
 * @returns {Standing}
 */
function standingOf(status) {
  if (status > 0) return "late";
  return status === 0 ? "revolving" : status === -1 ? "full" : "unused";
}

/**
 * Cells by column name. Neither file has quotes.
 *
 * @param {string} text
 * @returns {((column: string) => string)[]}
 */
function rowsOf(text) {
  const [header = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const place = new Map(header.map((name, i) => [name, i]));
  return rows.map((cells) => (column) => cells[place.get(column) ?? -1] ?? "");
}

/**
 * Days since 1970 of `M/D/YYYY`.
 *
 * @param {string} text
 */
function usDay(text) {
  const [month = 0, day = 0, year = 0] = text.split("/").map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
