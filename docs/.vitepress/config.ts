/** The site: pages of `docs/` and of the packages, with a search of its own and nothing from elsewhere. */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type DefaultTheme, defineConfig } from "vitepress";
import { bracesKept, relinked, slugOf } from "./links.ts";
import { pageOf } from "./pages.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OF_VITEPRESS = createRequire(createRequire(import.meta.url).resolve("vitepress/package.json"));
const VUE = dirname(OF_VITEPRESS.resolve("vue/package.json"));
const SKIPPED = /(^|\/)(node_modules|dist|\.[^/]*)(\/|$)/;
const FILES = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".md") && !SKIPPED.test(file),
);

/** Links to pages in the order given, each with the first heading of its file. */
const entries = (...files: readonly string[]): DefaultTheme.SidebarItem[] =>
  files.map((file) => ({ text: titleOf(file), link: `/${pageOf(file)?.replace(/\.md$/, "")}` }));

const titleOf = (file: string): string => /^# (.*)$/m.exec(readFileSync(`${ROOT}${file}`, "utf8"))?.[1] ?? file;
const folder = (path: string): string[] => FILES.filter((file) => file.startsWith(path)).sort();

const SIDEBAR: DefaultTheme.SidebarItem[] = [
  {
    text: "Begin",
    items: entries("docs/tutorial.md", "docs/comparison.md", "examples/README.md"),
  },
  {
    text: "Guides",
    items: entries(...["product-team", "analyst", "developer", "marketer"].map((name) => `docs/guides/${name}.md`)),
  },
  {
    text: "Concepts",
    items: entries(
      ...["document", "engine", "time", "contact-policy", "commitments", "experiments", "guarantees", "glossary"].map(
        (name) => `docs/concepts/${name}.md`,
      ),
    ),
  },
  { text: "Packages", items: entries(...["engine", "templates", "editor", "runtime"].map(readme)) },
  { text: "Running it", items: entries(...folder("packages/runtime/docs/")) },
  { text: "Reference", items: entries("packages/engine/FORMAT.md", ...folder("docs/reference/")) },
  {
    text: "Rules",
    items: ["engine", "templates", "editor", "runtime"].map((name) => ({
      text: `Rules of ${name}`,
      link: `/rules/${name}`,
    })),
  },
  { text: "Decisions", items: entries(...folder("docs/decisions/")) },
];

function readme(name: string): string {
  return `packages/${name}/README.md`;
}

export default defineConfig({
  title: "Dunlin",
  description: "Debt collections as documents: checked, simulated, run and explained.",
  lang: "en-US",
  srcDir: "..",
  srcExclude: FILES.filter((file) => pageOf(file) === undefined),
  rewrites: Object.fromEntries(FILES.map((file) => [file, pageOf(file) ?? file])),
  cleanUrls: true,
  // A link that leads nowhere ends the build.
  ignoreDeadLinks: false,
  markdown: {
    languageAlias: { mjs: "js" },
    anchor: { slugify: slugOf },
    config(md) {
      relinked(md, ROOT);
      bracesKept(md);
    },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  vite: {
    publicDir: fileURLToPath(new URL("../public", import.meta.url)),
    server: { host: "127.0.0.1" },
    build: { target: "es2022" },
    // Pages of the packages lie where nobody knows of Vue.
    resolve: {
      alias: [
        { find: /^vue\/server-renderer$/, replacement: `${VUE}/server-renderer/index.mjs` },
        { find: /^vue$/, replacement: `${VUE}/dist/vue.runtime.esm-bundler.js` },
      ],
    },
  },
  head: [["link", { rel: "icon", type: "image/svg+xml", href: "/mark.svg" }]],
  themeConfig: {
    logo: "/mark.svg",
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Tutorial", link: "/tutorial" },
      { text: "Guides", items: SIDEBAR[1]?.items as DefaultTheme.NavItemWithLink[] },
      { text: "Concepts", link: "/concepts/document" },
      { text: "Reference", link: "/reference/format" },
    ],
    sidebar: SIDEBAR,
    footer: { message: "MIT license. Contact policy packs are drafts and no legal advice." },
  },
});
