/** What debtors do on a page, and what their case hears of it. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readAmount } from "../../src/pages/amounts.ts";
import { NOTE, readNote } from "../../src/pages/notes.ts";
import { ADMIN, DAY, START, TENANT } from "../core/world.ts";
import { Browser, type PageWorld, PUBLIC, pageWorld } from "./world.ts";

const ALL = ["pay", "choosePlan", "promise"];
const HEARD = ["case.created", "message.sent", "page.viewed"];

async function opened(more: Parameters<typeof pageWorld>[0] = {}) {
  const world = await pageWorld({ actions: ALL, ...more });
  const browser = new Browser(world);
  await browser.get(world.urls.page);
  return { world, browser };
}

const typesAfter = async (world: PageWorld) => (await world.events()).map(({ type }) => type).slice(HEARD.length);
const lastOf = async (world: PageWorld) => (await world.events()).at(-1);
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

test("PG28 what is paid comes from the facts, and the same form leads to the same payment", async () => {
  const { world, browser } = await opened();
  await browser.get(`${world.urls.page}?pay`);
  expect(browser.html).toContain("€182.40");
  const { token } = browser;
  await browser.post({ intent: "pay", amount: "1", amountMinor: "1", token });
  await browser.post({ intent: "pay", token });
  expect(world.payments.asked).toHaveLength(2);
  const [first, second] = world.payments.asked;
  expect(first).toEqual(second);
  expect(first).toMatchObject({ tenant: TENANT, caseId: "c1", amountMinor: 18_240, currency: "EUR", language: "en" });
  expect(first?.returnUrl.startsWith(`${world.urls.page}?done=paying.`)).toBe(true);
  expect(browser.away).toBe(`https://checkout.example.com/${encodeURIComponent(first?.key ?? "")}`);
  expect(await typesAfter(world)).toEqual(["page.paymentInit"]);
  await browser.get(first?.returnUrl ?? "");
  expect(browser.title).toBe("Thank you");
  expect(await typesAfter(world)).toEqual(["page.paymentInit"]);
});

test("PG28 what is disputed is not asked for, and one claim is named", async () => {
  const { world, browser } = await opened();
  await world.cases.deliver(TENANT, "c1", { type: "dispute.opened", data: { obligations: ["o1"] } }, ADMIN);
  await browser.post({ intent: "pay" });
  expect(world.payments.asked[0]).toMatchObject({ amountMinor: 12_140, obligation: "o2" });
});

test.each(["refused", "throws", "strange"] as const)(
  "PG29 a payment page that cannot be opened (%s) is told and nothing is charged",
  async (fails) => {
    const { world, browser } = await opened();
    world.payments.fails = fails;
    const { status } = await browser.post({ intent: "pay" });
    expect([status, browser.title, browser.away]).toEqual([503, "The payment page could not be opened", undefined]);
    expect(await typesAfter(world)).toEqual(["page.paymentFailed"]);
  },
);

test("PG29 a host without a provider notes that the debtor wants to pay", async () => {
  const { world, browser } = await opened();
  Object.assign(world.world, { options: { ...world.world.options, payments: undefined } });
  await browser.post({ intent: "pay" });
  expect((await lastOf(world))?.data).toMatchObject({ intent: "payNow" });
  expect(browser.html).toContain("bank transfer");
});

const offerIn = (html: string): string => /name="offer" value="([^"]*)"/.exec(html)?.[1] ?? "";

test("PG30 a plan is chosen, read once more, and then agreed to; the engine opens what was shown", async () => {
  const { world, browser } = await opened();
  await browser.post({ intent: "choosePlan", plan: "plan.p3" });
  expect(browser.title).toBe("Please check before you agree");
  expect(await typesAfter(world)).toEqual(["page.planSelected"]);
  const agree = { intent: "acceptPlan", plan: "plan.p3", offer: offerIn(browser.html), token: browser.token };
  await browser.post(agree);
  expect(browser.title).toBe("Agreed, thank you");
  for (const day of ["March 9, 2026", "April 9, 2026", "May 9, 2026"]) expect(browser.html).toContain(day);
  await browser.post(agree);
  expect(browser.title).toBe("Agreed, thank you");
  expect(await typesAfter(world)).toEqual(["page.planSelected", "offer.accepted"]);
  const [enrollment] = (await world.cases.peek(TENANT, "c1"))?.enrollments ?? [];
  expect(enrollment?.state.commitment).toMatchObject({
    id: agree.offer,
    kind: "plan",
    parts: [
      { due: "2026-03-09", amountMinor: 6_080 },
      { due: "2026-04-09", amountMinor: 6_080 },
      { due: "2026-05-09", amountMinor: 6_080 },
    ],
  });
  await browser.get(world.urls.page);
  await browser.post({ intent: "pay" });
  expect(world.payments.asked[0]).toMatchObject({ amountMinor: 6_080 });
});

test("PG30 choosing to pay all at once is paying", async () => {
  const { world, browser } = await opened();
  await browser.post({ intent: "choosePlan", plan: "full" });
  expect(await typesAfter(world)).toEqual(["page.paymentInit"]);
});

test("PG31 an offer that ended, or a plan that was never offered, is not agreed to", async () => {
  const { world, browser } = await opened();
  for (const plan of ["plan.p9", "settlement.p3", "p3", "__proto__"]) {
    const { status } = await browser.post({ intent: "acceptPlan", plan, offer: "x" });
    expect([status, browser.title]).toEqual([422, "This offer has ended"]);
    await browser.get(world.urls.page);
  }
  const { token } = browser;
  const offers = (await world.cases.peek(TENANT, "c1"))?.enrollments[0]?.state.offers ?? [];
  await world.cases.deliver(TENANT, "c1", { type: "offer.declined", data: { offer: offers[0]?.id } }, ADMIN);
  await browser.post({ intent: "choosePlan", plan: "plan.p3", token });
  expect(browser.title).toBe("This offer has ended");
  expect(await typesAfter(world)).toEqual(["offer.declined"]);
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
  const { world, browser } = await opened({ actions: ALL, personal: {} }).catch(() => opened());
  const { createVault } = await import("../../src/people/vault.ts");
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

test("PG38 one click stops messages, as mail programs post it, without a page or a cookie", async () => {
  const world = await pageWorld();
  const parts = new FormData();
  parts.set("List-Unsubscribe", "One-Click");
  for (const body of [
    new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    parts,
    new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
  ])
    expect((await world.pages.handle(new Request(world.urls.unsubscribe, { method: "POST", body }))).status).toBe(200);
  const optedOut = { type: "message.optedOut", id: expect.any(String), data: { message: world.key, channel: "sms" } };
  expect((await world.events()).filter(({ type }) => type === "message.optedOut")).toEqual([optedOut]);
  expect((await world.cases.peek(TENANT, "c1"))?.facts.debtor.channels?.[0]).toMatchObject({ optedOut: true });
  const page = await world.pages.handle(
    new Request(world.urls.page, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) }),
  );
  expect(page.status).toBe(403);
});

test("PG38 on the page it takes a button; who came back can leave again", async () => {
  const world = await pageWorld();
  const browser = new Browser(world);
  await browser.get(world.urls.unsubscribe);
  expect(browser.html).toContain("by SMS");
  expect((await browser.post({ intent: "unsubscribe", token: "x" })).status).toBe(403);
  await browser.get(world.urls.unsubscribe);
  await browser.post({ intent: "unsubscribe" });
  expect(browser.title).toBe("You will get no more messages this way");
  await world.cases.deliver(TENANT, "c1", { type: "consent.changed", data: { channel: "sms", consent: true } }, ADMIN);
  world.clock.on(DAY);
  await browser.get(world.urls.unsubscribe);
  await browser.post({ intent: "unsubscribe" });
  expect((await world.cases.peek(TENANT, "c1"))?.facts.debtor.channels?.[0]).toMatchObject({ optedOut: true });
});

test("PG39 each channel is opted in and out of by its mark, and only what changed is told", async () => {
  const world = await pageWorld();
  const browser = new Browser(world);
  await browser.get(world.urls.preferences);
  await browser.post({ intent: "channels", "channel.sms": "yes", "channel.fax": "yes" });
  expect(browser.title).toBe("Saved");
  const told = async () =>
    (await world.events())
      .filter(({ type }) => /optedOut|consent/.test(type))
      .map(({ type, data }) => [type, data?.channel]);
  expect(await told()).toEqual([["message.optedOut", "email"]]);
  await browser.get(world.urls.preferences);
  await browser.post({ intent: "channels", "channel.sms": "yes", "channel.email": "yes" });
  expect(await told()).toEqual([
    ["message.optedOut", "email"],
    ["consent.changed", "email"],
  ]);
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
