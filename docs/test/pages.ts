/** The pages of the site as files, and what stands in them. */

import { readFileSync } from "node:fs";
import { below, PAGES, ROOT } from "../scripts/site.ts";

export { PAGES, ROOT };

export const read = (file: string): string => readFileSync(new URL(file, ROOT), "utf8");

/** Written by hand, for this site. */
export const WRITTEN = below("docs/").filter((file) => !file.startsWith("docs/reference/") && file !== "docs/SPEC.md");

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
