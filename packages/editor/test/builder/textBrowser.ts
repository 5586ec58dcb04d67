/** A page in a real browser in which tests write, with its own keys and under the policy of a host. */

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Block, RichText, Template } from "@dunlin/templates";
import type { Page } from "playwright";
import { afterAll, beforeAll } from "vitest";
import { sharedBrowser } from "../../../../scripts/inBrowser.ts";
import { serving } from "../browser/bundle.ts";
import type { WritingPage } from "./textPage.tsx";

declare const writing: WritingPage;

export const MINUTE = 60_000;
const source = (name: string) => readFileSync(new URL(`../../src/${name}`, import.meta.url), "utf8");
/** All that the stylesheet of the builder is made of. */
const css = [...source("templateEditor.css").matchAll(/@import "\.\/([^"]+)"/g)].map(([, name]) => source(`${name}`));

export const text = (id: string, runs: RichText, es: RichText = []): Block =>
  ({ id, type: "text", v: 1, props: { text: { en: runs, es }, look: "text" } }) as unknown as Block;

/** What tests do on the page, which is there while the tests around are run. */
export function writingPage() {
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    server = createServer(await serving("../builder/textPage.tsx", [".box{block-size:800px}", ...css].join("\n")));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    page = await (await sharedBrowser()).newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForSelector("[data-view='paper']");
  }, 2 * MINUTE);
  afterAll(async () => {
    await page?.close();
    server?.close();
  });

  const open = async (blocks?: readonly Block[], permitted = true) => {
    await page.evaluate(([all, may]) => writing.open(JSON.parse(all as string) ?? undefined, may as boolean), [
      JSON.stringify(blocks ?? null),
      permitted,
    ] as const);
    await page.waitForSelector("[data-block]");
  };
  const write = async (id: string) => {
    // In its last corner, where the text ends.
    const { width, height } = (await page.locator(`[data-block="${id}"]`).boundingBox()) ?? { width: 0, height: 0 };
    const position = { x: width, y: height };
    await page.locator(`[data-block="${id}"] > .dn-block-hit`).dblclick({ position });
    await page.waitForSelector(`[data-block="${id}"] .dn-writer.ProseMirror-focused`);
    // Right after the focus a caret that jumps to the beginning is taken for one that the browser has put there.
    await page.waitForTimeout(250);
  };
  const runs = async (id: string, locale = "en"): Promise<RichText | undefined> => {
    const doc = (await page.evaluate(() => writing.doc())) as Template;
    const block = doc.root.find((one) => one.id === id);
    return (block?.props.text as unknown as Record<string, RichText> | undefined)?.[locale];
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      // Browsers tell of a selection later than of the key.
      await page.waitForTimeout(40);
    }
  };
  const paste = (html: string, plain = "") =>
    page.evaluate(([a, b]) => writing.paste(a as string, b as string), [html, plain]);
  const told = () => page.locator(".dn-toast p").textContent();
  const focused = () => page.evaluate(() => document.activeElement?.className ?? "");
  return { open, write, runs, press, paste, told, focused, page: () => page };
}
