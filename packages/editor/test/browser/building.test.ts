/** Blueprint B built three times in a real browser: with keys only, by picking and placing only, and by dragging. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Strategy } from "@dunlin/engine";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUNS, sharedBrowser } from "../../../../scripts/inBrowser.ts";
import { WHOLE } from "../../../../scripts/sizes.ts";
import { build } from "./building/grow.ts";
import { type Hand, read } from "./building/hand.ts";
import { keysOf } from "./building/keys.ts";
import { draggingOf, placingOf } from "./building/pointer.ts";
import { renamed, WANTED } from "./building/wanted.ts";
import { serving } from "./bundle.ts";

const MINUTE = 60_000;

interface Built {
  readonly doc: Strategy;
  /** Presses of the pointer, those of them that became drags, and keys that were not typed into a field. */
  readonly used: { readonly presses: number; readonly drags: number; readonly keys: number };
}

/** It takes minutes, so the proof does it. */
const PROVES = RUNS && WHOLE;

describe.runIf(PROVES)("EM4 a strategy is built with keys only, by picking and placing only, and by dragging", () => {
  let browser: Browser;
  let address: string;
  let server: ReturnType<typeof createServer>;

  beforeAll(async () => {
    server = createServer(await serving("workshop.tsx", ".box { block-size: 100vh } body { margin: 0 }"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await sharedBrowser();
  }, MINUTE);

  afterAll(() => {
    server?.close();
  });

  async function built(handOf: (page: Page) => Hand): Promise<Built> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce" });
    try {
      await page.goto(address);
      await page.waitForSelector('[data-step="end"]');
      const names = await build(handOf(page), WANTED);
      const used = await page.evaluate(() => (globalThis as unknown as Pick<Built, "used">).used);
      return { doc: renamed(await read(page), names), used };
    } finally {
      await page.close();
    }
  }

  test("EM4 and all three are blueprint B, with everything that is set in it", { timeout: 10 * MINUTE }, async () => {
    const [keys, placed, dragged] = await Promise.all([built(keysOf), built(placingOf), built(draggingOf)]);
    expect(keys.doc).toEqual(WANTED);
    expect(placed.doc).toEqual(keys.doc);
    expect(dragged.doc).toEqual(keys.doc);
    expect(keys.used.presses).toBe(0);
    expect(placed.used).toMatchObject({ drags: 0, keys: 0 });
    expect(dragged.used.drags).toBeGreaterThan(30);
    expect(dragged.used.keys).toBe(0);
  });
});
