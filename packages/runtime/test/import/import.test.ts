/** Portfolios that become cases. */

import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createGzip } from "node:zlib";
import { expect, test } from "vitest";
import { WHOLE } from "../../../../scripts/sizes.ts";
import { importCases, type OpenRuntime } from "../../src/commands/import.ts";
import { type ImportOptions, type ImportTarget, importPortfolio } from "../../src/import/importPortfolio.ts";
import type { CaseInput, PutResult } from "../../src/model/cases.ts";
import { StoreError } from "../../src/model/store.ts";
import { InputError } from "../../src/problem.ts";
import { checkMapping } from "../../src/replay/mapping.ts";
import { ADMIN, TENANT, testWorld } from "../core/world.ts";
import { Folder, facts, type Json, jsonMapping, mapping, row } from "../world.ts";

const folder = new Folder();

const personal = (parts: Json = {}): Json =>
  mapping({
    facts: facts({ debtor: { id: "$id", zones: ["UTC"], channels: [{ channel: "email", address: "$mail" }] } }),
    personal: { name: "$name" },
    ...parts,
  });

const LINES = [
  "id,due,amount,paid,name,mail",
  "C-1,2026-03-10,100.00,,Ann,ann@x.example",
  "C-2,2026-03-11,50.00,,Bob,bob@x.example",
];
const file = (lines: readonly string[] = LINES, name = "rows.csv") => folder.write(name, lines.join("\n"));

const options = (parts: Partial<ImportOptions> = {}, of: Json = personal()): ImportOptions => ({
  ...{ mapping: checkMapping(of), actor: ADMIN, ...parts },
});

/** Takes whatever comes, and remembers it. */
function sink(answer: (input: CaseInput) => PutResult["status"] = () => "created") {
  const batches: (readonly CaseInput[])[] = [];
  const target: ImportTarget = {
    cases: {
      async put(_tenant, inputs) {
        batches.push(inputs);
        return inputs.map((input) => ({ caseId: input.facts.caseId, status: answer(input), enrolled: [] }));
      },
    },
  };
  return { target, batches };
}

test("IP1 rows become cases with facts by the template, and what is personal under the person's key", async () => {
  const { runtime } = await testWorld();
  const report = await importPortfolio(runtime, TENANT, file(), options());
  expect(report).toMatchObject({
    ended: "done",
    rows: 2,
    created: 2,
    refused: 0,
    enrolled: { reminders: 2 },
    problems: [],
  });
  const snapshot = await runtime.cases.peek(TENANT, "C-1");
  expect(snapshot?.facts.obligations).toEqual([
    { ref: "C-1", dueDate: "2026-03-10", currency: "EUR", amountMinor: 10_000, outstandingMinor: 10_000 },
  ]);
  expect(JSON.stringify(snapshot?.facts)).not.toContain("ann@");
  expect(await runtime.cases.reveal(TENANT, "C-1", ADMIN)).toEqual({
    addresses: [{ channel: "email", address: "ann@x.example" }],
    values: { name: "Ann" },
  });
});

test("IP2 the same file again changes nothing, and a changed row only its case", async () => {
  const { runtime } = await testWorld();
  await importPortfolio(runtime, TENANT, file(), options());
  const again = await importPortfolio(runtime, TENANT, file(), options());
  expect(again).toMatchObject({ rows: 2, created: 0, updated: 0, unchanged: 2 });
  const changed = file([...LINES.slice(0, 2), "C-2,2026-03-11,40.00,,Bob,bob@x.example"], "changed.csv");
  expect(await importPortfolio(runtime, TENANT, changed, options())).toMatchObject({ updated: 1, unchanged: 1 });
  expect((await runtime.cases.journal(TENANT, "C-1")).filter(({ event }) => event.type === "case.updated")).toEqual([]);
});

test("IP3 packed files and JSON are read as well", async () => {
  const { target, batches } = sink();
  const packed = folder.gzip("rows.csv.gz", LINES.join("\n"));
  expect(await importPortfolio(target, TENANT, packed, options())).toMatchObject({ rows: 2, created: 2 });
  const json = folder.write("rows.json", [row(), row({ id: "C-2" })]);
  const report = await importPortfolio(target, TENANT, json, options({}, jsonMapping()));
  expect(report).toMatchObject({ rows: 2, created: 2, notes: [] });
  expect(batches.flat().map(({ facts: { caseId } }) => caseId)).toEqual(["C-1", "C-2", "C-1", "C-2"]);
});

