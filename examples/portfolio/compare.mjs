/**
 * Compares a generated portfolio with the public files: `node compare.mjs [--cases 20000] [--seed N] [--write]`.
 *
 * Prints a table; `--write` puts it into README.md. A test holds the generator to the tolerances of `LINES`.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { distance, likenessOf, meanOf, quantile } from "./distribution.mjs";
import { wholeNumber } from "./generate.mjs";
import { measureCards, measureGeneratedConsumers, measureGeneratedInvoices, measureInvoices } from "./measure.mjs";
import { DEFAULT_SEED, generatePortfolio } from "./portfolio.mjs";
import { RECORDS_ARE_MISSING, readAccounts, readInvoices, recordsArePresent } from "./records.mjs";

/** @typedef {import("./measure.mjs").InvoiceMeasures} InvoiceMeasures */
/** @typedef {import("./measure.mjs").CardMeasures} CardMeasures */
/** @typedef {{ invoices: InvoiceMeasures, cards: CardMeasures, loans: CardMeasures }} Measures */

/**
 * One line of the table. Values give quantiles and the distance of the distributions; a share gives one number.
 *
 * @typedef {object} Line
 * @property {string} name
 * @property {(measures: Measures) => readonly number[]} values
 * @property {"quantiles" | "share"} show
 * @property {number} [digits]
 * @property {number} tolerance Largest distance, or difference of shares, that the test accepts.
 */

/** @type {readonly Line[]} */
export const LINES = [
  quantiles("Invoice amount, USD", ({ invoices }) => valuesOf(invoices.amounts), 0.03, 0),
  quantiles("Invoice days late", ({ invoices }) => valuesOf(invoices.daysLate), 0.03, 0),
  quantiles("Days late of disputed invoices", ({ invoices }) => disputedDelays(invoices), 0.05, 0),
  share("Invoices paid on time", ({ invoices }) => invoices.daysLate.map(({ value }) => Number(value <= 0)), 0.03),
  share("Invoices disputed", ({ invoices }) => invoices.disputed.map(Number), 0.03),
  share("Likeness of a customer's delays", ({ invoices }) => [likenessOf(invoices.daysLate)], 0.1),
  quantiles("Card statement, NT$", ({ cards }) => cards.statements, 0.03, 0),
  quantiles("Card: late months of five", ({ cards }) => cards.lateMonths, 0.02, 0),
  share("Card months paid on time", ({ cards }) => cards.lateMonths.map((months) => 1 - months / 5), 0.01),
  share("Card bills paid in part", ({ cards }) => cards.payments.map(isPart), 0.03),
  quantiles("Part paid, in good standing", ({ cards }) => partsOf(cards, false), 0.08, 3),
  share("Late card bills paid in part", ({ cards }) => lateOf(cards).map(isPart), 0.05),
  quantiles("Part paid, late", ({ cards }) => partsOf(cards, true), 0.05, 3),
  share(
    "Loan months paid on time (beside cards)",
    ({ loans }) => loans.lateMonths.map((months) => 1 - months / 5),
    0.02,
  ),
];

/** Accounts that are generated for the comparison unless told otherwise. */
export const COMPARED_CASES = 20_000;

/** @param {{ cases: number, seed?: number }} size */
export function measureGenerated(size) {
  const accounts = [...generatePortfolio(size)];
  return {
    invoices: measureGeneratedInvoices(accounts),
    cards: measureGeneratedConsumers(accounts, "card"),
    loans: measureGeneratedConsumers(accounts, "loan"),
  };
}

/** @returns {Measures} The card file stands in for loans, too. */
export function measureRecords() {
  const cards = measureCards(readAccounts());
  return { invoices: measureInvoices(readInvoices()), cards, loans: cards };
}

/**
 * Distance of the distributions, or difference of the shares.
 *
 * @param {Line} line
 * @param {Measures} records
 * @param {Measures} generated
 */
export function apart({ show, values }, records, generated) {
  const [one, other] = [values(records), values(generated)];
  return show === "quantiles" ? distance(one, other) : Math.abs(meanOf(one) - meanOf(other));
}

