/** The files of contact policy: packs and calendars as JSON, read for what is made of them, and written. */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PolicyPack } from "../src/model/policy.ts";
import type { CalendarFile } from "./holidays.ts";

const ENGINE = new URL("../", import.meta.url);
const WIDTH = 120;

/** By id. */
export const readPacks = (): PolicyPack[] => readFolder("packs/");

/** By id. */
export const readCalendars = (): CalendarFile[] => readFolder("calendars/");

export function readFolder<File>(folder: string): File[] {
  const url = new URL(folder, ENGINE);
  return readdirSync(url)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort()
    .map((id) => JSON.parse(readFileSync(new URL(`${id}.json`, url), "utf8")));
}

/** As the formatter of this workspace writes it: lists of plain values on one line where they fit. */
export function asJson(value: unknown): string {
  const tall = JSON.stringify(value, null, 2);
  const flat = tall.replace(/^(.*)\[\n([^[\]{}]*?)\n *\]/gm, (list, before: string, items: string) => {
    const line = `${before}[${items.trim().replace(/\n */g, " ")}]`;
    return line.length < WIDTH ? line : list;
  });
  return `${flat}\n`;
}

/** The installed release of date-holidays. */
export function releaseOfHolidays(): string {
  const manifest = createRequire(import.meta.url).resolve("date-holidays/package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}
