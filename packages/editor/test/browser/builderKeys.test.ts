/** The tab key through all that stands in a builder, in a real browser: whoever uses no pointer reaches everything and gets out again. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TemplateKind } from "@dunlin/templates";
import type { Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUNS, sharedBrowser } from "../../../../scripts/inBrowser.ts";
import { those } from "../../../../scripts/sizes.ts";
import type { PanelsPage } from "./builderPanels.tsx";
import { serving } from "./bundle.ts";

declare const panels: PanelsPage;

const MINUTE = 60_000;
/** Chromium tells the name that assistive technology reads. */
const NAMES = "--enable-blink-features=ComputedAccessibilityInfo";

/** What has the focus. */
interface Stop {
  /** Its number among all elements of the builder; -1 outside of the part that is gone through. */
  readonly at: number;
  /** In sight, with nothing over it. */
  readonly seen: boolean;
  /** The focus can be seen, on itself or on what is drawn around it. */
  readonly ring: boolean;
}

interface Control {
  readonly at: number;
  readonly what: string;
  /** As assistive technology reads it. */
  readonly name: string;
  /** Passed by, since arrows lead to it from a neighbor. */
  readonly byArrows: boolean;
}

/** Runs in the page. */
function stopNow(part: string): Stop {
  const element = document.activeElement as HTMLElement;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const middle = (from: number, to: number, end: number) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const over = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
  const label = element.closest("label") ?? document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
  const drawn = [element, element.parentElement, element.nextElementSibling].filter((one) => one !== null);
  return {
    at: element.closest(part) === null ? -1 : [...document.querySelectorAll(".builder *")].indexOf(element),
    seen: over !== null && (element.contains(over) || over.contains(element) || label?.contains(over) === true),
    ring: drawn
      .map((one) => getComputedStyle(one))
      .some((one) => one.boxShadow !== "none" || one.outlineStyle !== "none"),
  };
}

/** Runs in the page: all controls of a part of it that are shown. */
function controlsOf(part: string): readonly Control[] {
  const composite = "[role=toolbar], [role=tree], [role=listbox], [role=radiogroup], [role=grid], .dn-paper";
  const any = "a[href], button, input, select, textarea, summary, iframe, [contenteditable=true], [tabindex]";
  return [...document.querySelectorAll<HTMLElement & { computedName?: string }>(".builder *")].flatMap(
    (element, at) => {
      if (!element.matches(any) || element.matches(":disabled") || element.closest(part) === null) return [];
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest("[inert]") !== null) return [];
      const byArrows =
        element.tabIndex < 0
          ? element.parentElement?.closest(composite) !== null
          : element.matches("input[type=radio]:not(:checked)");
      return [{ at, what: `${element.localName}.${element.className}`, name: element.computedName ?? "", byArrows }];
    },
  );
}

/** From something before a part of the page until the focus has left it again. */
async function sweep(page: Page, key: "Tab" | "Shift+Tab", from: Locator, part: string): Promise<readonly Stop[]> {
  await from.focus();
  const stops: Stop[] = [];
  for (let keys = 0; keys < 400; keys++) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(stopNow, part);
    if (stop.at < 0 && stops.length > 0) return stops;
    if (stop.at >= 0 && stops.at(-1)?.at !== stop.at) stops.push(stop);
  }
  throw new Error(`no way leads out of ${part}`);
}

/** Nothing in it is named by nobody, hidden, or left out. */
async function expectReachable(page: Page, from: Locator, part: string): Promise<readonly Stop[]> {
  const all = await page.evaluate(controlsOf, part);
  expect(all).not.toEqual([]);
  const stops = await sweep(page, "Tab", from, part);
  const reached = new Map(stops.map((stop) => [stop.at, stop]));
  const wrong = all.filter(({ at, name, byArrows }) => {
    const stop = reached.get(at);
    return name.trim() === "" || (stop === undefined ? !byArrows : !stop.seen || !stop.ring);
  });
  expect(wrong.map((control) => ({ ...control, ...reached.get(control.at) }))).toEqual([]);
  return stops;
}

const PANELS = those(
  ["Blocks", "Languages", "Brand", "Checks"],
  ["Blocks", "Outline", "Saved blocks", "Languages", "Versions", "Brand", "Checks", "Changes", "History"],
);
const OTHERS = those<TemplateKind>(["landing"], ["landing", "letter", "sms", "whatsapp", "rcs", "push", "voice"]);

