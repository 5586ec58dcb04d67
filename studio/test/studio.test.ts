/** A small studio over HTTP: what the page asks for, what debtors do, and what becomes of it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  Acted,
  ClockView,
  Live,
  MessageLine,
  Messages,
  MessageView,
  PackView,
  PortfolioView,
  Session,
} from "../src/model/api.ts";
import { look } from "../src/server/browse.ts";
import { passTo } from "../src/server/drive.ts";
import { BEGIN } from "../src/server/seed/seed.ts";
import type { Studio } from "../src/server/studio.ts";
import { visit } from "../src/server/visit.ts";
import { ask, CASES, DAYS, failures, smallStudio } from "./open.ts";

const DAY = 86_400_000;
let studio: Studio;
let web: string;

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), "dunlin-studio-web-"));
  mkdirSync(join(web, "assets"));
  writeFileSync(join(web, "index.html"), "<!doctype html><title>Studio</title>");
  writeFileSync(join(web, "assets/app-1a2b3c.js"), "export {};");
  studio = await smallStudio({ web });
  studio.room.host.clock.pause();
  await studio.ready;
}, 120_000);

afterAll(async () => {
  await studio.close();
  rmSync(web, { recursive: true, force: true });
  expect(failures).toEqual([]);
});

const get = async <Body>(path: string): Promise<Body> => {
  const { status, body } = await ask<Body>(studio, path);
  expect(status).toBe(200);
  return body;
};

interface Case {
  readonly facts: { readonly obligations: readonly { readonly outstandingMinor: number }[] };
  readonly enrollments: readonly { readonly state: { readonly status: string; readonly outcome?: string } }[];
}

const owedOf = ({ facts }: Case): number => facts.obligations.reduce((sum, one) => sum + one.outstandingMinor, 0);

/** Messages of cases that are in the strategy and owe something. */
async function messagesTo(which: (message: MessageLine) => boolean): Promise<readonly MessageLine[]> {
  const { items } = await get<Messages>("/studio/messages?limit=500");
  const found: MessageLine[] = [];
  for (const message of items.filter(which)) {
    const one = await get<Case>(`/v1/cases/${message.caseId}`);
    if (owedOf(one) > 0 && one.enrollments.some(({ state }) => state.status === "active")) found.push(message);
  }
  return found;
}

test("ST9 the session has the key by which the page asks the API", async () => {
  const session = await get<Session>("/studio/session");
  expect(session).toEqual({
    token: studio.room.host.key,
    tenant: "studio",
    user: studio.room.host.user.id,
    seeding: null,
  });
  const cases = await get<{ items: readonly { caseId: string }[] }>("/v1/cases?limit=200");
  expect(cases.items).toHaveLength(CASES);
  expect((await ask(studio, "/v1/cases", undefined, { authorization: "Bearer x" })).status).toBe(401);
});

test("ST7 the clock stands where the first days ended, and is set over HTTP", async () => {
  expect(await get<ClockView>("/studio/clock")).toEqual({
    ...{ now: BEGIN + DAYS * DAY, speed: 3_600, paused: true, speeds: [1, 3_600, 21_600, 86_400] },
  });
  expect((await ask(studio, "/studio/clock", { do: "play", speed: 7 })).body).toMatchObject({ code: "clock.speed" });
  expect((await ask(studio, "/studio/clock", { do: "fly" })).status).toBe(422);
  await ask(studio, "/studio/clock", { do: "step", by: "hour" });
  await expect.poll(async () => (await get<ClockView>("/studio/clock")).now).toBe(BEGIN + DAYS * DAY + 3_600_000);
  await ask(studio, "/studio/clock", { do: "step", by: "next" });
  await expect
    .poll(async () => (await get<ClockView>("/studio/clock")).now)
    .toBeGreaterThan(BEGIN + DAYS * DAY + 3_600_000);
});

test("ST9 whoever watches hears of each change", async () => {
  const response = await fetch(`${studio.url}/studio/live`);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const next = async (): Promise<Live> => {
    const text = Buffer.from((await reader.read()).value ?? []).toString();
    expect(text).toMatch(/^event: live\ndata: /);
    return JSON.parse(text.slice(text.indexOf("{"))) as Live;
  };
  const first = await next();
  expect(first.counts).toMatchObject({ cases: CASES, unknown: 0 });
  expect(first.counts.contacts).toBeGreaterThan(0);
  expect(first.counts.payments).toBeGreaterThan(0);
  await ask(studio, "/studio/clock", { do: "play", speed: 21_600 });
  expect((await next()).clock.now).toBeGreaterThanOrEqual(first.clock.now);
  await ask(studio, "/studio/clock", { do: "pause" });
  await reader.cancel();
});

test("ST10 only this machine's names and this page's own posts are answered", async () => {
  const { port } = new URL(studio.url);
  const status = await new Promise((resolve) => {
    const asked = request({ port, path: "/studio/session", headers: { host: "evil.example" } }, ({ statusCode }) =>
      resolve(statusCode),
    );
    asked.end();
  });
  expect(status).toBe(403);
  const order = { do: "pause" };
  expect((await ask(studio, "/studio/clock", order, { origin: "https://evil.example" })).status).toBe(403);
  expect((await ask(studio, "/studio/clock", order, { origin: "null" })).status).toBe(403);
  expect((await ask(studio, "/studio/clock", order, { origin: studio.url })).status).toBe(200);
});

test("ST10 the page comes with a policy of its own and files that are kept", async () => {
  const page = await ask<string>(studio, "/");
  expect(page.body).toContain("<title>Studio</title>");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self' 'wasm-unsafe-eval';");
  const script = await ask(studio, "/assets/app-1a2b3c.js");
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(script.headers.get("content-type")).toContain("javascript");
  expect((await ask(studio, "/assets/../../package.json")).status).toBe(404);
  expect((await ask(studio, "/assets/%2e%2e/%2e%2e/package.json")).status).toBe(404);
  expect((await ask(studio, "/missing.js")).status).toBe(404);
  expect((await ask(studio, "/cases/one")).status).toBe(404);
});

