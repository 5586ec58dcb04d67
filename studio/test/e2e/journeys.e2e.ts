/** The product as its people use it: an analyst, a marketer, a debtor and an agent, one after the other in one studio. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { DraftImpact } from "@dunlin/runtime";
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
          localStorage.setItem("dunlin.theme", key as string);
          localStorage.setItem("dunlin.language", tongue as string);
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
  test("EE2 begins with a blueprint, is told that it is the first version, and publishes it", async () => {
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

describe("EE8 an analyst changes what runs", () => {
  test("EE8 a later day is told as a difference, and the people inside move to it", async () => {
    const summary = async () =>
      (await studio.ask<{ items: { id: string; live?: number }[] }>("/v1/strategies")).items.find(
        ({ id }) => id === "early-stage",
      );
    const insideOf = async (from: number) =>
      (await studio.ask<DraftImpact>("/v1/strategies/early-stage/draft/impact", "POST", { from })).plan.impact.cases;
    const inside = await insideOf(1);
    expect(inside).toBeGreaterThan(0);
    await open("strategies/early-stage");
    await page
      .getByRole("button", { name: /Wait until 3 days past due/ })
      .first()
      .click();
    const days = page.getByRole("textbox", { name: "Distance: how many" });
    await days.fill("5");
    await days.press("Tab");
    await page
      .getByRole("button", { name: /^Publish/ })
      .first()
      .click();
    const publishing = page.getByRole("dialog");
    await publishing
      .getByText("The SMS “Short reminder” at 3 days past due moved to 5 days past due.")
      .first()
      .waitFor();
    await publishing.getByText(`${inside} cases are inside version 1.`).waitFor();
    await publishing.getByRole("radio", { name: /^They move to the new version/ }).check();
    await publishing.getByRole("button", { name: /^Publish and move/ }).click();
    await page.getByText(/^Done: \d+ go on in the new version\.$/).waitFor({ timeout: 60_000 });
    expect((await summary())?.live).toBe(2);
    const moved = await insideOf(2);
    expect(moved).toBeGreaterThan(0);
    expect((await insideOf(1)) + moved).toBe(inside);
  });
});

describe("EE3 a marketer", () => {
  test("EE3 writes another subject, and publishes it after the checks", async () => {
    await open("templates/b2b-reminder-1");
    await page.getByRole("textbox", { name: "Subject" }).first().fill("A word about your invoice");
    await page
      .getByRole("button", { name: /^Publish/ })
      .first()
      .click();
    const last = page.getByRole("dialog").last();
    await last.waitFor();
    for (const button of [/^Publish/, /^Publish/]) {
      const next = page.getByRole("dialog").last().getByRole("button", { name: button }).last();
      if (await next.isVisible()) await next.click();
      await page.waitForTimeout(500);
    }
    await expect.poll(async () => (await templates()).find(({ id }) => id === "b2b-reminder-1")?.live).toBe(2);
  });
});

const templates = async () =>
  (await studio.ask<{ items: { id: string; live?: number }[] }>("/v1/templates?limit=200")).items;

interface CaseSeen {
  readonly facts: {
    readonly obligations: readonly { readonly outstandingMinor: number }[];
    readonly commitments?: unknown[];
  };
}
const owed = async (caseId: string): Promise<number> =>
  (await studio.ask<CaseSeen>(`/v1/cases/${caseId}`)).facts.obligations.reduce(
    (sum, { outstandingMinor }) => sum + outstandingMinor,
    0,
  );

describe("EE4 a debtor", () => {
  test("EE4 opens the page from the mail on a phone, takes a plan, pays, and is cured", async () => {
    const phone = await studio.page({ width: 390, height: 844 });
    const caseId = await withPlans(phone);
    expect(await violations(phone)).toEqual([]);
    await phone
      .getByRole("radio", { name: /installments/ })
      .first()
      .check();
    await phone.getByRole("button", { name: "Continue" }).click();
    await phone
      .getByRole("button", { name: /plan|agree|accept/i })
      .first()
      .click();
    await expect.poll(() => phone.locator("h1").textContent()).toMatch(/./);
    await open(`cases/${caseId}`);
    await page.getByText(/plan/i).first().waitFor();
    expect(await owed(caseId)).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Pay all" }).click();
    await expect.poll(() => owed(caseId)).toBe(0);
    await expect
      .poll(async () => JSON.stringify(await studio.ask<object>(`/v1/cases/${caseId}`)), { timeout: 60_000 })
      .toMatch(/"outcome":"(?:paid|cured|planKept|settled)"/);
    await phone.context().close();
  });
});

/** Opens the page of the newest mail that offers installments. */
async function withPlans(phone: Page): Promise<string> {
  const { items } = await studio.ask<Messages>("/studio/messages?channel=email&limit=200");
  for (const { id } of items) {
    const { links, caseId } = await studio.ask<MessageView>(`/studio/messages/${id}`);
    const link = links.find((to) => to.includes("/p/") && !to.includes("#"));
    if (link === undefined || caseId === undefined) continue;
    await phone.goto(link);
    if ((await phone.getByRole("radio", { name: /installments/ }).count()) > 0) return caseId;
  }
  throw new Error("No mail leads to a page with installments.");
}

