/** Simulations that run at the other end of a port. */

import { expect, test } from "vitest";
import { compileStrategy, type Program } from "../../src/index.ts";
import {
  type BehaviorModel,
  RestlessError,
  type SimulatedPortfolio,
  type Simulation,
  type SimulationPort,
  type SimulationProgress,
  type SimulationReport,
  type SimulationRequest,
  serveSimulation,
  simulate,
  simulateAmong,
  simulateElsewhere,
  type TallyData,
} from "../../src/simulate.ts";
import { at, END, facts, mail, strategy } from "../build.ts";

const portfolio = (size: number): SimulatedPortfolio =>
  Array.from({ length: size }, (_, i) => facts({ caseId: `C-${i}` }));

const request = (size: number, parts: Partial<SimulationRequest> = {}): SimulationRequest => ({
  strategy: strategy({ nodes: { end: END } }),
  portfolio: portfolio(size),
  options: {
    behavior: { format: "dunlin.behavior/1", name: "Nobody", pay: { clock: "entry", hazard: [] } },
    seed: 1,
    horizonDays: 10,
    start: 0,
  },
  ...parts,
});

/** Counts cases and slices; the report is who was there. */
class Counting implements Simulation {
  readonly of: number;
  done = 0;
  readonly slices: number[] = [];
  readonly lived: string[] = [];
  readonly #program: Program;
  readonly #cases: SimulatedPortfolio;

  constructor(program: Program, cases: SimulatedPortfolio) {
    this.of = cases.length;
    this.#program = program;
    this.#cases = cases;
  }

