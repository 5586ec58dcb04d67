/** The pages of the reference that are made of the packages, by the names of their files. */

import { blocksPage } from "./blocks.ts";
import { cliPage } from "./cli.ts";
import { effectsPage } from "./effects.ts";
import { eventsPage } from "./events.ts";
import { httpApiPage } from "./httpApi.ts";
import { nodeTypesPage } from "./nodeTypes.ts";
import { problemsPage } from "./problems.ts";
import { templateDiagnosticsPage } from "./templateDiagnostics.ts";

export const referencePages = async (): Promise<Readonly<Record<string, string>>> => ({
  "node-types": nodeTypesPage(),
  blocks: blocksPage(),
  "template-diagnostics": templateDiagnosticsPage(),
  problems: problemsPage(),
  effects: effectsPage(),
  events: eventsPage(),
  "http-api": await httpApiPage(),
  cli: await cliPage(),
});
