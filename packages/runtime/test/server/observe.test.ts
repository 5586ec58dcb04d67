/** What a host tells of itself: logs without debtors, metrics, readiness, spans. */

import { context, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Store, StoreError } from "../../src/model/store.ts";
import { createLogger, loggerOver } from "../../src/observe/logger.ts";
import { createMetrics, sumGauges } from "../../src/observe/metrics.ts";
import { loggable, scrubbed } from "../../src/observe/redact.ts";
import { traced } from "../../src/observe/traced.ts";
import { ask } from "./requests.ts";
import { ADMIN, inputOf, OPERATIONS, type ServerWorld, serverWorld, TENANT } from "./world.ts";

/** What must never be seen in a log. */
const MARKS = ["Zzyzx", "zzyzx@secret.example", "+34611223344", "DE89370400440532013000", "Calle Oculta 7"] as const;
const [NAME, MAIL, PHONE, IBAN, STREET] = MARKS;

const marked = (id: string) => {
  const input = inputOf(id);
  const channels = [
    { channel: "email", address: MAIL },
    { channel: "sms", address: PHONE },
  ];
  return {
    facts: { ...input.facts, debtor: { ...input.facts.debtor, channels }, data: { remark: `${NAME} of ${STREET}` } },
    personal: { name: NAME, iban: IBAN, street: STREET },
  };
};