test("ST11 a reply is read, and its case hears what it means", async () => {
  const [message] = await messagesTo(({ canReply }) => canReply);
  const { id, caseId } = message as MessageLine;
  const view = await get<MessageView>(`/studio/messages/${id}`);
  expect(view).toMatchObject({ id, channel: "sms", strategy: "multi-country" });
  expect(view.text).toBeTruthy();
  expect((await ask(studio, `/studio/messages/${id}/reply`, { text: "I lost my job" })).body).toEqual({
    status: "taken",
  });
  const { items } = await get<{ items: readonly { event: { type: string; data?: { intent?: string } } }[] }>(
    `/v1/cases/${caseId}/journal?limit=500`,
  );
  expect(items.map(({ event }) => event.type)).toContain("message.replied");
  const intents = items.filter(({ event }) => event.type === "intent.detected").map(({ event }) => event.data?.intent);
  expect(intents).toContain("hardship");
  expect((await ask(studio, "/studio/messages/999999999/reply", { text: "x" })).body).toMatchObject({
    code: "message.unknown",
  });
});

test("ST12 who pays on the page of a message is cured at once", async () => {
  const sent = await messagesTo(({ channel }) => channel === "email");
  let found: MessageLine | undefined;
  for (const message of sent) {
    const { links } = await get<MessageView>(`/studio/messages/${message.id}`);
    if (found === undefined && links.some((link) => link.includes("/p/"))) found = message;
  }
  const { caseId } = found as MessageLine;
  const { facts } = await get<Case & { facts: { currency: string } }>(`/v1/cases/${caseId}`);
  const portfolio = `/studio/portfolio?currency=${facts.currency}`;
  const before = await get<PortfolioView>(portfolio);
  const { status, body } = await ask<Acted>(studio, `/studio/people/${caseId}/act`, { do: "payAll" });
  expect([status, body.how]).toEqual([200, "link"]);
  const after = await get<Case>(`/v1/cases/${caseId}`);
  expect(owedOf(after)).toBe(0);
  expect(after.enrollments.map(({ state }) => state.outcome)).toContain("cured");
  const view = await get<PortfolioView>(portfolio);
  expect(view.totals.collectedMinor).toBeGreaterThan(before.totals.collectedMinor);
  expect((await ask(studio, "/studio/people/nobody/act", { do: "payAll" })).body).toMatchObject({
    code: "case.unknown",
  });
});

test("ST9 portfolio and packs have their shapes", async () => {
  const view = await get<PortfolioView>("/studio/portfolio");
  expect(view.currencies).toContain(view.currency);
  const views = await Promise.all(
    view.currencies.map((currency) => get<PortfolioView>(`/studio/portfolio?currency=${currency}`)),
  );
  const strategies = views.flatMap((one) => one.strategies);
  expect(new Set(strategies.map(({ id }) => id))).toEqual(new Set(["multi-country"]));
  expect(strategies.reduce((sum, { active }) => sum + active, 0)).toBeGreaterThan(3);
  expect(view.buckets).toHaveLength(5);
  expect((await ask(studio, "/studio/portfolio?currency=XXX")).body).toMatchObject({ code: "currency.unknown" });
  const { items: packs } = await get<{ items: readonly PackView[] }>("/studio/packs");
  const pack = packs.find(({ id }) => id === "gb-conc7");
  expect(pack?.usedBy).toEqual(["country-gb"]);
  expect(pack?.rules.every(({ cite }) => cite !== "")).toBe(true);
});

test("ST11 in the days that follow people act by themselves, and nobody is in two strategies", async () => {
  const { driven, host, mailbox, accounts } = studio.room;
  const before = mailbox.count;
  await passTo({ ...driven, grid: 30 * 60_000 }, host.clock.now() + 20 * DAY);
  expect(mailbox.count).toBeGreaterThan(before);
  for (const { enrollments } of await accounts.read())
    expect(enrollments.filter(({ state }) => state.status !== "exited").length).toBeLessThan(2);
  const { providers } = host;
  expect(providers.payments.sessions().length).toBeGreaterThan(0);
});

test("ST11 who wants installments takes the plan that the page offers", async () => {
  const { driven, host } = studio.room;
  const pages = host.runtime.pages as NonNullable<typeof host.runtime.pages>;
  const offered = async () => {
    for (const { id, caseId } of await messagesTo(({ channel }) => channel === "email")) {
      const url = (await get<MessageView>(`/studio/messages/${id}`)).links.find((link) => link.includes("/p/"));
      const { forms } = url === undefined ? { forms: [] } : await look(pages, url);
      if (url !== undefined && forms.some(({ choices: { plan = [] } }) => plan.length > 1)) return { url, caseId };
    }
    return undefined;
  };
  let found = await offered();
  for (let day = 0; found === undefined && day < 40; day++) {
    await passTo({ ...driven, grid: 30 * 60_000 }, host.clock.now() + DAY);
    found = await offered();
  }
  const { url, caseId } = found as NonNullable<typeof found>;
  expect(await visit(host, url, "plan")).toBe(true);
  const { enrollments } = await get<{
    enrollments: readonly { state: { commitment?: { kind: string; parts: readonly unknown[] } } }[];
  }>(`/v1/cases/${caseId}`);
  const [plan] = enrollments.flatMap(({ state }) => state.commitment ?? []);
  expect(plan?.kind).toBe("plan");
  expect(plan?.parts.length).toBeGreaterThan(1);
});
