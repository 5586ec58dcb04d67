/** What debtors do on a page, and what their case hears of it. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readAmount } from "../../src/pages/amounts.ts";
import { NOTE, readNote } from "../../src/pages/notes.ts";
import { DAY, START, TENANT } from "../core/world.ts";
import { Browser, lastOf, opened, PUBLIC, typesAfter } from "./world.ts";

const PAGE = { page: "pay-page@1", message: expect.any(String) };

const ACTS: readonly (readonly [fields: Record<string, string>, type: string, data: object, title: string])[] = [
  [
    { intent: "promise", date: "2026-03-10" },
    "promise.created",
    { promise: expect.any(String), amountMinor: 18_240, dueDate: "2026-03-10" },
    "Thank you, we have noted it",
  ],
  [
    { intent: "promise", date: "2026-03-10", amount: "100,50" },
    "promise.created",
    { promise: expect.any(String), amountMinor: 10_050, dueDate: "2026-03-10" },
    "Thank you, we have noted it",
  ],
  [
    { intent: "promise", date: "2026-09-10" },
    "intent.detected",
    { intent: "payLater", date: "2026-09-10", amountMinor: 18_240 },
    "Thank you for telling us",
  ],
  [
    { intent: "promise", date: "2026-03-10", amount: "9999" },
    "intent.detected",
    { intent: "payLater", date: "2026-03-10", amountMinor: 999_900 },
    "Thank you for telling us",
  ],
  [
    { intent: "promise", date: "2026-03-10", amount: "half of it" },
    "intent.detected",
    { intent: "payLater", date: "2026-03-10", note: expect.any(String) },
    "Thank you for telling us",
  ],
  [
    { intent: "dispute", reason: "amount" },
    "dispute.opened",
    { obligations: ["o1", "o2"], reason: "amount" },
    "Thank you, we will look into it",
  ],
  [
    { intent: "dispute", reason: "<b>mine</b>", message: "Never got it" },
    "dispute.opened",
    { obligations: ["o1", "o2"], reason: "other", note: expect.any(String) },
    "Thank you, we will look into it",
  ],
  [
    { intent: "alreadyPaid", date: "2026-02-27", reference: "RF18" },
    "intent.detected",
    { intent: "alreadyPaid", date: "2026-02-27", note: expect.any(String) },
    "Thank you, we will look for it",
  ],
  [
    { intent: "alreadyPaid", date: "2026-02-31" },
    "intent.detected",
    { intent: "alreadyPaid" },
    "Thank you, we will look for it",
  ],
  [
    { intent: "callBack", phone: "+34 600 000 009", when: "morning" },
    "intent.detected",
    { intent: "voice", when: "morning", note: expect.any(String) },
    "We will call you",
  ],
  [
    { intent: "hardship", message: "I lost my job" },
    "intent.detected",
    { intent: "hardship", note: expect.any(String) },
    "Good that you told us",
  ],
  [{ intent: "preferences", channel: "sms" }, "consent.changed", { channel: "sms", preferred: true }, "Saved"],
];

test.each(ACTS)("PG25 %o is told the case as one event, and confirmed", async (fields, type, data, title) => {
  const { world, browser } = await opened();
  const { status } = await browser.post(fields);
  expect([status, browser.title]).toEqual([200, title]);
  expect(await typesAfter(world)).toEqual([type]);
  expect(await lastOf(world)).toEqual({
    type,
    id: expect.stringContaining(`page:${world.link.id}:`),
    data: { ...data, ...PAGE },
  });
});

test("PG26 a form that is sent twice, or at the same time, is one event and the same confirmation", async () => {
  const { world, browser } = await opened();
  const { token } = browser;
  const fields = { intent: "promise", date: "2026-03-10", token };
  const post = () =>
    world.pages.handle(new Request(world.urls.page, { method: "POST", body: new URLSearchParams(fields) }));
  const answers = await Promise.all([post(), post(), post()]);
  expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
  world.clock.on(60_000);
  expect((await post()).status).toBe(303);
  expect(await typesAfter(world)).toEqual(["promise.created"]);
  // Going back and choosing another day is another thing to say.
  await browser.post({ ...fields, date: "2026-03-12" });
  expect(await typesAfter(world)).toEqual(["promise.created", "promise.created"]);
});

test("PG26 what is shown after a form can be loaded again and again", async () => {
  const { world, browser } = await opened();
  await browser.post({ intent: "dispute", reason: "notMine" });
  const { url } = browser;
  for (let i = 0; i < 3; i++) expect((await browser.get(url)).status).toBe(200);
  expect(browser.title).toBe("Thank you, we will look into it");
  expect(await typesAfter(world)).toEqual(["dispute.opened"]);
  const made = new Browser(world);
  await made.get(`${world.urls.page}?done=dispute.AAAAAAAAAAAAAAAA`);
  expect(made.title).not.toBe("Thank you, we will look into it");
});

test("PG27 a form without the proof of its page, with an old one or that of another, tells nothing", async () => {
  const { world, browser } = await opened();
  const other = await opened({ facts: { caseId: "c9" } });
  const { token } = browser;
  const tokens = [
    "",
    "a.b",
    token.slice(0, -1),
    token.replace(/^./, (sign) => (sign === "A" ? "B" : "A")),
    `${token}.x`,
    other.browser.token,
  ];
  for (const wrong of tokens) {
    const { status } = await browser.post({ intent: "hardship", token: wrong });
    expect([status, browser.title]).toEqual([403, "Please try once more"]);
  }
  expect((await browser.post({ intent: "hardship", token }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  world.clock.on(DAY + 1);
  expect((await browser.post({ intent: "hardship", token })).status).toBe(403);
  expect(await typesAfter(world)).toEqual([]);
});

test("PG34 what the strategy does not offer on its page is not done there, and what a debtor may always say is", async () => {
  const { world, browser } = await opened({ actions: ["dispute"] });
  const { token } = browser;
  for (const fields of [
    { intent: "pay" },
    { intent: "choosePlan", plan: "plan.p3" },
    { intent: "acceptPlan", plan: "plan.p3" },
    { intent: "promise", date: "2026-03-10" },
  ]) {
    const { status } = await browser.post({ ...fields, token });
    expect([status, browser.title]).toEqual([403, "That is not possible on this page"]);
  }
  for (const query of ["?pay", "?plan=plan.p3"]) {
    await browser.get(world.urls.page + query);
    expect(browser.html).not.toMatch(/Go to payment|Please check before/);
  }
  expect(await typesAfter(world)).toEqual([]);
  await browser.post({ intent: "hardship", token });
  expect(await typesAfter(world)).toEqual(["intent.detected"]);
});

test("PG35 what a debtor writes in own words is sealed, and in no event, log or page", async () => {
  const { world, browser } = await opened();
  await browser.post({ intent: "dispute", reason: "other", message: "My sister María paid" });
  const id = (await lastOf(world))?.id ?? "";
  const vault = world.world.vault;
  expect(await world.store.transaction(TENANT, (tx) => readNote(tx, vault, id))).toEqual({
    message: "My sister María paid",
  });
  const kept = await world.store.transaction(TENANT, (tx) => tx.documents({ kind: NOTE, ref: "c1" }));
  expect(kept).toHaveLength(1);
  for (const text of [JSON.stringify(kept), JSON.stringify(await world.cases.journal(TENANT, "c1")), browser.html])
    expect(text).not.toContain("María");
});

test("PG35 a host without a vault still hears what was meant", async () => {
  const { world, browser } = await opened({ personal: {} }).catch(() => opened());
  const { createVault } = await import("../../src/vault/vault.ts");
  const keyless = createVault(undefined);
  Object.assign(world.world, { vault: { ...world.world.vault, sealText: keyless.sealText } });
  await browser.post({ intent: "hardship", message: "I lost my job" });
  expect(browser.title).toBe("Good that you told us");
  expect((await lastOf(world))?.data).toMatchObject({ intent: "hardship" });
});

test("PG36 the language is changed by a form, holds for the link and the debtor, and is told once", async () => {
  const { world, browser } = await opened();
  await browser.post({ intent: "language", language: "es" });
  expect(browser.html).toContain('<html lang="es"');
  expect(await typesAfter(world)).toEqual(["page.languageChanged"]);
  expect((await world.cases.peek(TENANT, "c1"))?.facts.debtor.language).toBe("es");
  await browser.get(`${world.urls.page}?pay`);
  expect(browser.html).toContain("Ir al pago");
  const { status } = await browser.post({ intent: "language", language: "<script>" });
  expect(status).toBe(422);
});

test("PG37 a preference becomes a fact of the debtor", async () => {
  const { world, browser } = await opened();
  await browser.post({ intent: "preferences", channel: "email" });
  const channels = (await world.cases.peek(TENANT, "c1"))?.facts.debtor.channels;
  expect(channels).toMatchObject([{ channel: "sms" }, { channel: "email", preferred: true }]);
});

test("PG40 bodies that are too long, of another type or broken are refused, and tell nothing", async () => {
  const { world, browser } = await opened();
  const post = (body: RequestInit["body"], headers: Record<string, string> = {}) =>
    world.pages.handle(new Request(world.urls.page, { method: "POST", body: body ?? null, headers }));
  const { token } = browser;
  const long = new URLSearchParams({ token, intent: "hardship", message: "x".repeat(40_000) });
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode("a=".padEnd(8_192, "x")));
    },
  });
  const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
  expect((await post(long)).status).toBe(413);
  const endless = new Request(world.urls.page, {
    method: "POST",
    body: stream,
    headers: urlencoded,
    duplex: "half",
  } as RequestInit);
  expect((await world.pages.handle(endless)).status).toBe(413);
  expect((await post(`{"intent":"hardship","token":"${token}"}`, { "content-type": "application/json" })).status).toBe(
    415,
  );
  expect((await post("--x", { "content-type": "multipart/form-data" })).status).toBe(400);
  expect((await post("intent=%E0%A4%A&token=%", urlencoded)).status).toBe(403);
  for (const fields of [
    { intent: "callBack", phone: "" },
    { intent: "promise", date: "soon" },
    { intent: "fly" },
    {},
  ]) {
    const { status } = await browser.post({ ...fields, token });
    expect([status, browser.title]).toEqual([422, "One more thing"]);
  }
  const past = await browser.post({ intent: "promise", date: "2026-03-01", token });
  expect([past.status, browser.title]).toEqual([422, "Please choose a later day"]);
  expect(await typesAfter(world)).toEqual([]);
});

test("PG41 amounts are read as people write them, and not guessed", () => {
  const cases: readonly (readonly [string, string, number | undefined])[] = [
    ["50", "en", 5_000],
    ["50,5", "es", 5_050],
    ["50.50", "es", 5_050],
    ["1.250,50 €", "es", 125_050],
    ["$1,250.50", "en", 125_050],
    ["EUR 1 250", "fr", 125_000],
    ["1.250", "es", 125_000],
    ["1.250", "en", undefined],
    ["1,250", "en", 125_000],
    ["1'250.50", "de-CH", 125_050],
    ["٥٠٫٥", "ar", 5_050],
    ["0", "en", undefined],
    ["-5", "en", undefined],
    ["5.555", "en", undefined],
    ["1,2,3", "en", undefined],
    ["a lot", "en", undefined],
    ["1e5", "en", undefined],
    ["", "en", undefined],
    ["99999999999999999999", "en", undefined],
  ];
  for (const [text, locale, minor] of cases) expect([text, readAmount(text, "EUR", locale)]).toEqual([text, minor]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999_999_99 }),
      fc.constantFrom("en", "es", "de", "de-CH", "en-IN"),
      (minor, locale) => {
        const written = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(minor / 100);
        expect(readAmount(written, "EUR", locale)).toBe(minor);
      },
    ),
  );
  expect(readAmount("1500", "JPY", "en")).toBe(1_500);
  expect(readAmount("1500.5", "JPY", "en")).toBeUndefined();
});

test("PG42 while the store does not answer, nothing is taken and nothing is lost: the same form does it later", async () => {
  const { world, browser } = await opened();
  const { token } = browser;
  const { transact } = world.world;
  Object.assign(world.world, { transact: () => Promise.reject(new Error("down")) });
  const { status } = await browser.post({ intent: "hardship", token });
  expect([status, browser.title]).toEqual([503, "We cannot show this page right now"]);
  Object.assign(world.world, { transact });
  await browser.post({ intent: "hardship", token }, { "x-url": PUBLIC });
  expect(await typesAfter(world)).toEqual(["intent.detected"]);
  expect(START).toBeLessThan(world.clock.now() + 1);
});