describe.runIf(RUNS)("the builder without a pointer", { timeout: 3 * MINUTE }, () => {
  let server: ReturnType<typeof createServer>;
  /** Loaded once: what takes its time is the code of a builder, not a builder. */
  let page: Page;

  beforeAll(async () => {
    server = createServer(await serving("builderPanels.tsx", ".builder { block-size: 820px } body { margin: 0 }"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    page = await (await sharedBrowser([NAMES])).newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }, 2 * MINUTE);

  afterAll(async () => {
    await page?.close();
    server?.close();
  });

  /** A new builder, in a window that is as wide as at a desk. */
  async function open(kind: TemplateKind, dir: "ltr" | "rtl" = "ltr"): Promise<void> {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.mouse.move(0, 0);
    await page.evaluate(([of, direction]) => panels.open(of, direction), [kind, dir] as const);
    await page.waitForSelector("[data-block]");
    await rested();
  }

  /** Everything that is loaded or made is there. */
  const rested = () =>
    page.waitForFunction(
      () =>
        document.querySelector("[aria-busy=true]") === null && document.querySelector(".dn-inspector-body") !== null,
    );

  const button = (name: string) => page.getByRole("button", { name, exact: true });

  async function choose(at: number): Promise<void> {
    await page.evaluate((index) => {
      const block = document.querySelectorAll<HTMLElement>("[data-block]")[index];
      panels.select([block?.dataset.block ?? ""]);
    }, at);
    await rested();
  }

  test("BC8 goes through all of a builder, out of it, and the same way back", async () => {
    await open("email");
    await choose(0);
    const there = await expectReachable(page, button("Before"), ".builder");
    const back = await sweep(page, "Shift+Tab", button("After"), ".builder");
    expect(back.map(({ at }) => at).reverse()).toEqual(there.map(({ at }) => at));
  });

  test("BC8 goes through every panel, and out of it", async () => {
    await open("email");
    await page.locator(".dn-block-hit").first().click();
    await page.keyboard.press("Control+d");
    for (const name of PANELS) {
      const opener = page.getByRole("navigation", { name: "Panels" }).getByRole("button", { name, exact: true });
      if ((await opener.getAttribute("aria-pressed")) !== "true") await opener.click();
      await rested();
      await expectReachable(page, opener, "[data-region=panel]");
    }
  });

  test.each(OTHERS)(
    "BC8 goes through what there is for a message of the kind %s, from right to left as well",
    async (kind) => {
      await open(kind, "rtl");
      const paper = page.locator(".dn-block-hit[tabindex='0']");
      // Settings of the message, and beside it what the channel makes of it.
      await expectReachable(page, paper, ":is(.dn-channel, [data-region=preview], [data-region=inspector])");
      await choose(1);
      await expectReachable(page, paper, "[data-region=inspector]");
    },
  );

  test("BC9 above a mail is what a list of mails shows of it, and a key leads to where it is written", async () => {
    await open("email");
    const line = page.locator(".dn-envelope").getByRole("button", { name: /^Preview/ });
    expect(await line.textContent()).toMatch(/\d+ of 90$/);
    await line.press("Enter");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[data-setting]")?.getAttribute("data-setting")))
      .toBe("/preheader");
  });

  test("BC10 beside the paper there is one view at a time, and where there is no room a dialog", async () => {
    const beside = () =>
      page.locator(".dn-received-pane").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    await open("landing");
    expect(await beside()).toEqual(["As received"]);
    await page.getByRole("radio", { name: "On the page" }).click();
    await expect.poll(beside).toEqual(["On the page"]);
    await page.getByRole("radio", { name: "As received" }).click();
    await page.setViewportSize({ width: 1000, height: 900 });
    await expect.poll(beside).toEqual([]);
    await button("Preview").click();
    const dialog = page.getByRole("dialog", { name: "As received" });
    await dialog.getByRole("radio", { name: "On the page" }).click();
    await expect.poll(beside).toEqual(["On the page"]);
    await open("sms");
    expect(await beside()).toEqual(["As it arrives"]);
    await page.setViewportSize({ width: 600, height: 900 });
    await expect.poll(beside).toEqual(["As it arrives"]);
    const [paper, view] = [
      await page.locator(".dn-paper").boundingBox(),
      await page.locator(".dn-channel").boundingBox(),
    ];
    expect(view?.y).toBeGreaterThan(paper?.y ?? Number.POSITIVE_INFINITY);
  });

  test("BC11 a mail is drawn as wide as a phone, and in dark colors", async () => {
    await open("email");
    const paper = page.locator(".dn-paper");
    const width = async () => Math.round((await paper.boundingBox())?.width ?? 0);
    const ground = () => paper.evaluate((element) => getComputedStyle(element).backgroundColor);
    const [wide, light] = [await width(), await ground()];
    await button("Show the message as wide as a phone").click();
    await expect.poll(width).toBe(390);
    await button("Show the message at its full width").click();
    await expect.poll(width).toBe(wide);
    expect(wide).toBeGreaterThan(390);
    await button("Show the message in dark colors").click();
    await expect.poll(ground).not.toBe(light);
    await open("letter");
    expect(await button("Show the message as wide as a phone").count()).toBe(0);
  });
});
