/** A seeded portfolio, first as columns, and the same accounts as objects and as a table of DuckDB. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { random } from "../lib/random.mjs";

const COUNTRIES = "AT BE BR CH CO CZ DE ES FR GB IT MX NL PL PT SE US".split(" ");

/** A fifth has no score and a seventh no address. */
export function portfolio(rows, seed = 20_261_126) {
  const { chance, between } = random(seed);
  const column = (type, values, more) => ({ type, values, ...more });
  const scored = new Uint8Array(rows);
  const mailed = new Uint8Array(rows);
  const columns = {
    dpd: column("integer", new Uint8Array(rows)),
    totalDue: column("money", new Int32Array(rows)),
    "debtor.country": column("text", new Uint8Array(rows), { dictionary: COUNTRIES }),
    "data.staff": column("boolean", new Uint8Array(rows)),
    "data.disputed": column("boolean", new Uint8Array(rows)),
    "data.score": column("number", new Float64Array(rows), { known: scored }),
    "data.email": column("text", new Int32Array(rows), { known: mailed, dictionary: [] }),
  };
  const email = columns["data.email"];
  for (let i = 0; i < rows; i++) {
    columns.dpd.values[i] = Math.floor((between(0, 1000) / 1000) ** 2 * 120);
    columns.totalDue.values[i] = between(500, 250_000);
    columns["debtor.country"].values[i] = between(0, COUNTRIES.length - 1);
    columns["data.staff"].values[i] = Number(chance(0.05));
    columns["data.disputed"].values[i] = Number(chance(0.04));
    if (chance(0.8)) {
      scored[i] = 1;
      columns["data.score"].values[i] = between(0, 1000) / 1000;
    }
    if (chance(0.85)) {
      mailed[i] = 1;
      email.values[i] = email.dictionary.length;
      email.dictionary.push(`d${i}@example.com`);
    }
  }
  return { rows, columns };
}

/** The first accounts as objects, with members that are really missing and the obligations that facts have. */
export function objectsOf({ columns }, count) {
  const { between } = random(4711);
  const text = (path, i) => columns[path].dictionary[columns[path].values[i]];
  return Array.from({ length: count }, (_, i) => ({
    caseId: `C-${100_000 + i}`,
    dpd: columns.dpd.values[i],
    totalDue: columns.totalDue.values[i],
    debtor: { id: `D-${i}`, country: text("debtor.country", i) },
    obligations: Array.from({ length: between(1, 3) }, (_, k) => ({
      ...{ ref: `F-${i}-${k}`, dueDate: "2026-11-01", currency: "EUR" },
      ...{ amountMinor: between(500, 60_000), outstandingMinor: between(0, 500) },
    })),
    data: {
      staff: columns["data.staff"].values[i] === 1,
      disputed: columns["data.disputed"].values[i] === 1,
      ...(columns["data.score"].known[i] === 1 && { score: columns["data.score"].values[i] }),
      ...(columns["data.email"].known[i] === 1 && { email: text("data.email", i) }),
    },
  }));
}

/** The accounts in memory in DuckDB on one thread; the country is an enumeration there, as it is a dictionary here. */
export async function tableOf({ rows, columns }) {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-bench-"));
  try {
    const file = join(folder, "accounts.csv");
    writeFileSync(file, `id,dpd,due,country,staff,disputed,score,email\n${lines(rows, columns).join("\n")}\n`);
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    const duck = await instance.connect();
    await duck.run(`create type land as enum (${COUNTRIES.map((country) => `'${country}'`).join(", ")})`);
    await duck.run(`create table accounts as select * from read_csv('${file}', header = true, columns = {
      'id': 'INTEGER', 'dpd': 'UTINYINT', 'due': 'INTEGER', 'country': 'land', 'staff': 'BOOLEAN', 'disputed': 'BOOLEAN',
      'score': 'DOUBLE', 'email': 'VARCHAR' })`);
    return duck;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lines(rows, columns) {
  const text = (path, i) => columns[path].dictionary[columns[path].values[i]];
  const known = ({ known: flags }, i, value) => (flags[i] === 1 ? value : "");
  return Array.from({ length: rows }, (_, i) =>
    [
      i,
      columns.dpd.values[i],
      columns.totalDue.values[i],
      text("debtor.country", i),
      columns["data.staff"].values[i] === 1,
      columns["data.disputed"].values[i] === 1,
      known(columns["data.score"], i, columns["data.score"].values[i]),
      known(columns["data.email"], i, text("data.email", i)),
    ].join(","),
  );
}
