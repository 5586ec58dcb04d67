/** Simulations in threads, from the sources as they are: the worker is bundled for the test. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileStrategy, STRATEGY_FORMAT } from "@dunlin/engine";
import { everybodyPaysOn, type SimulationProgress, type SimulationRequest, simulate } from "@dunlin/engine/simulate";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { simulateInThreads } from "../../src/simulation/simulateInThreads.ts";

const folder = mkdtempSync(join(tmpdir(), "dunlin-threads-"));
const worker = join(folder, "simulationWorker.mjs");

beforeAll(() =>
  build({
    entryPoints: [fileURLToPath(new URL("../../src/simulation/simulationWorker.ts", import.meta.url))],
    outfile: worker,
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["@dunlin/source"],
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

const request = (people: number): SimulationRequest => ({
  strategy: {
    format: STRATEGY_FORMAT,
    id: "two-mails",
    name: "Two mails",
    time: { zone: "Europe/Madrid", at: "09:00" },
    entry: { start: "hello" },
    exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
    nodes: {
      hello: { type: "send", via: [{ channel: "email", template: "hello@1" }], to: { next: "rest" } },
      rest: { type: "wait", for: "P5D", to: { next: "again" } },
      again: { type: "send", via: [{ channel: "email", template: "again@1" }], to: { next: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    },
  },
  portfolio: Array.from({ length: people }, (_, i) => ({
    caseId: `C-${i}`,
    debtor: { id: `D-${i}` },
    obligations: [
      { ref: `I-${i}`, dueDate: "2026-03-02", currency: "EUR", amountMinor: 9000 + i, outstandingMinor: 9000 + i },
    ],
  })),
  options: { behavior: everybodyPaysOn(3), seed: 1, horizonDays: 10, start: Date.UTC(2026, 2, 20) },
});

test("TH1 a simulation in threads gives the report of one, however many there are, and tells how far it is", async () => {
  const asked = request(101);
  const whole = simulate(compileStrategy(asked.strategy), asked.portfolio, asked.options);
  for (const threads of [1, 2, 3]) {
    const told: SimulationProgress[] = [];
    const onProgress = (progress: SimulationProgress) => told.push(progress);
    const outcome = await simulateInThreads(asked, { threads, onProgress }, pathToFileURL(worker));
    expect(outcome).toEqual({ ok: true, value: whole });
    expect(told.at(-1)).toEqual({ done: 101, of: 101 });
  }
  await expect(simulateInThreads(asked, { threads: 0 })).rejects.toThrow(RangeError);
});

test("TH1 it can be stopped", async () => {
  const stop = new AbortController();
  const outcome = await simulateInThreads(
    request(5000),
    { threads: 2, signal: stop.signal, onProgress: () => stop.abort() },
    pathToFileURL(worker),
  );
  expect(outcome).toMatchObject({ ok: false, error: { code: "simulation.canceled" } });
});

test("TH2 a thread that breaks down is told as data, and a strategy that does not compile with its diagnostics", async () => {
  const bad = join(folder, "bad.mjs");
  writeFileSync(bad, "throw new Error('no such thing');\n");
  const outcome = await simulateInThreads(request(10), { threads: 2 }, pathToFileURL(bad));
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: "simulation.failed", message: expect.stringContaining("no such thing") },
  });
  const asked = request(10);
  const wrong = { ...asked, strategy: { ...asked.strategy, nodes: {} } };
  expect(await simulateInThreads(wrong, { threads: 2 }, pathToFileURL(worker))).toMatchObject({
    ok: false,
    error: { code: "simulation.strategy" },
  });
});
