/** The examples that are programs print what they are there to show. */

import { expect, test, vi } from "vitest";

/** The first import of a package compiles its sources. */
const PATIENT = { timeout: 180_000 };

/** What a program prints while it is imported, which runs it. */
async function printedBy(program: () => Promise<unknown>): Promise<readonly string[]> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    await program();
    return log.mock.calls.map((words: unknown[]) => words.join(" "));
  } finally {
    log.mockRestore();
  }
}

test("EX2 sixty people wait for their payday, and a text costs nothing before", PATIENT, async () => {
  expect(await printedBy(() => import("./custom-node/simulate.mjs"))).toEqual([
    "60 people: 40 wait for their payday, of 20 it is not known.",
    "2026-02-18  20 texts",
    "2026-02-26  20 texts",
    "2026-03-01  20 texts",
    "60 texts, EUR 4.20.",
  ]);
});

test("EX2 a block of the host's own is in an SMS and on a page", PATIENT, async () => {
  expect(await printedBy(() => import("./custom-block/render.mjs"))).toEqual([
    "sms: €120.00 of €182.40 is paid. Thank you.",
    'landing: <progress aria-hidden="true" value="12000" max="18240">',
  ]);
});

test("EX2 invoices and cases are in one database, over the pool of the host", PATIENT, async () => {
  expect(await printedBy(() => import("./own-database/host.mjs"))).toEqual([
    "to +34600000001: Please pay A-1",
    "A-1 is paid",
    "billing: one table, dunlin: tables",
  ]);
});
