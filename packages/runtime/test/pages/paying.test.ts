/** Paying on a page, and agreeing to a plan. */

import { expect, test } from "vitest";
import { commitmentContext } from "../../src/core/context.ts";
import { ADMIN, TENANT } from "../core/world.ts";
import { lastOf, opened, typesAfter } from "./world.ts";

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

const SETTLEMENT = {
  offer: "settlement",
  options: [{ key: "once", discountBp: 1_500 }],
  maxDiscountBp: 2_000,
};
const MORE_TIME = { offer: "extension", options: [{ key: "later", maxDays: 14 }] };

test.each([
  ["settlement", SETTLEMENT, "settlement.once", "Our offer to settle", 15_504],
  ["extension", MORE_TIME, "extension.later", "More time to pay", 18_240],
] as const)(
  "PG44 a %s that is offered stands on the page, and is agreed to from there",
  async (kind, offer, id, title, amountMinor) => {
    const { world, browser } = await opened({ offer });
    await browser.get(world.urls.page);
    expect(browser.html).toContain(title);
    const url = `${world.urls.page}?plan=${id}`;
    expect(browser.html.replaceAll("&#x3D;", "=")).toContain(`href="${url}"`);
    await browser.get(url);
    expect(browser.title).toBe("Please check before you agree");
    await browser.post({ intent: "acceptPlan", plan: id, offer: offerIn(browser.html), token: browser.token });
    expect(browser.title).toBe("Agreed, thank you");
    const [enrollment] = (await world.cases.peek(TENANT, "c1"))?.enrollments ?? [];
    expect(enrollment?.state.commitment).toMatchObject({ kind, parts: [{ amountMinor }] });
    await browser.get(world.urls.page);
    expect(browser.html).not.toContain(title);
  },
);

test("PG44 what was agreed takes the place of what could be chosen", async () => {
  const { world, browser } = await opened({ offer: SETTLEMENT });
  await browser.get(`${world.urls.page}?plan=settlement.once`);
  await browser.post({
    intent: "acceptPlan",
    plan: "settlement.once",
    offer: offerIn(browser.html),
    token: browser.token,
  });
  await browser.get(world.urls.page);
  expect(browser.html).toContain("What we agreed");
  expect(browser.html).toContain("€155.04");
  expect(browser.html).not.toContain("All at once");
});

test("PG44 where the strategy lets nobody agree on the page, nothing leads to an offer", async () => {
  const { world, browser } = await opened({ offer: SETTLEMENT, actions: ["pay"] });
  await browser.get(world.urls.page);
  expect(browser.html).not.toContain("Our offer to settle");
  expect(browser.html).not.toContain("?plan=");
});

test("PG44 the message that confirms a later day knows it", async () => {
  const { world, browser } = await opened({ offer: MORE_TIME });
  await browser.get(`${world.urls.page}?plan=extension.later`);
  await browser.post({
    ...{ intent: "acceptPlan", plan: "extension.later" },
    ...{ offer: offerIn(browser.html), token: browser.token },
  });
  const found = await world.cases.peek(TENANT, "c1");
  const agreed = found?.enrollments[0]?.state.commitment;
  if (found === undefined || agreed === undefined) throw new Error("nothing was agreed");
  expect(commitmentContext(agreed, found.facts, "2026-02-25")).toMatchObject({
    promise: { amountMinor: 18_240 },
    extension: { date: agreed.parts[0]?.due },
  });
});
