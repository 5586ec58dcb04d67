/** What comes over the wire: limits, providers, browsers, pages, and the end of a host. Sockets where a socket matters. */

import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Channel, InboundRequest, InboundResult } from "../../src/model/channel.ts";
import { StoreError } from "../../src/model/store.ts";
import { createLinks } from "../../src/pages/links.ts";
import { createRateLimiter } from "../../src/server/rateLimit.ts";
import { isProblem } from "./requests.ts";
import { raw, refusedBy } from "./sockets.ts";
import { inputOf, OTHER, SECRET, type ServerWorld, serverWorld, TENANT } from "./world.ts";

/** Signed as many providers do: a moment and an HMAC over it and the raw body, old ones refused. */
const SIGNING = "whsec-of-the-test";
const signature = (at: number, body: string | Uint8Array): string =>
  createHmac("sha256", SIGNING).update(`${at}.`).update(body).digest("hex");

const signedChannel: Channel = {
  id: "email",
  semantics: "idempotent",
  timeoutMs: 1_000,
  send: async () => ({ status: "accepted" }),
  async receive({ headers, body, now, method, url }: InboundRequest): Promise<InboundResult> {
    if (method === "GET") {
      const challenge = new URL(url).searchParams.get("challenge") ?? "";
      return { status: "accepted", notices: [], answer: { status: 200, type: "text/plain", body: challenge } };
    }
    const { "x-signature": given, "x-at": at = "0" } = headers;
    if (given === undefined) return { status: "refused", code: "signature.missing", reason: "none" };
    if (given !== signature(Number(at), body)) return { status: "refused", code: "signature.wrong", reason: "other" };
    if (Math.abs(now - Number(at)) > 300_000) return { status: "refused", code: "signature.old", reason: "old" };
    try {
      const { id, key } = JSON.parse(new TextDecoder().decode(body)) as { id: string; key?: string };
      return { status: "accepted", notices: [{ kind: "receipt", id, what: "delivered", ...(key && { key }) }] };
    } catch {
      return { status: "refused", code: "body.malformed", reason: "no JSON" };
    }
  },
};

