/** Effects that the host carries itself: webhooks out and in, and functions beside the runtime. */

import type { Effect } from "@dunlin/engine";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { CallRefused, callChannel, callChannels } from "../../src/channels/call.ts";
import { type WebhookOptions, webhookChannel } from "../../src/channels/webhook.ts";
import { FAKE_SECRETS, type FakeProvider, fakeProvider, type ProviderFault } from "../../src/fakes.ts";
import type { InboundRequest } from "../../src/model/channel.ts";
import { InputError } from "../../src/problem.ts";
import { callbackHost, closedAfterAll, closedAfterTest, inbound, KEY, NOW, outgoing, QUIET } from "./world.ts";

const secret = FAKE_SECRETS.callbackSecret;
let fake: FakeProvider;
beforeAll(async () => {
  fake = await fakeProvider();
});
closedAfterAll({ close: () => fake.close() });
afterEach(() => fake.clear());

const hook = (options: Partial<WebhookOptions> = {}) =>
  webhookChannel({ url: `${fake.url}/hooks`, secret, timeoutMs: 10_000, ...options });

const call = (members: Partial<Extract<Effect, { kind: "external.call" }>> = {}): Effect => ({
  ...{
    id: KEY,
    kind: "external.call",
    nodeId: "n",
    at: NOW,
    function: "score",
    input: { a: 1 },
    timeoutAt: NOW + 1000,
  },
  ...members,
});

describe("webhooks out", () => {
  test("CH41 an effect is posted once by its key, signed as the library of receivers checks it", async () => {
    expect(await hook().send(outgoing(), QUIET)).toEqual({ status: "accepted" });
    expect(await hook().send(outgoing({ attempt: 1 }), QUIET)).toEqual({ status: "accepted" });
    expect(fake.requests(KEY).map(({ outcome }) => outcome)).toEqual(["accepted", "repeated"]);
    expect(fake.messages()[0]).toMatchObject({ key: KEY, to: "+34600000001", content: { type: "message.send" } });
    expect(await hook({ secret: `whsec_${secret}` }).send(outgoing({ key: "k2" }), QUIET)).toEqual({
      status: "accepted",
    });
    const wrong = await hook({ secret: Buffer.alloc(32).toString("base64") }).send(outgoing({ key: "k3" }), QUIET);
    expect(wrong).toMatchObject({ status: "retry", code: "http.401" });
  });

  test.each<[ProviderFault, object]>([
    [
      { kind: "status", status: 410 },
      { status: "rejected", code: "http.410" },
    ],
    [
      { kind: "status", status: 400 },
      { status: "retry", code: "http.400" },
    ],
    [
      { kind: "status", status: 503, retryAfter: "3" },
      { status: "retry", code: "http.503", afterMs: 3000 },
    ],
    [
      { kind: "redirect", to: "http://127.0.0.1:1/" },
      { status: "retry", code: "http.307" },
    ],
    [{ kind: "close", accepted: true }, { status: "unknown" }],
    [
      { kind: "hang", accepted: false },
      { status: "unknown", code: "http.timeout" },
    ],
  ])("CH41 %j", async (fault, result) => {
    fake.fault({ fault });
    const channel = hook(fault.kind === "hang" ? { timeoutMs: 200 } : {});
    expect(await channel.send(outgoing(), QUIET)).toMatchObject(result);
  });

  test("CH42 the answer of a call is its result, where there is one", async () => {
    const answers = ['{"value":{"score":7}}', '{"value":null}', "{}", "", "[1]"];
    const results: unknown[] = [];
    let body = "";
    const host = closedAfterTest(
      await callbackHost(async () => ({
        status: "accepted",
        notices: [],
        answer: { status: 200, type: "application/json", body },
      })),
    );
    for (const answer of answers) {
      body = answer;
      results.push(await hook({ id: "call:score", url: host.url }).send(outgoing({ effect: call() }), QUIET));
    }
    body = '{"value":1}';
    results.push(await hook({ url: host.url }).send(outgoing(), QUIET));
    const accepted = { status: "accepted" };
    expect(results).toEqual([
      { ...accepted, value: { score: 7 } },
      { ...accepted, value: null },
      accepted,
      accepted,
      accepted,
      accepted,
    ]);
  });

  test.each([
    [{ url: "ftp://h/x" }, "webhook.url /url"],
    [{ url: "no address" }, "webhook.url /url"],
    [{ url: "https://u:p@h/x" }, "webhook.url /url"],
    [{ secret: "c2hvcnQ=" }, "webhook.secret /secret"],
    [{ oldSecrets: [secret, "x"] }, "webhook.secret /oldSecrets/1"],
  ])("CH40 a webhook with %j is refused", (options, problem) => {
    try {
      hook(options);
      expect.unreachable();
    } catch (reason) {
      expect((reason as InputError).problems.map(({ code, path }) => `${code} ${path}`)).toEqual([problem]);
    }
    expect(() => hook(options)).toThrow(InputError);
  });
});

