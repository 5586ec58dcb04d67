/**
 * The editor in a real browser beside a bare React Flow page of as many cards: how long until it can be seen, what moving about costs,
 * and what an edit and a key cost in a large strategy. Main-thread time is that of the browser's own count, which a busy machine
 * disturbs less than a clock.
 */

import { fileURLToPath } from "node:url";
import { atMost, best, counter, onPages } from "../lib/pages.mjs";
import { figure, times } from "../lib/report.mjs";

const SIZES = [50, 200, 500];
const MOVES = 40;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function editor({ quick }) {
  const entries = { ours: here("ours.jsx"), bare: here("bare.jsx"), "ours-styles": here("styles.css") };
  return report(await onPages(entries, (browser, address) => measured(browser, address, quick)), quick);
}

async function measured(browser, address, quick) {
  const rounds = quick ? 1 : 5;
  const found = [];
  for (const steps of quick ? [50] : SIZES) {
    const runs = { bare: [], ours: [] };
    for (let round = 0; round < rounds; round++)
      for (const page of ["bare", "ours"])
        runs[page].push(await lookAt(browser, `${address}/${page}.html?steps=${steps}`));
    found.push({ steps, bare: best(runs.bare), ours: best(runs.ours) });
  }
  const large = await atWork(browser, `${address}/ours.html?steps=${quick ? 50 : 500}`, quick ? 5 : 40);
  const drags = {};
  for (const page of ["bare", "ours"])
    drags[page] = Math.min(
      ...(await several(rounds, () => drag(browser, `${address}/${page}.html?steps=${quick ? 50 : 500}`))),
    );
  const undo = await undone(browser, `${address}/ours.html?steps=${quick ? 50 : 1000}`, quick ? 5 : 40);
  return { found, large, drags, undo };
}

async function several(times, work) {
  const found = [];
  for (let i = 0; i < times; i++) found.push(await work());
  return found;
}

/** Main-thread ms of each move of a step that is dragged: on the bare page anywhere, in the editor over the places where it may go. */
async function drag(browser, url) {
  return onPage(browser, url, async (page) => {
    const count = await counter(page);
    const step = await page.locator('[data-step="mail0"]').first().boundingBox();
    const [x, y] = [step.x + 60, step.y + step.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 12, y + 6, { steps: 4 });
    await page.waitForTimeout(400);
    const before = await count();
    for (let i = 0; i < MOVES; i++) await page.mouse.move(x + 12 + (i % 10) * 4, y + 6 + i * 6);
    const taken = ((await count()) - before) / MOVES;
    await page.keyboard.press("Escape");
    await page.mouse.up();
    return taken;
  });
}

/** Ms of script of each undo. */
async function undone(browser, url, times) {
  return onPage(browser, url, async (page) => {
    await page.evaluate((n) => globalThis.work.edit(n), 5);
    return atMost((await page.evaluate((n) => globalThis.work.edit(n), times)).undos, 0.95);
  });
}

async function onPage(browser, url, work) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.goto(url);
    await page.waitForSelector("[data-step]");
    await page.waitForTimeout(1500);
    return await work(page);
  } finally {
    await page.close();
  }
}

async function lookAt(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    const count = await counter(page);
    const start = Date.now();
    await page.goto(url);
    await page.waitForSelector("[data-step]");
    const ready = Date.now() - start;
    await page.waitForTimeout(800);
    const elements = await page.evaluate(() => document.querySelectorAll("#box *").length);
    const before = await count();
    await page.mouse.move(560, 400);
    for (let i = 0; i < MOVES; i++) await page.mouse.wheel(0, i % 2 === 0 ? 60 : 30);
    await page.waitForTimeout(300);
    return { ready, elements, pan: ((await count()) - before) / MOVES };
  } finally {
    await page.close();
  }
}