test("IP4 a broken row costs only itself: it is told with line and code, and without what stands in it", async () => {
  const { runtime } = await testWorld();
  const rows = [
    ...LINES,
    "C-3,SECRET,1.00,,Ann,a",
    "C-4,2026-03-10,SECRET,,Ann,a",
    "SECRET",
    ",2026-03-10,1.00,,SECRET,SECRET",
    "C-1,2026-03-10,1.00,,SECRET,SECRET",
    `${"x".repeat(201)},2026-03-10,1.00,,SECRET,SECRET`,
    "C-9,2026-03-12,9.00,,Ann,a",
  ];
  const report = await importPortfolio(runtime, TENANT, file(rows), options());
  expect(report).toMatchObject({ ended: "done", rows: 9, created: 3, refused: 6 });
  expect(report.problems.map(({ line, code, column }) => [line, code, column])).toEqual([
    [4, "row.value", "due"],
    [5, "row.value", "amount"],
    [6, "row.columns", undefined],
    [7, "row.id", undefined],
    [8, "row.duplicateId", undefined],
    [9, "case.invalid", undefined],
  ]);
  expect(report.problems[5]?.path).toBe("/facts/caseId");
  expect(report.problemsBy).toEqual({
    ...{ "case.invalid": 1, "row.columns": 1, "row.duplicateId": 1, "row.id": 1, "row.value": 2 },
  });
  expect(JSON.stringify(report)).not.toContain("SECRET");
});

test("IP5 nothing of a row of JSON is told either", async () => {
  const { target } = sink();
  const lines = [
    '{"id":"C-1","due":7,"amount":"SECRET","history":[]}',
    '{"SECRET',
    '["SECRET"]',
    '{"id":{"a":"SECRET"}}',
  ];
  const of = jsonMapping({
    columns: { amount: { type: "money", currency: "$money" } },
    facts: facts({ tags: { each: "$tags", item: "$item" } }),
  });
  const more = ['{"id":"C-2","due":"2026-03-10","amount":"1.00","money":"SECRET"}', '{"id":"C-3","tags":"SECRET"}'];
  const report = await importPortfolio(
    target,
    TENANT,
    folder.write("bad.json", [...lines, ...more].join("\n")),
    options({}, of),
  );
  expect(report).toMatchObject({ rows: 6, refused: 6 });
  expect(JSON.stringify(report)).not.toContain("SECRET");
});

test("IP6 only the first problems are listed, and all are counted", async () => {
  const { target } = sink();
  const rows = ["id,due,amount,paid,name,mail", ...Array.from({ length: 30 }, (_, i) => `C-${i},never,1.00,,A,a`)];
  const report = await importPortfolio(target, TENANT, file(rows), options({ problems: 3 }));
  expect(report.problems.map(({ line }) => line)).toEqual([2, 3, 4]);
  expect(report).toMatchObject({ refused: 30, problemsBy: { "row.value": 30 } });
});

const many = (count: number) =>
  file(
    [
      "id,due,amount,paid,name,mail",
      ...Array.from({ length: count }, (_, i) => `C-${i},2026-03-10,1.00,,A,a@x.example`),
    ],
    "many.csv",
  );

test("IP7 cases are put by batches, one after the other, and progress is told after each", async () => {
  let busy = 0;
  const sizes: number[] = [];
  const seen: number[] = [];
  const target: ImportTarget = {
    cases: {
      async put(_tenant, inputs) {
        expect(++busy).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        busy -= 1;
        sizes.push(inputs.length);
        return inputs.map(({ facts: { caseId } }) => ({ caseId, status: "created", enrolled: [] }));
      },
    },
  };
  const onProgress = ({ rows }: { rows: number }) => void seen.push(rows);
  await importPortfolio(target, TENANT, many(1_250), options({ onProgress }));
  expect(sizes).toEqual([500, 500, 250]);
  expect(seen).toEqual([500, 1_000, 1_250]);
  await expect(importPortfolio(target, TENANT, many(1), options({ batch: 0 }))).rejects.toThrow(RangeError);
});

