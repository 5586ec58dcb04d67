/** Simulations in threads, from the sources as they are: the worker is bundled for the test. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileStrategy, STRATEGY_FORMAT } from "@dunlin/engine";
import { everybodyPaysOn, type SimulationProgress, type SimulationRequest, simulate } from "@dunlin/engine/simulate";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SimulateCommand, simulate as simulateCommand } from "../../src/commands/simulate.ts";
import { InputError } from "../../src/problem.ts";
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

test("CS6 the command gives with several workers what it gives with one, and refuses the same", async () => {
  const file = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const { strategy, portfolio } = request(60);
  const command: SimulateCommand = {
    ...{ strategy: file("strategy.json", strategy), portfolio: file("people.json", portfolio), map: undefined },
    ...{
      days: 20,
      seed: 1,
      start: 20_530,
      behavior: undefined,
      costs: undefined,
      against: undefined,
      limit: undefined,
    },
    ...{ called: [], workers: 1, runs: 2, budgets: [], html: undefined, json: true, progress: true, locale: "en" },
  };
  const said = async (more: Partial<SimulateCommand>) => {
    let out = "";
    const stream = { write: (text: string) => (out += text) };
    const silent = { write: () => true };
    await simulateCommand(
      { ...command, ...more },
      { stdout: stream, stderr: silent, env: {}, now: () => 0 },
      pathToFileURL(worker),
    );
    return out;
  };
  const one = await said({});
  expect(JSON.parse(one)).toMatchObject({ format: "dunlin.simulation/1", cases: { total: 60 } });
  expect(await said({ workers: 3 })).toBe(one);
  const costs = file("costs.json", { currency: "EUR", channels: { sms: -1 } });
  for (const workers of [1, 2]) await expect(said({ workers, costs })).rejects.toThrow(InputError);
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
