/** `@dunlin/editor/template-editor/es`: the builder in Spanish. */

import { CONDITIONS_ES } from "../conditions/words.es.ts";
import { BLOCKS_ES } from "./blocks/words.ts";
import { BRAND_ES } from "./brand/words.ts";
import { PAPER_ES } from "./canvas/words.ts";
import { CHANNELS_ES } from "./channels/words.ts";
import { CHECKS_ES } from "./checks/words.ts";
import { BUILDER_COMMANDS_ES } from "./commands/words.ts";
import { IMPORTS_ES } from "./imports/words.ts";
import { BUILDER_INSPECTOR_ES } from "./inspector/words.es.ts";
import { RECEIVED_ES } from "./preview/words.ts";
import { SAVED_ES } from "./saved/words.ts";
import { BUILDER_SHELL_ES } from "./shell/words.ts";
import { TEXT_ES } from "./text/words.ts";
import { TEXTS_ES } from "./texts/words.ts";
import { VERSIONS_ES } from "./versions/words.ts";
import type { BuilderMessages } from "./words.ts";

export const builderMessages: BuilderMessages = {
  locale: "es",
  commands: BUILDER_COMMANDS_ES,
  shell: BUILDER_SHELL_ES,
  blocks: BLOCKS_ES,
  paper: PAPER_ES,
  inspector: BUILDER_INSPECTOR_ES,
  writing: TEXT_ES,
  received: RECEIVED_ES,
  checks: CHECKS_ES,
  versions: VERSIONS_ES,
  texts: TEXTS_ES,
  brand: BRAND_ES,
  saved: SAVED_ES,
  imports: IMPORTS_ES,
  channels: CHANNELS_ES,
  conditions: CONDITIONS_ES,
};