describe("EE5 an experiment", () => {
  test("EE5 counts who comes in, and who pays: its report moves", async () => {
    interface Row {
      readonly variant: string;
      readonly ended: boolean;
      readonly paidMinor: number;
    }
    const rows = async () =>
      (await studio.ask<{ items: Row[] }>("/v1/strategies/early-stage/experiments/early-send-hour/cases?limit=200"))
        .items;
    const before = await rows();
    const due = new Date((await studio.live()).clock.now - 5 * 86_400_000).toISOString().slice(0, 10);
    const channels = [{ channel: "email", address: "e2e@example.com", consent: true }];
    const debtor = {
      id: "d-e2e",
      type: "natural",
      country: "US",
      language: "en",
      zones: ["America/New_York"],
      channels,
    };
    const owes = { ref: "r1", dueDate: due, currency: "USD", amountMinor: 5_000, outstandingMinor: 5_000 };
    const facts = { caseId: "e2e-1", debtor, obligations: [owes], data: { product: "card" } };
    await studio.ask("/v1/cases", "PUT", { cases: [{ facts }] });
    await step("hour");
    await expect.poll(async () => (await rows()).length).toBe(before.length + 1);
    await studio.ask("/studio/people/e2e-1/act", "POST", { do: "payAll" });
    await step("hour");
    await expect
      .poll(async () => (await rows()).filter(({ ended, paidMinor }) => ended && paidMinor === 5_000).length)
      .toBe(1);
    await open("experiments");
    await page.getByText("Morning or evening").first().waitFor();
  });
});

describe("EE6 an agent", () => {
  test("EE6 takes a task, and how it ended goes on in the case", async () => {
    interface Task {
      readonly id: string;
      readonly state: string;
      readonly dispositions: readonly string[];
      readonly channel?: string;
    }
    const tasks = async () => (await studio.ask<{ items: Task[] }>("/v1/tasks")).items;
    for (let day = 0; day < 14 && (await tasks()).length === 0; day++) await step("day");
    const task = (await tasks()).find(({ channel }) => channel === undefined) ?? (await tasks())[0];
    expect(task).toBeDefined();
    await open(`tasks/${encodeURIComponent(task?.id ?? "")}`);
    await page.getByRole("button", { name: "Take it" }).click();
    await page.locator(".sf-outcomes button").first().click();
    await expect
      .poll(async () => (await studio.ask<Task>(`/v1/tasks/${encodeURIComponent(task?.id ?? "")}`)).state)
      .toBe("done");
  });
});

describe("EE7 a crash in between", () => {
  test("EE7 loses nothing: what was published, sent, paid and done is there, and the clock goes on from where it stood", async () => {
    await studio.ask("/studio/clock", "POST", { do: "play", speed: 86_400 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const before = await studio.live();
    expect(await studio.stop("SIGKILL")).toBe(null);
    await studio.start();
    await studio.ask("/studio/clock", "POST", { do: "pause" });
    const after = await studio.live();
    expect(after.counts.cases).toBe(before.counts.cases);
    for (const what of ["contacts", "payments"] as const)
      expect(after.counts[what], what).toBeGreaterThanOrEqual(before.counts[what]);
    expect((await templates()).find(({ id }) => id === "b2b-reminder-1")?.live).toBe(2);
    expect(await studio.stop("SIGINT")).toBe(0);
  });
});
