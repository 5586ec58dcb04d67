/** Providers by definition against the fake: what each fault comes to, and that nothing of a message or a secret is told. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { HttpDefinition } from "../../src/channels/definition.ts";
import { retryAfterMs } from "../../src/channels/exchange.ts";
import { httpChannel } from "../../src/channels/http.ts";
import { plainSmsDefinition } from "../../src/channels/presets/plain.ts";
import { smsDefinition } from "../../src/channels/presets/twilio.ts";
import { FAKE_SECRETS, type FakeProvider, fakeProvider, type ProviderFault } from "../../src/fakes.ts";
import type { Channel } from "../../src/model/channel.ts";
import { closedAfterAll, closedAfterTest, KEY, NOW, outgoing, QUIET } from "./world.ts";

let fake: FakeProvider;

const SECRETS = {
  authToken: FAKE_SECRETS.apiKey,
  apiKey: FAKE_SECRETS.apiKey,
  callbackSecret: FAKE_SECRETS.callbackSecret,
};

/** Long enough for a busy machine; where nobody will answer, short. */
const timeoutMs = 10_000;
const SHORT = 400;

const onceWith = (more: Partial<HttpDefinition> = {}): Channel =>
  httpChannel(
    { ...smsDefinition({ apiBase: fake.url, account: "AC1", from: "+34911" }), timeoutMs, ...more },
    { secrets: SECRETS },
  );
const idempotentWith = (more: Partial<HttpDefinition> = {}): Channel =>
  httpChannel({ ...plainSmsDefinition({ apiBase: fake.url, from: "ACME" }), timeoutMs, ...more }, { secrets: SECRETS });

let once: Channel;
let idempotent: Channel;

beforeAll(async () => {
  fake = await fakeProvider();
  once = onceWith();
  idempotent = idempotentWith();
});
closedAfterAll({ close: () => fake.close() });
afterEach(() => fake.clear());

