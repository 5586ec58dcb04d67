/** `@dunlin/editor/es`: the interface in Spanish. */

import { ACTIONS_ES } from "./actions/words.ts";
import { CANVAS_ES } from "./canvas/words.ts";
import { COMMANDS_ES } from "./commands/words.ts";
import { CONDITIONS_ES } from "./conditions/words.es.ts";
import { INSIGHT_ES } from "./insight/messages.es.ts";
import { INSPECTOR_ES } from "./inspector/words.es.ts";
import { LIST_ES } from "./list/words.ts";
import { NODES_ES } from "./nodes/words.ts";
import { OUTLINE_ES } from "./outline/words.ts";
import { PALETTE_ES } from "./palette/words.ts";
import { PREVIEW_ES } from "./preview/words.ts";
import { PROBLEMS_ES } from "./problems/words.ts";
import { SHELL_ES } from "./shell/words.ts";
import { TIMELINE_ES } from "./timeline/words.ts";
import type { Messages } from "./words/messages.ts";

export const messages: Messages = {
  locale: "es",
  nodes: NODES_ES,
  commands: COMMANDS_ES,
  actions: ACTIONS_ES,
  shell: SHELL_ES,
  conditions: CONDITIONS_ES,
  outline: OUTLINE_ES,
  timeline: TIMELINE_ES,
  canvas: CANVAS_ES,
  palette: PALETTE_ES,
  inspector: INSPECTOR_ES,
  problems: PROBLEMS_ES,
  list: LIST_ES,
  preview: PREVIEW_ES,
  insight: INSIGHT_ES,
};
