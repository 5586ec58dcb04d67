/** The words of the field, in order and in agreement with the code. */

import { describeKpi, KPIS, type KpiUnit } from "@dunlin/engine/kpi";
import { expect, test } from "vitest";
import { slugOf } from "../.vitepress/links.ts";
import { read } from "./pages.ts";

const PAGE = read("docs/concepts/glossary.md");
const LETTERS = [...PAGE.matchAll(/^## (.*)$/gm)].map(([, letter = ""]) => letter);
const ENTRIES = [...PAGE.matchAll(/^### (.*)\n\n(.*)$/gm)].map(([, term = "", text = ""]) => ({ term, text }));

/** What the entry of a figure says of its unit. */
const UNITS: Readonly<Record<KpiUnit, RegExp>> = {
  share: /\bshare\b/,
  ratio: /\ba ratio\b/,
  money: /\ban amount\b/,
  days: /\bdays\b/,
  count: /\bnumber of\b/,
  perCase: /\bfor each case\b/,
  perCaseMonth: /\bfor each case and 30 days\b/,
  perHour: /\bfor each hour\b/,
  score: /\bfrom -100 to 100\b/,
};

test("DC9 the glossary is sorted, under the letters of its terms, and has no term twice", () => {
  const terms = ENTRIES.map(({ term }) => term);
  expect(terms.length).toBeGreaterThan(60);
  expect(terms.length).toBe(PAGE.match(/^### /gm)?.length);
  expect(terms).toEqual(terms.toSorted(new Intl.Collator("en").compare));
  // Also not once by its name and once by its letters.
  const names = terms.flatMap((term) => term.split(/ \(|\)/).filter(Boolean)).map((name) => name.toLowerCase());
  expect(names).toEqual([...new Set(names)]);
  expect([...new Set(terms.map((term) => term[0]))]).toEqual(LETTERS);
});

test.each(ENTRIES)("DC9 $term: one or two sentences, and where it matters", ({ text }) => {
  const said = text.replace(/\S*\[[^\]]*\]\([^)]*\)\S*/g, "");
  expect(said.length).toBeLessThan(260);
  // The link may stand by itself.
  expect(text.match(/\.(?= |$)/g)?.length).toBeLessThanOrEqual(3);
  expect(text).toMatch(/\]\([^)]+\)/);
});

test.each(KPIS)("DC9 the figure $id has an entry, by its name and with its unit", ({ id, unit }) => {
  const title = describeKpi(id)?.title ?? "";
  const entry = ENTRIES.find(({ term }) => term.replace(/ \(.*\)$/, "") === title);
  expect(entry?.text, title).toContain(`\`${id}\` in [figures](../reference/figures.md#${slugOf(title)})`);
  expect(entry?.text).toMatch(UNITS[unit]);
});