describe("what a fault comes to", () => {
  const cases: readonly (readonly [ProviderFault, once: object, idempotent: object, taken: number])[] = [
    [
      { kind: "hang", accepted: false },
      { status: "unknown", code: "http.timeout" },
      { status: "unknown", code: "http.timeout" },
      0,
    ],
    [
      { kind: "hang", accepted: true },
      { status: "unknown", code: "http.timeout" },
      { status: "unknown", code: "http.timeout" },
      1,
    ],
    [{ kind: "close", accepted: false }, { status: "unknown" }, { status: "unknown" }, 0],
    [{ kind: "close", accepted: true }, { status: "unknown" }, { status: "unknown" }, 1],
    [
      { kind: "status", status: 500 },
      { status: "unknown", code: "http.500" },
      { status: "retry", code: "http.500" },
      0,
    ],
    [{ kind: "status", status: 503, accepted: true }, { status: "unknown" }, { status: "retry" }, 1],
    [
      { kind: "status", status: 429, retryAfter: "7" },
      { status: "retry", afterMs: 7000 },
      { status: "retry", afterMs: 7000 },
      0,
    ],
    [
      { kind: "status", status: 429, retryAfter: "Thu, 26 Nov 2026 10:00:30 GMT" },
      { status: "retry", afterMs: 30_000 },
      { status: "retry", afterMs: 30_000 },
      0,
    ],
    [{ kind: "status", status: 401 }, { status: "retry", code: "http.401" }, { status: "retry", code: "http.401" }, 0],
    [
      { kind: "status", status: 403 },
      { status: "rejected", code: "40300" },
      { status: "rejected", code: "http.403" },
      0,
    ],
    [
      { kind: "malformed" },
      { status: "unknown", code: "answer.malformed" },
      { status: "retry", code: "answer.malformed" },
      1,
    ],
    [
      { kind: "huge" },
      { status: "unknown", code: "answer.malformed" },
      { status: "retry", code: "answer.malformed" },
      1,
    ],
    [{ kind: "slow", ms: 20 }, { status: "accepted" }, { status: "accepted" }, 1],
  ];
  test.each(cases)("CH11 %j", async (fault, onceResult, idempotentResult, taken) => {
    const time = { timeoutMs: fault.kind === "hang" ? SHORT : timeoutMs };
    fake.fault({ fault });
    expect(await onceWith(time).send(outgoing(), QUIET)).toMatchObject(onceResult);
    expect(fake.messages({ channel: "sms" })).toHaveLength(taken);
    expect(await idempotentWith(time).send(outgoing(), QUIET)).toMatchObject(idempotentResult);
    expect(fake.messages({ channel: "plainSms" })).toHaveLength(taken);
  });

  test("CH11 a provider that cannot be reached took nothing", async () => {
    const gone = await fakeProvider();
    await gone.close();
    const channel = httpChannel(plainSmsDefinition({ apiBase: gone.url, from: "ACME" }), { secrets: SECRETS });
    expect(await channel.send(outgoing(), QUIET)).toMatchObject({ status: "retry", code: "http.ECONNREFUSED" });
  });

  test("CH12 a redirect is not followed", async () => {
    const other = closedAfterTest(await counting());
    fake.fault({ fault: { kind: "redirect", to: other.url } });
    expect(await once.send(outgoing(), QUIET)).toMatchObject({ status: "unknown", code: "http.307" });
    expect(other.requests()).toBe(0);
  });

  test("CH13 a request that is aborted may have left, one that was aborted before has not", async () => {
    fake.fault({ fault: { kind: "hang", accepted: true } });
    const aborting = new AbortController();
    const sent = once.send(outgoing(), aborting.signal);
    await expect.poll(() => fake.requests().length).toBe(1);
    aborting.abort();
    expect(await sent).toMatchObject({ status: "unknown", code: "http.aborted" });
    expect(await once.send(outgoing(), aborting.signal)).toMatchObject({ status: "retry", code: "http.aborted" });
    expect(fake.requests()).toHaveLength(1);
  });

  test("CH14 a message that the definition cannot write is refused before anything is sent", async () => {
    const { message: _, ...without } = outgoing();
    expect(await once.send(without, QUIET)).toMatchObject({ status: "rejected", code: "mapping.missing" });
    expect(await once.send(outgoing({ address: "123" }), QUIET)).toMatchObject({
      status: "rejected",
      code: "address.invalid",
    });
    expect(fake.messages()).toEqual([]);
  });
});

describe("keys", () => {
  test("CH15 a provider that knows keys sees one request, however often it is sent", async () => {
    fake.fault({ fault: { kind: "hang", accepted: true }, times: 1 });
    const lost = await idempotentWith({ timeoutMs: SHORT }).send(outgoing(), QUIET);
    expect(lost).toMatchObject({ status: "unknown" });
    const again = await idempotent.send(outgoing({ attempt: 2 }), QUIET);
    expect(again).toEqual({ status: "accepted", ref: fake.messages()[0]?.ref });
    expect(fake.requests(KEY).map(({ outcome }) => outcome)).toEqual(["accepted", "repeated"]);
    expect(fake.messages()).toHaveLength(1);
  });

  test("CH16 what became of a key can be asked", async () => {
    expect(await idempotent.lookup?.(KEY, QUIET)).toEqual({ status: "absent" });
    fake.fault({ fault: { kind: "close", accepted: true } });
    await idempotent.send(outgoing(), QUIET);
    expect(await idempotent.lookup?.(KEY, QUIET)).toEqual({ status: "accepted", ref: fake.messages()[0]?.ref });
    expect(await idempotent.lookup?.("a&reference=b", QUIET)).toEqual({ status: "absent" });
    const aborted = AbortSignal.abort();
    expect(await idempotent.lookup?.(KEY, aborted)).toEqual({ status: "unknown" });
    expect(once.lookup).toBeUndefined();
  });
});

