/**
 * Writes the starter library into a folder: each document as JSON, and its messages as HTML and text in every language and both brands.
 * Of those that are named, also pictures on a phone and a desktop, light and dark, where Chromium is found.
 *
 *   node scripts/run-ts.mjs packages/templates/scripts/starter.ts FOLDER [ID ...]
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { BROWSER_FLAGS, chromium } from "../../runtime/src/browser.ts";
import { HOUSE_BRAND } from "../src/brand/look.ts";
import { compileTemplate } from "../src/compile/compileTemplate.ts";
import { paymentQr } from "../src/payment/paymentQr.ts";
import { renderTemplate } from "../src/render/render.ts";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "../src/starter.ts";

const [folder, ...ids] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("usage: node scripts/run-ts.mjs packages/templates/scripts/starter.ts FOLDER [ID ...]");

/** What a reader sees, on a phone and on a desktop, by day and by night. */
const VIEWS = [
  { name: "phone", size: "390,1400", scheme: 1 },
  { name: "phone-dark", size: "390,1400", scheme: 0 },
  { name: "desktop", size: "1280,1200", scheme: 1 },
  { name: "desktop-dark", size: "1280,1200", scheme: 0 },
] as const;

const browser = chromium();

function pictures(file: string): void {
  if (browser === undefined) return;
  for (const { name, size, scheme } of VIEWS) {
    const view = [
      "--hide-scrollbars",
      `--window-size=${size}`,
      `--blink-settings=preferredColorScheme=${scheme}`,
      `--screenshot=${file}.${name}.png`,
    ];
    execFileSync(browser, [...BROWSER_FLAGS, ...view, pathToFileURL(`${file}.html`).href], { stdio: "ignore" });
  }
}

/** The sample's picture of the code is nowhere; this one can be scanned. */
const code = paymentQr({
  scheme: "epc",
  name: "Ría Credit, S.A.",
  iban: "ES9121000418450200051332",
  amountMinor: 18_240,
}).svg;
const withCode = (html: string): string =>
  html.replace(/src="https:[^"]+qr[^"]+"/g, `src="data:image/svg+xml,${encodeURIComponent(code)}"`);

const out = resolve(folder);
mkdirSync(out, { recursive: true });
for (const template of STARTER_TEMPLATES.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
  writeFileSync(join(out, `${template.id}.json`), `${JSON.stringify(template, undefined, 2)}\n`);
  for (const brand of [HOUSE_BRAND, STARTER_BRAND])
    for (const locale of template.locales) {
      const message = renderTemplate(await compileTemplate(template, { locale, brand }), STARTER_SAMPLE, {
        zone: "Europe/Madrid",
      });
      if (message.status === "withheld") throw new Error(`${template.id}: ${JSON.stringify(message.problems)}`);
      const name = join(out, `${template.id}.${locale}.${brand.id}`);
      if (message.html !== undefined) writeFileSync(`${name}.html`, withCode(message.html));
      if (message.ssml !== undefined) writeFileSync(`${name}.ssml`, message.ssml);
      if (message.parts !== undefined) writeFileSync(`${name}.parts.json`, JSON.stringify(message.parts, undefined, 2));
      if (message.text !== undefined) writeFileSync(`${name}.txt`, message.text);
      if (ids.includes(template.id) && message.html !== undefined) pictures(name);
    }
}