  run(cases: number): SimulationProgress {
    const ran = Math.min(cases, this.of - this.done);
    this.slices.push(ran);
    // Whoever is lived has crossed.
    for (const own of this.#cases.slice(this.done, this.done + ran)) this.lived.push(own.caseId);
    this.done += ran;
    return { done: this.done, of: this.of };
  }

  report(): SimulationReport {
    return {
      behavior: `${this.#program.id} ${this.#cases.at(-1)?.caseId}`,
      steps: this.done,
    } as unknown as SimulationReport;
  }

  tallies(): readonly TallyData[] {
    return [];
  }
}

/** Two ends that pass clones on, each in a turn of its own. */
function connection(): { readonly host: SimulationPort; readonly worker: SimulationPort; fail(reason: string): void } {
  const heard: { readonly host: ((value: unknown) => void)[]; readonly worker: ((value: unknown) => void)[] } = {
    host: [],
    worker: [],
  };
  const failures: ((reason: string) => void)[] = [];
  const pass = (to: "host" | "worker") => (value: unknown) => {
    const copy = structuredClone(value);
    setImmediate(() => {
      for (const listener of heard[to]) listener(copy);
    });
  };
  return {
    host: {
      postMessage: pass("worker"),
      onMessage: (listener) => heard.host.push(listener),
      onFailure: (listener) => failures.push(listener),
    },
    worker: { postMessage: pass("host"), onMessage: (listener) => heard.worker.push(listener) },
    fail: (reason) => {
      for (const listener of failures) listener(reason);
    },
  };
}

const soon = () => new Promise<void>((done) => setImmediate(done));

function served(options: { readonly pause?: () => Promise<void>; readonly slice?: number } = {}) {
  const { host, worker, fail } = connection();
  const simulations: Counting[] = [];
  serveSimulation(worker, {
    ...options,
    create: (program, cases) => {
      const simulation = new Counting(program, cases);
      simulations.push(simulation);
      return simulation;
    },
  });
  return { host, fail, simulations };
}

test.each([
  ["the other side is waited for", undefined],
  ["a pause is given", soon],
])("SR1 a simulation runs elsewhere a slice at a time and says how far it is: %s", async (_, pause) => {
  const { host, simulations } = served({ slice: 4, ...(pause && { pause }) });
  const told: SimulationProgress[] = [];
  const outcome = await simulateElsewhere(host, request(10), { onProgress: (progress) => told.push(progress) });
  expect(outcome).toEqual({ ok: true, value: { behavior: "test C-9", steps: 10 } });
  expect(simulations[0]?.slices).toEqual([4, 4, 2]);
  expect(told).toEqual([4, 8, 10].map((done) => ({ done, of: 10 })));
});

test("SR1 a large portfolio crosses in parts, in its order", async () => {
  const { host, simulations } = served();
  const posted: number[] = [];
  const watched: SimulationPort = {
    ...host,
    postMessage: (value) => {
      const { people } = value as { readonly people?: string };
      if (people !== undefined) posted.push(JSON.parse(people).length);
      host.postMessage(value);
    },
  };
  const outcome = await simulateElsewhere(watched, request(4500));
  expect(outcome).toEqual({ ok: true, value: { behavior: "test C-4499", steps: 4500 } });
  expect(posted).toEqual([2000, 2000, 500]);
  expect(simulations).toHaveLength(1);
  expect(simulations[0]?.lived).toEqual(portfolio(4500).map(({ caseId }) => caseId));
  expect(await simulateElsewhere(watched, request(0))).toMatchObject({ ok: true });
});

test("SR1 a slice is a hundredth of the cases, from 20 to 2,000", async () => {
  const { host, simulations } = served();
  await simulateElsewhere(host, request(50));
  await simulateElsewhere(host, request(5000));
  expect(simulations.map(({ slices }) => Math.max(...slices))).toEqual([20, 50]);
});

test.each([
  ["the other side is waited for", undefined],
  ["a pause is given", soon],
])("SR2 a simulation is stopped between slices: %s", async (_, pause) => {
  const { host, simulations } = served({ slice: 1, ...(pause && { pause }) });
  const canceling = new AbortController();
  const outcome = await simulateElsewhere(host, request(1000), {
    signal: canceling.signal,
    onProgress: ({ done }) => {
      if (done === 5) canceling.abort();
    },
  });
  expect(outcome).toMatchObject({ ok: false, error: { code: "simulation.canceled" } });
  for (let i = 0; i < 20; i++) await soon();
  const [{ done } = { done: 0 }] = simulations;
  expect(done).toBeGreaterThanOrEqual(5);
  expect(done).toBeLessThan(10);
  expect(await simulateElsewhere(host, request(3), { signal: canceling.signal })).toMatchObject({ ok: false });
  expect(simulations).toHaveLength(1);
});

test("SR3 several requests run at once, and each hears its own", async () => {
  const { host } = served({ slice: 2 });
  const order: string[] = [];
  const outcomes = await Promise.all(
    [6, 3, 9].map((size) => simulateElsewhere(host, request(size), { onProgress: ({ of }) => order.push(`${of}`) })),
  );
  expect(outcomes.map((outcome) => outcome.ok && outcome.value.steps)).toEqual([6, 3, 9]);
  expect(order.slice(0, 6)).toEqual(["6", "3", "9", "6", "3", "9"]);
});

test("SR4 what goes wrong is an answer: a strategy, options, a bug, what cannot be cloned, a worker that breaks down", async () => {
  const bad = served();
  const outcome = await simulateElsewhere(bad.host, request(1, { strategy: strategy({ nodes: {} }) }));
  expect(outcome).toMatchObject({ ok: false, error: { code: "simulation.strategy" } });
  expect(!outcome.ok && outcome.error.diagnostics?.length).toBeGreaterThan(0);

  const wrong = connection();
  serveSimulation(wrong.worker);
  const options = { ...request(1).options, horizonDays: 0 };
  expect(await simulateElsewhere(wrong.host, request(1, { options }))).toMatchObject({
    ok: false,
    error: { code: "simulation.options", problems: [{ path: "/horizonDays" }] },
  });

  const restless = new RestlessError({ caseId: "A", what: "contacts", most: 1000, day: 5 });
  const endless = connection();
  serveSimulation(endless.worker, {
    create: () => {
      throw restless;
    },
  });
  expect(await simulateElsewhere(endless.host, request(1))).toMatchObject({
    ok: false,
    error: { code: "simulation.restless", restless: { caseId: "A", day: 5 } },
  });

  const buggy = connection();
  serveSimulation(buggy.worker, {
    create: () => {
      throw new TypeError("not a function");
    },
  });
  const bug = { code: "simulation.failed", message: "not a function" };
  expect(await simulateElsewhere(buggy.host, request(1))).toEqual({ ok: false, error: bug });

  const uncloned = { ...request(1), host: { calendars: [() => 0] } } as unknown as SimulationRequest;
  expect(await simulateElsewhere(bad.host, uncloned)).toMatchObject({
    ok: false,
    error: { code: "simulation.failed" },
  });

  const broken = served({ pause: () => new Promise(() => {}) });
  const waiting = simulateElsewhere(broken.host, request(5));
  broken.fail("out of memory");
  const failed = { ok: false, error: { code: "simulation.failed", message: "The worker broke down: out of memory" } };
  expect(await waiting).toEqual(failed);
  expect(await simulateElsewhere(broken.host, request(5))).toEqual(failed);
});

test("SR5 several workers share the people, and the parts add up to exactly the whole", async () => {
  const mailing = strategy({
    nodes: { hello: mail("rest"), rest: { type: "wait", for: "P3D", to: { next: "again" } }, again: mail(), end: END },
  });
  const behavior: BehaviorModel = {
    format: "dunlin.behavior/1",
    name: "Some",
    pay: { clock: "entry", hazard: [{ day: 0, chance: 0.1 }], contacts: { email: { factor: 3, days: 4 } } },
    optOut: { email: 0.1 },
  };
  const people = Array.from({ length: 61 }, (_, i) => facts({ caseId: `C-${i}`, debtor: { id: `D-${i % 40}` } }));
  const options = { behavior, seed: 7, horizonDays: 20, start: at("2026-03-20T08:00:00Z"), runs: 2 };
  const asked: SimulationRequest = { strategy: mailing, portfolio: people, options };
  const whole = simulate(compileStrategy(mailing), people, options);
  expect(whole.cases.exited).toBeGreaterThan(5);
  for (const workers of [1, 2, 3]) {
    const ports = Array.from({ length: workers }, () => {
      const { host, worker } = connection();
      serveSimulation(worker);
      return host;
    });
    const told: SimulationProgress[] = [];
    const outcome = await simulateAmong(ports, asked, { onProgress: (progress) => told.push(progress) });
    expect(outcome).toEqual({ ok: true, value: whole });
    expect(told.at(-1)).toEqual({ done: 61, of: 61 });
    const canceled = { signal: AbortSignal.abort() };
    expect(await simulateAmong(ports, asked, canceled)).toMatchObject({ error: { code: "simulation.canceled" } });
    const wrong = { ...asked, options: { ...options, horizonDays: 0 } };
    expect(await simulateAmong(ports, wrong)).toMatchObject({ error: { code: "simulation.options" } });
  }
});

test("SR5 people who share a budget are not parted", async () => {
  const { host, worker } = connection();
  serveSimulation(worker);
  const idle = connection();
  const options = { ...request(9).options, budgets: [{ channel: "email", perDay: 2 }] };
  const asked = request(9, { strategy: strategy({ nodes: { hello: mail(), end: END } }), options });
  const outcome = await simulateAmong([host, idle.host], asked);
  expect(outcome).toEqual({ ok: true, value: simulate(compileStrategy(asked.strategy), asked.portfolio, options) });
});
