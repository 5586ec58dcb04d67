/**
 * The builder of messages in a real browser, with a mail of 150 blocks, beside a bare React page of the same blocks: how long until it can
 * be seen, and from a key or a move of a hand until the frame that shows it is drawn. Frames come every 16.7 ms, and a hand waits for the
 * next one on either page. Main-thread time is that of the browser's own count.
 */

import { fileURLToPath } from "node:url";
import { atMost, best, counter, onPages } from "../lib/pages.mjs";
import { figure, times } from "../lib/report.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const KEYS = "the rest can be paid in parts whenever it suits you ";

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function builder({ quick }) {
  const entries = {
    ...{ ours: here("ours.jsx"), bare: here("bare.jsx"), styles: here("styles.css") },
    mjmlWorker: here("../../packages/editor/dist/mjmlWorker.js"),
  };
  const blocks = quick ? 30 : 150;
  const runs = { bare: [], ours: [] };
  await onPages(entries, async (browser, address) => {
    for (let round = 0; round < (quick ? 1 : 5); round++)
      for (const page of ["bare", "ours"])
        runs[page].push(await lookAt(browser, `${address}/${page}.html?blocks=${blocks}`, page));
  });
  return report(best(runs.bare), best(runs.ours), blocks);
}

async function lookAt(browser, url, name) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  try {
    const start = Date.now();
    await page.goto(url);
    await page.waitForSelector("[data-block=line2]");
    const ready = Date.now() - start;
    // Until what is checked and compiled in the meantime is done.
    await page.waitForTimeout(4000);
    const elements = await page.evaluate(() => document.querySelectorAll("#box *").length);
    const count = await counter(page);
    const work = { page, count };
    const own = name === "ours";
    const text = await writing(work, own);
    const slow = await keys(work, 20, 170);
    if (own) await page.keyboard.press("Escape");
    const select = await selecting(work);
    const field = await inField(work, own);
    const drag = await dragging(work);
    const rest = own ? await byKeys(work) : { undo: 0, undo95: 0, move95: 0 };
    return { ready, elements, ...text, slow95: slow.p95, slowMain: slow.main, ...select, ...field, ...drag, ...rest };
  } finally {
    await page.close();
  }
}

/** Types into what has the focus, and gives what keys took. */
async function keys({ page, count }, many, delay) {
  await page.waitForTimeout(1500);
  await page.evaluate(() => globalThis.taken("keydown"));
  const before = await count();
  await page.keyboard.type(KEYS.repeat(3).slice(0, many), { delay });
  await page.waitForTimeout(200);
  const main = ((await count()) - before) / many;
  const ms = await page.evaluate(() => globalThis.taken("keydown"));
  return { p50: atMost(ms, 0.5), p95: atMost(ms, 0.95), main };
}

async function writing(work, own) {
  const { page } = work;
  const block = page.locator("[data-block=text1]");
  await block.scrollIntoViewIfNeeded();
  if (own) await block.locator(".dn-block-hit").dblclick();
  else await block.locator(".dn-block-shown").click();
  await block.locator("[contenteditable=true]").waitFor();
  const { p50, p95, main } = await keys(work, 60, 40);
  return { text50: p50, text95: p95, textMain: main };
}

async function inField(work, own) {
  const { page } = work;
  if (own) await page.locator("[data-block=picture1] .dn-block-hit").click();
  const field = page.locator(".dn-side :is(input[type=text], textarea):visible").first();
  await field.click();
  const { p50, p95, main } = await keys(work, 60, 40);
  return { field50: p50, field95: p95, fieldMain: main };
}

async function selecting({ page, count }) {
  await page.evaluate(() => globalThis.taken("pointerdown"));
  const before = await count();
  const all = ["title1", "rows1", "pay1", "band1", "picture1", "columns1", "line1", "title1", "pay1", "rows1"];
  for (const id of all) {
    await page.locator(`[data-block=${id}] > .dn-block-hit`).click({ position: { x: 4, y: 4 } });
    await page.waitForTimeout(120);
  }
  const ms = await page.evaluate(() => globalThis.taken("pointerdown"));
  return { select95: atMost(ms, 0.95), selectMain: ((await count()) - before) / all.length };
}

