/** What a page shows to whom. */

import { expect, test } from "vitest";
import { linkWrite, revokeLinks } from "../../src/pages/link.ts";
import { ADMIN, DAY, START, TENANT } from "../core/world.ts";
import { Browser, links, type PageWorld, PUBLIC, pageWorld } from "./world.ts";

const paying = (world: PageWorld, amountMinor: number) =>
  world.cases.deliver(TENANT, "c1", { type: "payment.received", id: "pay1", data: { amountMinor } }, ADMIN);

test("PG10 a link shows the page of its message in the language of the debtor", async () => {
  const world = await pageWorld();
  const browser = new Browser(world);
  expect((await browser.get(world.urls.page)).status).toBe(200);
  expect(browser.html).toContain('<html lang="en"');
  expect(browser.html).toContain("€182.40");
  expect(browser.html).toContain("Hello Lucía");
  expect(browser.html).toContain("3 × €60.80");
  const spanish = await pageWorld({
    facts: {
      debtor: {
        id: "d1",
        language: "es-ES",
        zones: ["Europe/Madrid"],
        channels: [{ channel: "sms", address: "+34600000002" }],
      },
    },
  });
  const other = new Browser(spanish);
  await other.get(spanish.urls.page);
  expect(other.html).toContain('<html lang="es"');
  expect(other.html).toContain("182,40");
});

test("PG11 every answer forbids scripts, frames, caches and referrers", async () => {
  const world = await pageWorld({ actions: ["verify", "pay"] });
  const calls = [
    new Request(world.urls.page),
    new Request(world.urls.unsubscribe),
    new Request(world.urls.preferences),
    new Request(`${PUBLIC}/p/unknown`),
    new Request(`${PUBLIC}/anything`),
    new Request(world.urls.page, { method: "PUT" }),
    new Request(world.urls.page, { method: "POST", body: "{}", headers: { "content-type": "application/json" } }),
    new Request(world.urls.unsubscribe, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    }),
  ];
  for (const call of calls) {
    const { headers } = await world.pages.handle(call);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  }
});

test("PG12 opening a link tells once that it was seen, and nothing else, however often and by whatever program", async () => {
  const world = await pageWorld();
  const before = await world.events();
  const machine = { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" };
  await new Browser(world).get(world.urls.page, machine);
  await new Browser(world).get(world.urls.page, { "sec-purpose": "prefetch" });
  const head = await world.pages.handle(
    new Request(world.urls.page, { method: "HEAD", headers: { "user-agent": "Mozilla" } }),
  );
  expect([head.status, await head.text()]).toEqual([200, ""]);
  for (const query of ["", "?pay", "?plan=plan.p2", "?done=plan.x"])
    await new Browser(world).get(`${world.urls.page}${query}`, machine);
  expect(await world.events()).toEqual(before);
  await Promise.all([1, 2, 3].map(() => new Browser(world).get(world.urls.page)));
  await new Browser(world).get(`${world.urls.page}?pay`);
  await new Browser(world).get(world.urls.unsubscribe);
  await new Browser(world).get(world.urls.preferences);
  const added = (await world.events()).slice(before.length);
  expect(added).toEqual([
    { type: "page.viewed", id: expect.any(String), data: { page: "pay-page@1", message: world.key } },
  ]);
  expect((await world.linkRow()).value.viewedAt).toBe(START);
  expect(world.payments.asked).toEqual([]);
});

test("PG13 a link that is none, of another tenant, or of a case that is gone shows one and the same page", async () => {
  const world = await pageWorld();
  const foreign = links.seal("page", { tenant: "t2", id: world.link.id });
  const never = links.seal("page", { tenant: TENANT, id: links.idOf(TENANT, "c2/1/pages@1/mail/1.0") });
  const pages = [];
  for (const token of [
    "abc",
    foreign,
    never,
    links.seal("unsubscribe", world.link),
    links.sealSource({ tenant: TENANT, source: "email" }),
  ]) {
    const browser = new Browser(world);
    expect((await browser.get(`${PUBLIC}/p/${token}`)).status).toBe(404);
    pages.push(browser.html);
  }
  expect(new Set(pages).size).toBe(1);
  expect(pages[0]).toContain("This link does not work");
});

test("PG14 a link ends: by time, when it is revoked, and when its debtor is forgotten; the way out lasts longer", async () => {
  const world = await pageWorld();
  const title = async (url: string): Promise<readonly [number, string]> => {
    const browser = new Browser(world);
    const { status } = await browser.get(url);
    return [status, browser.title];
  };
  world.clock.set(START + 14 * DAY + 1);
  expect(await title(world.urls.page)).toEqual([410, "This link has expired"]);
  expect(await title(`${world.urls.page}?lang=es`)).toEqual([410, "Este enlace ha caducado"]);
  expect((await title(world.urls.unsubscribe))[0]).toBe(200);
  world.clock.set(START + 401 * DAY);
  expect((await title(world.urls.unsubscribe))[0]).toBe(410);
  world.clock.set(START + DAY);
  expect(await world.store.transaction(TENANT, (tx) => revokeLinks(tx, "c1"))).toBe(1);
  for (const url of Object.values(world.urls)) expect(await title(url)).toEqual([410, "This link is no longer in use"]);
  const row = await world.linkRow();
  await world.store.transaction(TENANT, (tx) => tx.putDocument(linkWrite(row, row.value, "active")));
  await world.store.transaction(TENANT, async (tx) => {
    const [person] = await tx.lockPeople(["d-c1"]);
    if (person !== undefined) await tx.savePeople([{ ...person, erasedAt: START }]);
  });
  for (const url of Object.values(world.urls))
    expect(await title(url)).toEqual([410, "There is nothing here any more"]);
});

test("PG15 where nothing is open, or the case has ended, the page says so kindly and takes nothing", async () => {
  const world = await pageWorld();
  const browser = new Browser(world);
  await browser.get(world.urls.page);
  const form = browser.token;
  await paying(world, 18_240);
  await browser.get(world.urls.page);
  expect(browser.title).toBe("Nothing is open");
  expect(browser.html).not.toContain("<form");
  await browser.post({ token: form, intent: "pay" });
  expect(browser.title).toBe("Nothing is open");
  const ended = await pageWorld();
  await ended.cases.deliver(TENANT, "c1", { type: "case.closed" }, ADMIN);
  const other = new Browser(ended);
  expect((await other.get(ended.urls.page)).status).toBe(200);
  expect(other.title).toBe("There is nothing to do here now");
  expect(world.payments.asked).toEqual([]);
});

test("PG16 a page that cannot be written is the host's fault: it says so, names nothing, and is logged by ids", async () => {
  const logged: unknown[] = [];
  const logger = { debug() {}, info() {}, warn() {}, error: (data: unknown) => void logged.push(data) };
  const world = await pageWorld({ personal: { name: "Lucía" } });
  Object.assign(world.world, { logger });
  const browser = new Browser(world);
  expect((await browser.get(world.urls.page)).status).toBe(503);
  expect(browser.title).toBe("We cannot show this page right now");
  expect(browser.html).not.toContain("Lucía");
  expect(logged).toEqual([{ tenant: TENANT, link: world.link.id, template: "pay-page@1", codes: expect.any(Array) }]);
  Object.assign(world.world, {
    store: { ...world.store, transaction: () => Promise.reject(new Error("Lucía is down")) },
  });
  const answer = await world.pages.handle(new Request(world.urls.page));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "60"]);
  expect(JSON.stringify(logged)).not.toContain("Lucía");
});

