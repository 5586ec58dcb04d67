/**
 * Writes what is made of `packs/*.json` and `calendars/*.json`: the modules `src/policy/packs.data.ts` and
 * `src/policy/calendars.data.ts`, and `docs/reference/packs.md` at the root of the workspace.
 *
 *   node scripts/run-ts.mjs packages/engine/scripts/packs.ts
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { packsPage } from "../docs/packs/page.ts";
import { readCalendars, readPacks } from "./packFiles.ts";
import { calendarsModule, packsModule } from "./packModules.ts";

const ENGINE = new URL("../", import.meta.url);
const packs = readPacks();
const calendars = readCalendars();

write("src/policy/packs.data.ts", packsModule(packs));
write("src/policy/calendars.data.ts", calendarsModule(calendars));
write("../../docs/reference/packs.md", packsPage(packs, calendars));

function write(path: string, text: string): void {
  const url = new URL(path, ENGINE);
  mkdirSync(new URL(".", url), { recursive: true });
  writeFileSync(url, text);
}