test("IP8 who stops an import can go on with it where it stood", async () => {
  const stop = new AbortController();
  const first = sink();
  const onProgress = () => stop.abort();
  const part = await importPortfolio(
    first.target,
    TENANT,
    many(1_250),
    options({ batch: 100, onProgress, signal: stop.signal }),
  );
  expect(part).toMatchObject({ ended: "aborted", rows: 100, created: 100 });
  const second = sink();
  const rest = await importPortfolio(second.target, TENANT, many(1_250), options({ skip: part.rows }));
  expect(rest).toMatchObject({ ended: "done", skipped: 100, rows: 1_150, created: 1_150 });
  expect([...first.batches, ...second.batches].flat().map(({ facts: { caseId } }) => caseId)).toEqual(
    Array.from({ length: 1_250 }, (_, i) => `C-${i}`),
  );
});

test("IP9 a store that is away for a moment is asked again; one that stays away ends the import with where to go on", async () => {
  let calls = 0;
  const { target } = sink();
  const flaky = (failures: number): ImportTarget => ({
    cases: {
      put(tenant, inputs, actor) {
        if (calls++ < failures) throw new StoreError("unavailable", "the store is full");
        return target.cases.put(tenant, inputs, actor);
      },
    },
  });
  expect(await importPortfolio(flaky(1), TENANT, file(), options({ pausesMs: [1] }))).toMatchObject({
    ended: "done",
    created: 2,
  });
  calls = 0;
  const report = await importPortfolio(flaky(99), TENANT, file(), options({ pausesMs: [1, 1] }));
  expect(report).toMatchObject({ ended: "failed", rows: 0, failure: { code: "store.unavailable" } });
});

test("IP10 a case that the runtime breaks on stands alone in the end", async () => {
  const target: ImportTarget = {
    cases: {
      async put(_tenant, inputs) {
        if (inputs.some(({ facts: { caseId } }) => caseId === "C-37")) throw new TypeError("poison");
        return inputs.map(({ facts: { caseId } }) => ({ caseId, status: "created", enrolled: [] }));
      },
    },
  };
  const report = await importPortfolio(target, TENANT, many(100), options());
  expect(report).toMatchObject({ ended: "done", rows: 100, created: 99, refused: 1 });
  expect(report.problems).toMatchObject([{ line: 39, code: "case.failed", caseId: "C-37" }]);
});

test("IP11 a dry run checks every row and writes nothing", async () => {
  const rows = [...LINES, "C-3,never,1.00,,Ann,a", `${"x".repeat(201)},2026-03-10,1.00,,A,a`];
  const report = await importPortfolio(undefined, TENANT, file(rows), options({ dryRun: true }));
  expect(report).toMatchObject({ dryRun: true, rows: 4, valid: 2, created: 0, refused: 2 });
  expect(report.problems.map(({ code }) => code)).toEqual(["row.value", "case.invalid"]);
});

test("IP12 what is personal has a place in the mapping, which is checked", async () => {
  expect(() => checkMapping(personal({ personal: "Ann" }))).toThrow("/personal");
  const { target } = sink();
  const wrong = importPortfolio(target, TENANT, file(), options({}, personal({ personal: { name: "$nome" } })));
  await expect(wrong).rejects.toThrow(InputError);
  await expect(wrong).rejects.toThrow("/personal/name");
});

test("IP13 the history of a mapping is for replays: an import reads what is known at present", async () => {
  const { target, batches } = sink();
  const rows = ["id,due,amount,paid", "C-1,2026-03-10,100.00,not a day"];
  const report = await importPortfolio(target, TENANT, file(rows), options({}, mapping()));
  expect(report).toMatchObject({ created: 1, refused: 0 });
  expect(batches[0]?.[0]).toEqual({ facts: expect.objectContaining({ caseId: "C-1" }) });
});

// The command ------------------------------------------------------------------------------------------------------

async function command(lines: readonly string[], parts: Json = {}) {
  let [out, err] = ["", ""];
  let stopped = 0;
  const stop = async () => {
    stopped += 1;
  };
  const { target } = sink();
  const open: OpenRuntime = async () => ({ ...target, stop });
  const map = folder.write("map.json", personal());
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    ...{ env: {}, now: () => 0 },
  };
  const given = { file: file(lines), map, tenant: TENANT, json: false, dryRun: false, ...parts };
  const code = await importCases(given, io, open);
  return { code, out, err, stopped };
}

