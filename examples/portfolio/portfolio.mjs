/**
 * The portfolio: any number of accounts from a seed. The same seed gives the same accounts, byte for byte; a larger
 * portfolio begins with the smaller one. `calibration.json` says what is drawn from.
 */

import { readFileSync } from "node:fs";
import { drawBusiness } from "./business.mjs";
import { drawConsumer } from "./consumer.mjs";
import { minorOf } from "./countries.mjs";
import { drawDebtor } from "./debtor.mjs";
import { createRandom } from "./random.mjs";

/** @typedef {import("./account.mjs").Account} Account */
/** @typedef {import("./account.mjs").Product} Product */
/** @typedef {import("./calibrate.mjs").Calibration} Calibration */

export const DEFAULT_SEED = 20260101;

/** @type {Calibration} */
const FIGURES = JSON.parse(readFileSync(new URL("calibration.json", import.meta.url), "utf8"));

/** @type {readonly (readonly [Product, number])[]} */
const PRODUCTS = [
  ["card", 50],
  ["loan", 25],
  ["invoice", 25],
];

/** Overdue US dollars from which a letter is worth its postage, in the strategy of this example. */
const LETTER_FROM = 100;

/**
 * @param {{ seed?: number, cases: number, wanted?: (who: Pick<Account, "product" | "debtor">) => boolean }} size Asked for each
 *   account in turn; those that are not wanted are left out, and what they owe is not drawn.
 * @returns {Generator<Account>}
 */
export function* generatePortfolio({ seed = DEFAULT_SEED, cases, wanted = () => true }) {
  for (let number = 1; number <= cases; number++) {
    const account = drawAccount(seed, number, wanted);
    if (account !== undefined) yield account;
  }
}

/**
 * @param {number} seed
 * @param {number} number
 * @param {(who: Pick<Account, "product" | "debtor">) => boolean} wanted
 * @returns {Account | undefined}
 */
function drawAccount(seed, number, wanted) {
  const random = createRandom(seed, number);
  const product = random.pick(PRODUCTS);
  const { debtor, country } = drawDebtor(random, number, product === "invoice" ? "legal" : "natural");
  if (!wanted({ product, debtor })) return undefined;
  const debt =
    product === "invoice"
      ? drawBusiness(random, FIGURES.invoices, country)
      : drawConsumer({ random, figures: FIGURES, country, product });
  return {
    caseId: `${product}-${String(number).padStart(7, "0")}`,
    product,
    currency: country.currency,
    debtor,
    letterFromMinor: minorOf(LETTER_FROM, country),
    ...debt,
  };
}
