/** A file is closed once nobody reads it any more, however early that is. */

import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { checkMapping, InputError, replayPortfolio, tellCase } from "../src/index.ts";
import { Folder, jsonMapping, mapping, program, ROWS, row } from "./world.ts";

const folder = new Folder();
const OPEN_FILES = "/proc/self/fd";
const CALLS = 300;

/** Rows that go on long after the first piece of the file. */
const LONG = ROWS + Array.from({ length: 20_000 }, (_, i) => `L-${i},2026-03-10,1.00,\n`).join("");
const objects = (count: number) => Array.from({ length: count }, (_, i) => row({ id: `C-${i + 1}` }));

const csv = { program: program(), mapping: checkMapping(mapping()), locale: "en", caseId: "C-1" } as const;
const json = { ...csv, mapping: checkMapping(jsonMapping()) };
const misfit = { ...csv, mapping: checkMapping(mapping({ observeFrom: "$since" })) };

describe("files that are left early", () => {
  test.for([
    ["the case of a small CSV file", () => tellCase({ ...csv, portfolio: folder.write("small.csv", ROWS) })],
    ["the first case of a long CSV file", () => tellCase({ ...csv, portfolio: folder.of("long.csv") })],
    ["the first case of a packed file", () => tellCase({ ...csv, portfolio: folder.of("long.csv.gz") })],
    ["the first case of a JSON file", () => tellCase({ ...json, portfolio: folder.of("long.json") })],
    ["a first row", () => replayPortfolio({ ...csv, portfolio: folder.of("long.csv"), limit: 1 })],
    ["a file that the mapping does not fit", () => refused(tellCase({ ...misfit, portfolio: folder.of("long.csv") }))],
    ["a file without header", () => refused(tellCase({ ...csv, portfolio: folder.of("headless.csv") }))],
  ] as const)("I18 reading %s three hundred times leaves no file open", async ([, read], { skip }) => {
    skip(!existsSync(OPEN_FILES), `Open files are counted in ${OPEN_FILES}, which this system does not have.`);
    folder.write("long.csv", LONG);
    folder.write("headless.csv", `"id"x,due\n${LONG}`);
    folder.gzip("long.csv.gz", LONG);
    folder.write("long.json", objects(2_000));
    await expectNoneLeftOpen(read);
  });
});

async function refused(reading: Promise<unknown>): Promise<void> {
  await expect(reading).rejects.toThrow(InputError);
}

async function expectNoneLeftOpen(read: () => Promise<unknown>): Promise<void> {
  await read();
  const before = openFiles();
  for (let i = 0; i < CALLS; i++) await read();
  // Closing takes a moment; files of the test runner may come and go meanwhile.
  await vi.waitFor(() => expect(openFiles() - before).toBeLessThan(CALLS / 10), 20_000);
}

const openFiles = (): number => readdirSync(OPEN_FILES).length;
