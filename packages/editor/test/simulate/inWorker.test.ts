/** Simulations beside the page. */

import { STRATEGY_FORMAT } from "@dunlin/engine";
import { NOBODY_PAYS, type SimulationProgress, type SimulationRequest, serveSimulation } from "@dunlin/engine/simulate";
import { expect, test, vi } from "vitest";
import { SimulationRunner, type SimulationWorker } from "../../src/simulate/inWorker.ts";

const request = (size: number): SimulationRequest => ({
  strategy: {
    format: STRATEGY_FORMAT,
    id: "one-mail",
    name: "One mail",
    time: { zone: "UTC", at: "09:00" },
    entry: { start: "hello" },
    exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
    nodes: {
      hello: { type: "send", via: [{ channel: "email", template: "hello@1" }], to: { next: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    },
  },
  portfolio: Array.from({ length: size }, (_, i) => ({
    caseId: `C-${i}`,
    debtor: { id: `D-${i}` },
    obligations: [
      { ref: `I-${i}`, dueDate: "2026-03-02", currency: "EUR", amountMinor: 10_000, outstandingMinor: 10_000 },
    ],
  })),
  options: { behavior: NOBODY_PAYS, seed: 1, horizonDays: 5, start: Date.UTC(2026, 2, 20) },
});

/** A worker in the same thread; `silent`, it is one whose file cannot be loaded. */
function worker(silent = false) {
  const heard: ((value: unknown) => void)[] = [];
  const own: SimulationWorker & { gone: boolean } = {
    onmessage: null,
    onerror: null,
    gone: false,
    postMessage: (value) =>
      setTimeout(() => {
        for (const listener of heard) listener(structuredClone(value));
      }),
    terminate: () => {
      own.gone = true;
    },
  };
  const port = {
    postMessage: (value: unknown) =>
      setTimeout(() => own.onmessage?.({ data: structuredClone(value) } as MessageEvent)),
    onMessage: (listener: (value: unknown) => void) => heard.push(listener),
  };
  if (!silent) serveSimulation(port, { slice: 10 });
  return own;
}

const broken = (message?: string): Event => ({ preventDefault() {}, message }) as unknown as Event;

test("SW1 simulations run in one worker, tell how far they are and can be stopped", async () => {
  const start = vi.fn(() => worker());
  const runner = new SimulationRunner(start);
  const told: SimulationProgress[] = [];
  const outcome = await runner.run(request(25), { onProgress: (progress) => told.push(progress) });
  expect(outcome).toMatchObject({ ok: true, ran: "worker", value: { contacts: { total: 25 }, cases: { exited: 25 } } });
  expect(told.map(({ done }) => done)).toEqual([10, 20, 25]);
  const stop = new AbortController();
  const stopped = runner.run(request(5000), { signal: stop.signal, onProgress: () => stop.abort() });
  expect(await stopped).toMatchObject({ error: { code: "simulation.canceled" } });
  expect(start).toHaveBeenCalledTimes(1);
});

test("SW3 a large portfolio is shared by several workers and gives the same report; a small one is not", async () => {
  const start = vi.fn(() => worker());
  const runner = new SimulationRunner(start, 2);
  await runner.run(request(30));
  expect(start).toHaveBeenCalledTimes(1);
  const told: SimulationProgress[] = [];
  const shared = await runner.run(request(4001), { onProgress: (progress) => told.push(progress) });
  expect(start).toHaveBeenCalledTimes(2);
  expect(told.at(-1)).toEqual({ done: 4001, of: 4001 });
  expect(shared).toEqual(await new SimulationRunner(() => worker()).run(request(4001)));
});

test("SW2 where there can be no worker, the page runs them in slices and hears when to stop", async () => {
  const runner = new SimulationRunner(() => {
    throw new Error("a policy");
  });
  const told: SimulationProgress[] = [];
  const outcome = await runner.run(request(60), { onProgress: (progress) => told.push(progress) });
  expect(outcome).toMatchObject({ ok: true, ran: "page", value: { contacts: { total: 60 } } });
  expect(told.at(-1)).toEqual({ done: 60, of: 60 });
  const stop = new AbortController();
  setTimeout(() => stop.abort());
  expect(await runner.run(request(20_000), { signal: stop.signal })).toMatchObject({
    error: { code: "simulation.canceled" },
  });
});

test("SW2 a worker that cannot be loaded is given up, and the page does what it was asked; one that broke down says so", async () => {
  const silent = worker(true);
  const runner = new SimulationRunner(() => silent);
  const waiting = runner.run(request(30));
  silent.onerror?.(broken());
  expect(await waiting).toMatchObject({ ok: true, ran: "page", value: { contacts: { total: 30 } } });
  expect(silent.gone).toBe(true);
  expect(await runner.run(request(3))).toMatchObject({ ok: true });

  const own = worker();
  const working = new SimulationRunner(() => own);
  await working.run(request(3));
  const failing = working.run(request(5000));
  own.onerror?.(broken("out of memory"));
  expect(await failing).toMatchObject({ error: { code: "simulation.failed" } });
  expect(await working.run(request(3))).toMatchObject({ ok: true, value: { contacts: { total: 3 } } });
});
