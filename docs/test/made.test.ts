/** What is made of other things is as they make it. */

import { readdirSync } from "node:fs";
import { compileStrategy, parseStrategy } from "@dunlin/engine";
import { scenario } from "@dunlin/engine/testing";
import { expect, test } from "vitest";
import { referencePages } from "../scripts/pages.ts";
import { disagreements } from "../scripts/problems.ts";
import { severitiesOf } from "../scripts/templateDiagnostics.ts";
import { ROOT, read } from "./pages.ts";

test("DC5 pages of the reference are what they are made of; if not: node scripts/run-ts.mjs docs/scripts/reference.ts", async () => {
  for (const [name, text] of Object.entries(await referencePages())) {
    expect(read(`docs/reference/${name}.md`), name).toBe(text);
    expect(text.length, name).toBeGreaterThan(1500);
  }
  const named = readdirSync(new URL("docs/reference/", ROOT));
  expect(named.toSorted()).toEqual(
    [...Object.keys(await referencePages()), "diagnostics", "figures", "packs"].map((name) => `${name}.md`).toSorted(),
  );
});

test("DC6 the story of the front page is what the engine tells of the strategy of the tutorial", async () => {
  const told = scenario(compileStrategy(parseStrategy(read("docs/first-reminder/ab.json"))), { title: "C-5" });
  const channels = [{ channel: "sms", address: "+34600000004" }];
  const bill = { ref: "I-5", dueDate: "2026-03-05", currency: "EUR", amountMinor: 12_000, outstandingMinor: 12_000 };
  told.given({ caseId: "C-5", debtor: { id: "D-5", country: "ES", channels }, obligations: [bill] });
  told.at("2026-03-01 10:00").enroll().at("2026-03-12 18:20").pays(12_000).expectOutcome("paid");
  const file = new URL("docs/.vitepress/story.txt", ROOT);
  await expect(told.story({ effects: false })).toMatchFileSnapshot(file.pathname);
});

test("DC7 the colors of the site are those of the editor", () => {
  const tokens = read("packages/editor/src/ui/tokens.css").toLowerCase();
  const colors = [...read("docs/.vitepress/theme/style.css").matchAll(/#[0-9a-f]{6}/gi)].map(([color]) => color);
  expect(colors.length).toBeGreaterThan(40);
  expect(colors.filter((color) => !tokens.includes(color.toLowerCase()))).toEqual([]);
  expect(read("docs/.vitepress/theme/front.css")).not.toMatch(/#[0-9a-f]{3,6}\b/i);
});

test("DC11 every code by which a package refuses has words that say what to do", () => {
  expect(disagreements()).toEqual([]);
  const page = read("docs/reference/template-diagnostics.md");
  for (const [code, severity] of severitiesOf()) expect(page).toContain(`| \`${code}\` | ${severity} | `);
  for (const name of ["template-diagnostics", "problems"]) {
    const rows = [...read(`docs/reference/${name}.md`).matchAll(/^\| `([\w.]+)` \| .*?([^|]+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(100);
    // What it means, and what to do.
    expect(rows.filter(([, , words = ""]) => !/[.;] \S.*\.$/.test(words)).map(([, code]) => code)).toEqual([]);
  }
});