/**
 * A Markdown table with two rows per line: the file and the portfolio.
 *
 * @param {Measures} records
 * @param {Measures} generated
 */
export function tableOf(records, generated) {
  const rows = LINES.flatMap((line) => [
    [line.name, "file", ...cellsOf(line, records), ""],
    ["", "generated", ...cellsOf(line, generated), apart(line, records, generated).toFixed(3)],
  ]);
  const head = ["", "", "5%", "25%", "50%", "75%", "95%", "apart"];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const isText = (/** @type {number} */ column) => column < 2;
  const rule = widths.map((width, column) => (isText(column) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  /** @param {readonly string[]} row */
  const lineOf = (row) =>
    `| ${row.map((cell, column) => padded(cell, widths[column] ?? 0, isText(column))).join(" | ")} |`;
  return [head, rule, ...rows].map(lineOf).join("\n");
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {boolean} left
 */
const padded = (cell, width, left) => (left ? cell.padEnd(width) : cell.padStart(width));

/**
 * @param {Line} line
 * @param {Measures} measures
 */
function cellsOf({ show, values, digits = 0 }, measures) {
  const found = values(measures);
  if (show === "share") return ["", "", meanOf(found).toFixed(3), "", ""];
  const sorted = found.toSorted((a, b) => a - b);
  return [0.05, 0.25, 0.5, 0.75, 0.95].map((rank) => grouped(quantile(sorted, rank), digits));
}

/**
 * @param {number} value
 * @param {number} digits
 */
const grouped = (value, digits) =>
  value
    .toFixed(digits)
    .replace(/^-(0(\.0+)?)$/, "$1")
    .replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * @param {string} name
 * @param {Line["values"]} values
 * @param {number} tolerance
 * @param {number} digits
 * @returns {Line}
 */
function quantiles(name, values, tolerance, digits) {
  return { name, values, show: "quantiles", tolerance, digits };
}

/**
 * @param {string} name
 * @param {Line["values"]} values
 * @param {number} tolerance
 * @returns {Line}
 */
function share(name, values, tolerance) {
  return { name, values, show: "share", tolerance };
}

/** @param {readonly { value: number }[]} entries */
const valuesOf = (entries) => entries.map(({ value }) => value);

/** @param {InvoiceMeasures} invoices */
const disputedDelays = ({ daysLate, disputed }) => valuesOf(daysLate.filter((_, index) => disputed[index] === true));

/** @param {{ share: number }} payment */
const isPart = (payment) => Number(payment.share > 0 && payment.share < 1);

/** @param {CardMeasures} cards */
const lateOf = (cards) => cards.payments.filter(({ late }) => late);

/**
 * @param {CardMeasures} cards
 * @param {boolean} whenLate
 */
const partsOf = (cards, whenLate) =>
  cards.payments
    .filter((payment) => payment.late === whenLate && isPart(payment) === 1)
    .map((payment) => payment.share);

const BEGIN = "<!-- node compare.mjs --write -->\n\n";
const END = "\n\n<!-- end -->";

/**
 * The table in a text that has one.
 *
 * @param {string} text
 */
export function tableIn(text) {
  const begin = text.indexOf(BEGIN) + BEGIN.length;
  const end = text.indexOf(END, begin);
  if (begin < BEGIN.length || end < 0) throw new Error("README.md has lost the marks around its table.");
  return text.slice(begin, end);
}

/** @param {string} table */
function writeTable(table) {
  const readme = new URL("README.md", import.meta.url);
  const text = readFileSync(readme, "utf8");
  writeFileSync(
    readme,
    text.replace(tableIn(text), () => table),
  );
}

function main() {
  const text = /** @type {const} */ ({ type: "string" });
  const { values } = parseArgs({ options: { cases: text, seed: text, write: { type: "boolean" } } });
  const cases = wholeNumber(values.cases ?? String(COMPARED_CASES), "cases");
  const seed = wholeNumber(values.seed ?? String(DEFAULT_SEED), "seed");
  if (!recordsArePresent()) throw new Error(RECORDS_ARE_MISSING);
  const table = tableOf(measureRecords(), measureGenerated({ cases, seed }));
  if (values.write) writeTable(table);
  console.log(table);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    main();
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
  }
}
