/** The tab key through all that stands in a builder, in a real browser: whoever uses no pointer reaches everything and gets out again. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUNS } from "../../../../scripts/inBrowser.ts";
import { BROWSER_FLAGS, chromium as installed } from "../../../runtime/src/browser.ts";
import { serving } from "./bundle.ts";

const MINUTE = 60_000;
/** Chromium tells the name that assistive technology reads. */
const NAMES = "--enable-blink-features=ComputedAccessibilityInfo";

/** What has the focus. */
interface Stop {
  /** Its number among all elements of the builder; -1 outside of it. */
  readonly at: number;
  readonly what: string;
  readonly name: string;
  /** In sight, with nothing over it. */
  readonly seen: boolean;
  /** The focus can be seen, on itself or on what is drawn around it. */
  readonly ring: boolean;
}

/** Runs in the page. */
function stopNow(): Stop {
  const element = document.activeElement as HTMLElement & { computedName?: string };
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  ];
  const over = document.elementFromPoint(x, y);
  const label = element.closest("label") ?? document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
  const drawn = [element, element.parentElement, element.nextElementSibling].filter((one) => one !== null);
  return {
    at: [...document.querySelectorAll(".builder *")].indexOf(element),
    what: `${element.localName}.${element.className}`,
    name: element.computedName ?? "",
    seen: over !== null && (element.contains(over) || over.contains(element) || label?.contains(over) === true),
    ring: drawn.some(
      (one) => getComputedStyle(one).boxShadow !== "none" || getComputedStyle(one).outlineStyle !== "none",
    ),
  };
}

/** Runs in the page: the numbers of all controls that are shown, and of those that arrows reach from a neighbor. */
function controls(): { readonly at: number; readonly what: string; readonly byArrows: boolean }[] {
  const all = [...document.querySelectorAll<HTMLElement>(".builder *")];
  const COMPOSITE = "[role=toolbar], [role=tree], [role=listbox], [role=radiogroup], [role=grid], .dn-paper";
  return all.flatMap((element, at) => {
    if (
      !element.matches("a[href], button, input, select, textarea, summary, iframe, [contenteditable=true], [tabindex]")
    )
      return [];
    if (
      !element.checkVisibility({ visibilityProperty: true }) ||
      element.closest("[inert]") !== null ||
      element.matches(":disabled")
    )
      return [];
    const byArrows =
      element.tabIndex < 0
        ? element.parentElement?.closest(COMPOSITE) !== null
        : element.matches("input[type=radio]:not(:checked)");
    return [
      {
        at,
        what: `${element.localName}.${element.className} ${element.ariaLabel ?? element.textContent?.slice(0, 30)}`,
        byArrows,
      },
    ];
  });
}

async function sweep(page: Page, key: "Tab" | "Shift+Tab", from: string, to: string): Promise<readonly Stop[]> {
  await page.getByRole("button", { name: from, exact: true }).focus();
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(stopNow);
    if (stop.at < 0) {
      expect(stop.name).toBe(to);
      return stops;
    }
    if (stops.at(-1)?.at !== stop.at) stops.push(stop);
    if (stops.length > 400) throw new Error(`there is no way out: ${JSON.stringify(stops.slice(-5))}`);
  }
}

/** Nothing is named by nobody, hidden, or left out; backwards it is the same way. */
async function expectReachable(page: Page): Promise<void> {
  const wanted = await page.evaluate(controls);
  const stops = await sweep(page, "Tab", "Before", "After");
  expect(stops.filter(({ name }) => name.trim() === "")).toEqual([]);
  expect(stops.filter(({ seen }) => !seen)).toEqual([]);
  expect(stops.filter(({ ring }) => !ring)).toEqual([]);
  const reached = new Set(stops.map(({ at }) => at));
  expect(wanted.filter(({ at, byArrows }) => !reached.has(at) && !byArrows)).toEqual([]);
  const back = await sweep(page, "Shift+Tab", "After", "Before");
  expect(back.map(({ at }) => at).reverse()).toEqual(stops.map(({ at }) => at));
}

const PANELS = ["Blocks", "Outline", "Saved blocks", "Languages", "Versions", "Brand", "Checks", "Changes", "History"];

describe.runIf(RUNS)("BC8 the tab key", { timeout: 3 * MINUTE }, () => {
  let browser: Browser;
  let address: string;
  let server: ReturnType<typeof createServer>;

  beforeAll(async () => {
    server = createServer(await serving("builderPanels.tsx", ".builder { block-size: 820px } body { margin: 0 }"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const executablePath = installed();
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_FLAGS, NAMES] });
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function opened(query: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${address}?${query}`);
    await page.waitForSelector("[data-block]");
    await rested(page);
    return page;
  }

  /** Everything that is loaded or made is there. */
  const rested = (page: Page) =>
    page.waitForFunction(
      () =>
        document.querySelector("[aria-busy=true]") === null && document.querySelector(".dn-inspector-body") !== null,
    );

  test.each(PANELS)("BC8 goes through the panel %s of a mail, and out again", async (panel) => {
    const page = await opened("kind=email");
    const button = page.getByRole("navigation", { name: "Panels" }).getByRole("button", { name: panel, exact: true });
    if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
    await rested(page);
    await expectReachable(page);
    await page.close();
  });

  test.each(["email", "landing", "letter", "sms", "whatsapp", "rcs", "push", "voice"])(
    "BC8 goes through settings and the view of the channel: %s",
    async (kind) => {
      const page = await opened(`kind=${kind}&dir=${kind === "landing" ? "rtl" : "ltr"}`);
      await expectReachable(page);
      const ids = await page
        .locator("[data-block]")
        .evaluateAll((blocks) => blocks.map((block) => (block as HTMLElement).dataset.block));
      await page.evaluate(
        (id) => (globalThis as unknown as { select(ids: unknown[]): void }).select([id]),
        ids[Math.min(2, ids.length - 1)],
      );
      await rested(page);
      await expectReachable(page);
      await page.close();
    },
  );
});
