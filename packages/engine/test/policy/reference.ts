/** The nine packs and five calendars that the engine began with. They never change: shipped ones are compared with them. */

import { readFileSync } from "node:fs";
import type { PolicyCalendar, PolicyPack } from "../../src/model/policy.ts";

interface Reference {
  readonly packs: Readonly<Record<string, PolicyPack>>;
  readonly calendars: Readonly<Record<string, PolicyCalendar>>;
}

export const reference: Reference = JSON.parse(readFileSync(new URL("reference/packs.json", import.meta.url), "utf8"));
