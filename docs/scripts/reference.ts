/**
 * Writes the pages of `docs/reference` that are made of the packages; those of diagnostics, packs and figures are written by the engine.
 *
 *   node scripts/run-ts.mjs docs/scripts/reference.ts
 */

import { writeFileSync } from "node:fs";
import { referencePages } from "./pages.ts";

for (const [name, text] of Object.entries(await referencePages()))
  writeFileSync(new URL(`../reference/${name}.md`, import.meta.url), text);