async function atWork(browser, url, edits) {
  return onPage(browser, url, async (page) => {
    const count = await counter(page);
    await page.evaluate((n) => globalThis.work.edit(n), 5);
    const before = await count();
    const found = await page.evaluate((n) => globalThis.work.edit(n), edits);
    const ms = [...found.edits, ...found.undos];
    const edit = ((await count()) - before) / ms.length;
    const steps = Array.from({ length: 10 }, (_, i) => [`mail${i % 5}`, `Mail ${(i % 5) + 1}`]);
    const settings = await page.evaluate((ids) => globalThis.work.settings(ids), steps);
    await page.evaluate(() => globalThis.work.select("mail1"));
    const field = page.locator(".dn-side input[type=text]").first();
    await field.click();
    await page.waitForTimeout(500);
    const typed = await count();
    await page.keyboard.type("abcdefghijklmnopqrst", { delay: 30 });
    await page.waitForTimeout(900);
    return {
      p95: atMost(ms, 0.95),
      median: atMost(ms, 0.5),
      edit,
      key: ((await count()) - typed) / 20,
      settings: atMost(settings.slice(1), 0.75),
    };
  });
}

function report({ found, large, drags, undo }, quick) {
  const rows = found.flatMap(({ steps, bare, ours }) => [
    [`${steps} steps: bare React Flow`, bare.ready, bare.pan, bare.elements, 1],
    [`${steps} steps: the editor`, ours.ready, ours.pan, ours.elements, ours.ready / bare.ready],
  ]);
  const [{ bare, ours } = found[0]] = found.slice(-1);
  return {
    tables: [
      {
        title: "Editor: opened and moved about, beside a bare React Flow page",
        columns: ["", "ready ms", "main thread ms per move", "elements", "ready ratio"],
        rows,
        notes: ["The least of five runs. The editor has header, palette, settings and problems besides the canvas."],
      },
      {
        title: `Editor: work in ${quick ? 50 : 500} steps`,
        columns: ["", "ms"],
        rows: [
          ["a step put in or taken back, script until the command returns, median", large.median],
          ["the same, 95 of 100", large.p95],
          ["the same with drawing, checks and all that follows, main thread", large.edit],
          ["a key typed into a field, main thread", large.key],
          ["from choosing a step to its settings, 75 of 100", large.settings],
          ["a move of a step that is dragged, main thread", drags.ours],
          ["the same on the bare page", drags.bare],
          [`an undo in ${quick ? 50 : "1,000"} steps, script, 95 of 100`, undo],
        ],
      },
    ],
    targets: [
      {
        id: "E1",
        text: "ready, 500 steps <= 1.5x a bare React Flow page",
        met: ours.ready <= 1.5 * bare.ready,
        figure: times(ours.ready / bare.ready),
      },
      {
        id: "E2",
        text: "a move over 500 steps <= 1.3x a bare page",
        met: ours.pan <= 1.3 * bare.pan,
        figure: times(ours.pan / bare.pan),
      },
      {
        id: "E3",
        text: "a structural edit in 500 steps <= 16 ms script, 95 of 100",
        met: large.p95 <= 16,
        figure: `${figure(large.p95)} ms`,
      },
      {
        id: "E4",
        text: "a key in a field with 500 steps <= 50 ms",
        met: large.key <= 50,
        figure: `${figure(large.key)} ms`,
      },
      {
        id: "E5",
        text: "a move of a dragged step over 500 <= 1.3x a bare page",
        met: drags.ours <= 1.3 * drags.bare,
        figure: times(drags.ours / drags.bare),
      },
      {
        id: "E6",
        text: "from choosing a step to its settings <= 100 ms, 75 of 100",
        met: large.settings <= 100,
        figure: `${figure(large.settings)} ms`,
      },
      {
        id: "E7",
        text: "an undo in 1,000 steps <= 5 ms script, 95 of 100",
        met: undo <= 5,
        figure: `${figure(undo)} ms`,
      },
    ],
  };
}
