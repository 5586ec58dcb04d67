/**
 * Writes the reference page of all findings, `docs/reference/diagnostics.md` at the root of the workspace, from
 * `docs/diagnostics` of this package and from what the engine answers.
 *
 *   node scripts/run-ts.mjs packages/engine/scripts/diagnosticsPage.ts
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { diagnosticsPage } from "../docs/diagnostics/page.ts";

const PAGE = new URL("../../../docs/reference/diagnostics.md", import.meta.url);

mkdirSync(new URL(".", PAGE), { recursive: true });
writeFileSync(PAGE, diagnosticsPage());