test("IP14 the command tells what became of the rows, and closes what it opened", async () => {
  const { code, out, err, stopped } = await command(LINES);
  expect({ code, err, stopped }).toEqual({ code: 0, err: "", stopped: 1 });
  expect(out).toBe("rows.csv: 2 rows in 0.0 s.\n2 created, 0 updated, 0 unchanged.\n");
});

test("IP15 the command ends with 1 when rows were refused, and names each", async () => {
  const { code, out, err, stopped } = await command([...LINES, "C-3,never,1.00,,Ann,a"]);
  expect({ code, stopped }).toEqual({ code: 1, stopped: 1 });
  expect(out).toContain("1 row refused.");
  expect(err).toMatch(/^error row\.value \(.*rows\.csv:4\): case C-3, column due: The value is not a date/);
  const { out: data } = await command(LINES, { json: true });
  expect(JSON.parse(data)).toMatchObject({ format: "dunlin.import/1", created: 2 });
});

test("IP16 a dry run opens no store, and a mapping that does not fit opens none that stays open", async () => {
  const dry = await command(LINES, { dryRun: true });
  expect(dry).toMatchObject({ code: 0, stopped: 0 });
  expect(dry.out).toContain("2 cases could be taken in; nothing was written.");
  await expect(command(["id,due", "C-1,2026-03-10"])).rejects.toThrow("mapping.unknownColumn");
});

// Size -------------------------------------------------------------------------------------------------------------

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes in use once everything that may go is gone. */
function kept(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function generated(count: number): Promise<string> {
  function* pieces(): Generator<string> {
    yield `${LINES[0]}\n`;
    for (let start = 0; start < count; start += 1_000) {
      const line = (_: unknown, i: number) =>
        `C-${String(start + i).padStart(9, "0")},2026-03-1${i % 10},${i % 900}.50,,Name ${i},n${i}@x.example\n`;
      yield Array.from({ length: Math.min(1_000, count - start) }, line).join("");
    }
  }
  const path = folder.of(`generated-${count}.csv.gz`);
  await pipeline(Readable.from(pieces()), createGzip({ level: 1 }), createWriteStream(path));
  return path;
}

test.runIf(WHOLE)(
  "IP17 a million rows keep little more than their ids in memory, however slow the store is",
  async () => {
    const path = await generated(1_000_000);
    const target: ImportTarget = {
      cases: {
        async put(_tenant, inputs) {
          await new Promise((resolve) => setImmediate(resolve));
          return inputs.map(({ facts: { caseId } }) => ({ caseId, status: "created", enrolled: [] }));
        },
      },
    };
    const before = kept();
    let [peak, looked] = [before, 0];
    const onProgress = ({ rows }: { rows: number }) => {
      if (rows < looked + 50_000) return;
      looked = rows;
      peak = Math.max(peak, kept());
    };
    const began = process.cpuUsage();
    const report = await importPortfolio(target, TENANT, path, options({ onProgress }));
    const { user, system } = process.cpuUsage(began);
    console.log(
      `a million rows: ${((user + system) / 1e6).toFixed(1)} s of CPU, ${Math.round((peak - before) / 1e6)} MB`,
    );
    expect(report).toMatchObject({ ended: "done", rows: 1_000_000, created: 1_000_000 });
    expect((peak - before) / 1e6).toBeLessThan(120);
  },
);

test.runIf(WHOLE)(
  "IP18 twenty thousand rows go into a real runtime, and again without effect",
  async () => {
    const { runtime } = await testWorld();
    const path = await generated(20_000);
    const first = await importPortfolio(runtime, TENANT, path, options());
    expect(first).toMatchObject({ ended: "done", created: 20_000, enrolled: { reminders: 20_000 } });
    const second = await importPortfolio(runtime, TENANT, path, options());
    expect(second).toMatchObject({ unchanged: 20_000, created: 0, updated: 0 });
    console.log(`20,000 rows over memory: ${first.seconds} s, again ${second.seconds} s`);
  },
  300_000,
);
