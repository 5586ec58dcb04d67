/** A provider that fails in every way a provider can, behind a whole runtime: each fault has its answer, and nobody else waits for it. */

import type { Strategy } from "@dunlin/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { httpChannel } from "../../src/channels/http.ts";
import { plainSmsDefinition } from "../../src/channels/presets/plain.ts";
import { FAKE_SECRETS, type FakeProvider, fakeProvider, type ProviderFault } from "../../src/fakes.ts";
import type { Semantics } from "../../src/model/channel.ts";
import { ADMIN, factsOf, inputOf, STRATEGY, TENANT, testWorld } from "../core/world.ts";

const { apiKey, callbackSecret } = FAKE_SECRETS;
let fake: FakeProvider;
beforeAll(async () => {
  fake = await fakeProvider();
});
afterAll(() => fake.close());

/** Longer than a busy machine needs for an answer. ms */
const PATIENCE = 2_000;

/** Fault of the first attempt -> what becomes of the contact then, by what the provider does with the same key twice. */
const FAULTS: readonly (readonly [string, ProviderFault | undefined, Readonly<Record<Semantics, string>>])[] = [
  ["none", undefined, { idempotent: "sent", atMostOnce: "sent" }],
  ["hangs", { kind: "hang", accepted: false }, { idempotent: "pending", atMostOnce: "unknown" }],
  ["takes it and hangs", { kind: "hang", accepted: true }, { idempotent: "pending", atMostOnce: "unknown" }],
  ["takes it and breaks off", { kind: "close", accepted: true }, { idempotent: "pending", atMostOnce: "unknown" }],
  ["429", { kind: "status", status: 429, retryAfter: "30" }, { idempotent: "pending", atMostOnce: "pending" }],
  ["500", { kind: "status", status: 500 }, { idempotent: "pending", atMostOnce: "unknown" }],
  [
    "takes it and says 500",
    { kind: "status", status: 500, accepted: true },
    { idempotent: "pending", atMostOnce: "unknown" },
  ],
  ["takes it and answers nonsense", { kind: "malformed" }, { idempotent: "pending", atMostOnce: "unknown" }],
  ["400", { kind: "status", status: 400 }, { idempotent: "failed", atMostOnce: "failed" }],
];

const number = (place: number) => `+3460000000${place}`;

/** One case per fault, each with a number of its own. */
async function sendingThrough(semantics: Semantics) {
  fake.clear();
  for (const [place, [, fault]] of FAULTS.entries())
    if (fault !== undefined) fake.fault({ to: number(place), fault, times: 1 });
  const definition = {
    ...plainSmsDefinition({ apiBase: fake.url, from: "+34911000000" }),
    semantics,
    timeoutMs: PATIENCE,
  };
  const { idempotencyHeader, ...request } = definition.request;
  const channel = httpChannel(semantics === "idempotent" ? definition : { ...definition, request }, {
    secrets: { apiKey, callbackSecret },
  });
  const strategy = { ...STRATEGY, entry: { start: "sms" } } as Strategy;
  const world = await testWorld({ strategies: [strategy], channels: [channel], leaseMs: 120_000 });
  const cases = FAULTS.map((_, place) => {
    const { debtor } = factsOf(`c${place}`);
    return inputOf(`c${place}`, { debtor: { ...debtor, channels: [{ channel: "sms", address: number(place) }] } });
  });
  await world.runtime.cases.put(TENANT, cases, ADMIN);
  const statuses = async () => {
    const rows = await world.runtime.outbox.list(TENANT, { limit: 100 });
    return FAULTS.map(([name], place) => [name, rows.find(({ caseId }) => caseId === `c${place}`)?.status]);
  };
  const expected = FAULTS.map(([name, , after]) => [name, after[semantics]]);
  return { ...world, statuses, expected };
}

/** In the end: the one that was refused failed, all others are there, and nobody got one twice. */
async function expectAllThere(statuses: () => Promise<unknown>) {
  expect(await statuses()).toEqual(FAULTS.map(([name]) => [name, name === "400" ? "failed" : "sent"]));
  const reached = fake.messages().map(({ to }) => to);
  const whole = FAULTS.flatMap(([name], place) => (name === "400" ? [] : [number(place)]));
  expect(reached.toSorted()).toEqual(whole);
}

test("GF2 of a provider that sees one request by its key, what it did not answer is sent again until it is there", async () => {
  const { runtime, clock, statuses, expected } = await sendingThrough("idempotent");
  await runtime.dispatch();
  expect(await statuses()).toEqual(expected);
  clock.on(29_999);
  await runtime.dispatch();
  // Who says when to come back is not asked before.
  expect(fake.requests().filter(({ to }) => to === number(4))).toHaveLength(1);
  clock.on(1);
  await runtime.dispatch();
  await expectAllThere(statuses);
  expect(new Set(fake.requests().map(({ key }) => key)).size).toBe(FAULTS.length);
});

test("GF2 of a provider that does not, nothing is sent twice, and what nobody knows waits for its memory", async () => {
  const { runtime, clock, statuses, expected } = await sendingThrough("atMostOnce");
  await runtime.dispatch();
  expect(await statuses()).toEqual(expected);
  clock.on(3_600_000);
  await runtime.dispatch();
  const unknown = expected.filter(([, status]) => status === "unknown");
  expect((await statuses()).filter(([, status]) => status === "unknown")).toEqual(unknown);
  const before = fake.requests();
  const found = await runtime.outbox.reconcile(TENANT);
  expect(found.map((one) => one.found).toSorted()).toEqual(["absent", "absent", ...Array(4).fill("accepted")]);
  expect(fake.requests()).toHaveLength(before.length);
  await runtime.dispatch();
  await expectAllThere(statuses);
});

test("GF2 a provider that is down for good is given up, told to the case, and the strategy goes on", async () => {
  fake.clear();
  fake.fault({ fault: { kind: "status", status: 503 } });
  const definition = plainSmsDefinition({ apiBase: fake.url, from: "+34911000000" });
  const channel = httpChannel(definition, { secrets: { apiKey, callbackSecret } });
  const strategy = { ...STRATEGY, entry: { start: "sms" } } as Strategy;
  const { runtime, clock } = await testWorld({ strategies: [strategy], channels: [channel], maxAttempts: 5 });
  await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
  for (let minute = 0; minute < 5; minute++) {
    await runtime.settle();
    clock.on(60_000);
  }
  expect(fake.requests()).toHaveLength(5);
  expect(await runtime.outbox.list(TENANT, { limit: 2 })).toMatchObject([
    { status: "failed", reasons: ["http.503", expect.any(String)] },
  ]);
  expect((await runtime.cases.journal(TENANT, "c1")).map(({ event }) => event.type)).toContain("message.failed");
  clock.on(4 * 86_400_000);
  await runtime.settle();
  expect((await runtime.cases.peek(TENANT, "c1"))?.enrollments[0]?.state).toMatchObject({
    status: "exited",
    outcome: "exhausted",
  });
});