describe("webhooks in", () => {
  const told = (value: unknown, by = secret): InboundRequest => {
    const body = typeof value === "string" ? value : JSON.stringify(value);
    const signature = new Webhook(by).sign("m1", new Date(NOW), body);
    const headers = { "webhook-id": "m1", "webhook-timestamp": String(NOW / 1000), "webhook-signature": signature };
    return inbound({ body, headers });
  };
  const receive = (request: InboundRequest, options: Partial<WebhookOptions> = {}) => hook(options).receive?.(request);

  const notices = [
    { kind: "receipt", id: "r1", key: KEY, what: "delivered", at: NOW },
    { kind: "reply", id: "r2", from: "+34600000001", text: "" },
    { kind: "result", id: "r3", key: KEY, ok: true, value: { score: 7 } },
    { kind: "payment", id: "r4", what: "received", payment: "p", caseId: "E-1", amountMinor: 1230, currency: "EUR" },
  ];

  test("CH43 a host tells what became of its effects", async () => {
    expect(await receive(told({ notices }))).toEqual({ status: "accepted", notices });
    const old = Buffer.alloc(24, 1).toString("base64");
    expect(await receive(told({ notices }, old), { oldSecrets: [old] })).toMatchObject({ status: "accepted" });
    expect(await receive(told({ notices }, old))).toMatchObject({ status: "refused", code: "signature.wrong" });
    expect(await receive({ ...told({ notices }), now: NOW + 301_000 })).toMatchObject({
      status: "refused",
      code: "signature.old",
    });
    expect(await receive({ ...told({ notices }), headers: {} })).toMatchObject({
      status: "refused",
      code: "signature.missing",
    });
  });

  test.each<[unknown, string]>([
    ["nonsense", ""],
    [{ notices: [] }, "/notices"],
    [{ notices: [{ kind: "rumor", id: "x" }] }, "/notices/0/kind"],
    [{ notices: [notices[0], { ...notices[1], from: 7 }] }, "/notices/1/from"],
    [{ notices: [{ ...notices[0], what: "eaten" }] }, "/notices/0/what"],
    [{ notices: [{ ...notices[0], extra: 1 }] }, "/notices/0/extra"],
    [{ notices: [{ ...notices[3], amountMinor: 1.5 }] }, "/notices/0/amountMinor"],
    [{ notices: [{ ...notices[3], amountMinor: -1 }] }, "/notices/0/amountMinor"],
    [{ notices: [{ ...notices[3], currency: "eur" }] }, "/notices/0/currency"],
    [{ notices: [{ ...notices[0], id: "" }] }, "/notices/0/id"],
    [{ notices: Array.from({ length: 1001 }, () => notices[0]) }, "Send at most 1000"],
  ])("CH43 nothing is taken of a body that is wrong in one place: %j", async (value, place) => {
    const result = await receive(told(value));
    expect(result).toMatchObject({ status: "refused", code: "body.malformed" });
    expect((result as { reason: string }).reason.startsWith(place === "" ? ": " : place)).toBe(true);
  });
});

describe("functions of the host", () => {
  const send = (
    channel: ReturnType<typeof callChannel>,
    members: Parameters<typeof outgoing>[0] = {},
    signal = QUIET,
  ) => channel.send(outgoing({ channel: channel.id, effect: call(), ...members }), signal);

  test("CH44 a function gets input and key, and its result comes back at once", async () => {
    const seen: unknown[] = [];
    const [score, blacklist] = callChannels({
      score: (input, _signal, context) => {
        seen.push(input, context);
        return { score: 7 };
      },
      blacklist: async () => undefined,
    });
    expect([score?.id, blacklist?.id, score?.semantics]).toEqual(["call:score", "call:blacklist", "idempotent"]);
    expect(score && (await send(score))).toEqual({ status: "accepted", value: { score: 7 } });
    expect(seen).toEqual([{ a: 1 }, { tenant: "acme", key: KEY, attempt: 1, caseId: "E-1" }]);
    expect(blacklist && (await send(blacklist, { effect: call({ function: "blacklist" }) }))).toEqual({
      status: "accepted",
      value: null,
    });
  });

  const fails = () => {
    throw new Error("Ana Pérez is not there");
  };

  test.each<[string, Parameters<typeof callChannel>, Parameters<typeof outgoing>[0], object]>([
    ["fails", ["score", fails], {}, { status: "retry", code: "call.failed" }],
    ["fails, once only", ["score", fails, { semantics: "atMostOnce" }], {}, { status: "unknown", code: "call.failed" }],
    [
      "refuses the input",
      ["score", () => Promise.reject(new CallRefused("score.input", "No score for legal persons."))],
      {},
      { status: "rejected", code: "score.input", reason: "No score for legal persons." },
    ],
    ["gives no JSON", ["score", () => 1n], {}, { status: "rejected", code: "call.value" }],
    ["gives a function", ["score", () => () => 1], {}, { status: "rejected", code: "call.value" }],
    [
      "is called too late",
      ["score", () => 1],
      { effect: call({ timeoutAt: NOW }) },
      { status: "rejected", code: "call.late" },
    ],
    [
      "is another one",
      ["score", () => 1],
      { effect: call({ function: "other" }) },
      { status: "rejected", code: "call.effect" },
    ],
    [
      "never ends",
      ["score", () => new Promise(() => {}), { timeoutMs: 30 }],
      {},
      { status: "unknown", code: "call.timeout" },
    ],
  ])("CH44 a function that %s", async (_, given, members, result) => {
    const found = await send(callChannel(...given), members);
    expect(found).toMatchObject(result);
    expect(JSON.stringify(found)).not.toContain("Ana");
  });

  test("CH44 a function that hears the signal ends early, and one that fails later harms nobody", async () => {
    const aborting = new AbortController();
    let heard = false;
    const channel = callChannel("score", (_input, signal) => {
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          heard = true;
          setImmediate(() => reject(new Error("late")));
        });
      });
    });
    const sent = send(channel, {}, aborting.signal);
    aborting.abort();
    expect(await sent).toMatchObject({ status: "unknown", code: "call.timeout" });
    expect(heard).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await send(channel, {}, aborting.signal)).toMatchObject({ status: "retry", code: "call.aborted" });
  });
});