const pages = {
  async handle(request: Request): Promise<Response> {
    const body = await request.text();
    const told = { method: request.method, url: request.url, body, from: request.headers.get("x-forwarded-for") };
    const headers = new Headers({ "content-type": "text/html", "content-security-policy": "default-src 'self'" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    return new Response(JSON.stringify(told), { status: 202, headers });
  },
};

let world: ServerWorld;
let url: string;
beforeAll(async () => {
  world = await serverWorld({
    world: { channels: [signedChannel], publicUrl: "https://pay.example.com" },
    server: { origins: ["https://app.example.com"], pages },
  });
  ({ url } = await world.server.listen());
});
afterAll(() => world.server.close());

describe("HA20 callbacks of providers", () => {
  const links = createLinks(SECRET);
  const address = (tenant = TENANT, source = "email", token = links.sealSource({ tenant, source })) =>
    `/in/${tenant}/${source}/${token}`;
  const tell = (to: string, body: string, headers: Record<string, string> = {}, at = world.clock.now()) =>
    world.call("POST", to, {
      ...{ key: null, body },
      headers: {
        "content-type": "application/json",
        "x-at": String(at),
        "x-signature": signature(at, body),
        ...headers,
      },
    });

  test("HA20 what is signed is told to the runtime and answered once it is kept", async () => {
    await world.runtime.dispatch();
    const [row] = await world.runtime.outbox.list(TENANT, { caseId: "c1", status: "sent", limit: 1 });
    const body = JSON.stringify({ id: "r1", key: row?.key });
    const answer = await tell(address(), body);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(world.noticed).toMatchObject([{ id: "r1", what: "delivered" }]);
    const status = async () =>
      (await world.call("GET", `/v1/outbox/${encodeURIComponent(row?.key ?? "")}`)).json.status;
    expect(await status()).toBe("delivered");
    // Again, word for word, and at the address as the runtime tells it to providers.
    expect((await tell(address(), body)).status).toBe(204);
    expect((await tell(`/in/${links.sealSource({ tenant: TENANT, source: "email" })}`, body)).status).toBe(204);
    expect(await status()).toBe("delivered");
    const journal = (await world.call("GET", "/v1/cases/c1/journal?strategy=reminders")).json.items;
    expect(journal.filter(({ event }: { event: { type: string } }) => event.type === "message.delivered")).toHaveLength(
      1,
    );
    const challenge = await world.call("GET", `${address()}?challenge=abc`, { key: null });
    expect([challenge.status, challenge.text]).toEqual([200, "abc"]);
  });

  test("HA26 the addresses are listed for whoever sets providers up, and what comes there is taken", async () => {
    const listed = await world.call("GET", "/v1/callbacks");
    expect(listed.json.items.map(({ source }: { source: string }) => source)).toEqual(["email"]);
    const [{ url: told }] = listed.json.items as [{ url: string }];
    expect(told.startsWith("https://pay.example.com/in/")).toBe(true);
    expect((await tell(new URL(told).pathname, JSON.stringify({ id: "r2" }))).status).toBe(204);
    expect((await world.call("GET", "/v1/callbacks", { key: world.keys.viewer })).status).toBe(403);
  });

  test("HA20 what is not signed, wrongly signed, replayed later or no body of the provider is refused", async () => {
    const before = world.noticed.length;
    const late = world.clock.now() - 301_000;
    for (const [answer, status, code] of [
      [await world.call("POST", address(), { key: null, body: '{"id":"x"}' }), 401, "signature.missing"],
      [await tell(address(), '{"id":"x"}', { "x-signature": "0".repeat(64) }), 401, "signature.wrong"],
      [
        await tell(address(), '{"id":"y"}', { "x-signature": signature(world.clock.now(), '{"id":"x"}') }),
        401,
        "signature.wrong",
      ],
      [await tell(address(), '{"id":"x"}', {}, late), 401, "signature.old"],
      [await tell(address(), "{"), 400, "body.malformed"],
      [await tell(address(), "x".repeat(1_100_000)), 413, "body.tooLarge"],
    ] as const) {
      expect([answer.status, answer.json.code]).toEqual([status, code]);
      expect(isProblem(answer)).toBe(true);
    }
    expect(world.noticed).toHaveLength(before);
  });

  test("HA20 an address that was not made here is none, whichever part of it is wrong", async () => {
    const token = links.sealSource({ tenant: TENANT, source: "email" });
    const flipped = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    for (const wrong of [
      address(OTHER, "email", token),
      address(TENANT, "sms", token),
      address(TENANT, "email", flipped),
      address(TENANT, "email", createLinks(new Uint8Array(32).fill(1)).sealSource({ tenant: TENANT, source: "email" })),
      address(TENANT, "nothing"),
      address(TENANT, "email", "%00"),
      address("'; DROP TABLE x; --", "email", token).replaceAll(" ", "%20"),
    ]) {
      const answer = await tell(wrong, '{"id":"z"}');
      expect([wrong, answer.status, answer.json.code]).toEqual([wrong, 404, "callback.unknown"]);
    }
  });

  test("HA20 what could not be kept is answered so that the provider repeats it", async () => {
    const { notices } = world.runtime.inbound;
    world.runtime.inbound.notices = async () => {
      throw new StoreError("unavailable", "gone");
    };
    const answer = await tell(address(), '{"id":"again"}');
    world.runtime.inbound.notices = notices;
    expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "5"]);
    expect((await tell(address(), '{"id":"again"}')).status).toBe(204);
  });
});

const rate = (burst: number) => ({ burst, perSecond: 0.1 });

