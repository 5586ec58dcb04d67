/**
 * Writes `calendars/ID.json` from date-holidays and the corrections in `holidays.ts`. Run it by hand, after a new release of
 * that package or a new correction, and read the difference against the official lists before you commit it:
 *
 *   node scripts/run-ts.mjs packages/engine/scripts/calendars.ts
 */

import { writeFileSync } from "node:fs";
import Holidays from "date-holidays";
import { calendarOf, SOURCES } from "./holidays.ts";
import { asJson, releaseOfHolidays } from "./packFiles.ts";

const FOLDER = new URL("../calendars/", import.meta.url);

for (const source of SOURCES) {
  const calendar = calendarOf(source, Holidays, releaseOfHolidays());
  writeFileSync(new URL(`${source.id}.json`, FOLDER), asJson(calendar));
}
