/** What of the site is looked at once it is built. The looking itself is `docs/scripts/checkSite.ts`. */

import type { DefaultTheme } from "vitepress";
import { expect, test } from "vitest";
import config from "../.vitepress/config.ts";
import { LOOKS } from "../scripts/looks.ts";
import { addressOf, builtFileOf, PAGES } from "../scripts/site.ts";
import { read } from "./pages.ts";

const ADDRESSES = PAGES.map(addressOf);

const linksOf = (items: readonly DefaultTheme.SidebarItem[]): string[] =>
  items.flatMap(({ link, items: deeper = [] }) => [...(link === undefined ? [] : [link]), ...linksOf(deeper)]);

test("DC10 every page of the sidebar is among those that are looked at", () => {
  const links = linksOf(config.themeConfig?.sidebar as DefaultTheme.SidebarItem[]);
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter((link) => !ADDRESSES.includes(link))).toEqual([]);
  expect(ADDRESSES).toContain("/");
  expect(new Set(ADDRESSES.map(builtFileOf)).size).toBe(PAGES.length);
});

test("DC10 some are looked at when the site is built, all by a command of its own, on a phone and at a desk, in light and dark", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  expect(scripts["docs:build"]).toMatch(
    /vitepress\.js build docs && node scripts\/run-ts\.mjs docs\/scripts\/checkSite\.ts \/ /,
  );
  expect(scripts["docs:check"]).toMatch(
    /npm run docs:build && node scripts\/run-ts\.mjs docs\/scripts\/checkSite\.ts$/,
  );
  const seen = LOOKS.map(({ width, colors }) => `${width} ${colors}`);
  expect(seen.toSorted()).toEqual(["1280 dark", "1280 light", "390 dark", "390 light"]);
  // Each width once under the rules that widths mean something to.
  expect(LOOKS.filter(({ rules }) => rules !== "contrast").map(({ width }) => width)).toEqual([1280, 390]);
});