const MOVES = 80;

/** A block that is dragged to and fro over the others. */
async function dragging({ page, count }) {
  const hit = page.locator("[data-block=title1] > .dn-block-hit");
  await hit.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
  const { x, y } = await hit.boundingBox();
  await page.mouse.move(x + 40, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 30, { steps: 6 });
  await page.waitForTimeout(600);
  await page.evaluate(() => globalThis.taken("pointermove"));
  const before = await count();
  for (let i = 0; i < MOVES; i++) {
    await page.mouse.move(x + 60 + (i % 10) * 6, 250 + ((i * 23) % 400));
    await page.waitForTimeout(16);
  }
  const main = ((await count()) - before) / MOVES;
  const ms = await page.evaluate(() => globalThis.taken("pointermove"));
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.waitForTimeout(500);
  return { drag50: atMost(ms, 0.5), drag95: atMost(ms, 0.95), dragMain: main };
}

/** Undo, and a block that goes down by keys. */
async function byKeys({ page }) {
  await page.locator("[data-block=title1] > .dn-block-hit").click({ position: { x: 4, y: 4 } });
  await page.waitForTimeout(1500);
  const pressed = async (key, many) => {
    await page.evaluate(() => globalThis.taken("keydown"));
    for (let i = 0; i < many; i++) {
      await page.keyboard.press(key);
      await page.waitForTimeout(100);
    }
    return page.evaluate(() => globalThis.taken("keydown"));
  };
  const moves = await pressed("Alt+ArrowDown", 15);
  const undos = await pressed("Control+z", 15);
  return { move95: atMost(moves, 0.95), undo: atMost(undos, 0.5), undo95: atMost(undos, 0.95) };
}

function report(bare, ours, blocks) {
  const row = (label, name) => [label, ours[name], bare[name], bare[name] === 0 ? "-" : ours[name] / bare[name]];
  return {
    tables: [
      {
        title: `Builder: work in a mail of ${blocks} blocks, beside a bare React page of the same blocks`,
        columns: ["ms, until the frame is drawn", "the builder", "bare", "ratio"],
        rows: [
          row("until it can be seen", "ready"),
          row("a key in a text, median", "text50"),
          row("the same, 95 of 100", "text95"),
          row("the same, main thread", "textMain"),
          row("a key every 170 ms, with checks between, 95 of 100", "slow95"),
          row("the same, main thread", "slowMain"),
          row("a key in a field, median", "field50"),
          row("the same, 95 of 100", "field95"),
          row("the same, main thread", "fieldMain"),
          row("a move of a block that is dragged, median", "drag50"),
          row("the same, 95 of 100", "drag95"),
          row("the same, main thread", "dragMain"),
          row("choosing a block, 95 of 100", "select95"),
          row("the same, main thread", "selectMain"),
          row("an undo, 95 of 100", "undo95"),
          row("a block down by a key, 95 of 100", "move95"),
          row("elements", "elements"),
        ],
        notes: [
          "The least of five runs in turns. The builder has header, blocks, settings, checks, history and the message as it is received besides the paper; the bare page has neither undo nor moves by keys.",
        ],
      },
    ],
    targets: [
      target("B1", "a key in a text <= 50 ms, 95 of 100", ours.text95, 50),
      target("B2", "a key in a text, with checks between, <= 50 ms, 95 of 100", ours.slow95, 50),
      target("B3", "a key in a field <= 50 ms, 95 of 100", ours.field95, 50),
      target("B4", "a move of a dragged block <= 50 ms, 95 of 100", ours.drag95, 50),
      target("B5", "choosing a block <= 100 ms, 95 of 100", ours.select95, 100),
      target("B6", "an undo, and a block down by a key, <= 50 ms, 95 of 100", Math.max(ours.undo95, ours.move95), 50),
      {
        ...{ id: "B7", text: "ready <= 3x the bare page", met: ours.ready <= 3 * bare.ready },
        figure: times(ours.ready / bare.ready),
      },
    ],
  };
}

const target = (id, text, ms, most) => ({ id, text, met: ms <= most, figure: `${figure(ms)} ms` });
