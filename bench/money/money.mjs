/**
 * Money: installment plans, ours against dinero.js and big.js. Peers only divide amounts; `planSchedule` also works out the
 * dates and tells principal and fee apart. Answers are equal to the minor unit before anything is timed.
 */

import { allocate, planSchedule } from "@dunlin/engine";
import { race } from "../lib/race.mjs";
import { random } from "../lib/random.mjs";
import { raceTable } from "../lib/report.mjs";
import { HAND, PEERS } from "./peers.mjs";

const PLAN = "Dunlin planSchedule, with dates";
const SEED = 5;

/** A debt with a fee of 5% in equal parts, the units left over going to the first. */
const PLAIN = {
  [HAND]: PEERS.plain[HAND],
  [PLAN]: ({ totalMinor, feeMinor, count }) =>
    planSchedule({
      totalMinor,
      currency: "EUR",
      count,
      feeMinor,
      frequency: "monthly",
      firstDue: "2026-01-31",
      remainder: "first",
    }),
  "Dunlin allocate": ({ totalMinor, feeMinor, ones }) => allocate(totalMinor + feeMinor, ones, "first"),
  ...PEERS.plain,
};

/** An annuity: level payment, and interest and principal of each month. */
const ANNUITY = {
  [PLAN]: ({ totalMinor, annualRateBps, count }) =>
    planSchedule({
      totalMinor,
      currency: "EUR",
      count,
      annualRateBps,
      frequency: "monthly",
      firstDue: "2026-01-31",
    }),
  ...PEERS.annuity,
};

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function money({ quick }) {
  const cases = casesOf(quick ? 300 : 3000);
  const options = { rounds: quick ? 3 : 30, sampleMs: 0 };
  const run = (ways, some) => {
    agree(ways, some);
    return race(
      Object.entries(ways).map(([name, way]) => contestant(name, way, some)),
      options,
    );
  };
  return {
    tables: [
      raceTable("Money: a debt with a fee in 2 to 12 equal installments", "plan", run(PLAIN, cases), [
        "All but planSchedule give amounts only.",
      ]),
      raceTable("Money: annuities of 2 to 12 months", "plan", run(ANNUITY, cases), [
        "big.js gives amounts only. dinero.js has no powers, and is not here.",
      ]),
    ],
    targets: [],
  };
}

function casesOf(count) {
  const { between } = random(SEED);
  return Array.from({ length: count }, () => {
    const totalMinor = between(1000, 500_000);
    const installments = between(2, 12);
    return {
      totalMinor,
      feeMinor: Math.round(totalMinor / 20),
      annualRateBps: between(100, 2400),
      count: installments,
      ones: new Array(installments).fill(1),
    };
  });
}

/** Every contestant gives the same amounts in every case. */
function agree(ways, cases) {
  const [[first, reference], ...others] = Object.entries(ways);
  for (const one of cases) {
    const wanted = amountsOf(reference(one));
    for (const [name, way] of others) {
      const found = amountsOf(way(one));
      if (found !== wanted) throw new Error(`${name} gives ${found}, ${first} ${wanted}: ${JSON.stringify(one)}`);
    }
  }
}

const amountsOf = (plan) => plan.map((part) => part.amountMinor ?? part).join(" ");

function contestant(name, way, cases) {
  const run = () => {
    let sum = 0;
    for (let i = 0; i < cases.length; i++) sum += way(cases[i]).length;
    return sum;
  };
  return { name, units: cases.length, run };
}
