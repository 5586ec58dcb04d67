/** The same e-mail built three times in a real browser: with keys only, by picking and placing only, and by dragging. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Block, Template } from "@dunlin/templates";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUNS, sharedBrowser } from "../../../../scripts/inBrowser.ts";
import { serving } from "./bundle.ts";

const MINUTE = 60_000;

/** Where a block goes: to the end of the message, of a section, or of a column. */
type Where = "root" | "section" | "first" | "second";

/** As the palette calls them, in the order in which they are read. */
const BLOCKS: readonly (readonly [string, Where])[] = [
  ["Logo", "root"],
  ["Heading", "root"],
  ["Text", "root"],
  ["Amount due", "root"],
  ["Section", "root"],
  ["Text", "section"],
  ["Button", "section"],
  ["Columns", "root"],
  ["Heading", "first"],
  ["Text", "second"],
  ["Divider", "root"],
  ["List of invoices", "root"],
  ["Legal footer", "root"],
];

/** Blocks with ids as they come, so that it does not matter what new ones were called. */
function renamed(blocks: readonly Block[]): unknown {
  let count = 0;
  const rename = ({ slots, ...block }: Block): unknown => {
    count += 1;
    const id = `b${count}`;
    const inside = Object.entries(slots ?? {}).filter(([, list]) => list.length > 0);
    return { ...block, id, slots: Object.fromEntries(inside.map(([name, list]) => [name, list.map(rename)])) };
  };
  return blocks.map(rename);
}

const shape = (blocks: readonly Block[]): readonly string[] =>
  blocks.map(({ type, slots }) => {
    const inside = Object.values(slots ?? {}).map((list) => shape(list).join(" "));
    return inside.length === 0 ? type : `${type}[${inside.join(" | ")}]`;
  });

const read = (page: Page): Promise<Template> =>
  page.evaluate(() => (globalThis as unknown as { read: () => Template }).read());

const blocksIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { slots }) => sum + 1 + Object.values(slots ?? {}).reduce((n, list) => n + blocksIn(list), 0), 0);

/** Waits until so many blocks are there, and the new one has the focus. */
async function settled(page: Page, count: number): Promise<void> {
  await expect.poll(async () => blocksIn((await read(page)).root), { timeout: 10_000 }).toBe(count);
  await page.waitForSelector(".dn-block-hit:focus");
}

async function byKeys(page: Page): Promise<void> {
  for (let left = 90; left > 0; left--) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.closest(".dn-paper, .dn-paper-empty") !== null)) break;
  }
  let at: Where = "root";
  for (const [i, [name, where]] of BLOCKS.entries()) {
    if (where === "root" && at !== "root") await page.keyboard.press("Escape");
    await page.keyboard.press("+");
    await page.waitForSelector("input[type='search']:focus");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await settled(page, i + 1);
    if (where === "second") await moveByKeys(page, /Second column/);
    at = where;
  }
}

