/** Reads `test/vectors/`: inputs, and the outputs that other languages and later releases must reproduce. */

import { readFileSync } from "node:fs";

/** The cases of one file, in its order. A released case never changes; new ones are added at the end. */
export function vectors<Case>(name: "calendar" | "hash" | "money" | "schedule"): readonly Case[] {
  const file = new URL(`../vectors/${name}.json`, import.meta.url);
  const { format, cases } = JSON.parse(readFileSync(file, "utf8")) as { format: number; cases: readonly Case[] };
  if (format !== 1) throw new Error(`${name}.json has format ${format}; this reads format 1`);
  return cases;
}
