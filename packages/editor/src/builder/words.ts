/** All words of the builder, by room. A language without one of them does not compile. */

import type { Messages } from "../words/messages.ts";
import { EN } from "../words/messages.ts";
import { BLOCKS_EN, type BlockWords } from "./blocks/words.ts";
import { BRAND_EN, type BrandWords } from "./brand/words.ts";
import { PAPER_EN, type PaperWords } from "./canvas/words.ts";
import { CHANNELS_EN, type ChannelWords } from "./channels/words.ts";
import { CHECKS_EN, type ChecksWords } from "./checks/words.ts";
import { BUILDER_COMMANDS_EN, type BuilderCommandWords } from "./commands/words.ts";
import { IMPORTS_EN, type ImportsWords } from "./imports/words.ts";
import { BUILDER_INSPECTOR_EN, type BuilderInspectorWords } from "./inspector/words.ts";
import { RECEIVED_EN, type ReceivedWords } from "./preview/words.ts";
import { SAVED_EN, type SavedWords } from "./saved/words.ts";
import { BUILDER_SHELL_EN, type BuilderShellWords } from "./shell/words.ts";
import { TEXT_EN, type TextWords } from "./text/words.ts";
import { TEXTS_EN, type TextsWords } from "./texts/words.ts";
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
  readonly texts: TextsWords;
  readonly brand: BrandWords;
  readonly saved: SavedWords;
  readonly imports: ImportsWords;
  readonly channels: ChannelWords;
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
  texts: TEXTS_EN,
  brand: BRAND_EN,
  saved: SAVED_EN,
  imports: IMPORTS_EN,
  channels: CHANNELS_EN,
  conditions: EN.conditions,
};
