/** Who the reader is: the question, and what happens when it is answered wrongly. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalAnswer, PAGE_LOCK, type PageLock, QUESTIONS } from "../../src/pages/verification.ts";
import { ADMIN, DAY, START, TENANT } from "../core/world.ts";
import { Browser, type PageWorld, PERSONAL, pageWorld } from "./world.ts";

const asking = (more: Parameters<typeof pageWorld>[0] = {}) =>
  pageWorld({ actions: ["verify", "pay", "choosePlan", "promise"], ...more });
const RIGHT = { intent: "verify", day: "27", month: "3", year: "1979" };
const WRONG = { intent: "verify", day: "1", month: "1", year: "1990" };
const MINUTE = 60_000;

async function answering(world: PageWorld, fields: Readonly<Record<string, string>>, browser = new Browser(world)) {
  await browser.get(world.urls.page);
  const { status } = await browser.post(fields);
  return { status, title: browser.title, browser };
}

test("PG18 nothing about the debtor is shown before they are recognized, whatever is asked for", async () => {
  const world = await asking();
  const browser = new Browser(world);
  for (const query of ["", "?pay", "?plan=plan.p3", "?done=plan.x", "?lang=es"]) {
    await browser.get(world.urls.page + query);
    expect(browser.html).toMatch(/Is it you|Es usted/);
    for (const secret of ["182", "Lucía", "Ferrer", "4471", "60.80", "1979", "46003"])
      expect(browser.html).not.toContain(secret);
  }
  for (const intent of [
    "pay",
    "promise",
    "dispute",
    "alreadyPaid",
    "hardship",
    "preferences",
    "callBack",
    "choosePlan",
    "acceptPlan",
  ]) {
    const { status } = await browser.post({
      intent,
      date: "2026-03-10",
      reason: "amount",
      plan: "plan.p3",
      phone: "+34 600 000 000",
      channel: "sms",
    });
    expect(status).toBe(403);
  }
  expect((await world.events()).map(({ type }) => type)).toEqual(["case.created", "message.sent", "page.viewed"]);
});

test("PG19 the right answer opens the page for this browser, for half an hour from the last look", async () => {
  const world = await asking();
  const { browser } = await answering(world, RIGHT);
  expect(browser.html).toContain("€182.40");
  expect(await world.events()).toContainEqual({
    type: "page.verified",
    id: expect.stringContaining("verified:"),
    data: { page: "pay-page@1", message: world.key },
  });
  const other = new Browser(world);
  await other.get(world.urls.page);
  expect(other.html).not.toContain("€182.40");
  world.clock.on(25 * MINUTE);
  await browser.get(world.urls.page);
  expect(browser.html).toContain("€182.40");
  world.clock.on(25 * MINUTE);
  await browser.get(world.urls.page);
  expect(browser.html).toContain("€182.40");
  const form = browser.token;
  world.clock.on(31 * MINUTE);
  await browser.get(world.urls.page);
  expect(browser.title).toBe("Is it you?");
  const late = await browser.post({ token: form, intent: "hardship" });
  expect([late.status, browser.html.includes("To be safe")]).toEqual([403, true]);
});

test("PG20 the cookie is for this page only, and for no script", async () => {
  const world = await asking();
  const browser = new Browser(world);
  await browser.get(world.urls.page);
  const body = new URLSearchParams({ ...RIGHT, token: browser.token });
  const response = await world.pages.handle(new Request(world.urls.page, { method: "POST", body }));
  expect(response.status).toBe(303);
  const path = new URL(world.urls.page).pathname;
  expect(response.headers.get("set-cookie")).toMatch(
    new RegExp(`^dunlin=[\\w.-]+; Path=${path}; Max-Age=1800; HttpOnly; SameSite=Lax; Secure$`),
  );
});

test("PG20 a cookie that was made up, changed, or is of another link opens nothing", async () => {
  const world = await asking();
  const { browser } = await answering(world, RIGHT);
  const cookie = browser.cookies.get("dunlin") ?? "";
  const elsewhere = await answering(await asking({ facts: { caseId: "c9" } }), RIGHT);
  const foreign = elsewhere.browser.cookies.get("dunlin") ?? "";
  expect(foreign).toMatch(/\./);
  const [id = "", , proof = ""] = cookie.split(".");
  const later = (START + 40 * DAY).toString(36);
  for (const value of [
    "",
    "a.b.c",
    `${id}.${later}.${proof}`,
    cookie.slice(0, -2),
    cookie.replace(id, "AAAAAAAAAAAA"),
  ]) {
    const stranger = new Browser(world);
    stranger.cookies.set("dunlin", value);
    await stranger.get(world.urls.page);
    expect(stranger.title).toBe("Is it you?");
  }
  const same = new Browser(world);
  same.cookies.set("dunlin", cookie);
  await same.get(world.urls.page);
  expect(same.html).toContain("€182.40");
});

test("PG21 after five wrong answers the page pauses, longer each time, and says when it goes on", async () => {
  const world = await asking();
  const pauses = [15, 60, 240, 1_440];
  for (const [round, minutes] of pauses.slice(0, 3).entries()) {
    for (let i = 0; i < 4; i++) expect((await answering(world, WRONG)).status).toBe(422);
    const browser = new Browser(world);
    await browser.get(world.urls.page);
    const form = browser.token;
    const fifth = await browser.post(WRONG);
    expect([fifth.status, browser.title]).toEqual([429, "Let us take a short break"]);
    // The tenth and so on also count for the person, whose pauses are never longer.
    expect(Number(fifth.headers.get("retry-after"))).toBe(minutes * 60);
    expect((await browser.post({ ...RIGHT, token: form })).status).toBe(429);
    world.clock.on(minutes * MINUTE - 1);
    expect((await browser.get(world.urls.page)).status).toBe(429);
    world.clock.on(1);
    const events = (await world.events()).filter(({ type }) => type === "custom.pageLocked");
    expect(events).toHaveLength(round + 1);
    expect(events.at(-1)?.data).toMatchObject({ reason: "locked", message: world.key });
  }
  for (let i = 0; i < 4; i++) await answering(world, WRONG);
  const last = await answering(world, WRONG);
  expect([last.status, last.title]).toEqual([410, "This link is closed"]);
  expect((await world.linkRow()).state).toBe("closed");
  world.clock.on(2 * DAY);
  expect((await new Browser(world).get(world.urls.page)).status).toBe(410);
  expect((await new Browser(world).get(world.urls.unsubscribe)).status).toBe(200);
});

test("PG22 a right answer forgets the wrong ones before it", async () => {
  const world = await asking();
  for (let i = 0; i < 4; i++) await answering(world, WRONG);
  expect((await answering(world, RIGHT)).status).toBe(200);
  for (let i = 0; i < 4; i++) expect((await answering(world, WRONG)).status).toBe(422);
  expect((await answering(world, WRONG)).status).toBe(429);
});

test("PG22 answers that come at the same time are counted one by one, and about a person over all links", async () => {
  const world = await asking();
  const browser = new Browser(world);
  await browser.get(world.urls.page);
  const { token } = browser;
  const answers = Array.from({ length: 12 }, () => {
    const body = new URLSearchParams({ ...WRONG, token });
    return world.pages.handle(new Request(world.urls.page, { method: "POST", body }));
  });
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 422)).toHaveLength(4);
  expect((await world.linkRow()).value.wrong).toBe(5);
  const lock = async () => world.store.transaction(TENANT, (tx) => tx.document<PageLock>(PAGE_LOCK, "d-c1"));
  expect((await lock())?.value.wrong).toBe(5);
  const row = await world.linkRow();
  await world.store.transaction(TENANT, async (tx) => {
    const { wrong: _, lockedUntil: _until, ...fresh } = row.value;
    await tx.putDocument({ kind: "link", id: row.id, rev: row.rev, state: "active", ref: "c1", value: fresh });
  });
  for (let i = 0; i < 4; i++) await answering(world, WRONG);
  expect((await answering(world, WRONG)).status).toBe(429);
  expect((await lock())?.value).toMatchObject({ wrong: 10, lockedUntil: START + 15 * MINUTE });
});

test("PG23 without anything on file to ask for, nothing is shown", async () => {
  const world = await asking({ personal: { name: "Lucía", postalCode: " - " } });
  const browser = new Browser(world);
  await browser.get(world.urls.page);
  expect(browser.title).toBe("Please call us");
  expect(browser.html).not.toContain("<form");
});

test("PG23 what is asked for is the first of the questions whose answer is on file; a host has its own", async () => {
  const code = await asking({ personal: { ...PERSONAL, dateOfBirth: undefined } });
  expect((await answering(code, { intent: "verify", answer: " 46 003 " })).browser.html).toContain("€182.40");
  const own = await asking({
    personal: { ...PERSONAL, customer: "KD-77-1234" },
    pages: {
      questions: [{ value: "customer", kind: "digits", digits: 6, words: { en: { label: "Customer <number>" } } }],
    },
  });
  const browser = new Browser(own);
  await browser.get(own.urls.page);
  expect(browser.html).toContain("Customer &lt;number&gt;");
  expect((await browser.post({ intent: "verify", answer: "1234" })).status).toBe(422);
  await browser.post({ intent: "verify", answer: "kd 771234" });
  expect(browser.html).toContain("€182.40");
});

test("PG24 an answer counts by what it says, not by how it is written", () => {
  const [date, code, digits] = QUESTIONS;
  if (date === undefined || code === undefined || digits === undefined) throw new Error("no questions");
  expect(normalAnswer(date, "1984-3-7")).toBe("1984-03-07");
  expect(normalAnswer(date, "1984-03-27T00:00:00Z")).toBe("1984-03-27");
  expect(normalAnswer(date, "27.3.1984")).toBe("");
  expect(normalAnswer(code, "sw1a-1aa")).toBe(normalAnswer(code, "SW1A 1AA"));
  expect(normalAnswer(code, "４６００３")).toBe("46003");
  expect(normalAnswer(code, "٤٦٠٠٣")).toBe("46003");
  expect(normalAnswer(digits, "ES91 2100 0418 4502 0005 1332")).toBe("1332");
  expect(normalAnswer(digits, "332")).toBe("");
  fc.assert(
    fc.property(fc.string({ maxLength: 40, unit: "binary" }), (text) => {
      for (const question of QUESTIONS) {
        const once = normalAnswer(question, text);
        expect(normalAnswer(question, once)).toBe(once);
      }
    }),
  );
});

test("PG24 that it was revealed is no matter of the page: personal data is read for this answer only", async () => {
  const world = await asking();
  await answering(world, RIGHT);
  await expect(world.cases.reveal(TENANT, "c1", ADMIN)).resolves.toMatchObject({ values: { name: "Lucía" } });
  const journal = JSON.stringify(await world.cases.journal(TENANT, "c1"));
  for (const secret of ["Lucía", "1979", "46003"]) expect(journal).not.toContain(secret);
});