describe("HA21 limits", () => {
  test("HA21 a bucket empties, tells when it goes on, and fills again", () => {
    const limiter = createRateLimiter({ burst: 2, perSecond: 0.5 });
    expect([limiter.take("a", 0), limiter.take("a", 0), limiter.take("a", 0)]).toEqual([0, 0, 2]);
    expect([limiter.take("b", 0), limiter.take("a", 1_000), limiter.take("a", 2_000)]).toEqual([0, 1, 0]);
    expect(limiter.take("a", 1_000)).toBeGreaterThan(0);
  });

  test("HA21 requests of a credential, of an address, and guesses are slowed down apart", async () => {
    const limits = { perKey: rate(3), refusals: rate(3), perAddress: rate(16) };
    const own = await serverWorld({ cases: [], server: { limits } });
    const ask = (key: string | null = own.keys.admin, headers = {}) =>
      own.call("GET", "/v1/strategies", { key, headers });
    const statuses = async (count: number, key?: string) => {
      const found: number[] = [];
      for (let i = 0; i < count; i += 1) found.push((await ask(key)).status);
      return found;
    };
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    const refused = await ask();
    expect(isProblem(refused)).toBe(true);
    expect([refused.json.code, Number(refused.headers["retry-after"])]).toEqual(["rate.exceeded", 10]);
    const wrong = `${own.keys.viewer.slice(0, -2)}zz`;
    expect(await statuses(4, wrong)).toEqual([401, 401, 401, 429]);
    expect((await ask(wrong, { "x-forwarded-for": "9.9.9.9" })).status).toBe(429);
    expect((await ask(own.keys.viewer)).status).toBe(200);
    own.clock.on(10_000);
    expect((await ask()).status).toBe(200);
    own.clock.on(-10_000);
    // Sixteen from this address by now, whoever they were of, and one that came back in ten seconds.
    expect(await statuses(6, own.keys.author)).toContain(429);
    expect((await ask(null)).json.code).toBe("rate.exceeded");
    expect((await own.call("GET", "/healthz")).status).toBe(200);
    await own.server.close();
  });

  test("HA21 headers that are too long, and what is no HTTP, are refused by the socket itself", async () => {
    const long = await raw(url, `GET /healthz HTTP/1.1\r\nhost: x\r\nx-long: ${"a".repeat(20_000)}\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1\.1 431 .*\r\n(.*\r\n)*content-type: application\/problem\+json/);
    expect(long).toContain('"code":"header.tooLarge"');
    const none = await raw(url, "HELLO\r\n\r\n");
    expect(none).toContain('"code":"request.malformed"');
    const smuggled = await raw(
      url,
      "POST /v1/cases/c1/retry HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    );
    expect(smuggled).toMatch(/^HTTP\/1\.1 400/);
  });

  test("HA21 a body that does not come is not waited for, and work that takes too long is given up", async () => {
    const own = await serverWorld({ cases: [], server: { limits: { requestMs: 50, handlerMs: 500 } } });
    const listening = await own.server.listen();
    const head = [
      "PUT /v1/cases HTTP/1.1",
      "host: x",
      `authorization: Bearer ${own.keys.admin}`,
      "content-type: application/json",
      "content-length: 100",
    ];
    const halved = await raw(listening.url, `${head.join("\r\n")}\r\n\r\n{"ca`);
    expect(halved).toMatch(/^HTTP\/1\.1 408 /);
    expect(halved).toContain('"code":"request.timeout"');
    expect(halved).toMatch(/\r\nconnection: close\r\n/i);
    let end = (): void => {};
    own.runtime.cases.list = () =>
      new Promise((resolve) => {
        end = () => resolve([]);
      });
    const answer = await own.call("GET", "/v1/cases");
    expect([answer.status, answer.json.code]).toEqual([503, "request.timeout"]);
    end();
    await own.server.close();
  });
});

describe("HA22 browsers", () => {
  const preflight = (origin: string) =>
    world.call("OPTIONS", "/v1/strategies/early/draft", {
      key: null,
      headers: { origin, "access-control-request-method": "PUT", "access-control-request-headers": "authorization" },
    });

  test("HA22 pages of listed origins may call the API, and no others", async () => {
    const asked = await preflight("https://app.example.com");
    expect([asked.status, asked.headers["access-control-allow-origin"]]).toEqual([204, "https://app.example.com"]);
    expect(asked.headers["access-control-allow-headers"]).toContain("if-match");
    expect(asked.headers["access-control-allow-credentials"]).toBeUndefined();
    for (const origin of [
      "https://evil.example.com",
      "https://app.example.com.evil.com",
      "null",
      "http://app.example.com",
    ]) {
      const refused = await preflight(origin);
      expect([origin, refused.status, refused.json.code]).toEqual([origin, 403, "origin.notAllowed"]);
      const answer = await world.call("GET", "/v1/strategies", { headers: { origin } });
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
    const answer = await world.call("GET", "/v1/strategies", { headers: { origin: "https://app.example.com" } });
    expect(answer.headers).toMatchObject({ "access-control-allow-origin": "https://app.example.com", vary: "origin" });
    expect(answer.headers["access-control-expose-headers"]).toContain("etag");
    await expect(serverWorld({ cases: [], server: { origins: ["https://a.example/x"] } })).rejects.toThrow(RangeError);
  });

  test("HA22 every answer forbids what it does not need", async () => {
    for (const path of ["/v1/strategies", "/v1/nothing", "/healthz", "/openapi.json"]) {
      const { headers } = await world.call("GET", path);
      expect(headers, path).toMatchObject({
        ...{ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "x-frame-options": "DENY" },
        ...{ "cache-control": "no-store", "strict-transport-security": "max-age=31536000" },
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      });
      expect(headers["x-powered-by"]).toBeUndefined();
    }
  });

  test("HA22 a request keeps its id where it is one, else gets a new one", async () => {
    const mine = await world.call("GET", "/v1/strategies", { headers: { "x-request-id": "abc-1.2_3" } });
    expect(mine.headers["x-request-id"]).toBe("abc-1.2_3");
    for (const wrong of ["a b", "a".repeat(65), "<script>", ""]) {
      const answer = await world.call("GET", "/v1/nothing", { headers: { "x-request-id": wrong } });
      expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.json.requestId).toBe(answer.headers["x-request-id"]);
    }
  });
});

describe("HA23 what is mounted, and where this is mounted", () => {
  test("HA23 pages get the request as it came, and their headers stand", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": "1.2.3.4" };
    for (const path of ["/p/tok?x=1", "/u/tok", "/s/tok"]) {
      const answer = await world.call("POST", path, { key: null, body: "a=%20b", headers });
      expect(answer.status).toBe(202);
      expect(JSON.parse(answer.text)).toEqual({
        ...{ method: "POST", url: `https://pay.example.com${path}`, body: "a=%20b", from: "127.0.0.1" },
      });
      expect(answer.headers["content-security-policy"]).toBe("default-src 'self'");
      expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
      expect(answer.headers["cache-control"]).toBeUndefined();
    }
    expect((await world.call("POST", "/p/t", { key: null, body: "x".repeat(300_000), headers })).status).toBe(413);
  });

  test("HA23 a host with a server of its own hands requests in and gets answers", async () => {
    const ask = (path: string, init: RequestInit = {}) =>
      world.server.handle(new Request(`https://host.example${path}`, init), "10.0.0.9");
    const authorization = `Bearer ${world.keys.admin}`;
    expect((await ask("/v1/strategies")).status).toBe(401);
    const listed = await ask("/v1/strategies", { headers: { authorization } });
    expect([listed.status, listed.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
    const body = JSON.stringify({ cases: [inputOf("h1")] });
    const put = await ask("/v1/cases", {
      method: "PUT",
      body,
      headers: { authorization, "content-type": "application/json" },
    });
    expect(await put.json()).toMatchObject({ results: [{ caseId: "h1", status: "created" }] });
    const done = await ask("/v1/strategies/reminders/restore", { method: "POST", headers: { authorization } });
    expect([done.status, done.body]).toEqual([204, null]);
  });
});

describe("HA24 the end of a host", () => {
  test("HA24 a request that runs is answered, a new one is not taken, and the runtime stops last", async () => {
    const own = await serverWorld({ cases: [] });
    const { url: base } = await own.server.listen();
    const order: string[] = [];
    let finish = (): void => {};
    const begun = new Promise<void>((begin) => {
      own.runtime.cases.list = () => {
        begin();
        return new Promise((resolve) => {
          finish = () => {
            order.push("answered");
            resolve([]);
          };
        });
      };
    });
    const { stop } = own.runtime;
    (own.runtime as { stop: typeof stop }).stop = async () => {
      order.push("stopped");
      await stop();
    };
    const headers = { authorization: `Bearer ${own.keys.admin}` };
    const running = fetch(`${base}/v1/cases`, { headers });
    await begun;
    const closed = own.server.close();
    const late = await own.call("GET", "/v1/strategies").catch(() => undefined);
    if (late !== undefined) expect([late.status, late.json.code]).toEqual([503, "server.closing"]);
    await expect(refusedBy(base)).resolves.toBe(true);
    finish();
    const answer = await running;
    expect([answer.status, await answer.json()]).toEqual([200, { items: [] }]);
    await closed;
    expect(order).toEqual(["answered", "stopped"]);
    await expect(own.server.close()).resolves.toBeUndefined();
  });

  test("HA24 one that does not end is cut off, and the runtime stops all the same", async () => {
    const own = await serverWorld({ cases: [], server: { closeMs: 50 } });
    const { url: base } = await own.server.listen();
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    own.runtime.cases.list = () => {
      begin();
      return new Promise(() => {});
    };
    const running = fetch(`${base}/v1/cases`, { headers: { authorization: `Bearer ${own.keys.admin}` } });
    await begun;
    const cut = expect(running).rejects.toThrow();
    await own.server.close();
    await cut;
    await expect(own.store.now()).rejects.toThrow();
    expect(own.lines.join("")).toContain("cut off");
  });
});
