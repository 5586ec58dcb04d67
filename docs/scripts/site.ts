/** The pages of the site: which files they are, and where they stand once it is built. */

import { readdirSync } from "node:fs";
import { pageOf } from "../.vitepress/pages.ts";

export const ROOT = new URL("../../", import.meta.url);

/** Where the build puts them. */
export const BUILT = new URL("docs/.vitepress/dist/", ROOT);

export const below = (folder: string): string[] =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
    .map((name) => `${folder}${name}`)
    .sort();

/** Every page, also those of the packages. */
export const PAGES: readonly string[] = [
  ...below("docs/"),
  ...below("packages/"),
  ...below("examples/"),
  "CONTRIBUTING.md",
].filter((file) => pageOf(file) !== undefined);

/** `docs/concepts/time.md` -> `/concepts/time` */
export const addressOf = (file: string): string =>
  `/${(pageOf(file) ?? "").replace(/\.md$/, "").replace(/^index$/, "")}`;

/** The file that a browser gets at an address. */
export const builtFileOf = (address: string): string => (address === "/" ? "index.html" : `${address.slice(1)}.html`);
