/**
 * The runtime on its own PostgreSQL: cases that are all due at once, stepped by two hosts in batches, and beside it the same runtime
 * with its timers in pg-boss. A step claims a case, decides, and writes state, journal, outbox and the next timer in one
 * transaction; a wave is one step of every case.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pgConnection, startEmbedded } from "@dunlin/runtime";
import { figure, times } from "../lib/report.mjs";
import { serverMemory, startHosts } from "./hosts.mjs";
import { queueOf } from "./pgBoss.mjs";
import { multiply, TICKS, WAVES } from "./portfolio.mjs";

const BATCH = 500;
/** Taken in by the runtime itself. */
const TAKEN = 2_000;
const MEGABYTE = 1_048_576;
const CONTESTANTS = ["ours", "pgBoss"];

/**
 * @param {{ quick: boolean, full?: boolean }} options `full`: a million cases for the runtime, a tenth of them beside pg-boss.
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function runtime({ quick, full = false }) {
  const rounds = quick ? 1 : 3;
  const directory = mkdtempSync(join(tmpdir(), "dunlin-bench-"));
  const database = await startEmbedded(directory, { max: 3 });
  try {
    const measured = { ours: [], pgBoss: [] };
    const cases = quick ? TAKEN : full ? 100_000 : 10_000;
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 === 0 ? CONTESTANTS : [...CONTESTANTS].reverse();
      const results = await raced(database, order, cases, `round_${round}`);
      for (const name of CONTESTANTS) measured[name].push(results[name]);
    }
    const million = full ? await raced(database, ["ours"], 1_000_000, "million") : undefined;
    return report(measured, cases, million?.ours);
  } finally {
    await database.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Times stage by stage, in turns. */
async function raced({ url, sql }, order, cases, round) {
  await sql.query("drop schema if exists pgboss cascade");
  const fields = {};
  const results = {};
  for (const name of order) {
    const schema = `${round}_${name}`.toLowerCase();
    fields[name] = { hosts: await filled({ url, sql, name, schema, cases }), schema };
    results[name] = { taken: fields[name].hosts.takenMs, cases, ticks: [], waves: [], memory: 0 };
  }
  const stages = [...TICKS.map((stage) => ["tick", stage]), ...WAVES.map((stage) => ["wave", stage])];
  for (const [command, stage] of stages) {
    for (const name of order) {
      const { ms, result: moved } = await timed(() => fields[name].hosts.stage(command, stage));
      if (moved !== cases) throw new Error(`${name} moved ${moved} of ${cases} at stage ${stage}`);
      results[name][`${command}s`].push(ms);
      results[name].memory = Math.max(results[name].memory, serverMemory() ?? Number.NaN);
      results[name].host = process.memoryUsage.rss();
    }
  }
  for (const name of order) {
    const { hosts, schema } = fields[name];
    await hosts.end();
    await agree(sql, schema, cases);
    results[name].disk = await diskOf(sql, schema, name);
    await sql.query(`drop schema ${schema} cascade`);
  }
  return results;
}

/** Two hosts over a schema full of cases. */
async function filled({ url, sql, name, schema, cases }) {
  if (name === "pgBoss") await makeQueues(url);
  const hosts = await startHosts({ url, timers: name, batch: BATCH, schema });
  await hosts.publish();
  const taken = Math.min(TAKEN, cases);
  const { ms } = await timed(() => hosts.take(taken));
  await multiply(sql, schema, taken, cases);
  await hosts.addJobs(taken, cases);
  return { ...hosts, takenMs: ms / taken };
}

async function makeQueues(url) {
  const { bossStore } = await import("./pgBoss.mjs");
  const sql = pgConnection({ connectionString: url, max: 2 });
  const { boss } = await bossStore(sql, () => ({}));
  for (const stage of [...TICKS, ...WAVES, WAVES.at(-1) + 1]) await boss.createQueue(queueOf(stage));
  await boss.stop({ graceful: false, close: false }).catch(() => {});
  await sql.close();
}

/** Both have done the same: as many entries and contacts, and every case at the same place. */
async function agree(sql, schema, cases) {
  const { rows } = await sql.query(
    `select (select count(*) from ${schema}.journal) as journal, (select count(*) from ${schema}.outbox) as outbox,
      (select count(*) from ${schema}.enrollment where state like '%~long~%' and rev = 3) as there`,
    [],
  );
  const expected = { journal: 3 * cases, outbox: 2 * cases, there: cases };
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected)) throw new Error(`it ended as ${JSON.stringify(rows[0])}`);
}

/** Bytes of each table with its indexes. */
async function diskOf(sql, schema, name) {
  const { rows } = await sql.query(
    `select c.relname as name, pg_total_relation_size(c.oid) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and c.relkind = 'r'`,
    [schema],
  );
  const sizes = Object.fromEntries(rows.map((row) => [row.name, row.bytes]));
  if (name !== "pgBoss") return sizes;
  const boss = await sql.query(
    `select sum(pg_total_relation_size(c.oid))::bigint as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'pgboss' and c.relkind = 'r'`,
    [],
  );
  return { ...sizes, jobs: boss.rows[0].bytes };
}

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

function report({ ours, pgBoss }, cases, million) {
  const step = ratioOf(ours, pgBoss, "waves");
  const timer = ratioOf(ours, pgBoss, "ticks");
  const rows = [
    ["the runtime", ours],
    ["the runtime, timers in pg-boss", pgBoss],
    ...(million === undefined ? [] : [["the runtime, a million cases", [million]]]),
  ];
  const tables = ["case_facts", "person", "enrollment", "journal", "outbox", "jobs"];
  return {
    tables: [
      {
        title: `Runtime: ${figure(cases)} cases that are all due, two hosts, batches of ${BATCH}`,
        columns: ["", "taken in per s", "timers per s", "steps per s, wave 1", "wave 2", "hosts MB", "server MB"],
        rows: rows.map(([name, runs]) => [
          name,
          1000 / median(runs.map(({ taken }) => taken)),
          rate(runs, (run) => median(run.ticks)),
          rate(runs, ({ waves: [first] }) => first),
          rate(runs, ({ waves: [, second] }) => second),
          median(runs.map(({ host }) => host)) / MEGABYTE,
          median(runs.map(({ memory }) => memory)) / MEGABYTE,
        ]),
        notes: [
          `With pg-boss a timer costs ${times(timer)} as much and a whole step ${times(step)} (medians of waves in turns). The server is the embedded one and writes through to the disk.`,
        ],
      },
      {
        title: "Runtime: bytes on disk per case after its entry and two steps, with indexes",
        columns: ["", ...tables],
        rows: rows.map(([name, [run]]) => [
          name,
          ...tables.map((table) => (run.disk[table] ?? Number.NaN) / run.cases),
        ]),
      },
    ],
    targets: [
      {
        id: "R1",
        text: "claiming whoever is due, with the next timer, >= 3x faster than pg-boss",
        met: timer >= 3,
        figure: times(timer),
      },
      {
        id: "R1",
        text: "a whole step >= 3x faster than with its timer in pg-boss",
        met: step >= 3,
        figure: times(step),
      },
    ],
  };
}

/** How many times as long they take with pg-boss. */
const ratioOf = (ours, pgBoss, stages) =>
  median(ours.flatMap((mine, round) => mine[stages].map((ms, i) => pgBoss[round][stages][i] / ms)));

/** Cases per second. */
const rate = (runs, msOf) => 1000 / median(runs.map((run) => msOf(run) / run.cases));

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
