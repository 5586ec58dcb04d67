/** All words of the builder, by room. A language without one of them does not compile. */

import type { Messages } from "../words/messages.ts";
import { EN } from "../words/messages.ts";
import { BLOCKS_EN, type BlockWords } from "./blocks/words.ts";
import { PAPER_EN, type PaperWords } from "./canvas/words.ts";
import { CHECKS_EN, type ChecksWords } from "./checks/words.ts";
import { BUILDER_COMMANDS_EN, type BuilderCommandWords } from "./commands/words.ts";
import { BUILDER_INSPECTOR_EN, type BuilderInspectorWords } from "./inspector/words.ts";
import { RECEIVED_EN, type ReceivedWords } from "./preview/words.ts";
import { BUILDER_SHELL_EN, type BuilderShellWords } from "./shell/words.ts";
import { TEXT_EN, type TextWords } from "./text/words.ts";
import { VERSIONS_EN, type VersionsWords } from "./versions/words.ts";

export interface BuilderMessages {
  /** BCP 47. */
  readonly locale: string;
  readonly commands: BuilderCommandWords;
  readonly shell: BuilderShellWords;
  readonly blocks: BlockWords;
  readonly paper: PaperWords;
  readonly inspector: BuilderInspectorWords;
  readonly writing: TextWords;
  readonly received: ReceivedWords;
  readonly checks: ChecksWords;
  readonly versions: VersionsWords;
  /** Of the condition builder. */
  readonly conditions: Messages["conditions"];
}

export const BUILDER_EN: BuilderMessages = {
  locale: "en",
  commands: BUILDER_COMMANDS_EN,
  shell: BUILDER_SHELL_EN,
  blocks: BLOCKS_EN,
  paper: PAPER_EN,
  inspector: BUILDER_INSPECTOR_EN,
  writing: TEXT_EN,
  received: RECEIVED_EN,
  checks: CHECKS_EN,
  versions: VERSIONS_EN,
  conditions: EN.conditions,
};
