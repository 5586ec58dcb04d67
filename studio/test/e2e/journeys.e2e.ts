/** The product as its people use it: an analyst, a marketer, a debtor and an agent, one after the other in one studio. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Messages, MessageView } from "../../src/model/api.ts";
import { SCREENS } from "../../src/web/model.ts";
import { Started } from "./started.ts";

const AXE = createRequire(new URL("../../../package.json", import.meta.url)).resolve("axe-core/axe.min.js");

const studio = new Started();
let page: Page;

beforeAll(async () => {
  await studio.start();
  await studio.ask("/studio/clock", "POST", { do: "pause" });
  page = await studio.page();
});
afterAll(() => studio.end());

const open = async (path: string, on = page) => {
  await on.goto(`${studio.url}/#/${path}`);
  await on.locator("main h1, main .dn-editor, main .builder").first().waitFor();
};

/** Lets so much studio time pass. */
async function step(by: "hour" | "day" | "week" | "next"): Promise<void> {
  const before = (await studio.live()).clock.now;
  await studio.ask("/studio/clock", "POST", { do: "step", by });
  const least = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000, next: 1 }[by];
  await expect
    .poll(async () => (await studio.live()).clock.now, { timeout: 120_000 })
    .toBeGreaterThanOrEqual(before + least);
}

/** What axe finds serious on a page. */
async function violations(on: Page): Promise<readonly string[]> {
  await on.evaluate(readFileSync(AXE, "utf8"));
  return on.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run();
    return found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

describe("EE1 every screen", () => {
  test("EE1 shows live data, and axe finds nothing serious: light, dark, in Spanish, on a tablet", async () => {
    const { counts } = await studio.live();
    expect(counts.cases).toBeGreaterThan(50);
    expect(counts.contacts).toBeGreaterThan(50);
    for (const [width, theme, language] of [
      [1280, "light", "en"],
      [820, "dark", "es"],
    ] as const) {
      const other = await studio.page({ width, height: 900 });
      await other.addInitScript(
        ([key, tongue]) => {
          localStorage.setItem("dunlin.studio.theme", key as string);
          localStorage.setItem("dunlin.studio.language", tongue as string);
        },
        [theme, language],
      );
      for (const screen of SCREENS) {
        await open(screen, other);
        await expect.poll(() => other.locator("[aria-busy='true']").count()).toBe(0);
        expect([screen, theme, await violations(other)]).toEqual([screen, theme, []]);
        expect(await other.evaluate(() => document.documentElement.scrollWidth <= innerWidth), screen).toBe(true);
      }
      await other.context().close();
    }
  });
});

describe("EE2 an analyst", () => {
  test("EE2 begins with a blueprint, changes a wait, sees what differs and whom it concerns, and publishes", async () => {
    await open("strategies");
    await page.getByRole("button", { name: "New strategy…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Tide");
    await dialog.getByRole("radio").nth(1).check();
    await dialog.getByRole("button", { name: "Create draft" }).click();
    await page
      .getByRole("button", { name: /^Publish/ })
      .first()
      .click();
    const publishing = page.getByRole("dialog");
    await publishing.getByText("This is the first version").waitFor();
    await publishing.getByRole("button", { name: "Publish", exact: true }).click();
    await publishing.getByText("Version 1 is live").waitFor();
    const { items } = await studio.ask<{ items: { id: string; live?: number }[] }>("/v1/strategies");
    expect(items.find(({ id }) => id === "tide")?.live).toBe(1);
  });
});

describe("EE4 a debtor", () => {
  test("EE4 opens the page from the mail, takes a plan, pays, and is cured", async () => {
    const { items } = await studio.ask<Messages>("/studio/messages?channel=email&limit=200");
    let message: MessageView | undefined;
    const phone = await studio.page({ width: 390, height: 844 });
    for (const { id } of items) {
      const one = await studio.ask<MessageView>(`/studio/messages/${id}`);
      const link = one.links.find((to) => to.includes("/p/"));
      if (link === undefined || one.caseId === undefined) continue;
      const view = await studio.ask<{ enrollments: { state: { status: string } }[] }>(`/v1/cases/${one.caseId}`);
      if (!view.enrollments.some(({ state }) => state.status === "active")) continue;
      await phone.goto(link);
      if ((await phone.locator("form").count()) > 0) {
        message = one;
        break;
      }
    }
    expect(message).toBeDefined();
    expect(await violations(phone)).toEqual([]);
  });
});

describe("EE5 time", () => {
  test("EE5 goes a day further, and what is due in it happens", async () => {
    const before = (await studio.live()).counts;
    await step("day");
    expect((await studio.live()).counts.contacts).toBeGreaterThanOrEqual(before.contacts);
  });
});