test("PG17 values of debtors and of addresses never become markup", async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;
  const world = await pageWorld({
    actions: ["verify", "pay", "choosePlan"],
    facts: { accountId: evil },
    personal: {
      name: evil,
      fullName: evil,
      familyName: evil,
      postalCode: "46003",
      context: { payment: { iban: evil, reference: evil } },
    },
  });
  await world.world.settings.change(
    TENANT,
    { creditor: { name: evil, legalName: evil, address: evil, phone: evil, hours: evil } },
    ADMIN,
  );
  const browser = new Browser(world);
  const shown: string[] = [];
  const look = async (url: string) => {
    await browser.get(url);
    shown.push(browser.html);
  };
  await look(`${world.urls.page}?lang=${encodeURIComponent(evil)}&x=${encodeURIComponent(evil)}`);
  await browser.post({ intent: "verify", answer: evil, [evil]: evil });
  shown.push(browser.html);
  await browser.post({ intent: "verify", answer: "46003" });
  shown.push(browser.html);
  for (const url of [
    `${world.urls.page}?plan=${encodeURIComponent(evil)}`,
    `${world.urls.page}?done=${encodeURIComponent(evil)}`,
    `${world.urls.unsubscribe}?lang=${encodeURIComponent(evil)}`,
    world.urls.preferences,
  ])
    await look(url);
  await look(world.urls.page);
  for (const intent of ["promise", "dispute", "choosePlan", "callBack", evil]) {
    await look(world.urls.page);
    await browser.post({ intent, date: evil, reason: evil, plan: evil, phone: evil, message: evil });
    shown.push(browser.html);
  }
  expect(shown.length).toBeGreaterThan(10);
  for (const html of shown) {
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img src=x");
    expect(html).not.toMatch(/="[^"]*"(?:>|\s)[^<]*onerror=alert\(2\)>/);
  }
});

test("PG33 a host under a path of its own has its links and cookies there", async () => {
  const world = await pageWorld({ actions: ["verify", "pay"], pages: { publicUrl: `${PUBLIC}/debtors/` } });
  const token = links.seal("page", world.link);
  const url = `${PUBLIC}/debtors/p/${token}`;
  const browser = new Browser(world);
  await browser.get(url);
  expect(browser.action).toBe(url);
  const response = await world.pages.handle(
    new Request(url, {
      method: "POST",
      body: new URLSearchParams({ token: browser.token, intent: "verify", year: "1979", month: "3", day: "27" }),
    }),
  );
  expect(response.headers.get("set-cookie")).toContain(`; Path=/debtors/p/${token};`);
});
