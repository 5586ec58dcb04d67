/** Columns (T7): a segment of eight conditions over a million accounts, against objects and against DuckDB on one thread. */

import { compileCondition } from "@dunlin/engine";
import { columnsOf, parseColumns, plainColumns, selectColumns, TRUE } from "@dunlin/engine/simulate";
import { raceAsync } from "../lib/race.mjs";
import { figure, raceTable, times } from "../lib/report.mjs";
import { objectsOf, portfolio, tableOf } from "./portfolio.mjs";

const NEAR = ["DE", "AT", "CH", "ES", "PT", "IT"];
const NEAR_SET = new Set(NEAR);

const hand = (a) =>
  a.dpd >= 8 &&
  a.dpd <= 60 &&
  a.totalDue >= 20_000 &&
  NEAR_SET.has(a.debtor.country) &&
  !a.data.staff &&
  !a.data.disputed &&
  (a.data.score ?? -1) < 0.8 &&
  a.data.email !== undefined;

const SEGMENT = {
  and: [
    { ">=": [{ var: "dpd" }, 8] },
    { "<=": [{ var: "dpd" }, 60] },
    { ">=": [{ var: "totalDue" }, 20_000] },
    { in: [{ var: "debtor.country" }, NEAR] },
    { "!": [{ var: "data.staff" }] },
    { "!": [{ var: "data.disputed" }] },
    { "<": [{ var: ["data.score", -1] }, 0.8] },
    { known: [{ var: "data.email" }] },
  ],
};

const WHERE = `dpd >= 8 and dpd <= 60 and due >= 20000 and country in (${NEAR.map((c) => `'${c}'`).join(", ")})
  and not staff and not disputed and coalesce(score, -1) < 0.8 and email is not null`;

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function columns({ quick }) {
  const [rows, held] = quick ? [20_000, 10_000] : [1_000_000, 200_000];
  const parsed = parseColumns(portfolio(rows));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const accounts = objectsOf(parsed.value, held);
  const duck = await tableOf(parsed.value);
  const asked = compileCondition(SEGMENT);
  const answers = new Uint8Array(rows);
  await agree(parsed.value, accounts, asked, duck);
  const timings = await raceAsync(
    [
      { name: "hand-written over objects", units: held, run: () => count(accounts, hand) },
      { name: "Dunlin columns", units: rows, run: () => trues(selectColumns(SEGMENT, parsed.value, answers)) },
      {
        name: "DuckDB, one thread",
        units: rows,
        run: () => duck.runAndReadAll(`select count(*) from accounts where ${WHERE}`),
      },
      {
        name: "Dunlin closures over objects",
        units: held,
        run: () => count(accounts, (account) => asked(account) === true),
      },
      {
        name: "objects to columns",
        units: held,
        run: () => plainColumns(columnsOf(SEGMENT), accounts).rows,
      },
    ],
    { rounds: quick ? 2 : 15 },
  );
  duck.closeSync();
  return { tables: [table(timings, rows, held)], targets: targetsOf(timings) };
}

/** The same rows from all, objects as far as they go. */
async function agree(all, accounts, asked, duck) {
  const answers = selectColumns(SEGMENT, all);
  const made = selectColumns(SEGMENT, plainColumns(columnsOf(SEGMENT), accounts));
  for (const [i, account] of accounts.entries()) {
    const says = [hand(account), asked(account) === true, answers[i] === TRUE, made[i] === TRUE];
    if (says.some((one) => one !== says[0])) throw new Error(`account ${i}: ${says}`);
  }
  const reader = await duck.runAndReadAll(`select count(*), sum(id) from accounts where ${WHERE}`);
  const [theirs] = reader.getRows();
  const ours = chosen(answers);
  if (Number(theirs[0]) !== ours.count || Number(theirs[1]) !== ours.sum)
    throw new Error(`DuckDB chooses ${theirs}, columns ${ours.count}, ${ours.sum}`);
}

/** How many rows, and the sum of their places. */
function chosen(answers) {
  let [number, sum] = [0, 0];
  for (let i = 0; i < answers.length; i++) {
    const one = answers[i] & 1;
    number += one;
    sum += one * i;
  }
  return { count: number, sum };
}

function trues(answers) {
  let number = 0;
  for (let i = 0; i < answers.length; i++) number += answers[i] & 1;
  return number;
}

function count(accounts, holds) {
  let number = 0;
  for (let i = 0; i < accounts.length; i++) if (holds(accounts[i])) number += 1;
  return number;
}

const table = (timings, rows, held) =>
  raceTable(`Columns: a segment of 8 conditions over ${figure(rows)} accounts`, "account", timings, [
    `Over objects ${figure(held)} accounts are asked, because a million do not fit beside everything else; they are facts as hosts hold them, with one to three obligations each. Columns and DuckDB count the chosen rows too; DuckDB is asked through its client, as SQL, and holds the country as an enumeration.`,
  ]);

function targetsOf(timings) {
  const of = (name) => timings.find((timing) => timing.name === name).min;
  const ours = of("Dunlin columns");
  const overHand = of("hand-written over objects") / ours;
  const overClosures = of("Dunlin closures over objects") / ours;
  const overDuck = of("DuckDB, one thread") / ours;
  return [
    {
      id: "T7",
      text: "a segment over columns >= 5x faster than hand-written over objects",
      met: overHand >= 5,
      figure: `${times(overHand)}; ${times(overClosures)} of closures over objects`,
    },
    {
      id: "T7",
      text: "a segment over columns not slower than DuckDB on one thread",
      met: overDuck >= 1,
      figure: `${times(overDuck)} as fast; ${figure(1000 / ours)} million accounts a second`,
    },
  ];
}