describe("secrets", () => {
  const keyed = (auth: HttpDefinition["request"]["auth"], url: string): HttpDefinition => ({
    id: "x",
    semantics: "atMostOnce",
    request: { method: "POST", url, ...(auth && { auth }), body: { json: { to: "{address}" } } },
  });

  test.each([
    [{ type: "bearer", secret: "s" }, "authorization", "Bearer top-secret"],
    [
      { type: "basic", user: "u", secret: "s" },
      "authorization",
      `Basic ${Buffer.from("u:top-secret").toString("base64")}`,
    ],
    [{ type: "header", name: "X-Api-Key", prefix: "Key ", secret: "s" }, "x-api-key", "Key top-secret"],
  ] as const)("CH17 %j stands in its header", async (auth, header, value) => {
    const server = closedAfterTest(await counting());
    const channel = httpChannel(keyed(auth, `${server.url}/x`), { secrets: { s: async () => "top-secret" } });
    expect(await channel.send(outgoing(), QUIET)).toEqual({ status: "accepted" });
    expect(server.headers()?.[header]).toBe(value);
  });

  test("CH18 no result tells a secret, an address or a text", async () => {
    const results: unknown[] = [];
    const faults: readonly ProviderFault[] = [
      { kind: "hang", accepted: false },
      { kind: "close", accepted: false },
      { kind: "status", status: 400 },
      { kind: "status", status: 500 },
      { kind: "malformed" },
    ];
    for (const fault of faults) {
      fake.fault({ fault, times: 2 });
      for (const channel of [onceWith({ timeoutMs: SHORT }), idempotentWith({ timeoutMs: SHORT })])
        results.push(await channel.send(outgoing(), QUIET));
    }
    const failing = httpChannel(keyed({ type: "bearer", secret: "s" }, `${fake.url}/x`), {
      secrets: {
        s: () => {
          throw new Error("top-secret");
        },
      },
    });
    const broken = httpChannel(keyed({ type: "bearer", secret: "s" }, `${fake.url}/x`), {
      secrets: { s: "top-secret\r\nx: y" },
    });
    results.push(await failing.send(outgoing(), QUIET), await broken.send(outgoing(), QUIET));
    expect(results.slice(-2)).toMatchObject([
      { status: "retry", code: "secret.missing" },
      { status: "rejected", code: "mapping.header" },
    ]);
    const told = JSON.stringify(results);
    for (const word of [FAKE_SECRETS.apiKey, "top-secret", "34600000001", "12.30"]) expect(told).not.toContain(word);
  });

  test("CH18 a provider that answers with the message is not quoted", async () => {
    const server = closedAfterTest(await counting({ status: 400, body: '{"code":"no such number +34600000001"}' }));
    const definition: HttpDefinition = {
      ...keyed(undefined, `${server.url}/x`),
      response: { outcomes: [{ status: 400, result: "rejected", code: "{body.code}" }] },
    };
    const result = await httpChannel(definition).send(outgoing(), QUIET);
    expect(result).toMatchObject({ status: "rejected", code: "http.400" });
    expect(JSON.stringify(result)).not.toContain("34600000001");
  });
});

test.each([
  ["5", 5000],
  ["0", 0],
  ["99999999", 86_400_000],
  ["Thu, 26 Nov 2026 10:01:00 GMT", 60_000],
  ["Thu, 26 Nov 2026 09:00:00 GMT", 0],
  ["soon", undefined],
  ["-5", undefined],
  ["2026-11-26", undefined],
  ["1e3", undefined],
  [undefined, undefined],
])("CH19 Retry-After %j is %j ms", (value, ms) => {
  expect(retryAfterMs(value, NOW)).toBe(ms);
});

/** A server that counts what comes. */
async function counting({ status = 200, body = "" } = {}) {
  let count = 0;
  let headers: NodeJS.Dict<string | string[]> | undefined;
  const server: Server = createServer((request, response) => {
    count += 1;
    headers = request.headers;
    request.resume().on("end", () => response.writeHead(status, { "content-type": "application/json" }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => count,
    headers: () => headers,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
