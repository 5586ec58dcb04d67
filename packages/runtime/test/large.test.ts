/** Files of any size: read as a stream, fast, in memory that does not grow with them. */

import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createGzip } from "node:zlib";
import { expect, test } from "vitest";
import { WHOLE } from "../../../scripts/sizes.ts";
import { checkMapping, type Progress, type ReplayReport, replayPortfolio } from "../src/index.ts";
import { Folder, jsonMapping, mapping, program, row } from "./world.ts";

const folder = new Folder();

/** Of ten cases seven pay before anybody writes, two later, one never. */
const paidOn = (i: number): string => (i % 10 === 0 ? "" : i % 10 < 3 ? `2026-04-2${i % 9}` : "2026-03-09");

/** A row for every number; one in a thousand has no amount. */
function csvRow(i: number): string {
  const due = `2026-${i % 2 === 0 ? "03" : "04"}-1${i % 10}`;
  return `C-${String(i).padStart(9, "0")},${due},${i % 1000 === 7 ? "" : `${i % 900}.50`},${paidOn(i)}\n`;
}

function jsonRow(i: number): string {
  const payment = { type: "payment.received", at: paidOn(i), data: { amountMinor: 10_000 } };
  const history = payment.at === "" ? [] : [payment];
  return `${JSON.stringify(row({ id: `C-${i}`, history, note: "x".repeat(100) }))},\n`;
}

/** Writes `count` rows, packed, without ever holding them. */
async function generate(
  name: string,
  count: number,
  [head, each, tail]: readonly [string, (i: number) => string, string],
) {
  function* pieces(): Generator<string> {
    yield head;
    for (let start = 0; start < count; start += 1000) {
      yield Array.from({ length: Math.min(1000, count - start) }, (_, i) => each(start + i)).join("");
    }
    yield tail;
  }
  await pipeline(Readable.from(pieces()), createGzip({ level: 1 }), createWriteStream(folder.of(name)));
  return folder.of(name);
}

const csv = (count: number) => generate("rows.csv.gz", count, ["id,due,amount,paid\n", csvRow, ""]);
const json = (count: number) =>
  generate("rows.json.gz", count, ["[", jsonRow, `${JSON.stringify(row({ id: "last" }))}]`]);

interface Measured {
  readonly report: ReplayReport;
  /** Of processor time, to be printed. */
  readonly seconds: number;
  /** How far what could not be thrown away rose above what it was before, looked at every 50,000 rows. */
  readonly grownMB: number;
}

async function measured(portfolio: string, format: "csv" | "json"): Promise<Measured> {
  const options = {
    program: program(),
    mapping: checkMapping(format === "csv" ? mapping() : jsonMapping()),
    portfolio,
  };
  const before = kept();
  let [peak, looked] = [before, 0];
  const onProgress = ({ rows }: Progress) => {
    if (rows < looked + 50_000) return;
    looked = rows;
    peak = Math.max(peak, kept());
  };
  const began = process.cpuUsage();
  const report = await replayPortfolio({ ...options, onProgress });
  const { user, system } = process.cpuUsage(began);
  return { report, seconds: (user + system) / 1e6, grownMB: (peak - before) / 1e6 };
}

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes in use once everything that may go is gone. */
function kept(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test("I14 twenty thousand rows, packed, are read whole, the broken ones counted", async () => {
  const { report } = await measured(await csv(20_000), "csv");
  expect(report.rows).toMatchObject({ read: 20_000, broken: 20, brokenBy: { "row.value": 20 } });
  expect(report.cases.total).toBe(19_980);
  expect(report.contacts.total).toBeGreaterThan(5_000);
});

test("I15 progress tells rows and bytes, never more than there are, up to all of them", async () => {
  const seen: Progress[] = [];
  const options = { program: program(), mapping: checkMapping(mapping()), portfolio: await csv(20_000) };
  await replayPortfolio({ ...options, onProgress: (progress) => void seen.push(progress) });
  expect(seen.length).toBeGreaterThan(3);
  for (const [i, { rows, bytes, size = 0 }] of seen.entries()) {
    expect(rows).toBeGreaterThanOrEqual(seen[i - 1]?.rows ?? 0);
    expect(bytes).toBeLessThanOrEqual(size);
  }
  const { rows, bytes, size } = seen.at(-1) ?? {};
  expect({ rows, bytes }).toEqual({ rows: 20_000, bytes: size });
});

test.runIf(WHOLE).each([
  ["rows of CSV", csv, "csv", 1_000_000],
  ["objects in one JSON list", json, "json", 1_000_001],
] as const)("I16 a million %s keep little more than their ids in memory", async (...args) => {
  const [, generated, format, rows] = args;
  const { report, seconds, grownMB } = await measured(await generated(1_000_000), format);
  console.log(`${format}: ${seconds.toFixed(1)} s, ${Math.round(grownMB)} MB`);
  expect(report.rows.read).toBe(rows);
  expect(grownMB).toBeLessThan(120);
});

test.runIf(WHOLE)(
  "I17 beyond a million ids memory grows no more, and the report says where it stopped looking",
  async () => {
    const { report, grownMB } = await measured(await csv(1_200_000), "csv");
    expect(report.notes).toEqual([expect.objectContaining({ code: "duplicates", count: 1_000_000 })]);
    expect(grownMB).toBeLessThan(120);
  },
);