/** M, arrows through the places, Enter. */
async function moveByKeys(page: Page, place: RegExp): Promise<void> {
  await page.keyboard.press("m");
  await page.waitForSelector(".dn-gap:focus");
  for (let left = 40; left > 0; left--) {
    if (place.test((await page.evaluate(() => document.activeElement?.textContent)) ?? "")) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await page.waitForSelector(".dn-gap", { state: "detached" });
  await page.waitForSelector(".dn-block-hit:focus");
}

const PLACES: { readonly [K in Where]: RegExp } = {
  root: /^Place \d+ of \d+: at the end/,
  section: /: in Section, at the end/,
  first: /: in First column of Columns, at the end/,
  second: /: in Second column of Columns, at the end/,
};

const entryOf = (page: Page, name: string) => page.locator(".dn-palette").getByRole("button", { name, exact: true });

async function byPlacing(page: Page): Promise<void> {
  for (const [i, [name, where]] of BLOCKS.entries()) {
    await entryOf(page, name).click();
    await page.getByRole("button", { name: PLACES[where] }).click();
    await settled(page, i + 1);
  }
}

/** Where the mouse lets go: below the last block of the list, or in the middle of an empty one. */
async function endOf(page: Page, where: Where): Promise<readonly [number, number]> {
  const list = { root: ".dn-paper > .dn-blocks", section: "[data-slot='content']", first: "[data-slot='first']" };
  const selector = where === "second" ? "[data-slot='second']" : list[where];
  const blocks = page.locator(`${selector} > [data-block]`);
  const last = (await blocks.count()) > 0;
  const fallback = where === "root" ? ".dn-paper" : selector;
  const box = await (last ? blocks.last() : page.locator(fallback)).boundingBox();
  if (box === null) throw new Error(`the end of ${where} is not in sight`);
  return [box.x + box.width / 2, last ? box.y + box.height + (where === "root" ? 8 : 1) : box.y + box.height / 2];
}

async function byDragging(page: Page): Promise<void> {
  await page.waitForSelector(".dn-paper > [role='status']", { state: "attached" });
  for (const [i, [name, where]] of BLOCKS.entries()) {
    const entry = entryOf(page, name);
    await entry.scrollIntoViewIfNeeded();
    const from = await entry.boundingBox();
    if (from === null) throw new Error(`${name} is not in sight`);
    const [x, y] = await endOf(page, where);
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
    await page.mouse.move(x, y, { steps: 8 });
    await page.getByText(`Drop “${name}” here`).waitFor();
    await page.mouse.up();
    await settled(page, i + 1);
  }
}

describe.runIf(RUNS)("BC6 an e-mail is built with keys only, by picking and placing only, and by dragging", () => {
  let browser: Browser;
  let address: string;
  let server: ReturnType<typeof createServer>;

  beforeAll(async () => {
    server = createServer(await serving("builderWorkshop.tsx", ".box { block-size: 100vh } body { margin: 0 }"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await sharedBrowser();
  }, MINUTE);

  afterAll(() => {
    server?.close();
  });

  async function opened<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    try {
      await page.goto(address);
      await page.waitForSelector(".dn-paper-empty");
      return await work(page);
    } finally {
      await page.close();
    }
  }

  const built = (work: (page: Page) => Promise<void>): Promise<Template> =>
    opened(async (page) => {
      await work(page);
      return read(page);
    });

  test("BC6 and the three are the same but for the ids", { timeout: 3 * MINUTE }, async () => {
    const [keys, placed, dragged] = [await built(byKeys), await built(byPlacing), await built(byDragging)];
    expect(shape(keys.root)).toEqual([
      ...["logo", "heading", "text", "amountDue", "section[text button]", "columns[heading | text]"],
      ...["divider", "obligationsTable", "legalFooter"],
    ]);
    expect({ ...placed, root: renamed(placed.root) }).toEqual({ ...keys, root: renamed(keys.root) });
    expect({ ...dragged, root: renamed(dragged.root) }).toEqual({ ...keys, root: renamed(keys.root) });
  });

  test("BC6 copied, cut and pasted by the keys of the browser; Escape while dragging changes nothing", {
    timeout: MINUTE,
  }, async () => {
    await opened(async (page) => {
      await page.getByRole("button", { name: "Add a block here" }).click();
      await page.keyboard.type("Heading");
      await page.keyboard.press("Enter");
      await settled(page, 1);
      for (const [key, count] of [
        ["Control+c", 1],
        ["Control+v", 2],
        ["Control+x", 1],
        ["Control+v", 2],
        ["Control+z", 1],
      ] as const) {
        await page.keyboard.press(key);
        await settled(page, count);
      }
      const before = await read(page);
      const from = await page.locator(".dn-block-hit").boundingBox();
      if (from === null) throw new Error("the block is not in sight");
      await entryOf(page, "Text").hover();
      await page.mouse.down();
      await page.mouse.move(from.x + 40, from.y, { steps: 8 });
      await page.getByText("Drop “Text” here").waitFor();
      await page.keyboard.press("Escape");
      await page.waitForSelector(".dn-drop", { state: "detached" });
      await page.mouse.up();
      expect(await read(page)).toEqual(before);
    });
  });
});