describe("HZ1 no debtor is in the log", () => {
  let world: ServerWorld;
  beforeAll(async () => {
    world = await serverWorld();
  });
  afterAll(() => world.server.close());

  test("HZ1 not when a case with names and addresses goes through everything, well or badly", async () => {
    const { call, runtime, lines } = world;
    await call("PUT", "/v1/cases", { body: { cases: [marked("c1"), marked("m2"), { facts: { caseId: NAME } }] } });
    await call("PUT", "/v1/cases", {
      body: { cases: [{ ...marked("m3"), facts: { caseId: "m3", debtor: MAIL, obligations: [] } }] },
    });
    await call("POST", "/v1/cases/c1/events", { body: { type: "message.replied", data: { text: `${NAME} ${MAIL}` } } });
    await call("POST", "/v1/cases/c1/reveal");
    await call("POST", "/v1/people/d-c1/export");
    await call("POST", "/v1/people/find", { body: { channel: "email", address: MAIL } });
    await call("GET", `/v1/cases?personId=${encodeURIComponent(MAIL)}`);
    await call("GET", `/v1/cases/${encodeURIComponent(PHONE)}`);
    await call("GET", "/v1/cases", { key: `dk_${NAME}`, headers: { "x-request-id": "r1", "user-agent": NAME } });
    await call("POST", `/in/${TENANT}/email/${NAME}`, { key: null, body: MAIL });
    for (const failure of [
      new Error(`duplicate (${MAIL})`),
      new StoreError("broken", NAME),
      Object.assign(new Error(PHONE), { code: MAIL }),
    ]) {
      const { list } = runtime.cases;
      runtime.cases.list = async () => {
        throw failure;
      };
      expect((await call("GET", "/v1/cases")).status).toBe(500);
      runtime.cases.list = list;
    }
    world.email.answer = () => {
      throw new Error(`550 ${MAIL} unknown`);
    };
    await runtime.settle();
    for (const route of world.server.routes) await ask(world, route, world.keys.agent);
    const told = lines.join("");
    expect(lines.length).toBeGreaterThan(50);
    for (const mark of MARKS) expect(told).not.toContain(mark);
    expect(told).not.toMatch(/dk_|eyJ|"stack"|debtor\.example/);
    expect(told).toContain('"message":"a request failed"');
  });

  test("HZ1 not when somebody logs whole objects under any name", async () => {
    const lines: string[] = [];
    const logger = createLogger({ level: "debug", destination: { write: (line) => lines.push(line) } });
    const { runtime, store } = world;
    const objects: Record<string, unknown> = {
      input: marked("x"),
      personal: await runtime.cases.reveal(TENANT, "c1", ADMIN),
      snapshot: await runtime.cases.peek(TENANT, "c1"),
      people: await store.transaction(TENANT, (tx) => tx.people(["d-c1"])),
      reply: { kind: "reply", id: "n1", from: PHONE, text: `${NAME} here`, channel: "sms" },
      outgoing: { tenant: TENANT, key: "k", address: MAIL, message: { subject: NAME, text: STREET, html: IBAN } },
      error: Object.assign(new Error(MAIL, { cause: new Error(NAME) }), { detail: `Key (address)=(${PHONE})` }),
      headers: { authorization: `Bearer ${world.keys.admin}`, cookie: NAME },
      deep: { a: { b: { c: { d: [NAME, { e: MAIL }] } } } },
      text: `${NAME} ${STREET}`,
      buffer: Buffer.from(NAME),
    };
    for (const [name, value] of Object.entries(objects)) {
      const spread =
        typeof value === "object" && value !== null && !Array.isArray(value) ? (value as object) : { value };
      for (const data of [
        { [name]: value },
        spread,
        { data: value },
        { error: value },
        { reason: value },
        { id: value },
        { ids: [value] },
      ]) {
        for (const level of ["debug", "info", "warn", "error"] as const)
          logger[level](data as Record<string, unknown>, `about ${MAIL} ${PHONE}`);
      }
    }
    const told = lines.join("").replace(/"message":"about \[address\] \[number\]"/g, "");
    expect(lines.length).toBeGreaterThan(200);
    // A text under a name for ids is written as it is: it is the one thing a caller has to keep to.
    const allowed = lines.filter((line) => line.includes(NAME) || line.includes(STREET));
    expect(allowed.every((line) => /"ids?":\["?|"id":"/.test(line))).toBe(true);
    for (const mark of [MAIL, PHONE, IBAN]) expect(told).not.toContain(mark);
    expect(told).not.toContain(world.keys.admin);
  });

  test("HZ1 what is an id, a count or a code stays readable", () => {
    const data = { tenant: "t1", caseId: "E-1", key: "E-1/1/b2b@3/due14/9.0", count: 3, code: "smtp.550", ms: 12 };
    expect(loggable(data)).toEqual(data);
    expect(loggable({ caseId: "E-1", debtor: { name: NAME }, note: NAME })).toEqual({
      caseId: "E-1",
      dropped: ["debtor", "note"],
    });
    expect(loggable({ error: "TypeError", loop: "poll" })).toEqual({ error: "TypeError", loop: "poll" });
    const failed = loggable({ error: new StoreError("unavailable", MAIL) }).error as Record<string, unknown>;
    expect(failed).toMatchObject({ kind: "StoreError", code: "unavailable" });
    expect(JSON.stringify(failed.at)).not.toMatch(/\/(home|tmp|work|root)\//);
    expect(scrubbed(`a ${MAIL} b ${PHONE} c dk_abcdefgh.1_2 d eyJhbGciOi.e30.x ${"y".repeat(400)}`)).toMatch(
      /^a \[address\] b \[number\] c \[key\] d \[token\] y+\.\.\.$/,
    );
  });

  test("HZ1 a pino of the host is held to the same", () => {
    const told: unknown[] = [];
    const write = (...what: unknown[]) => told.push(what);
    loggerOver({ debug: write, info: write, warn: write, error: write } as never).warn({ address: MAIL, rev: 1 }, MAIL);
    expect(told).toEqual([[{ rev: 1, dropped: ["address"] }, "[address]"]]);
  });
});

describe("HZ2 metrics", () => {
  const lineOf = (text: string, name: string) =>
    text.split("\n").filter((line) => line.startsWith(name) && !line.startsWith("#"));

  test("HZ2 a counter and a duration are there once they are used, whatever labels come later", async () => {
    const metrics = createMetrics({ mostLabels: 2 });
    metrics.count("dunlin_sends_total", { channel: "email", result: "sent" });
    metrics.count("dunlin_sends_total", { channel: "email", result: "sent" }, 2);
    metrics.count("dunlin_sends_total", { channel: "sms", other: MAIL });
    metrics.count("dunlin_sends_total", { channel: "third", result: "sent" });
    metrics.count("dunlin_sends_total", { channel: "fourth", result: "sent" });
    metrics.observe("dunlin.send-seconds", { route: "email" }, 0.02);
    const text = await metrics.text();
    expect(lineOf(text, "dunlin_sends_total")).toEqual([
      'dunlin_sends_total{channel="email",result="sent"} 3',
      'dunlin_sends_total{channel="sms",result=""} 1',
      'dunlin_sends_total{channel="other",result="other"} 2',
    ]);
    expect(lineOf(text, "dunlin_send_seconds_count")).toEqual(['dunlin_send_seconds_count{route="email"} 1']);
    expect(metrics.lastSeen("dunlin_sends")).toBeGreaterThan(0);
    expect(metrics.lastSeen("nothing")).toBeUndefined();
  });

  test("HZ2 gauges tell the oldest moments and the sums of all tenants, and keep their value while the store is away", async () => {
    const metrics = createMetrics({ gaugesMs: 0 });
    const one = { oldestDue: 1_000, oldestPending: null, due: 1, pending: 2, unknown: 3, parked: 4, enrolled: 5 };
    const gauges = sumGauges([one, { ...one, oldestDue: 500, oldestPending: 9_000 }]);
    expect(gauges).toEqual({
      oldestDue: 500,
      oldestPending: 9_000,
      due: 2,
      pending: 4,
      unknown: 6,
      parked: 8,
      enrolled: 10,
    });
    metrics.watch(async () => ({ gauges, now: 10_500, tenants: 2 }));
    expect(lineOf(await metrics.text(), "dunlin_oldest_due")).toEqual(["dunlin_oldest_due_seconds 10"]);
    metrics.watch(async () => {
      throw new Error("away");
    });
    const text = await metrics.text();
    expect(lineOf(text, "dunlin_outbox_unknown")).toEqual(["dunlin_outbox_unknown 6"]);
    expect(lineOf(text, "dunlin_outbox_age")).toEqual(["dunlin_outbox_age_seconds 1.5"]);
  });

  test("HZ2 /metrics is for who has its token, and counts the store and the requests by the pattern of their address", async () => {
    const world = await serverWorld();
    expect((await world.call("GET", "/metrics", { key: null })).status).toBe(401);
    expect((await world.call("GET", "/metrics")).status).toBe(401);
    await world.call("GET", "/v1/cases/c1");
    await world.call("GET", "/v1/cases/absentCase");
    const answer = await world.call("GET", "/metrics", { key: OPERATIONS });
    expect(answer.headers["content-type"]).toContain("text/plain");
    expect(lineOf(answer.text, "dunlin_http_requests_total")).toEqual(
      expect.arrayContaining([
        'dunlin_http_requests_total{method="GET",route="/v1/cases/:caseId",status="200"} 1',
        'dunlin_http_requests_total{method="GET",route="/v1/cases/:caseId",status="404"} 1',
        'dunlin_http_requests_total{method="GET",route="/metrics",status="401"} 2',
      ]),
    );
    expect(lineOf(answer.text, "dunlin_enrolled")).toEqual(["dunlin_enrolled 2"]);
    expect(lineOf(answer.text, "dunlin_outbox_pending")).toEqual(["dunlin_outbox_pending 1"]);
    expect(answer.text).not.toMatch(/c1|absentCase|debtor/);
    await world.server.close();
    const closed = await serverWorld({ cases: [], server: { operationsToken: "a".repeat(16) } });
    expect((await closed.call("GET", "/metrics", { key: OPERATIONS })).status).toBe(401);
    await closed.server.close();
    await expect(serverWorld({ cases: [], server: { operationsToken: "short" } })).rejects.toThrow(RangeError);
  });
});

describe("HZ3 whether a host lives, and whether it is ready", () => {
  test("HZ3 it lives while it answers; it is ready while its store answers and nothing is overdue", async () => {
    const world = await serverWorld();
    const ready = async (key: string | null = null) => {
      const { status, json } = await world.call("GET", "/readyz", { key });
      return [status, json.checks.map(({ name, ok }: { name: string; ok: boolean }) => `${name} ${ok}`).join(", ")];
    };
    expect((await world.call("GET", "/healthz", { key: null })).json).toEqual({ status: "alive" });
    await world.runtime.settle();
    expect(await ready()).toEqual([200, "store true, poller true"]);
    world.clock.on(4 * 86_400_000);
    expect(await ready()).toEqual([503, "store true, poller false"]);
    await world.runtime.settle();
    expect(await ready()).toEqual([200, "store true, poller true"]);
    const { due } = world.store;
    (world.store as { due: Store["due"] }).due = async () => {
      throw new StoreError("unavailable", "postgres://user:hunter2@db/x");
    };
    expect(await ready()).toEqual([503, "store false"]);
    const secret = (await world.call("GET", "/readyz", { key: OPERATIONS })).text;
    expect(secret).toContain("The store cannot be reached.");
    expect(secret).not.toContain("hunter2");
    expect((await world.call("GET", "/readyz", { key: null })).text).not.toContain("says");
    (world.store as { due: Store["due"] }).due = due;
    expect((await world.call("GET", "/healthz", { key: null })).status).toBe(200);
    await world.server.close();
  });
});

describe("HZ4 spans", () => {
  const spans: { name: string; attributes: unknown; status?: unknown; ended: boolean }[] = [];
  beforeAll(() => {
    trace.setGlobalTracerProvider({
      getTracer: () => ({
        startSpan: () => trace.wrapSpanContext({ traceId: "", spanId: "", traceFlags: 0 }),
        startActiveSpan: ((
          name: string,
          options: { attributes: unknown },
          _parent: unknown,
          work: (span: Span) => unknown,
        ) => {
          const told: (typeof spans)[number] = { name, attributes: options.attributes, ended: false };
          spans.push(told);
          const span = {
            setStatus: (status: unknown) => {
              told.status = status;
            },
            end: () => {
              told.ended = true;
            },
          };
          return context.with(context.active(), () => work(span as Span));
        }) as never,
      }),
    });
  });
  afterAll(() => trace.disable());

  test("HZ4 work is in a span that ends with it, and a failure is told by its kind alone", async () => {
    expect(await traced("a", { tenant: "t1", to: MAIL, none: undefined }, async () => 7)).toBe(7);
    await expect(
      traced("b", {}, async () => {
        throw new StoreError("conflict", MAIL);
      }),
    ).rejects.toThrow(StoreError);
    expect(spans).toEqual([
      { name: "a", attributes: { "dunlin.tenant": "t1", "dunlin.to": "[address]" }, ended: true },
      {
        name: "b",
        attributes: {},
        ended: true,
        status: { code: SpanStatusCode.ERROR, message: "StoreError conflict" },
      },
    ]);
  });

  test("HZ4 so are requests, rounds of the poller and hand-overs", async () => {
    spans.length = 0;
    const world = await serverWorld();
    await world.call("GET", "/v1/cases/c1");
    await world.runtime.poll();
    await world.runtime.dispatch();
    await world.server.close();
    const names = spans.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["GET /v1/cases/:caseId", "dunlin.send"]));
    expect(spans.every(({ ended }) => ended)).toBe(true);
    expect(JSON.stringify(spans)).not.toMatch(/debtor\.example|34600/);
  });
});
