/** The pages of the site as files, and what stands in them. */

import { readdirSync, readFileSync } from "node:fs";
import { pageOf } from "../.vitepress/pages.ts";

export const ROOT = new URL("../../", import.meta.url);

export const read = (file: string): string => readFileSync(new URL(file, ROOT), "utf8");

const below = (folder: string): string[] =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
    .map((name) => `${folder}${name}`)
    .sort();

/** Written by hand, for this site. */
export const WRITTEN = below("docs/").filter((file) => !file.startsWith("docs/reference/") && file !== "docs/SPEC.md");

/** Every page, also those of the packages. */
export const PAGES = [...below("docs/"), ...below("packages/"), ...below("examples/"), "CONTRIBUTING.md"].filter(
  (file) => pageOf(file) !== undefined,
);

export interface Fence {
  readonly language: string;
  readonly text: string;
}

/** Blocks between fences, in order, also indented ones. */
export const fencesIn = (page: string): Fence[] =>
  [...page.matchAll(/^( *)```(\S*)[^\n]*\n(.*?)^\1```$/gms)].map(([, indent = "", language = "", text = ""]) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));

/** What a page imports: `<<< @/path#region{lines}`. */
export const importsIn = (page: string): { readonly file: string; readonly region?: string }[] =>
  [...page.matchAll(/^<<< @\/([^#{\s]+)(?:#([\w-]+))?/gm)].map(([, file = "", region]) => ({
    file,
    ...(region !== undefined && { region }),
  }));
