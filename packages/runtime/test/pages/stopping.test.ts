/** The ways out: no more messages, or others. */

import { expect, test } from "vitest";
import { ADMIN, DAY, TENANT } from "../core/world.ts";
import { Browser, pageWorld } from "./world.ts";

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
  world.clock.on(2 * DAY);
  await world.pages.handle(
    new Request(world.urls.unsubscribe, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    }),
  );
  expect((await world.events()).filter(({ type }) => type === "message.optedOut")).toHaveLength(1);
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
